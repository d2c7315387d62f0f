import Model

/// The rest of an order behind a position, as SQL.
///
/// Rows of equal time go by `tail` upwards in both directions.
struct Keyset {
    /// Begins with `AND`, or is empty.
    let condition: String
    let values: [SQLValue]
    let sorting: String

    /// The rest in one piece: to be sorted.
    static func whole(of order: SecretOrder, after last: SecretPosition?) -> Keyset {
        guard let last else { return Keyset(condition: "", values: [], sorting: order.sorting) }
        let (column, sign): (String, String) = (order.key.columnName, order.isDescending ? "<" : ">")
        guard order.key != .name else {
            return Keyset(condition: " AND name \(sign) ?", values: [.text(last.tail)], sorting: order.sorting)
        }
        return Keyset(
            condition: " AND (\(column) \(sign) ? OR (\(column) = ? AND tail > ?))",
            values: [.integer(last.time), .integer(last.time), .text(last.tail)], sorting: order.sorting)
    }

    /// The rest as ranges of the sort index, one behind the other: first what is left of the position's own time.
    static func ranges(of order: SecretOrder, after last: SecretPosition?) -> [Keyset] {
        guard let last, order.key != .name else { return [whole(of: order, after: last)] }
        let column: String = order.key.columnName
        return [
            Keyset(
                condition: " AND \(column) = ? AND tail > ?", values: [.integer(last.time), .text(last.tail)], sorting: "tail ASC"),
            Keyset(condition: " AND \(column) \(order.isDescending ? "<" : ">") ?", values: [.integer(last.time)], sorting: order.sorting),
        ]
    }
}

extension SecretOrder {
    fileprivate var sorting: String {
        let direction: String = isDescending ? "DESC" : "ASC"
        return key == .name ? "name \(direction)" : "\(key.columnName) \(direction), tail ASC"
    }
}

extension SecretOrder.Key {
    fileprivate var columnName: String {
        switch self {
        case .createdDate: "created"
        case .lastChangedDate: "changed"
        case .lastAccessedDate: "accessed"
        case .name: "name"
        }
    }

    /// At which place of ``Secret/columns`` it stands.
    var column: Int {
        switch self {
        case .createdDate: 17
        case .lastChangedDate: 1
        case .lastAccessedDate: 18
        case .name: 15
        }
    }
}
