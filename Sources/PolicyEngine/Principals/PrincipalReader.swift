/// Reads the value of `Principal` or `NotPrincipal`.
enum PrincipalReader {
    static func principals(_ node: JSONNode) throws(PolicySyntaxError) -> [PolicyPrincipal] {
        switch node.value {
        case .string("*"): return [.everyone]
        case .string(let text): throw node.error(.unsupportedPrincipal(text, type: .aws))
        case .object(let members): return try principals(members, in: node)
        default: throw node.error(.wrongType(expected: .principals))
        }
    }

    private static func principals(_ members: [JSONNode.Member], in node: JSONNode) throws(PolicySyntaxError) -> [PolicyPrincipal] {
        guard !members.isEmpty else { throw node.error(.noPrincipals) }
        var principals: [PolicyPrincipal] = []
        for member: JSONNode.Member in members {
            guard let type: PrincipalType = PrincipalType(rawValue: member.name) else {
                throw member.error(.unknownPrincipalType(member.name))
            }
            guard !member.node.items.isEmpty else { throw member.node.error(.noPrincipals) }
            for item: JSONNode in member.node.items {
                let text: String = try item.string()
                do throws(PolicyFault) {
                    principals.append(try PolicyPrincipal(text, type: type))
                } catch {
                    throw item.error(error)
                }
            }
        }
        return principals
    }
}
