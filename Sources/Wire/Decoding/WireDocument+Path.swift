extension WireDocument {
    /// The way to a node as AWS's messages show it: lower-camel names, items as `<n>.member` counted from one. Empty for the outermost object.
    ///
    /// Walks down from the top, so that nothing need be kept for a path that is seldom asked for.
    func path(to target: Int) -> String {
        var parts: [String] = []
        var node: Int = 0
        while node != target {
            var index: Int = 0
            var step: Int?
            for child: Int in children(of: node) {
                index += 1
                guard target < nodes[child].next else { continue }
                step = child
                break
            }
            guard let step else { break }
            if nodes[node].kind == .array {
                parts.append("\(index).member")
            } else {
                parts.append(String(decoding: text(in: nodes[step].name), as: UTF8.self).lowerCamel)
            }
            node = step
        }
        return parts.joined(separator: ".")
    }

    /// A value as Java prints it: texts bare, lists `[a, b]`, maps `{k=v}`.
    func printed(_ node: Int) -> String {
        switch nodes[node].kind {
        case .array: "[\(children(of: node).map { printed($0) }.joined(separator: ", "))]"
        case .object:
            "{\(children(of: node).map { "\(String(decoding: text(in: nodes[$0].name), as: UTF8.self))=\(printed($0))" }.joined(separator: ", "))}"
        case .string, .integer, .decimal, .yes, .no, .null: string(node)
        }
    }
}

extension String {
    /// The first letter in lower case.
    var lowerCamel: String {
        guard let first: UInt8 = utf8.first, first != first.asciiLowercased else { return self }
        return String(UnicodeScalar(first.asciiLowercased)) + dropFirst()
    }
}
