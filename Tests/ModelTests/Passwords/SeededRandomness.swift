import AWSTypes
import Synchronization

/// Randomness that gives the same numbers for the same seed (SplitMix64).
final class SeededRandomness: Randomness {
    private let state: Mutex<UInt64>

    init(_ seed: UInt64) { state = Mutex(seed) }

    func next() -> UInt64 {
        var word: UInt64 = state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            return state
        }
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }

    func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
}

/// Seeded randomness that counts how often it is asked.
final class CountingRandomness: Randomness {
    private let source: SeededRandomness = SeededRandomness(99)
    private let asked: Mutex<Int> = Mutex(0)

    func next() -> UInt64 {
        asked.withLock { $0 += 1 }
        return source.next()
    }

    var count: Int { asked.withLock { $0 } }
}
