package import AWSTypes
package import SecretMemory

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Seals tokens that clients carry for us: page tokens, sessions. Two generations are alive: the current one seals, both open.
///
/// Its keys are random and stored wrapped, not derived from the root key, so that tokens outlive a change of the root key.
///
/// A token is base 64 (url) of `version 1 ‖ generation 4 ‖ salt 32 ‖ ciphertext ‖ tag 16`.
package struct TokenKey: Sendable {
    /// One key and its number; numbers rise by one.
    struct Generation: Sendable {
        let number: UInt32
        let key: KeyBytes
    }

    let current: Generation
    let previous: Generation?

    init(current: Generation, previous: Generation?) {
        self.current = current
        self.previous = previous
    }

    /// The first generation of a new store.
    package static func random(_ randomness: any Randomness) -> TokenKey {
        TokenKey(current: Generation(number: 1, key: .random(randomness)), previous: nil)
    }

    /// A new current generation. Tokens of the one before the last stop opening.
    package func rotated(_ randomness: any Randomness) -> TokenKey {
        TokenKey(current: Generation(number: current.number &+ 1, key: .random(randomness)), previous: current)
    }
}

// MARK: - Tokens

extension TokenKey {
    private static let version: UInt8 = 1
    /// Version and generation.
    private static let headerCount: Int = 5
    private static let info: [UInt8] = Array("strongroom/1 token".utf8)

    /// `purpose` is what the token is bound to: which kind it is, and whatever must be the same when it comes back.
    package func seal(_ payload: [UInt8], purpose: [String], randomness: any Randomness) throws(EnvelopeError) -> String {
        try seal(SecretBytes(copying: payload), purpose: purpose, randomness: randomness)
    }

    package func seal(_ payload: SecretBytes, purpose: [String], randomness: any Randomness) throws(EnvelopeError) -> String {
        var header: ByteWriter = ByteWriter()
        header.write(TokenKey.version)
        header.write(current.number)
        let box: [UInt8] = try payload.exposed { bytes throws(EnvelopeError) in
            try SaltedBox.seal(
                bytes, under: current.key, info: TokenKey.info, authenticating: TokenKey.authenticated(header.bytes, purpose),
                randomness: randomness)
        }
        return (header.bytes + box).withUnsafeBytes { bytes in
            String(unsafeUninitializedCapacity: Base64.url.encodedCount(bytes.count)) { text in
                Base64.url.encode(bytes, into: UnsafeMutableRawBufferPointer(text))
                return text.count
            }
        }
    }

    /// Throws `malformed` for anything that is no token, `unknownGeneration` for one too old, `doesNotOpen` for another purpose.
    /// For payloads that are not secret: these bytes nobody overwrites.
    package func open(_ token: String, purpose: [String]) throws(EnvelopeError) -> [UInt8] {
        Array(try opened(token, purpose: purpose))
    }

    package func openSecret(_ token: String, purpose: [String]) throws(EnvelopeError) -> SecretBytes {
        var payload: Data = try opened(token, purpose: purpose)
        return SecretBytes(consuming: &payload)
    }

    private func opened(_ token: String, purpose: [String]) throws(EnvelopeError) -> Data {
        guard let bytes: [UInt8] = Base64.url.decoded(token) else { throw .malformed }
        var reader: ByteReader = ByteReader(bytes[...])
        guard let version: UInt8 = reader.byte(), let number: UInt32 = reader.uint32() else { throw .malformed }
        guard version == TokenKey.version else { throw .unknownVersion(version) }
        guard let generation: Generation = generation(number) else { throw .unknownGeneration(number) }
        return try SaltedBox.open(
            reader.rest(), under: generation.key, info: TokenKey.info,
            authenticating: TokenKey.authenticated(bytes[..<TokenKey.headerCount], purpose))
    }

    private func generation(_ number: UInt32) -> Generation? {
        if current.number == number { return current }
        return previous?.number == number ? previous : nil
    }

    private static func authenticated(_ header: some Collection<UInt8>, _ purpose: [String]) -> [UInt8] {
        var writer: ByteWriter = ByteWriter()
        writer.write(header)
        writer.write(words: purpose)
        return writer.bytes
    }
}
