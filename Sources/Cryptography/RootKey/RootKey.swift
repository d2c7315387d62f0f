package import AWSTypes
package import SecretMemory

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The key above all keys of a store: 256 bits, kept only sealed (see ``SealDocument``).
///
/// Everything else hangs under it by HKDF with a purpose of its own, so that no two uses share a key.
package struct RootKey: Sendable {
    static let count: Int = 32

    let key: KeyBytes

    /// Whether the system keeps it out of swap.
    package var isLocked: Bool { key.isLocked }

    /// The key of a new store.
    package static func random(_ randomness: any Randomness) -> RootKey {
        RootKey(key: .random(randomness, count: count))
    }

    /// Encrypts the material of a KMS key, bound to `label`: account, region, key id and material id.
    package func wrap(_ material: KeyBytes, label: [String], randomness: any Randomness) throws(EnvelopeError) -> [UInt8] {
        try wrap(material, as: .keyMaterial, label: label, randomness: randomness)
    }

    /// Throws `doesNotOpen` if the root key or any word of the label is another one.
    package func unwrap(_ wrapped: [UInt8], label: [String]) throws(EnvelopeError) -> KeyBytes {
        try unwrap(wrapped, as: .keyMaterial, label: label)
    }
}

extension RootKey {
    /// What a wrapped key is for. One wrapped for one purpose opens for no other.
    enum Purpose: String {
        case keyMaterial = "strongroom/1 key material"
        case tokenKey = "strongroom/1 token key"
    }

    func wrap(_ key: KeyBytes, as purpose: Purpose, label: [String], randomness: any Randomness) throws(EnvelopeError) -> [UInt8] {
        try key.exposed { bytes throws(EnvelopeError) in
            try box(purpose).seal(bytes, under: self.key, label: label, randomness: randomness)
        }
    }

    func unwrap(_ wrapped: [UInt8], as purpose: Purpose, label: [String]) throws(EnvelopeError) -> KeyBytes {
        var plaintext: Data = try box(purpose).open(wrapped, under: key, label: label)
        guard let opened: KeyBytes = KeyBytes(consuming: &plaintext) else { throw .notAKey }
        return opened
    }

    /// Eight bytes that tell one root key from another and nothing about it.
    var fingerprint: [UInt8] { key.derived(info: "strongroom/1 root fingerprint").exposed { Array($0.prefix(8)) } }

    private func box(_ purpose: Purpose) -> FramedBox { FramedBox(format: .wrappedKey, purpose: purpose.rawValue) }
}
