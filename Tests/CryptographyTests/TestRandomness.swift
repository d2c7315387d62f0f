import AWSTypes
import Synchronization

/// Gives the bytes it was given, in order, then zeroes.
final class GivenRandomness: Randomness {
    private let left: Mutex<ArraySlice<UInt8>>

    init(_ bytes: [UInt8]) { left = Mutex(bytes[...]) }

    func next() -> UInt64 {
        left.withLock { left in
            var word: [UInt8] = Array(left.prefix(8))
            left = left.dropFirst(8)
            while word.count < 8 { word.append(0) }
            return word.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
        }
    }
}

/// Repeatable randomness (SplitMix64). Fit for tests only.
final class SeededRandomness: Randomness {
    private let state: Mutex<UInt64>

    init(_ seed: UInt64) { state = Mutex(seed) }

    func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var word: UInt64 = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }
}
