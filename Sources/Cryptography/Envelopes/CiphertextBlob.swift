/// A message sealed under a KMS key's material. Tells which key and which material open it, as KMS's own blobs do.
///
///     magic "SRKB"  4
///     version 1     1
///     key id        1 for its length, then 1 to 255 visible ASCII characters
///     material id   4, most significant byte first
///     salt         32
///     ciphertext    as long as the plaintext
///     tag          16
package struct CiphertextBlob: Hashable, Sendable {
    package let keyID: String
    package let materialID: UInt32
    /// The whole blob, as it is stored and sent.
    package let bytes: [UInt8]
    /// Where the salt begins.
    private let headerCount: Int

    /// Reads a blob without opening it. Throws `malformed` or `unknownVersion`.
    package init(parsing bytes: [UInt8]) throws(EnvelopeError) {
        var reader: ByteReader = ByteReader(bytes[...])
        try Format.ciphertextBlob.check(&reader)
        guard let count: UInt8 = reader.byte(), let id: ArraySlice<UInt8> = reader.take(Int(count)), CiphertextBlob.isKeyID(id),
            let materialID: UInt32 = reader.uint32(), reader.remaining >= SaltedBox.overhead
        else { throw .malformed }
        keyID = String(decoding: id, as: UTF8.self)
        self.materialID = materialID
        self.bytes = bytes
        headerCount = bytes.count - reader.remaining
    }

    /// Puts a blob together from its header and the sealed rest.
    init(header: Header, box: [UInt8]) {
        keyID = header.keyID
        materialID = header.materialID
        bytes = header.bytes + box
        headerCount = header.bytes.count
    }

    /// All that stands before the salt; the tag covers it.
    var header: ArraySlice<UInt8> { bytes[..<headerCount] }
    /// Salt, ciphertext and tag.
    var box: ArraySlice<UInt8> { bytes[headerCount...] }

    /// The readable part of a blob to be.
    struct Header {
        let keyID: String
        let materialID: UInt32
        let bytes: [UInt8]

        init(keyID: String, materialID: UInt32) throws(EnvelopeError) {
            guard let count: UInt8 = UInt8(exactly: keyID.utf8.count), isKeyID(keyID.utf8) else { throw .unusableKeyID }
            var writer: ByteWriter = ByteWriter(capacity: Format.headerCount + 5 + Int(count))
            writer.write(Format.ciphertextBlob.header)
            writer.write(count)
            writer.write(keyID.utf8)
            writer.write(materialID)
            self.keyID = keyID
            self.materialID = materialID
            bytes = writer.bytes
        }
    }

    private static func isKeyID(_ id: some Collection<UInt8>) -> Bool {
        !id.isEmpty && id.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}
