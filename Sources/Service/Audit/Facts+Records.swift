import AWSTypes
import Model
import PolicyEngine
import Wire

/// A request's records, in CloudTrail's format (contract: *CloudTrail*, §1 to §3).
extension Facts {
    /// The primary record and what came besides; `outcome` nil is success.
    func records(outcome error: AWSError?, at now: Instant, randomness: any Randomness) -> [AuditRecord] {
        var records: [AuditRecord] = [primary(error, at: now, eventID: randomness.uuid())]
        guard error == nil else { return records }
        records += furtherRecords.map { further($0, at: now, eventID: randomness.uuid()) }
        return records
            + ServiceEvents(randomness: randomness).records(serviceEvents, source: service?.eventSource ?? "server", at: now)
    }

    /// Whose record it is: the caller's account; that of the role which one without an account asks for.
    private var recipient: AccountID? {
        guard let caller else { return nil }
        if case .anonymous = caller.principal { return resources.first?.account }
        return caller.principal.account
    }

    private var isReadOnly: Bool { entry?.isReadOnly ?? true }

    private func primary(_ error: AWSError?, at now: Instant, eventID: String) -> AuditRecord {
        record(
            RecordParts(
                eventName: operation ?? "Unknown", isReadOnly: isReadOnly, parameters: parameters,
                response: error == nil && !isReadOnly ? response : nil,
                resources: resources, error: error, denial: error == nil ? nil : denial), at: now, eventID: eventID)
    }

    private func further(_ further: FurtherRecord, at now: Instant, eventID: String) -> AuditRecord {
        record(
            RecordParts(
                eventName: further.eventName, isReadOnly: further.isReadOnly, parameters: further.parameters, response: nil,
                resources: further.resources, error: further.denial?.awsError, denial: further.denial), at: now, eventID: eventID)
    }

    private func record(_ parts: RecordParts, at now: Instant, eventID: String) -> AuditRecord {
        let record: AuditRecord = written(parts, at: now, eventID: eventID)
        // A record of any size would be one that the trail refuses, and with it all that come after.
        guard record.json.count > Facts.maximumRecordBytes else { return record }
        var parts: RecordParts = parts
        parts.parameters = parts.parameters.map { $0.omitted("requestParameters", ofMoreThan: 0) }
        parts.response = parts.response.map { $0.omitted("responseElements", ofMoreThan: 0) }
        return written(parts, at: now, eventID: eventID)
    }

    /// CloudTrail's bounds, in bytes (user guide, *CloudTrail record contents*): of a whole event, and of parameters and answer each.
    private static let maximumRecordBytes: Int = 256 * 1024
    private static let maximumPartBytes: Int = 100 * 1024

    private func written(_ parts: RecordParts, at now: Instant, eventID: String) -> AuditRecord {
        var writer: JSONWriter = JSONWriter(capacity: 1200)
        writer.object { out in
            out.member("eventVersion", "1.11")
            writeIdentity(to: &out)
            out.member("eventTime", now.iso8601)
            out.member("eventSource", service?.eventSource ?? "server")
            out.member("eventName", parts.eventName)
            out.member("awsRegion", region?.name ?? "")
            out.member("sourceIPAddress", peer.address)
            out.member("userAgent", userAgent, cutTo: 1000)
            if let error: AWSError = parts.error {
                out.member("errorCode", error.isDenial ? "AccessDenied" : error.code)
                out.member("errorMessage", error.message, cutTo: 1000)
            }
            out.fields("requestParameters", parts.parameters?.omitted("requestParameters", ofMoreThan: Facts.maximumPartBytes))
            out.fields("responseElements", parts.response?.omitted("responseElements", ofMoreThan: Facts.maximumPartBytes))
            if let denial: AccessDenied = parts.denial { writeDecision(of: denial, to: &out) }
            out.member("requestID", requestID)
            out.member("eventID", eventID)
            out.member("readOnly", parts.isReadOnly)
            if !parts.resources.isEmpty { out.list("resources", parts.resources.map { ShownResource(resource: $0) }) }
            out.member("eventType", "AwsApiCall")
            out.member("managementEvent", true)
            // Without a caller the record belongs to no account: the stream `server`.
            out.member("recipientAccountId", recipient?.digits)
            out.member("eventCategory", "Management")
            writeTLS(to: &out)
        }
        return AuditRecord(eventID: eventID, time: now, json: writer.bytes)
    }

