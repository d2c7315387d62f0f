import AWSTypes
import SecretMemory

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A ``SaltedBox`` behind a ``Format``'s header, bound to a list of words that stands outside: `magic ‖ version ‖ salt ‖ ciphertext ‖ tag`.
struct FramedBox {
    let format: Format
    /// What the key is used for here; two uses never share a message key.
    let purpose: String

    func seal(
        _ plaintext: UnsafeRawBufferPointer, under key: KeyBytes, label: [String], randomness: any Randomness
    ) throws(EnvelopeError) -> [UInt8] {
        let box: [UInt8] = try SaltedBox.seal(
            plaintext, under: key, info: Array(purpose.utf8), authenticating: authenticated(label), randomness: randomness)
        return format.header + box
    }

    /// Whoever gets the plaintext overwrites it.
    func open(_ bytes: [UInt8], under key: KeyBytes, label: [String]) throws(EnvelopeError) -> Data {
        var reader: ByteReader = ByteReader(bytes[...])
        try format.check(&reader)
        return try SaltedBox.open(reader.rest(), under: key, info: Array(purpose.utf8), authenticating: authenticated(label))
    }

    private func authenticated(_ label: [String]) -> [UInt8] {
        var writer: ByteWriter = ByteWriter()
        writer.write(format.header)
        writer.write(words: label)
        return writer.bytes
    }
}
