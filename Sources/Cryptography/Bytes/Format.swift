/// What a sealed thing begins with: four letters that name its format, and the version of that.
struct Format: Sendable {
    let magic: [UInt8]
    let version: UInt8

    private init(_ magic: String, version: UInt8) {
        self.magic = Array(magic.utf8)
        self.version = version
    }

    /// ``CiphertextBlob``
    static let ciphertextBlob: Format = Format("SRKB", version: 1)
    /// ``ValueCipher``
    static let sealedValue: Format = Format("SRSV", version: 1)
    /// ``RootKey/wrap(_:label:randomness:)``
    static let wrappedKey: Format = Format("SRWK", version: 1)
    /// ``CredentialsKey``
    static let credential: Format = Format("SRCR", version: 1)
    /// ``TokenKey/wrapped(under:randomness:)``
    static let tokenKeys: Format = Format("SRTK", version: 1)
    /// ``SealDocument``
    static let sealDocument: Format = Format("SRSD", version: 1)

    /// Bytes before the content.
    static let headerCount: Int = 5

    var header: [UInt8] { magic + [version] }

    /// Reads past the header.
    func check(_ reader: inout ByteReader) throws(EnvelopeError) {
        guard let found: ArraySlice<UInt8> = reader.take(4), found.elementsEqual(magic), let version: UInt8 = reader.byte() else {
            throw .malformed
        }
        guard version == self.version else { throw .unknownVersion(version) }
    }
}
