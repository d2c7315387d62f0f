import AWSTypes

/// Numbers that look random and come again with the same seed (G. Steele, D. Lea, C. Flood, *Fast Splittable Pseudorandom Number Generators*).
struct Dice: Randomness {
    private final class State: @unchecked Sendable {
        var value: UInt64
        init(_ value: UInt64) { self.value = value }
    }

    // One thread only ever rolls these.
    private let state: State

    init(seed: UInt64) { state = State(seed) }

    func next() -> UInt64 {
        state.value &+= 0x9E37_79B9_7F4A_7C15
        var mixed: UInt64 = state.value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Damages good inputs in the ways that find parsers' mistakes: single bits and bytes, cuts, repetitions, splices, awkward fragments, and now
/// and then one piece over and over, up to ``largest`` bytes.
struct Mutator {
    /// A request's body may be sixteen times as long, but its parsers must not mind by more than that.
    static let largest: Int = 64 * 1024

    let corpus: [[UInt8]]
    let fragments: [[UInt8]]

    /// Input number `index` of `seed`: the same for ever.
    func input(_ index: UInt64, seed: UInt64) -> [UInt8] {
        let dice: Dice = Dice(seed: seed &* 0x1_0000_0001 &+ index)
        var input: [UInt8] = corpus[dice.below(corpus.count)]
        guard dice.below(50) != 0 else { return input }
        for _: Int in 0...dice.below(4) { mutate(&input, dice) }
        if dice.below(1000) == 0 { swell(&input, dice) }
        return input
    }

    private func mutate(_ input: inout [UInt8], _ dice: Dice) {
        let place: Int = dice.below(input.count + 1)
        switch dice.below(9) {
        case 0: if place < input.count { input[place] ^= 1 << UInt8(dice.below(8)) }
        case 1: if place < input.count { input[place] = UInt8(dice.below(256)) }
        case 2: input.insert(UInt8(dice.below(256)), at: place)
        case 3: if place < input.count { input.remove(at: place) }
        case 4: input.removeSubrange(part(of: input, dice))
        case 5: input.insert(contentsOf: input[part(of: input, dice)], at: place)
        case 6: input.insert(contentsOf: fragments[dice.below(fragments.count)], at: place)
        case 7:
            let other: [UInt8] = corpus[dice.below(corpus.count)]
            input.insert(contentsOf: other[part(of: other, dice)], at: place)
        default:
            // Bytes of the input itself, so that its own punctuation turns up in the wrong places.
            if place < input.count { input[place] = input[dice.below(input.count)] }
        }
    }

    /// One piece of the input, many times in a row.
    private func swell(_ input: inout [UInt8], _ dice: Dice) {
        let piece: [UInt8] = Array(input[part(of: input, dice)])
        guard !piece.isEmpty else { return }
        let times: Int = dice.below((Mutator.largest - min(input.count, Mutator.largest)) / piece.count + 1)
        let place: Int = dice.below(input.count + 1)
        input.insert(contentsOf: (0..<times).flatMap { _ in piece }, at: place)
    }

    private func part(of input: [UInt8], _ dice: Dice) -> Range<Int> {
        let start: Int = dice.below(input.count + 1)
        return start..<start + dice.below(min(input.count - start, 24) + 1)
    }
}
