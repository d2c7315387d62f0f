/// `policy evaluate --jsonl`: one line in, one line out.
package enum PolicyCase {
    /// In bytes, of one case with all its policies.
    package static let maximumSize: Int = 16 * 1024 * 1024

    package struct Answer: Sendable {
        /// A JSON object without a line's end.
        package let json: [UInt8]
        /// Whether the case could be read; the verdict does not matter.
        package let isSound: Bool
    }

    /// - Parameter line: A case in JSON (UTF-8): `name`, `principal`, `action`, `resource`; and if wanted `resourceAccount`, `context`,
    ///   `identityPolicies`, `permissionsBoundaries`, `sessionPolicies`, `resourcePolicy`, `serviceControlPolicies`.
    /// - Returns: `name`, `decision`, `decidedBy`, `reason`; or `name` and `error`.
    package static func answer(_ line: [UInt8]) -> Answer {
        var name: String?
        do throws(PolicySyntaxError) {
            let node: JSONNode = try JSONReader.read(line, limit: maximumSize)
            let nameNode: JSONNode? = try node.object().first { $0.name == "name" }?.node
            guard let nameNode else { throw node.error(.missingElement("name")) }
            let known: String = try nameNode.string()
            name = known
            let evaluation: EvaluationCase = try EvaluationCase(node)
            return Answer(json: verdict(evaluation.policies.decide(evaluation.request), name: known), isSound: true)
        } catch {
            var text: JSONText = JSONText()
            text.object { object in
                object.key("name")
                object.text(name)
                object.key("error")
                object.text(error.description)
            }
            return Answer(json: text.bytes, isSound: false)
        }
    }

    private static func verdict(_ decision: Decision, name: String) -> [UInt8] {
        var text: JSONText = JSONText()
        text.object { object in
            object.key("name")
            object.text(name)
            object.key("decision")
            object.text(decision.verdict.word)
            object.key("decidedBy")
            object.array { list in
                for statement: Decision.Statement in decision.statements {
                    list.object { item in
                        item.key("policy")
                        item.text(statement.policy.name)
                        item.key("statement")
                        item.number(statement.number)
                        item.key("sid")
                        item.text(statement.id)
                    }
                }
            }
            object.key("reason")
            object.text(decision.reason)
        }
        return text.bytes
    }
}

extension Decision.Verdict {
    /// As IAM's simulator says it (`EvalDecision`).
    package var word: String {
        switch self {
        case .allowed: "allowed"
        case .explicitlyDenied: "explicitDeny"
        case .implicitlyDenied: "implicitDeny"
        }
    }
}
