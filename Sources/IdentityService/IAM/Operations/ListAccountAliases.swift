import AWSTypes
import Model
import Service
import Wire

/// Lists the account's alias, if it has one. (IAM API reference, *ListAccountAliases*.)
struct ListAccountAliases: Operation {
    let marker: Marker?
    let maxItems: MaxItems?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().integer("maxItems", maxItems?.value) }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }
    func access(to target: Found<Void>, in call: Call) -> [Access] { [Access(call.action, on: "*", owner: call.account)] }

    func run(on target: Void, in call: Call) async throws -> ListedTexts {
        let alias: String? = try await call.account(call.account)?.alias
        return ListedTexts("AccountAliases", try call.page(alias.map { [$0] } ?? [], by: { $0 }, Paging(marker, maxItems)))
    }
}
