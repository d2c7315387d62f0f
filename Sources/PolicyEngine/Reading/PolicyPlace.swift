/// A place in a policy's structure: `Statement[2].Condition.StringLike`. Lists count from 0.
package indirect enum PolicyPlace: Hashable, Sendable, CustomStringConvertible {
    case document
    case member(String, of: PolicyPlace)
    case item(Int, of: PolicyPlace)

    func member(_ name: String) -> PolicyPlace { .member(name, of: self) }
    func item(_ index: Int) -> PolicyPlace { .item(index, of: self) }

    /// Empty for the document itself.
    package var description: String {
        switch self {
        case .document: ""
        case .member(let name, .document): name.shortened
        case .member(let name, let parent): "\(parent).\(name.shortened)"
        case .item(let index, let parent): "\(parent)[\(index)]"
        }
    }
}

extension String {
    /// How many characters of a policy's own text a message repeats at most.
    private static let longest: Int = 120

    /// The text on its way into a message: cut, and without characters that would upset a line of output.
    var shortened: String {
        var kept: String.UnicodeScalarView = String.UnicodeScalarView()
        var count: Int = 0
        for scalar: Unicode.Scalar in unicodeScalars {
            count += 1
            guard count <= Self.longest else {
                kept.append("…")
                break
            }
            kept.append(scalar.isPlain ? scalar : "\u{FFFD}")
        }
        return String(kept)
    }
}

extension Unicode.Scalar {
    /// Neither a control character nor one that turns the direction of writing.
    fileprivate var isPlain: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
        default: true
        }
    }
}
