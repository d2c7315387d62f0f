import AWSTypes
import Model
import PolicyEngine
package import Service
import Wire

/// Who of this server's principals may do something with a secret, and by which statements. For the operator.
///
/// Judged as if they asked now, with long-term credentials and no further condition keys: who could only under a condition (a source address,
/// MFA, a session's tag) is not in the list.
struct WhoCan: Operation {
    let action: ActionName
    /// The secret's ARN.
    let secretArn: SecretIdentifier

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("action", action.text).text("secretArn", secretArn.text) }

    func target(in call: Call) async throws -> Found<Secret> {
        guard let arn: ARN = ARN(secretArn.text), let account: AccountID = AccountID(arn.account) else {
            throw AWSError("ValidationException", "`\(secretArn.text)` is not the ARN of a secret.")
        }
        return try await call.find(SecretReference(secretArn.text, account: account, region: Region(arn.region)))
    }

    func access(to target: Found<Secret>, in call: Call) -> [Access] { [Access(call.action, on: nil, owner: call.account)] }

    func run(on secret: Secret, in call: Call) async throws -> Permitted {
        let name: String = action.text.contains(":") ? action.text : "secretsmanager:\(action.text)"
        let access: Access = Found.found(secret).access(name, secretID: secret.arn, in: call)
        var permitted: [Permitted.Entry] = []
        for account: Account in try await call.store.accounts() {
            // Elsewhere nobody may whom the secret's policy does not name.
            guard account.id == secret.account || secret.policy != nil else { continue }
            for principal: Principal in try await principals(of: account.id, in: call) {
                let caller: Caller = Caller(principal: principal, accessKeyID: nil, region: secret.region)
                let decision: Decision = try await call.judge(access, for: caller).decision
                if decision.isAllowed { permitted.append(Permitted.Entry(principal: principal.policyARN, decision: decision)) }
            }
        }
        return Permitted(action: name, secret: secret.arn, entries: permitted)
    }

    private func principals(of account: AccountID, in call: Call) async throws -> [Principal] {
        var principals: [Principal] = [.root(account)]
        var last: String?
        repeat {
            let page: [User] = try await call.store.entities(User.self, in: account, pathPrefix: "/", after: last, limit: 500)
            principals += page.map(\.principal)
            last = page.count == 500 ? page.last?.name : nil
        } while last != nil
        repeat {
            let page: [Role] = try await call.store.entities(Role.self, in: account, pathPrefix: "/", after: last, limit: 500)
            principals += page.map { $0.session("session") }
            last = page.count == 500 ? page.last?.name : nil
        } while last != nil
        return principals
    }
}

/// `secretsmanager:GetSecretValue`, or only what stands behind the colon.
struct ActionName: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...128)
    let text: String
    init(_ text: String) { self.text = text }
}

struct Permitted: WireEncodable {
    struct Entry: WireEncodable {
        let principal: String
        let decision: Decision

        func encode(to out: inout some WireObject) {
            out.member("Principal", principal)
            out.list("Statements", decision.statements.map { Deciding(statement: $0) })
        }
    }

    struct Deciding: WireEncodable {
        let statement: Decision.Statement

        func encode(to out: inout some WireObject) {
            out.member("Policy", statement.policy.name)
            out.member("Statement", statement.number)
            out.member("Sid", statement.id)
        }
    }

    let action: String
    let secret: String
    let entries: [Entry]

    func encode(to out: inout some WireObject) {
        out.member("Action", action)
        out.member("Secret", secret)
        out.list("Permitted", entries)
    }
}

/// What the operator may ask about secrets.
package enum SecretsAdministration {
    package static var operations: [OperationEntry] { [OperationEntry(WhoCan.self)] }
}
