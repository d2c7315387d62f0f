import AWSTypes
import Model
import Service
import Wire

/// Begins a report of which services an entity's policies allow and when they were last used. (IAM API reference,
/// *GenerateServiceLastAccessedDetails*.)
struct GenerateServiceLastAccessedDetails: Operation {
    let arn: EntityARN
    let granularity: AccessGranularity?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("arn", arn.text).text("granularity", granularity?.rawValue) }

    func target(in call: Call) async throws -> Found<ReportSubject> { try await call.reportSubject(arn.text) }
    func access(to target: Found<ReportSubject>, in call: Call) -> [Access] { [Access(call.action, on: arn.text, owner: call.account)] }

    func run(on subject: ReportSubject, in call: Call) async throws -> NewReport {
        let granularity: String = (granularity ?? .service).rawValue
        let reports: [AccessReport] = try await call.allEntities(AccessReport.self)
        // The answer is made when it is fetched: one that was asked for lately serves as well as a new one.
        if let recent: AccessReport = reports.first(where: { $0.answers(arn.text, granularity, at: call.now) }) {
            return NewReport(jobID: recent.id)
        }
        for old: AccessReport in reports where old.isOver(at: call.now) { call.changes.delete(old) }
        let report: AccessReport = AccessReport(
            id: call.randomness.uuid(), account: call.account, createdAt: call.now, subject: arn.text, granularity: granularity)
        call.changes.insert(report)
        return NewReport(jobID: report.id)
    }
}

struct NewReport: WireEncodable {
    let jobID: String

    func encode(to out: inout some WireObject) { out.member("JobId", jobID) }
}

/// `Granularity`. Of single actions nothing is known here, as on AWS of most services.
enum AccessGranularity: String, WireEnum {
    case service = "SERVICE_LEVEL"
    case action = "ACTION_LEVEL"
}

/// `JobId`.
struct JobID: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 36...36)
    let text: String
    init(_ text: String) { self.text = text }
}
