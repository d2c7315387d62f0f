import AWSTypes
import SecretMemory

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One way to open a store: its root key, sealed under a key that someone keeps elsewhere.
package struct SealSlot: Hashable, Sendable {
    /// How the slot is opened. A kind that this program does not know is kept as it is and opens nothing.
    package struct Kind: RawRepresentable, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// A ``KeyFile``; the slot's parameters are the file's id.
        package static let keyFile: Kind = Kind(rawValue: 1)
    }

    package let kind: Kind
    /// What opening needs to know beside the key, by kind. Not secret, but sealed in: a changed one does not open.
    package let parameters: [UInt8]
    /// Salt, ciphertext and tag.
    let box: [UInt8]

    /// For a key file, its id.
    package var id: String { parameters.hex }
}

extension SealSlot {
    private static let info: [UInt8] = Array("strongroom/1 seal slot".utf8)

    /// Seals `root` for whoever has the slot key; `binding` says which store's document the slot belongs to.
    init(
        kind: Kind, parameters: [UInt8], slotKey: KeyBytes, root: RootKey, binding: [UInt8], randomness: any Randomness
    ) throws(EnvelopeError) {
        self.kind = kind
        self.parameters = parameters
        box = try root.key.exposed { bytes throws(EnvelopeError) in
            try SaltedBox.seal(
                bytes, under: slotKey, info: SealSlot.info, authenticating: SealSlot.authenticated(kind, parameters, binding),
                randomness: randomness)
        }
    }

    func open(slotKey: KeyBytes, binding: [UInt8]) throws(EnvelopeError) -> RootKey {
        var plaintext: Data = try SaltedBox.open(
            box[...], under: slotKey, info: SealSlot.info, authenticating: SealSlot.authenticated(kind, parameters, binding))
        guard let key: KeyBytes = KeyBytes(consuming: &plaintext), key.count == RootKey.count else { throw .notAKey }
        return RootKey(key: key)
    }

    private static func authenticated(_ kind: Kind, _ parameters: [UInt8], _ binding: [UInt8]) -> [UInt8] {
        var writer: ByteWriter = ByteWriter()
        writer.write(binding)
        writer.write(kind.rawValue)
        writer.write(UInt16(truncatingIfNeeded: parameters.count))
        writer.write(parameters)
        return writer.bytes
    }
}

// MARK: - Bytes

extension SealSlot {
    /// `kind 1 ‖ length 2, parameters ‖ length 2, box`.
    func write(to writer: inout ByteWriter) {
        writer.write(kind.rawValue)
        writer.write(UInt16(truncatingIfNeeded: parameters.count))
        writer.write(parameters)
        writer.write(UInt16(truncatingIfNeeded: box.count))
        writer.write(box)
    }

    init?(reading reader: inout ByteReader) {
        guard let kind: UInt8 = reader.byte(), let count: UInt16 = reader.uint16(),
            let parameters: ArraySlice<UInt8> = reader.take(Int(count)), let boxCount: UInt16 = reader.uint16(),
            let box: ArraySlice<UInt8> = reader.take(Int(boxCount))
        else { return nil }
        self.kind = Kind(rawValue: kind)
        self.parameters = Array(parameters)
        self.box = Array(box)
    }
}
