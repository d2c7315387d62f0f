/// What a message is bound to: not secret, but without exactly the same pairs it does not open (KMS developer guide, *Encryption context*).
package struct EncryptionContext: Hashable, Sendable {
    package let pairs: [String: String]
    /// The number of pairs, then each pair's key and value with their lengths in front, sorted by the key's UTF-8 bytes.
    ///
    /// Texts that look alike but differ in their bytes are different here, though `String` calls them equal.
    package let canonicalBytes: [UInt8]

    package init(_ pairs: [String: String] = [:]) {
        self.pairs = pairs
        var writer: ByteWriter = ByteWriter(capacity: pairs.reduce(4) { $0 + $1.key.utf8.count + $1.value.utf8.count + 8 })
        writer.write(UInt32(truncatingIfNeeded: pairs.count))
        for (key, value): (String, String) in pairs.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            writer.write(prefixed: key)
            writer.write(prefixed: value)
        }
        canonicalBytes = writer.bytes
    }

    package static func == (left: EncryptionContext, right: EncryptionContext) -> Bool { left.canonicalBytes == right.canonicalBytes }
    package func hash(into hasher: inout Hasher) { hasher.combine(canonicalBytes) }
}
