import AWSTypes
import Model
import Service
import Wire

/// A filter's key, in the wire's words.
extension SecretFilter.Key: WireEnum {}

/// One value of a filter; `!` in front negates it.
struct FilterValue: WireText {
    static let constraints: TextConstraints = TextConstraints(
        length: ...512,
        pattern: TextPattern(
            "^\\!?[a-zA-Z0-9 :_@\\/\\+\\=\\.\\-\\!]*$", each: { $0.isLetterOrDigit || " :_@/+=.-!".utf8.contains($0) }, atLeast: 0))
    let text: String
    init(_ text: String) { self.text = text }
}

/// A filter's `Values`.
struct FilterValues: WireList {
    static let constraints: ListConstraints = ListConstraints(count: 1...10)
    let items: [FilterValue]
    init(_ items: [FilterValue]) { self.items = items }
}

/// `Filters`.
struct Filters: WireList {
    static let constraints: ListConstraints = ListConstraints(count: ...10)
    let items: [FilterMember]
    init(_ items: [FilterMember]) { self.items = items }
}

/// An item of `Filters`.
struct FilterMember: Decodable, Sendable {
    let key: SecretFilter.Key?
    let values: FilterValues?
}

extension Filters {
    var auditFields: [AuditFields] {
        items.map { AuditFields().text("key", $0.key?.rawValue).texts("values", $0.values?.items.map(\.text)) }
    }

    /// Throws for a filter without key or values: the model requires neither, the service both.
    func query() throws(AWSError) -> SecretQuery {
        var filters: [SecretFilter] = []
        for item: FilterMember in items {
            guard let key: SecretFilter.Key = item.key else {
                throw .invalidParameter("Invalid filter key")
            }
            guard let values: FilterValues = item.values else {
                throw .invalidParameter("Invalid filter values for key: \(key.rawValue)")
            }
            filters.append(SecretFilter(key, values.items.map(\.text)))
        }
        return SecretQuery(filters)
    }
}

/// `SortOrder`.
enum SortDirection: String, WireEnum { case asc, desc }

/// `SortBy`.
extension SecretOrder.Key: WireEnum {}
