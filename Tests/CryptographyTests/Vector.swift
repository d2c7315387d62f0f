import AWSTypes
import Foundation
import SecretMemory
import Testing

@testable import Cryptography

/// One file of `Vectors/`.
struct Vector {
    private let values: [String: String]

    init(_ name: String) throws {
        let folder: URL = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors")
        let text: String = try String(contentsOf: folder.appending(path: name + ".txt"), encoding: .utf8)
        var values: [String: String] = [:]
        for line: Substring in text.split(separator: "\n") {
            let colon: Range<Substring.Index> = try #require(line.firstRange(of: ": "))
            values[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
        }
        self.values = values
    }

    func text(_ name: String) throws -> String { try #require(values[name], "no `\(name)`") }

    func bytes(_ name: String) throws -> [UInt8] {
        let digits: [Character] = Array(try text(name))
        return try stride(from: 0, to: digits.count, by: 2).map { try #require(UInt8(String(digits[$0..<$0 + 2]), radix: 16)) }
    }

    func secret(_ name: String) throws -> SecretBytes { SecretBytes(copying: try bytes(name)) }
    func key(_ name: String) throws -> KeyBytes { .of(try bytes(name)) }
    func words(_ name: String) throws -> [String] { try text(name).split(separator: "/").map(String.init) }
    func randomness() throws -> GivenRandomness { GivenRandomness(try bytes("random")) }

    var context: EncryptionContext {
        let prefix: String = "context "
        return EncryptionContext(
            Dictionary(
                uniqueKeysWithValues: values.filter { $0.key.hasPrefix(prefix) }.map { (String($0.key.dropFirst(prefix.count)), $0.value) })
        )
    }
}

extension KeyBytes {
    static func of(_ bytes: [UInt8]) -> KeyBytes { KeyBytes(count: bytes.count) { $0.copyBytes(from: bytes) } }
    var bytes: [UInt8] { exposed { Array($0) } }
}

extension SecretBytes {
    var bytes: [UInt8] { exposed { Array($0) } }
}
