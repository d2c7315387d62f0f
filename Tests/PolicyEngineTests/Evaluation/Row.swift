import AWSTypes
import Testing

@testable import PolicyEngine

/// A row of a table of verdicts.
struct Row: CustomTestStringConvertible, Sendable {
    enum Outcome: Equatable, Sendable {
        case allowed
        case denied(PolicyKind)
        /// No policy of that kind allows.
        case notAllowed(by: PolicyKind)

        init(_ decision: Decision) {
            self =
                switch (decision.verdict, decision.kind) {
                case (.explicitlyDenied, let kind?): .denied(kind)
                case (.implicitlyDenied, let kind?): .notAllowed(by: kind)
                default: .allowed
                }
        }
    }

    let name: String
    let outcome: Outcome
    var principal: String = bob
    var action: String = "secretsmanager:GetSecretValue"
    var resource: String = secret
    var owner: String?
    var context: [String: RequestContext.Value] = [:]
    var serviceControl: [[String]] = []
    var policy: String?
    var identity: [String] = []
    var boundaries: [String] = []
    var session: [String] = []

    init(_ name: String, _ outcome: Outcome, _ change: (inout Row) -> Void = { _ in }) {
        self.name = name
        self.outcome = outcome
        change(&self)
    }

    var testDescription: String { name }

    /// With policies so large that their statements are looked up.
    var padded: Row {
        func pad(_ text: String) -> String {
            let filling: [String] = (0..<10).map { statement("Deny", "none:Action\($0)") } + [statement("Deny", "none:*", on: secret)]
            let start: String = document("").replacing("]}", with: "")
            return text.hasPrefix(start) ? start + filling.joined(separator: ",") + "," + text.dropFirst(start.count) : text
        }
        var row: Row = self
        row.identity = identity.map(pad)
        row.boundaries = boundaries.map(pad)
        row.session = session.map(pad)
        row.serviceControl = serviceControl.map { $0.map(pad) }
        return row
    }

    func decide() throws -> Decision {
        let context: RequestContext = RequestContext(context)
        let principal: RequestPrincipal? = RequestPrincipal(reading: principal, principalARN: context["aws:PrincipalArn"]?.only)
        guard let principal else { throw PolicyFault.noPrincipals }
        let request: PolicyRequest = PolicyRequest(
            principal: principal, action: action, resource: resource, resourceAccount: owner.flatMap { AccountID($0) }, context: context)
        return try policies(for: request).decide(request)
    }

    private func policies(for request: PolicyRequest) throws -> ApplicablePolicies {
        ApplicablePolicies(
            serviceControl: try serviceControl.map { try compiled($0, as: .serviceControl) },
            resource: try policy.map { try compiled([$0], as: request.isAboutTrust ? .trust : .resource)[0] },
            identity: try compiled(identity, as: .identity), boundaries: try compiled(boundaries, as: .boundary),
            session: try compiled(session, as: .session))
    }
}

func compiled(_ texts: [String], as role: PolicyRole) throws -> [CompiledPolicy] {
    try texts.enumerated().map { CompiledPolicy(try PolicyDocument.parse($1, as: role), name: "\(role)[\($0)]") }
}

// MARK: Who and what

let bob: String = "arn:aws:iam::111122223333:user/bob"
let alice: String = "arn:aws:iam::111122223333:user/team/alice"
let root: String = "arn:aws:iam::111122223333:root"
let role: String = "arn:aws:iam::111122223333:role/app"
let session: String = "arn:aws:sts::111122223333:assumed-role/app/one"
let federated: String = "arn:aws:sts::111122223333:federated-user/fay"
let stranger: String = "arn:aws:iam::444455556666:user/eve"
let strangerSession: String = "arn:aws:sts::444455556666:assumed-role/job/x"
let lambda: String = "lambda.amazonaws.com"
let secret: String = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf"
let key: String = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"

// MARK: Policies

/// A policy of one statement. Parts are JSON without their outer quotation marks or braces where they have some.
func policy(_ effect: String, _ actions: String = "*", on resources: String = "*", if condition: String = "") -> String {
    document(statement(effect, actions, on: resources, if: condition))
}

/// A resource policy of one statement; `principal` is JSON.
func policy(_ effect: String, for principal: String, _ actions: String = "*", if condition: String = "") -> String {
    document(statement(effect, for: principal, actions, if: condition))
}

func statement(_ effect: String, _ actions: String = "*", on resources: String = "*", if condition: String = "") -> String {
    #"{"Effect":"\#(effect)","Action":\#(list(actions)),"Resource":\#(list(resources))\#(conditionMember(condition))}"#
}

func statement(_ effect: String, for principal: String, _ actions: String = "*", if condition: String = "") -> String {
    #"{"Effect":"\#(effect)","Principal":\#(principal),"Action":\#(list(actions)),"Resource":"*"\#(conditionMember(condition))}"#
}

/// A trust policy of one statement.
func trust(_ effect: String, for principal: String, _ actions: String = "sts:AssumeRole", if condition: String = "") -> String {
    document(#"{"Effect":"\#(effect)","Principal":\#(principal),"Action":\#(list(actions))\#(conditionMember(condition))}"#)
}

/// `{"AWS": "…"}`
func aws(_ names: String...) -> String { #"{"AWS":["# + names.map { "\"\($0)\"" }.joined(separator: ",") + "]}" }

private func list(_ items: String) -> String {
    "[" + items.split(separator: " ").map { "\"\($0)\"" }.joined(separator: ",") + "]"
}

private func conditionMember(_ condition: String) -> String { condition.isEmpty ? "" : #","Condition":{\#(condition)}"# }
