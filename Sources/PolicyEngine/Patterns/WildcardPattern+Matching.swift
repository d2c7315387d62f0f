extension WildcardPattern {
    /// One thing to be found in a text.
    enum Step: Hashable, Sendable {
        case byte(UInt8)
        case anyOne
        case anyRun
    }

    static func steps(of tokens: [Token]) -> [Step]? {
        var steps: [Step] = []
        for token: Token in tokens {
            switch token {
            case .text(let bytes): steps += bytes.map { .byte($0) }
            case .anyOne: steps.append(.anyOne)
            case .anyRun: steps.append(.anyRun)
            case .variable: return nil
            }
        }
        return steps
    }

    /// Whether all of `text` is as the pattern says. A pattern whose variables are not filled in matches nothing.
    package func matches(_ text: String) -> Bool {
        var work: Int = 0
        return matches(text, work: &work)
    }

    /// `work` counts the comparisons: they grow with the text's length times that of the longest run between two `*`, never with the number
    /// of `*`. Only the last `*` is ever tried again, for if an earlier one could take more, the last one could take that much as well.
    func matches(_ text: String, work: inout Int) -> Bool {
        guard let steps else { return false }
        let bytes: String.UTF8View = text.utf8
        var here: String.Index = bytes.startIndex
        var step: Int = 0
        var retry: (step: Int, from: String.Index)?
        while here < bytes.endIndex {
            work += 1
            if step < steps.count {
                switch steps[step] {
                case .anyRun:
                    step += 1
                    if step == steps.count { return true }
                    retry = (step, here)
                    continue
                case .anyOne:
                    here = bytes.nextCharacter(after: here)
                    step += 1
                    continue
                case .byte(let byte):
                    if bytes[here] == byte {
                        here = bytes.index(after: here)
                        step += 1
                        continue
                    }
                }
            }
            guard let last = retry else { return false }
            here = bytes.nextCharacter(after: last.from)
            step = last.step
            retry = (step, here)
        }
        return steps[step...].allSatisfy { $0 == .anyRun }
    }
}

extension String.UTF8View {
    /// Behind the Unicode scalar that begins at `index`.
    fileprivate func nextCharacter(after index: Index) -> Index {
        var next: Index = self.index(after: index)
        while next < endIndex, self[next] & 0xC0 == 0x80 { formIndex(after: &next) }
        return next
    }
}
