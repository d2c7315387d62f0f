/// Some of all: those that are listed (`Action`), or all but those (`NotAction`).
package enum Selection<Element> {
    case only([Element])
    case allBut([Element])

    package var listed: [Element] {
        switch self {
        case .only(let elements), .allBut(let elements): elements
        }
    }

    func expanded<Other>(_ transform: (Element) throws(PolicySyntaxError) -> [Other]) throws(PolicySyntaxError) -> Selection<Other> {
        var others: [Other] = []
        for element: Element in listed { others += try transform(element) }
        return switch self {
        case .only: .only(others)
        case .allBut: .allBut(others)
        }
    }
}

extension Selection: Equatable where Element: Equatable {}
extension Selection: Hashable where Element: Hashable {}
extension Selection: Sendable where Element: Sendable {}