    /// Which statements decided, and which policies there were: what `strongroom why-denied` answers from.
    private func writeDecision(of denial: AccessDenied, to out: inout JSONWriter) {
        let decision: Decision = denial.judgement.decision
        out.key(known: "additionalEventData")
        out.object { out in
            out.key(known: "authorization")
            out.object { out in
                out.member("action", denial.access.action)
                out.member("resource", denial.access.resource)
                out.member("verdict", decision.verdict == .explicitlyDenied ? "explicitDeny" : "implicitDeny")
                out.member("policyType", decision.kind?.rawValue)
                out.list("statements", decision.statements.map { DecidingStatement($0) })
                out.list("policies", denial.judgement.policies.map(\.description).sorted())
            }
        }
    }

    private func writeIdentity(to out: inout JSONWriter) {
        out.key(known: "userIdentity")
        guard let caller else { return out.null() }
        out.object { out in
            out.member("type", caller.principal.auditType)
            out.member("principalId", caller.principal.userID)
            out.member("arn", caller.principal.arn)
            out.member("accountId", caller.principal.account.digits)
            out.member("accessKeyId", caller.accessKeyID)
            out.member("userName", caller.principal.userName)
            if let session: SessionContext = caller.session { writeSession(session, of: caller.principal, to: &out) }
        }
    }

    /// Who issued temporary credentials, and when (contract: *CloudTrail*, §2).
    private func writeSession(_ session: SessionContext, of principal: Principal, to out: inout JSONWriter) {
        out.key(known: "sessionContext")
        out.object { out in
            if case .assumedRole(let role) = principal {
                out.key(known: "sessionIssuer")
                out.object { out in
                    out.member("type", "Role")
                    out.member("principalId", role.uniqueID)
                    out.member("arn", role.roleARN)
                    out.member("accountId", role.account.digits)
                    out.member("userName", role.name)
                }
            }
            out.key(known: "attributes")
            out.object { out in
                out.member("creationDate", session.issuedAt.iso8601)
                out.member("mfaAuthenticated", session.mfaAuthenticatedAt == nil ? "false" : "true")
            }
            out.member("sourceIdentity", session.sourceIdentity)
        }
    }

    private func writeTLS(to out: inout JSONWriter) {
        guard let tls: TLSDetails = peer.tls else { return }
        out.key(known: "tlsDetails")
        out.object { out in
            out.member("tlsVersion", tls.version)
            out.member("clientProvidedHostHeader", host, cutTo: 256)
        }
    }
}

/// What differs between a request's records.
private struct RecordParts {
    let eventName: String
    let isReadOnly: Bool
    var parameters: AuditFields?
    var response: AuditFields?
    let resources: [AuditResource]
    let error: AWSError?
    let denial: AccessDenied?
}

/// A statement by policy, place and Sid.
private struct DecidingStatement: WireEncodable {
    let policy: String
    let number: Int
    let sid: String?

    init(_ statement: Decision.Statement) {
        policy = statement.policy.name
        number = statement.number
        sid = statement.id
    }

    func encode(to out: inout some WireObject) {
        out.member("policy", policy)
        out.member("statement", number)
        out.member("sid", sid)
    }
}

private struct ShownResource: WireEncodable {
    let resource: AuditResource

    func encode(to out: inout some WireObject) {
        out.member("accountId", resource.account.digits)
        out.member("type", resource.type)
        out.member("ARN", resource.arn)
    }
}

extension Principal {
    /// A record's `userIdentity.type`.
    fileprivate var auditType: String {
        switch self {
        case .root: "Root"
        case .user: "IAMUser"
        case .assumedRole: "AssumedRole"
        case .federatedUser: "FederatedUser"
        case .service: "AWSService"
        case .anonymous: "Unknown"
        }
    }
}
