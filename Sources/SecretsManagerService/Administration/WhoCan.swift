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
    /// The secret's ARN, or the name of one of the server's first account.
    let secretId: SecretIdentifier

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("action", action.text).text("secretId", secretId.text) }

    func target(in call: Call) async throws -> Found<Secret> {
        if let arn: ARN = ARN(secretId.text), let account: AccountID = AccountID(arn.account) {
            return try await call.find(SecretReference(secretId.text, account: account, region: Region(arn.region)))
        }
        var found: [Secret] = []
        for region: Region in call.settings.regions.sorted() {
            let reference: SecretReference = try SecretReference(secretId.text, account: call.account, region: region)
            if case .found(let secret) = try await call.find(reference) { found.append(secret) }
        }
        guard found.count < 2 else {
            throw AWSError(
                "ValidationException",
                "There are secrets of this name in \(found.map(\.region.name).joined(separator: ", ")): name one by its ARN.")
        }
        return found.first.map { .found($0) }
            ?? .absent(Absent(identifier: secretId.text, arn: secretId.text, owner: call.account, error: .secretNotFound))
    }

    func access(to target: Found<Secret>, in call: Call) -> [Access] { [Access(call.action, on: nil, owner: call.account)] }

    func run(on secret: Secret, in call: Call) async throws -> Permitted {
        let name: String = try action.full
        let access: Access = secret.access(name, secretID: secret.arn, in: call)
        var permitted: Permitted = Permitted(action: name, secret: secret.arn)
        for account: Account in try await call.store.accounts() {
            // Elsewhere nobody may whom the secret's policy does not name.
            guard account.id == secret.account || secret.policy != nil else { continue }
            for principal: Principal in try await principals(of: account.id, in: call) {
                let caller: Caller = Caller(principal: principal, accessKeyID: nil, region: secret.region)
                let decision: Decision = try await call.judge(access, for: caller).decision
                guard decision.isAllowed else { continue }
                let entry: Permitted.Entry = Permitted.Entry(principal: principal.policyARN, decision: decision)
                if try await isKeptAway(principal, from: secret, in: call) {
                    permitted.keptAway.append(entry)
                } else {
                    permitted.entries.append(entry)
                }
            }
        }
        return permitted
    }

    /// Whether the key keeps away whom the policies let through.
    private func isKeptAway(_ principal: Principal, from secret: Secret, in call: Call) async throws -> Bool {
        guard principal.account != secret.account, action.concernsValues else { return false }
        return try await call.liesUnderDefaultKey(secret, keyARN: secret.kmsKeyARN)
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

    /// With its service, as AWS writes it; throws for what is no action of Secrets Manager.
    var full: String {
        get throws(AWSError) {
            let service: String = "secretsmanager:"
            let name: String = text.lowercased().hasPrefix(service) ? String(text.dropFirst(service.count)) : text
            guard let action: String = SecretsManager.description.operations.keys.first(where: { $0.lowercased() == name.lowercased() })
            else { throw AWSError("ValidationException", "There is no action `\(text)` on secrets.") }
            return service + action
        }
    }

    /// Whether it seals or opens values, under the secret's key.
    var concernsValues: Bool {
        ["getsecretvalue", "putsecretvalue"].contains { text.lowercased().hasSuffix($0) }
    }
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
    var entries: [Entry] = []
    /// Of other accounts, whom policies let through, and whom the account's own key does not serve.
    var keptAway: [Entry] = []

    func encode(to out: inout some WireObject) {
        out.member("Action", action)
        out.member("Secret", secret)
        out.list("Permitted", entries)
        out.list("KeptAway", keptAway)
    }
}

/// What the operator may ask about secrets.
package enum SecretsAdministration {
    package static var operations: [OperationEntry] { [OperationEntry(WhoCan.self)] }
}
