/// Changes in a policy's text that leave everything else of it as it was, byte for byte.
package enum PolicyText {
    /// `text` with other names in `Principal` and `NotPrincipal`, all changed at once; `text` itself if it is no policy.
    ///
    /// - Parameter names: New names by old ones.
    package static func renaming(principals names: [String: String], in text: String) -> String {
        let bytes: [UInt8] = Array(text.utf8)
        guard !names.isEmpty, let root: JSONNode = try? JSONReader.read(bytes) else { return text }
        let found: [JSONNode] = root.members(named: ["Statement"]).flatMap(\.items)
            .flatMap { $0.members(named: ["Principal", "NotPrincipal"]) }.flatMap(\.texts)
        var result: [UInt8] = []
        var here: Int = 0
        for node: JSONNode in found.sorted(by: { $0.start < $1.start }) {
            guard case .string(let old) = node.value, let new: String = names[old] else { continue }
            result += bytes[here..<node.start.offset]
            let escaped: String = new.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            result += "\"\(escaped)\"".utf8
            here = node.end.offset
        }
        return String(decoding: result + bytes[here...], as: UTF8.self)
    }
}

extension JSONNode {
    fileprivate func members(named names: Set<String>) -> [JSONNode] {
        guard case .object(let members) = value else { return [] }
        return members.filter { names.contains($0.name) }.map(\.node)
    }

    /// All texts in it, but for members' names.
    fileprivate var texts: [JSONNode] {
        switch value {
        case .string: [self]
        case .array(let items): items.flatMap(\.texts)
        case .object(let members): members.flatMap(\.node.texts)
        case .number, .boolean, .null: []
        }
    }
}
