/// What an author should know about a policy: why it is none, or what about it is seldom meant. The findings of `policy validate`.
package enum PolicyReview {
    package enum Severity: String, Hashable, Sendable { case error, warning }

    package struct Finding: Hashable, Sendable, CustomStringConvertible {
        package let severity: Severity
        /// A sentence that names the place.
        package let description: String
    }

    /// In the document's order. An error is the only finding: what follows it cannot be read.
    ///
    /// - Parameter text: UTF-8.
    package static func findings(in text: [UInt8], as role: PolicyRole) -> [Finding] {
        do throws(PolicySyntaxError) {
            let document: PolicyDocument = try PolicyDocument.parse(text, as: role)
            let broad: [Finding] =
                role == .trust ? [] : BroadAccess.findings(in: document).map { Finding(severity: .warning, description: $0.description) }
            return oldVariables(in: document, text) + document.statements.flatMap(findings) + broad
        } catch {
            return [Finding(severity: .error, description: error.description)]
        }
    }

    /// What would be a variable if the document said so.
    private static func oldVariables(in document: PolicyDocument, _ text: [UInt8]) -> [Finding] {
        let hasVariable: Bool = zip(text, text.dropFirst()).contains { $0 == UInt8(ascii: "$") && $1 == UInt8(ascii: "{") }
        guard document.version == .of2008, hasVariable else { return [] }
        let sentence: String = "`${…}` is plain text in this policy, for only the version `2012-10-17` has variables."
        return [Finding(severity: .warning, description: sentence)]
    }

    private static func findings(in statement: PolicyStatement) -> [Finding] {
        let negations: [String] = negations(in: statement)
        let conditions: [String] = statement.conditions.flatMap { sentences(about: $0, in: statement) }
        return (negations + conditions).map { sentence in
            Finding(severity: .warning, description: "In `\(statement.place)` at \(statement.start) \(sentence).")
        }
    }

    private static func negations(in statement: PolicyStatement) -> [String] {
        var sentences: [String] = []
        if let principals: Selection<PolicyPrincipal> = statement.principals, principals.isNegated, statement.effect == .deny {
            sentences.append("`NotPrincipal` does not spare a principal that has a permissions boundary, even if it is named")
        }
        guard statement.effect == .allow else { return sentences }
        if statement.actions.isNegated { sentences.append("`Allow` with `NotAction` also allows actions that do not exist yet") }
        if statement.resources?.isNegated == true { sentences.append("`Allow` with `NotResource` also allows what does not exist yet") }
        return sentences
    }

    private static func sentences(about condition: PolicyCondition, in statement: PolicyStatement) -> [String] {
        let name: String = "`\(condition.operatorName)` on `\(condition.key.description.shortened)`"
        var sentences: [String] = []
        if condition.values.isEmpty, condition.comparison != .null {
            let outcome: String = condition.comparison.isNegated ? "holds for every value" : "holds for no value"
            sentences.append("\(name) has no value to compare with, and \(outcome)")
        }
        if MultivaluedKey.contains(condition.key), condition.qualifier == nil, condition.comparison != .null {
            sentences.append("\(name) fails for more than one value: such keys need `ForAllValues:` or `ForAnyValue:`")
        }
        let isUnguarded: Bool = !statement.conditions.contains { $0.comparison == .null && $0.key == condition.key }
        if condition.qualifier == .forAllValues, statement.effect == .allow, isUnguarded {
            sentences.append("\(name) also holds for requests that lack the key; `Null` would ask for it")
        }
        return sentences
    }
}
