/// A pattern without variables, ready to be compared with texts: no memory is taken for it, but for unusual patterns.
final class WildcardMatcher: Sendable {
    /// One thing to be found in a text.
    enum Step: Hashable, Sendable {
        case byte(UInt8)
        case anyOne
        case anyRun

        var byte: UInt8? { if case .byte(let byte) = self { byte } else { nil } }
        var isByte: Bool { byte != nil }
    }

    /// What every match begins with.
    let prefix: [UInt8]
    /// What follows the prefix; empty if the pattern has no wildcard.
    let steps: [Step]
    /// No shorter text matches, in bytes.
    private let minimum: Int
    /// The bytes behind the last wildcard, with which every match ends; empty if there is no `*`.
    private let suffix: [UInt8]
    /// The steps between two `*`, where the most are.
    private let longestRun: Int

    /// Runs up to this are tried again and again, which costs at most so many comparisons for each byte of the text.
    private static let longestPlainRun: Int = 64

    /// Nil if there are variables among `tokens`.
    init?(_ tokens: [WildcardPattern.Token]) {
        var prefix: [UInt8] = []
        var steps: [Step] = []
        for (index, token): (Int, WildcardPattern.Token) in tokens.enumerated() {
            switch token {
            case .text(let bytes) where index == 0: prefix = bytes
            case .text(let bytes): steps += bytes.map { .byte($0) }
            case .anyOne: steps.append(.anyOne)
            case .anyRun: steps.append(.anyRun)
            case .variable: return nil
            }
        }
        self.prefix = prefix
        self.steps = steps
        minimum = prefix.count + steps.count { $0 != .anyRun }
        suffix = steps.contains(.anyRun) ? steps.reversed().prefix { $0.isByte }.reversed().compactMap(\.byte) : []
        longestRun = steps.split(separator: .anyRun).map(\.count).max() ?? 0
    }

    /// Whether all of `text` is as the pattern says.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var work: Int = 0
        return matches(text, work: &work)
    }

    /// `work` counts the comparisons between prefix and suffix: they grow with the text's length, times 64 at the most; for runs longer than that, times
    /// a 64th of the run's length. They never grow with the number of `*`.
    func matches(_ text: UnsafeBufferPointer<UInt8>, work: inout Int) -> Bool {
        guard text.count >= minimum else { return false }
        // Backwards, for ARNs differ at their ends.
        var index: Int = prefix.count
        while index > 0 {
            index -= 1
            guard text[index] == prefix[index] else { return false }
        }
        guard !steps.isEmpty else { return text.count == prefix.count }
        // What is far from the end need not be looked for if the end is wrong.
        index = suffix.count
        while index > 0 {
            guard text[text.count - index] == suffix[suffix.count - index] else { return false }
            index -= 1
        }
        if longestRun > Self.longestPlainRun, steps.contains(.anyRun) { return matchesRuns(text, work: &work) }
        return matchesSteps(text, work: &work)
    }

    /// Only the last `*` is ever tried again, for if an earlier one could take more, the last one could take that much as well.
    private func matchesSteps(_ text: UnsafeBufferPointer<UInt8>, work: inout Int) -> Bool {
        var here: Int = prefix.count
        var step: Int = 0
        var retryStep: Int = -1
        var retryFrom: Int = 0
        while here < text.count {
            work += 1
            if step < steps.count {
                switch steps[step] {
                case .anyRun:
                    step += 1
                    if step == steps.count { return true }
                    (retryStep, retryFrom) = (step, here)
                    continue
                case .anyOne:
                    here = text.nextCharacter(after: here)
                    step += 1
                    continue
                case .byte(let byte):
                    if text[here] == byte {
                        here += 1
                        step += 1
                        continue
                    }
                }
            }
            guard retryStep >= 0 else { return false }
            here = text.nextCharacter(after: retryFrom)
            (step, retryFrom) = (retryStep, here)
        }
        return steps[step...].allSatisfy { $0 == .anyRun }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Behind the Unicode scalar that begins at `index`.
    func nextCharacter(after index: Int) -> Int {
        var next: Int = index + 1
        while next < count, self[next].isContinuation { next += 1 }
        return next
    }
}

extension UInt8 {
    /// Whether it is not the first byte of its character in UTF-8.
    var isContinuation: Bool { self & 0xC0 == 0x80 }
}
