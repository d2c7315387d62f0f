/// One statement: who may, or may not, do what to which, and when.
package struct PolicyStatement: Hashable, Sendable {
    package enum Effect: String, Hashable, Sendable {
        case allow = "Allow"
        case deny = "Deny"
    }

    /// `Sid`.
    package let id: String?
    package let effect: Effect
    /// Nil in policies whose role names none.
    package let principals: Selection<PolicyPrincipal>?
    package let actions: Selection<ActionPattern>
    /// Nil in trust policies.
    package let resources: Selection<ResourcePattern>?
    /// All must hold.
    package let conditions: [PolicyCondition]

    /// `Statement[2]`; `Statement` if it is alone and in no list.
    package let place: PolicyPlace
    /// Of the opening brace.
    package let start: TextPosition
    /// Just behind the closing brace.
    package let end: TextPosition
}
