/// A policy in AWS's JSON policy language, checked against the grammar of its role
/// (IAM user guide, *Grammar of the IAM JSON policy language*).
package struct PolicyDocument: Hashable, Sendable {
    package enum Version: String, Hashable, Sendable {
        /// Without variables.
        case of2008 = "2008-10-17"
        /// With variables.
        case of2012 = "2012-10-17"
    }

    package let role: PolicyRole
    /// Nil if the document does not say. (For managed policies AWS wants it said.)
    package let statedVersion: Version?
    package let id: String?
    /// At least one.
    package let statements: [PolicyStatement]

    package var version: Version { statedVersion ?? .of2008 }
}

extension PolicyDocument {
    /// Reads `text` as a policy of `role`; throws the first fault, in the order of the text where it can.
    package static func parse(_ text: String, as role: PolicyRole) throws(PolicySyntaxError) -> PolicyDocument {
        try parse(Array(text.utf8), as: role)
    }

    /// Reads UTF-8.
    package static func parse(_ bytes: [UInt8], as role: PolicyRole) throws(PolicySyntaxError) -> PolicyDocument {
        try read(JSONReader.read(bytes), as: role)
    }

    /// Reads what is JSON already; `root` may stand within something larger.
    static func read(_ root: JSONNode, as role: PolicyRole) throws(PolicySyntaxError) -> PolicyDocument {
        let elements: Elements = try Elements(of: root, known: ["Version", "Id", "Statement"])
        let version: Version? = try elements["Version"].map(readVersion)
        let id: String? = try elements["Id"]?.string()
        guard let list: JSONNode = elements["Statement"] else { throw root.error(.missingElement("Statement")) }
        guard !list.items.isEmpty else { throw list.error(.noStatements) }
        let reader: StatementReader = StatementReader(role: role, hasVariables: version == .of2012)
        var statements: [PolicyStatement] = []
        var ids: Set<String> = []
        for node: JSONNode in list.items {
            let statement: PolicyStatement = try reader.statement(node)
            if role.hasStrictStatementIDs, let id: String = statement.id, !id.isEmpty, !ids.insert(id).inserted {
                throw node.error(.repeatedStatementID(id))
            }
            statements.append(statement)
        }
        return PolicyDocument(role: role, statedVersion: version, id: id, statements: statements)
    }

    private static func readVersion(_ node: JSONNode) throws(PolicySyntaxError) -> Version {
        let text: String = try node.string()
        guard let version: Version = Version(rawValue: text) else { throw node.error(.unsupportedVersion(text)) }
        return version
    }
}
