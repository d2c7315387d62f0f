extension WildcardMatcher {
    /// For patterns with long runs: the first and the last run have one place each, those between are looked for from left to right.
    func matchesRuns(_ text: UnsafeBufferPointer<UInt8>, work: inout Int) -> Bool {
        var runs: [ArraySlice<Step>] = steps.split(separator: .anyRun, omittingEmptySubsequences: false)
        guard runs.count >= 2 else { return false }
        let last: ArraySlice<Step> = runs.removeLast()
        let first: ArraySlice<Step> = runs.removeFirst()
        guard var low: Int = Self.end(of: first, from: prefix.count, in: text, work: &work),
            let high: Int = Self.start(of: last, upTo: text.count, in: text, work: &work), low <= high
        else { return false }
        for run: ArraySlice<Step> in runs where !run.isEmpty {
            guard let end: Int = LongRun(run).firstEnd(in: text, from: low, to: high, work: &work) else { return false }
            low = end
        }
        return true
    }

    /// Where `run` ends if it begins at `start`; nil if it does not stand there.
    private static func end(of run: ArraySlice<Step>, from start: Int, in text: UnsafeBufferPointer<UInt8>, work: inout Int) -> Int? {
        var here: Int = start
        for step: Step in run {
            work += 1
            guard here < text.count else { return nil }
            switch step {
            case .byte(let byte):
                guard text[here] == byte else { return nil }
                here += 1
            case .anyOne, .anyRun: here = text.nextCharacter(after: here)
            }
        }
        return here
    }

    /// Where `run` begins if it ends before `end`; nil if it does not stand there.
    private static func start(of run: ArraySlice<Step>, upTo end: Int, in text: UnsafeBufferPointer<UInt8>, work: inout Int) -> Int? {
        var here: Int = end
        for step: Step in run.reversed() {
            work += 1
            guard here > 0 else { return nil }
            here -= 1
            switch step {
            case .byte(let byte):
                guard text[here] == byte else { return nil }
            case .anyOne, .anyRun:
                while here > 0, text[here].isContinuation { here -= 1 }
            }
        }
        return here
    }
}

/// A run of bytes and `?` that is looked for at all places at once, a bit for each of its steps (Baeza-Yates and Gonnet, *A new approach to
/// text searching*, 1992). The work grows with the text's length times a 64th of the run's.
private struct LongRun {
    private let count: Int
    private let words: Int
    /// For each byte of the run, the steps that it satisfies.
    private var places: [UInt8: [UInt64]] = [:]
    /// The steps that are `?`.
    private var questions: [UInt64]

    init(_ run: ArraySlice<WildcardMatcher.Step>) {
        count = run.count
        words = (run.count + 63) / 64
        questions = [UInt64](repeating: 0, count: words)
        for (index, step): (Int, WildcardMatcher.Step) in run.enumerated() {
            let bit: UInt64 = 1 << UInt64(index % 64)
            switch step {
            case .byte(let byte): places[byte, default: [UInt64](repeating: 0, count: words)][index / 64] |= bit
            case .anyOne, .anyRun: questions[index / 64] |= bit
            }
        }
    }

    /// The end of the first place between `low` and `high`; nil if there is none.
    func firstEnd(in text: UnsafeBufferPointer<UInt8>, from low: Int, to high: Int, work: inout Int) -> Int? {
        var state: [UInt64] = [UInt64](repeating: 0, count: words)
        let none: [UInt64] = state
        let lastBit: UInt64 = 1 << UInt64((count - 1) % 64)
        for index: Int in low..<max(low, high) {
            // The second and further bytes of a character begin nothing, and the `?` that took the first takes them as well.
            let isContinuation: Bool = text[index].isContinuation
            let fitting: [UInt64] = places[text[index]] ?? none
            var carry: UInt64 = isContinuation ? 0 : 1
            for word: Int in 0..<words {
                work += 1
                let old: UInt64 = state[word]
                let advanced: UInt64 = old << 1 | carry
                carry = old >> 63
                state[word] =
                    isContinuation
                    ? advanced & fitting[word] | old & questions[word]
                    : advanced & (fitting[word] | questions[word])
            }
            if state[words - 1] & lastBit != 0, index + 1 == high || !text[index + 1].isContinuation { return index + 1 }
        }
        return nil
    }
}
