/// A JSON value that knows where it stood.
struct JSONNode {
    enum Value {
        /// In the order of the text; no name stands twice.
        case object([Member])
        case array([JSONNode])
        case string(String)
        /// The number as it was written.
        case number(String)
        case boolean(Bool)
        case null
    }

    struct Member {
        let name: String
        /// Where the name begins.
        let start: TextPosition
        let node: JSONNode
    }

    let value: Value
    let place: PolicyPlace
    let start: TextPosition
    /// Just behind the last character.
    let end: TextPosition

    func error(_ fault: PolicyFault) -> PolicySyntaxError { PolicySyntaxError(fault, place: place, position: start) }
}

extension JSONNode {
    func object() throws(PolicySyntaxError) -> [Member] {
        guard case .object(let members) = value else { throw error(.wrongType(expected: .object)) }
        return members
    }

    func string() throws(PolicySyntaxError) -> String {
        guard case .string(let text) = value else { throw error(.wrongType(expected: .string)) }
        return text
    }

    /// The node's items; a node that is no list is a list of itself.
    var items: [JSONNode] {
        guard case .array(let nodes) = value else { return [self] }
        return nodes
    }
}

extension JSONNode.Member {
    func error(_ fault: PolicyFault) -> PolicySyntaxError { PolicySyntaxError(fault, place: node.place, position: start) }
}
