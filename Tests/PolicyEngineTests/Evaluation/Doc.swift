/// A policy as plain JSON: what the generator makes, the naive evaluator reads and the engine gets as text.
indirect enum Doc: Sendable {
    case text(String)
    case list([Doc])
    case members([(String, Doc)])

    subscript(name: String) -> Doc? {
        guard case .members(let members) = self else { return nil }
        return members.first { $0.0 == name }?.1
    }

    var items: [Doc] {
        guard case .list(let items) = self else { return [self] }
        return items
    }

    var string: String {
        guard case .text(let text) = self else { return "" }
        return text
    }

    var json: String {
        switch self {
        case .text(let text): "\"" + text + "\""
        case .list(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
        case .members(let members): "{" + members.map { "\"\($0.0)\":" + $0.1.json }.joined(separator: ",") + "}"
        }
    }
}
