/// Why a store's root key cannot be opened, or its seals not be changed.
package enum SealError: Error, Hashable, Sendable {
    case notASealDocument
    /// A newer program wrote it.
    case unknownVersion(UInt8)
    /// Its checksum does not match, or what it says makes no sense.
    case damaged
    /// No slot is sealed with this key file: it belongs to another store, or its slot was removed.
    case noSlotForKeyFile(id: String)
    /// There is a slot for this key file, but it does not open: someone changed the document.
    case slotDoesNotOpen
    /// A slot for this key file is there already.
    case keyFileHasSlot(id: String)
    /// The root key given is not the one that the other slots hold.
    case anotherRootKey
    /// The last slot stays: without it nobody could open the store again.
    case lastSlot
    /// The document has no room for another slot.
    case tooManySlots
    /// The cipher itself refused to work.
    case cipherFailed
}

extension SealError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notASealDocument: "this is not a seal document"
        case .unknownVersion(let version): "the seal document is of version `\(version)`, which a newer program wrote"
        case .damaged: "the seal document is damaged; restore it from a backup"
        case .noSlotForKeyFile(let id): "key file `\(id)` opens no slot of this store; is it the key file of another one?"
        case .slotDoesNotOpen: "the slot of this key file does not open: the seal document was changed; restore it from a backup"
        case .keyFileHasSlot(let id): "key file `\(id)` has a slot already"
        case .anotherRootKey: "the root key at hand is not the one that this document seals"
        case .lastSlot: "the last slot cannot be removed: nobody could open the store again"
        case .tooManySlots: "a seal document holds at most \(SealDocument.maximumSlots) slots"
        case .cipherFailed: "the cipher refused to work"
        }
    }
}
