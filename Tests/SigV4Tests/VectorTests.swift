import AWSTypes
import Crypto
import Foundation
import SecretMemory
import Testing

@testable import SigV4

/// The examples that AWS publishes; `Vectors/SOURCE.md` says where.
@Suite("AWS's own examples")
struct VectorTests {
    static func text(of name: String) throws -> String {
        let folder: URL = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Vectors")
        return try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    @Test("signing keys are derived as documented") func signingKeys() throws {
        let lines: [Substring] = try Self.text(of: "signing-keys.txt").split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count == 2)
        for line: Substring in lines {
            let words: [String] = line.split(separator: " ").map(String.init)
            let scope: CredentialScope = CredentialScope(date: words[1], region: Region(words[2]), service: words[3])
            let key: SigningKey = SigningKey(secret: SecretBytes(utf8: words[0]), scope: scope)
            let published: SymmetricKey = SymmetricKey(data: try #require([UInt8](hex: words[4].utf8)))
            let probe: [UInt8] = Array("any text".utf8)
            #expect(key.signature(of: probe) == Array(HMAC<SHA256>.authenticationCode(for: probe, using: published)))
        }
    }

    @Test(
        "published requests verify, and are signed in the same way",
        arguments: [
            "iam-list-users.txt", "get-vanilla.txt", "post-vanilla.txt", "get-vanilla-query-order-key-case.txt", "get-utf8.txt",
            "get-header-value-trim.txt",
        ])
    func requests(file: String) throws {
        let lines: [Substring] = try Self.text(of: file).split(separator: "\n")
        let request: [Substring] = lines[0].split(separator: " ")
        let fields: [SignedMessage.Field] = lines.dropFirst().map { line in
            let parts: [Substring] = line.split(separator: ":", maxSplits: 1)
            return (String(parts[0]), String(parts[1]))
        }
        let message: SignedMessage = SignedMessage(method: String(request[0]), target: String(request[1]), fields: fields)
            .replacing("x-amz-date", with: "20150830T123600Z")
        let claim: SignatureClaim = try SignatureClaim(reading: message)
        try claim.verify(message, body: [], with: SigningKey(secret: Sample.secret, scope: claim.scope))

        let signer: Signer = Signer(
            accessKeyID: claim.accessKeyID, secret: Sample.secret, region: claim.scope.region, service: claim.scope.service)
        let again: SignedMessage = signer.signed(message, body: [], at: claim.time, alsoSigning: Set(claim.signedHeaders))
        #expect(again.first("authorization") == message.first("authorization")?.trimmingCharacters(in: .whitespaces))
    }
}
