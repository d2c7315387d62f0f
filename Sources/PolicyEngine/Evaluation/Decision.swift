/// A verdict, and what it rests on.
package struct Decision: Sendable {
    package enum Verdict: Hashable, Sendable { case allowed, explicitlyDenied, implicitlyDenied }

    /// A statement that decided.
    package struct Statement: Sendable {
        package let kind: PolicyKind
        package let policy: CompiledPolicy
        /// Its place in the document, from 0.
        package let number: Int

        /// `Sid`.
        package var id: String? { policy.statements[number].id }
        /// In the document's text.
        package var start: TextPosition { policy.statements[number].start }
        package var end: TextPosition { policy.statements[number].end }
    }

    package let verdict: Verdict
    /// Of a denial: which kind of policy AWS names. Nil if it is allowed, or if the evaluation was given up.
    package let kind: PolicyKind?
    /// Allowed: every Allow on a way that leads to the permission. Explicitly denied: every Deny. Implicitly denied: none.
    package let statements: [Statement]
    /// As asked, for the sentences.
    package let action: String

    package var isAllowed: Bool { verdict == .allowed }
    /// The evaluation was given up: it is denied, whatever the policies say.
    package var isTooCostly: Bool { verdict == .implicitlyDenied && kind == nil }

    package static func allowed(_ action: String, by statements: [Statement] = []) -> Decision {
        Decision(verdict: .allowed, kind: nil, statements: statements, action: action)
    }

    /// Denied, because to evaluate its policies takes too much.
    static func tooCostly(_ action: String) -> Decision { Decision(verdict: .implicitlyDenied, kind: nil, statements: [], action: action) }

    /// Nothing of `kind` allows.
    package static func implicitlyDenied(_ action: String, _ kind: PolicyKind) -> Decision {
        Decision(verdict: .implicitlyDenied, kind: kind, statements: [], action: action)
    }
}
