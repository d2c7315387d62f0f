/// An object's members by name, all of them known.
struct Elements {
    private let nodes: [String: JSONNode]

    /// Throws at the first member that is not among `known`. Names are case-sensitive.
    init(of node: JSONNode, known: Set<String>) throws(PolicySyntaxError) {
        var nodes: [String: JSONNode] = [:]
        for member: JSONNode.Member in try node.object() {
            guard known.contains(member.name) else { throw member.error(.unknownElement(member.name)) }
            nodes[member.name] = member.node
        }
        self.nodes = nodes
    }

    subscript(name: String) -> JSONNode? { nodes[name] }

    /// Which of an element and its opposite (`Action`, `NotAction`) is there; nil if neither is.
    func either(_ name: String, or opposite: String) throws(PolicySyntaxError) -> Selection<JSONNode>? {
        switch (nodes[name], nodes[opposite]) {
        case (let node?, nil): .only([node])
        case (nil, let node?): .allBut([node])
        case (nil, nil): nil
        case (.some, let second?): throw second.error(.conflictingElements(name, opposite))
        }
    }
}
