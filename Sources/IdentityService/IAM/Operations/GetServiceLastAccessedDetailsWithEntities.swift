import AWSTypes
import Model
import Service
import Wire

/// Who of a group's users, or of those that a policy is attached to, last used a service when. (IAM API reference,
/// *GetServiceLastAccessedDetailsWithEntities*.)
struct GetServiceLastAccessedDetailsWithEntities: Operation {
    let jobId: JobID
    let serviceNamespace: ServiceNamespace
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().text("jobId", jobId.text).text("serviceNamespace", serviceNamespace.text).integer("maxItems", maxItems?.value)
    }

    func target(in call: Call) async throws -> Found<AccessReport> { try await call.report(jobId.text) }
    func access(to target: Found<AccessReport>, in call: Call) -> [Access] { [Access(call.action, on: "*", owner: call.account)] }

    func run(on report: AccessReport, in call: Call) async throws -> EntityAccesses {
        let subject: ReportSubject = try await call.subject(of: report)
        let service: String = serviceNamespace.text
        guard try await call.reportedServices(of: subject).contains(where: { $0.namespace == service }) else {
            throw AWSError.noSuchEntity("No details for \(service) in the job with id \(report.id).")
        }
        let entities: [EntityDetails] = try await call.reportedEntities(of: subject).map { EntityDetails(entity: $0, service: service) }
        return EntityAccesses(
            report: report, entities: try call.page(entities, by: \.entity.arn, Paging(marker, maxItems, [report.id, service])))
    }
}

struct EntityAccesses: WireEncodable {
    let report: AccessReport
    let entities: Page<EntityDetails>

    func encode(to out: inout some WireObject) {
        report.encodeJob(to: &out)
        Listed("EntityDetailsList", entities).encode(to: &out)
    }
}

/// `EntityDetails`.
struct EntityDetails: WireEncodable {
    let entity: ReportedEntity
    let service: String

    func encode(to out: inout some WireObject) {
        out.object("EntityInfo", EntityInfo(entity: entity))
        out.member("LastAuthenticated", entity.uses[service]?.time)
    }

    private struct EntityInfo: WireEncodable {
        let entity: ReportedEntity

        func encode(to out: inout some WireObject) {
            out.member("Arn", entity.arn)
            out.member("Name", entity.entity.name)
            out.member("Type", type(of: entity.entity).kind.rawValue.uppercased())
            out.member("Id", entity.entity.id)
            out.member("Path", entity.entity.path)
        }
    }
}
