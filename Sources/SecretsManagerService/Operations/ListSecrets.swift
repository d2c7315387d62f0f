import AWSTypes
import Model
import Service
import Wire

/// Lists the secrets of the caller's account and region. (API reference, *ListSecrets*.)
struct ListSecrets: AccountOperation {
    let includePlannedDeletion: Bool?
    let maxResults: PageSize?
    let nextToken: NextToken?
    let filters: Filters?
    let sortOrder: SortDirection?
    let sortBy: SecretOrder.Key?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().boolean("includePlannedDeletion", includePlannedDeletion).integer("maxResults", maxResults?.value)
            .text("nextToken", nextToken?.text).objects("filters", filters?.auditFields).text("sortOrder", sortOrder?.rawValue)
            .text("sortBy", sortBy?.rawValue)
    }

    func run(on target: Void, in call: Call) async throws -> SecretPage {
        try await SecretLister(call: call, operation: Self.name).page(
            query: try filters?.query() ?? .everything,
            order: SecretOrder(key: sortBy ?? .createdDate, isDescending: sortOrder == .desc),
            showsDeleted: includePlannedDeletion ?? false, size: maxResults?.value ?? 100, token: nextToken?.text)
    }
}
