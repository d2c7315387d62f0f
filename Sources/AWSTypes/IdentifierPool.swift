import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Random bits for identifiers, which need not be secret: drawn from the system many at a time, for a request takes two identifiers and each draw
/// is a system call.
final class IdentifierPool: Sendable {
    /// In words of eight bytes: 256 bytes are drawn whole or not at all (`getentropy(3)`).
    private static let size: Int = 32

    private let words: Mutex<[UInt64]> = Mutex([])

    func pair() -> (UInt64, UInt64) {
        words.withLock { words in
            if words.count < 2 { words = Self.draw() }
            return (words.removeLast(), words.removeLast())
        }
    }

    private static func draw() -> [UInt64] {
        #if canImport(Darwin)
            return (0..<size).map { _ in UInt64.random(in: .min ... .max) }
        #else
            let words: [UInt64] = [UInt64](unsafeUninitializedCapacity: size) { buffer, count in
                let wanted: Int = size * MemoryLayout<UInt64>.size
                count = getentropy(buffer.baseAddress, wanted) == 0 ? size : 0
            }
            return words.isEmpty ? (0..<size).map { _ in UInt64.random(in: .min ... .max) } : words
        #endif
    }
}
