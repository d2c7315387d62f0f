package import AWSTypes

/// How a store is opened: its root key, sealed once in each slot. Any slot opens it. Lies beside the store and is not secret.
///
///     magic "SRSD"       4
///     version 1          1
///     store id          16   random; a slot of another store does not open here
///     root fingerprint   8   so that all slots hold the same root key
///     slots              1 for their number, then each (``SealSlot``)
///     checksum           8   of all before (SHA-256), against damage, not against malice
package struct SealDocument: Hashable, Sendable {
    package static let maximumSlots: Int = 32

    /// Random, made with the store; stays when its root key changes.
    package let storeID: [UInt8]
    let fingerprint: [UInt8]
    package private(set) var slots: [SealSlot]

    /// Seals the root key of a new store, with one slot.
    package init(sealing root: RootKey, with keyFile: KeyFile, randomness: any Randomness) throws(SealError) {
        try self.init(sealing: root, with: keyFile, storeID: randomness.bytes(SealDocument.storeIDCount), randomness: randomness)
    }

    /// Seals a new root key of the same store. Slots of the old document hold the old root key and are left behind.
    package func resealed(_ root: RootKey, with keyFile: KeyFile, randomness: any Randomness) throws(SealError) -> SealDocument {
        try SealDocument(sealing: root, with: keyFile, storeID: storeID, randomness: randomness)
    }

    private init(sealing root: RootKey, with keyFile: KeyFile, storeID: [UInt8], randomness: any Randomness) throws(SealError) {
        self.storeID = storeID
        fingerprint = root.fingerprint
        slots = []
        try add(keyFile, for: root, randomness: randomness)
    }

    /// The root key. Throws `noSlotForKeyFile`, or `slotDoesNotOpen` if the document was changed.
    package func open(with keyFile: KeyFile) throws(SealError) -> RootKey {
        let id: [UInt8] = keyFile.idBytes
        guard let slot: SealSlot = slots.first(where: { $0.kind == .keyFile && $0.parameters == id }) else {
            throw .noSlotForKeyFile(id: id.hex)
        }
        guard let root: RootKey = try? slot.open(slotKey: keyFile.key, binding: binding), root.fingerprint == fingerprint else {
            throw .slotDoesNotOpen
        }
        return root
    }

    /// Lets another key file open the store too.
    package mutating func add(_ keyFile: KeyFile, for root: RootKey, randomness: any Randomness) throws(SealError) {
        guard root.fingerprint == fingerprint else { throw .anotherRootKey }
        guard slots.count < SealDocument.maximumSlots else { throw .tooManySlots }
        let id: [UInt8] = keyFile.idBytes
        guard !slots.contains(where: { $0.kind == .keyFile && $0.parameters == id }) else { throw .keyFileHasSlot(id: id.hex) }
        do {
            slots.append(
                try SealSlot(
                    kind: .keyFile, parameters: id, slotKey: keyFile.key, root: root, binding: binding, randomness: randomness))
        } catch {
            throw .cipherFailed
        }
    }

    /// Takes a slot away. Who kept both the key file and an old copy of the document can still open that copy: only a new root key ends this.
    package mutating func remove(_ slot: SealSlot) throws(SealError) {
        guard slots.contains(where: { $0 != slot }) else { throw .lastSlot }
        slots.removeAll { $0 == slot }
    }

    private static let storeIDCount: Int = 16
    private static let fingerprintCount: Int = 8
    private static let checksumCount: Int = 8

    /// What each slot is bound to.
    private var binding: [UInt8] { Format.sealDocument.header + storeID + fingerprint }
}

// MARK: - Bytes

extension SealDocument {
    package var bytes: [UInt8] {
        var writer: ByteWriter = ByteWriter()
        writer.write(Format.sealDocument.header)
        writer.write(storeID)
        writer.write(fingerprint)
        writer.write(UInt8(truncatingIfNeeded: slots.count))
        for slot: SealSlot in slots { slot.write(to: &writer) }
        return writer.bytes + SHA256Hash.of(writer.bytes).prefix(SealDocument.checksumCount)
    }

    /// Reads what ``bytes`` wrote. Throws `notASealDocument`, `unknownVersion` or `damaged`.
    package init(parsing bytes: [UInt8]) throws(SealError) {
        var reader: ByteReader = ByteReader(bytes[...])
        do {
            try Format.sealDocument.check(&reader)
        } catch .unknownVersion(let version) {
            throw .unknownVersion(version)
        } catch {
            throw .notASealDocument
        }
        guard let storeID: ArraySlice<UInt8> = reader.take(SealDocument.storeIDCount),
            let fingerprint: ArraySlice<UInt8> = reader.take(SealDocument.fingerprintCount), let count: UInt8 = reader.byte(),
            count >= 1, count <= SealDocument.maximumSlots
        else { throw .damaged }
        self.storeID = Array(storeID)
        self.fingerprint = Array(fingerprint)
        slots = []
        for _ in 0..<count {
            guard let slot: SealSlot = SealSlot(reading: &reader) else { throw .damaged }
            slots.append(slot)
        }
        guard reader.remaining == SealDocument.checksumCount,
            reader.rest().elementsEqual(SHA256Hash.of(bytes.dropLast(SealDocument.checksumCount)).prefix(SealDocument.checksumCount))
        else { throw .damaged }
    }
}
