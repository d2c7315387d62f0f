import AWSTypes
import Model
import Service
import Wire

/// How far the deletion of a service-linked role is: it was done when it was asked for. (IAM API reference, *GetServiceLinkedRoleDeletionStatus*.)
struct GetServiceLinkedRoleDeletionStatus: Operation {
    let deletionTaskId: DeletionTaskID

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("deletionTaskId", deletionTaskId.text) }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }
    func access(to target: Found<Void>, in call: Call) -> [Access] { [Access(call.action, on: "*", owner: call.account)] }

    func run(on target: Void, in call: Call) async throws -> DeletionStatus {
        let parts: [Substring] = deletionTaskId.text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "task", parts[1] == "aws-service-role" else {
            throw AWSError.noSuchEntity("Deletion task \(deletionTaskId.text) cannot be found.")
        }
        return DeletionStatus()
    }
}

struct DeletionStatus: WireEncodable {
    func encode(to out: inout some WireObject) { out.member("Status", "SUCCEEDED") }
}

/// `DeletionTaskId`.
struct DeletionTaskID: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...1000)
    let text: String
    init(_ text: String) { self.text = text }
}
