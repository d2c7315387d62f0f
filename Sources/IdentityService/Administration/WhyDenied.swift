import AWSTypes
import Model
import Service
import Wire

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Tells why a request was denied, from what its record holds. For the operator.
struct WhyDenied: Operation {
    let requestId: RequestNumber

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("requestId", requestId.text) }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }
    func access(to target: Found<Void>, in call: Call) -> [Access] { [Access(call.action, on: nil, owner: call.account)] }

    func run(on target: Void, in call: Call) async throws -> Denial {
        guard let json: [UInt8] = try await call.settings.records?.record(ofRequest: requestId.text) else {
            throw AWSError("NoSuchEntity", "There is no record of the request \(requestId.text).")
        }
        guard let record: DenialRecord = try? JSONDecoder().decode(DenialRecord.self, from: Data(json)) else {
            throw AWSError("InvalidRecord", "The record of the request \(requestId.text) cannot be read.")
        }
        guard let authorization: DenialRecord.Authorization = record.additionalEventData?.authorization else {
            throw AWSError("NotDenied", "The request \(requestId.text) was not denied for lack of a permission.")
        }
        return Denial(record: record, authorization: authorization, haveChanged: try await haveChanged(authorization.policies, in: call))
    }

    /// Whether one of the policies that had a say is another one now. Nil if that cannot be told any more.
    private func haveChanged(_ policies: [String], in call: Call) async throws -> Bool? {
        for policy: String in policies {
            guard let at: String.Index = policy.lastIndex(of: "@"), let revision: Int64 = Int64(policy[policy.index(after: at)...]) else {
                continue
            }
            let id: String = String(policy[..<at])
            let now: Int64? =
                switch id.prefix(4) {
                case "AIDA": try await call.store.entity(User.self, id)?.revision
                case "AROA": try await call.store.entity(Role.self, id)?.revision
                case "AGPA": try await call.store.entity(Group.self, id)?.revision
                default: try await call.store.entity(ManagedPolicy.self, id)?.revision
                }
            if now != revision { return true }
        }
        return policies.contains { $0.contains("#") } ? nil : false
    }
}

/// `x-amzn-RequestId`.
struct RequestNumber: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 36...36)
    let text: String
    init(_ text: String) { self.text = text }
}

/// What of a record matters here.
struct DenialRecord: Decodable {
    struct Identity: Decodable {
        let arn: String?
    }

    struct Additional: Decodable {
        let authorization: Authorization?
    }

    struct Authorization: Decodable {
        let action: String
        let resource: String?
        let verdict: String
        let policyType: String?
        let statements: [Statement]
        let policies: [String]
    }

    struct Statement: Decodable {
        let policy: String
        let statement: Int
        let sid: String?
    }

    let eventTime: String
    let eventName: String
    let errorMessage: String?
    let userIdentity: Identity?
    let additionalEventData: Additional?
}

struct Denial: WireEncodable {
    let record: DenialRecord
    let authorization: DenialRecord.Authorization
    let haveChanged: Bool?

    func encode(to out: inout some WireObject) {
        out.member("EventTime", record.eventTime)
        out.member("EventName", record.eventName)
        out.member("Principal", record.userIdentity?.arn)
        out.member("Action", authorization.action)
        out.member("Resource", authorization.resource)
        out.member("Verdict", authorization.verdict)
        out.member("PolicyType", authorization.policyType)
        out.member("Message", record.errorMessage)
        out.list("Statements", authorization.statements.map { ShownStatement(statement: $0) })
        out.list("Policies", authorization.policies)
        out.member("PoliciesChangedSince", haveChanged)
    }
}

private struct ShownStatement: WireEncodable {
    let statement: DenialRecord.Statement

    func encode(to out: inout some WireObject) {
        out.member("Policy", statement.policy)
        out.member("Statement", statement.statement)
        out.member("Sid", statement.sid)
    }
}
