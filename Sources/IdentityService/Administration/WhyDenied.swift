import AWSTypes
import Model
import PolicyEngine
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

    func run(on target: Void, in call: Call) async throws -> Denials {
        let records: [[UInt8]] = try await call.settings.records?.records(ofRequest: requestId.text) ?? []
        guard !records.isEmpty else { throw AWSError("NoSuchEntity", "There is no record of the request \(requestId.text).") }
        var denials: [Denial] = []
        for json: [UInt8] in records {
            guard let record: DenialRecord = try? JSONDecoder().decode(DenialRecord.self, from: Data(json)) else {
                throw AWSError("InvalidRecord", "The record of the request \(requestId.text) cannot be read.")
            }
            guard let authorization: DenialRecord.Authorization = record.additionalEventData?.authorization else { continue }
            denials.append(
                Denial(record: record, authorization: authorization, changed: try await changed(of: authorization.policies, in: call)))
        }
        guard !denials.isEmpty else {
            throw AWSError("NotDenied", "The request \(requestId.text) was not denied for lack of a permission.")
        }
        return Denials(denials: denials)
    }

    /// Which of the places with policies that had a say hold other ones now, or are gone.
    private func changed(of policies: [String], in call: Call) async throws -> [String] {
        var changed: [String] = []
        for source: PolicySource in policies.compactMap({ PolicySource($0) }) where try await source.current(in: call.store) != source {
            changed.append(source.place)
        }
        return changed
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

struct Denials: WireEncodable {
    let denials: [Denial]

    func encode(to out: inout some WireObject) { out.list("Denials", denials) }
}

/// One permission that was lacking. A batch may lack several.
struct Denial: WireEncodable {
    let record: DenialRecord
    let authorization: DenialRecord.Authorization
    /// Ids and ARNs, see ``PolicySource``.
    let changed: [String]

    func encode(to out: inout some WireObject) {
        out.member("EventTime", record.eventTime)
        out.member("EventName", record.eventName)
        out.member("Principal", record.userIdentity?.arn)
        out.member("Action", authorization.action)
        out.member("Resource", authorization.resource)
        out.member("Verdict", authorization.verdict)
        out.member("PolicyType", authorization.policyType)
        out.member("DeniedIn", authorization.policyType.flatMap { PolicyKind(rawValue: $0)?.phrase })
        out.member("Message", record.errorMessage)
        out.list("Statements", authorization.statements.map { ShownStatement(statement: $0) })
        out.list("Policies", authorization.policies.map { PolicySource($0)?.place ?? $0 })
        out.list("ChangedSince", changed)
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
