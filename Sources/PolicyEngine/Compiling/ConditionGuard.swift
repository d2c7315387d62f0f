/// A quick look at a statement's condition that tells most of the wrong ones: a hash of the one text that a key must be. A statement that passes is
/// still to be matched.
struct ConditionGuard: Sendable {
    /// The key's number among those of the policy; -1: everything passes.
    private let key: Int
    private let hash: UInt64

    static let none: ConditionGuard = ConditionGuard(key: -1, hash: 0)

    private init(key: Int, hash: UInt64) {
        self.key = key
        self.hash = hash
    }

    /// - Parameters:
    ///   - key: The number of a key that the request must have.
    ///   - literal: What it must be, byte for byte.
    init(key: Int, literal: String) { self.init(key: key, hash: TextHash.of(literal)) }

    func passes(_ values: inout KeyValues) -> Bool {
        guard key >= 0 else { return true }
        return switch values.hash(of: key) {
        case .absent: false
        case .text(let hash): hash == self.hash
        case .list: true
        }
    }
}

/// FNV-1a, 64 bits. Whoever finds texts with equal hashes only makes us look closer.
package enum TextHash {
    package static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    package static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    static func of(_ text: String) -> UInt64 { text.utf8.reduce(start) { adding($1, to: $0) } }
}
