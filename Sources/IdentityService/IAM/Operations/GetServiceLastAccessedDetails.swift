import AWSTypes
import Model
import Service
import Wire

/// A report of which services an entity's policies allow and when they were last used. (IAM API reference, *GetServiceLastAccessedDetails*.)
struct GetServiceLastAccessedDetails: Operation {
    let jobId: JobID
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("jobId", jobId.text).integer("maxItems", maxItems?.value) }

    func target(in call: Call) async throws -> Found<AccessReport> { try await call.report(jobId.text) }
    func access(to target: Found<AccessReport>, in call: Call) -> [Access] { [Access(call.action, on: "*", owner: call.account)] }

    func run(on report: AccessReport, in call: Call) async throws -> ServiceAccesses {
        let subject: ReportSubject = try await call.subject(of: report)
        let entities: [ReportedEntity] = try await call.reportedEntities(of: subject)
        let services: [ServiceLastAccessed] = try await call.reportedServices(of: subject).map { service in
            ServiceLastAccessed(service: service, entities: entities)
        }
        return ServiceAccesses(
            report: report, services: try call.page(services, by: \.service.namespace, Paging(marker, maxItems, [report.id])))
    }
}

struct ServiceAccesses: WireEncodable {
    let report: AccessReport
    let services: Page<ServiceLastAccessed>

    func encode(to out: inout some WireObject) {
        report.encodeJob(to: &out)
        out.member("JobType", report.granularity)
        Listed("ServicesLastAccessed", services).encode(to: &out)
    }
}

extension AccessReport {
    /// The members that both answers begin with: a report is done when it is asked for.
    func encodeJob(to out: inout some WireObject) {
        out.member("JobStatus", "COMPLETED")
        out.member("JobCreationDate", createdAt)
        out.member("JobCompletionDate", createdAt)
    }
}

/// `ServiceLastAccessed`.
struct ServiceLastAccessed: WireEncodable {
    let service: (namespace: String, name: String)
    let entities: [ReportedEntity]

    func encode(to out: inout some WireObject) {
        let uses: [(arn: String, use: LastUse)] = entities.compactMap { entity in
            entity.uses[service.namespace].map { (entity.arn, $0) }
        }
        let last: (arn: String, use: LastUse)? = uses.max { $0.use.time < $1.use.time }
        out.member("ServiceName", service.name)
        out.member("LastAuthenticated", last?.use.time)
        out.member("ServiceNamespace", service.namespace)
        out.member("LastAuthenticatedEntity", last?.arn)
        out.member("LastAuthenticatedRegion", last?.use.region.name)
        out.member("TotalAuthenticatedEntities", uses.count)
    }
}
