package import AWSTypes
import Crypto
package import SecretMemory

/// A key that opens a store, as a small text file that people can print, copy and put into a safe:
///
///     strongroom key file 1
///     <the 32 bytes of the key in base 64>
///     <its checksum: the first 8 bytes of SHA-256 of both lines above, in hexadecimal>
///
/// Reading and writing the file itself is the caller's.
package struct KeyFile: Sendable {
    static let kind: String = "strongroom key file "
    static let header: String = kind + "1"
    private static let keyCount: Int = 32

    let key: KeyBytes

    package static func random(_ randomness: any Randomness) -> KeyFile {
        KeyFile(key: .random(randomness, count: keyCount))
    }

    /// Tells key files apart without telling anything about the key: 16 hexadecimal digits.
    package var id: String { idBytes.hex }

    var idBytes: [UInt8] { key.derived(info: "strongroom/1 key file id").exposed { Array($0.prefix(8)) } }
}

// MARK: - Text

extension KeyFile {
    /// The file's content.
    package var text: SecretBytes {
        let count: Int = Base64.standard.encodedCount(KeyFile.keyCount)
        let front: [UInt8] = Array((KeyFile.header + "\n").utf8)
        let length: Int = front.count + count + 1
        return SecretBytes(count: length + KeyFile.checksumCount + 1) { buffer in
            buffer.copyBytes(from: front)
            let place: UnsafeMutableRawBufferPointer = UnsafeMutableRawBufferPointer(rebasing: buffer[front.count..<front.count + count])
            key.exposed { Base64.standard.encode($0, into: place) }
            buffer[length - 1] = UInt8(ascii: "\n")
            let checksum: [UInt8] = KeyFile.checksum(UnsafeRawBufferPointer(rebasing: buffer[..<length]))
            for (index, digit): (Int, UInt8) in checksum.enumerated() { buffer[length + index] = digit }
            buffer[buffer.count - 1] = UInt8(ascii: "\n")
        }
    }

    /// Reads a file's content. Line ends of any system, and blanks at the ends of lines, are let pass.
    package init(parsing text: SecretBytes) throws(KeyFileError) {
        key = try text.exposed { bytes throws(KeyFileError) in try KeyFile.key(in: bytes) }
    }

    private static func key(in text: UnsafeRawBufferPointer) throws(KeyFileError) -> KeyBytes {
        var lines: [Slice<UnsafeRawBufferPointer>] = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map(trimmed)
        while lines.last?.isEmpty == true { lines.removeLast() }
        guard let first: Slice<UnsafeRawBufferPointer> = lines.first, first.starts(with: kind.utf8) else { throw .notAKeyFile }
        guard first.elementsEqual(header.utf8) else { throw .unknownVersion }
        guard lines.count == 3 else { throw .damaged }
        // The checksum is of the canonical text, whatever the line ends were.
        let readable: SecretBytes = SecretBytes(count: first.count + lines[1].count + 2) { buffer in
            var place: Int = 0
            for line: Slice<UnsafeRawBufferPointer> in lines[..<2] {
                for byte: UInt8 in line {
                    buffer[place] = byte
                    place += 1
                }
                buffer[place] = UInt8(ascii: "\n")
                place += 1
            }
        }
        guard lines[2].elementsEqual(readable.exposed(checksum)) else { throw .damaged }
        let encoded: UnsafeRawBufferPointer = UnsafeRawBufferPointer(rebasing: lines[1])
        guard Base64.standard.decodedCount(encoded) == keyCount else { throw .damaged }
        return try KeyBytes(count: keyCount) { buffer throws(KeyFileError) in
            guard Base64.standard.decode(encoded, into: buffer) else { throw .damaged }
        }
    }

    private static func trimmed(_ line: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
        let blanks: [UInt8] = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")]
        var line: Slice<UnsafeRawBufferPointer> = line
        while let last: UInt8 = line.last, blanks.contains(last) { line.removeLast() }
        return line
    }

    /// Hexadecimal digits.
    private static let checksumCount: Int = 16

    private static func checksum(_ lines: UnsafeRawBufferPointer) -> [UInt8] {
        Array(Array(SHA256.hash(data: lines)).prefix(checksumCount / 2).hex.utf8)
    }
}
