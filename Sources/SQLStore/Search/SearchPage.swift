import AWSTypes
import Model

/// One page of a search while it is being read, within one snapshot.
struct SearchPage {
    private let search: SecretSearch
    private let limit: Int
    private var found: [ListedSecret] = []
    private var looked: Int = 0
    /// Behind what the next page begins: the last that was looked at, or the last that was found if one more is known.
    private var position: SecretPosition?
    private var isComplete: Bool = false

    /// How many rows the first query asks for beyond the page, and how many a query asks for at most.
    private static let margin: Int = 20
    private static let portion: Int = 500
    /// How many secrets one query fetches by their serial numbers.
    private static let handful: Int = 64

    /// Places in a row of ``Secret/columns``.
    fileprivate static let deletionColumn: Int = 2
    fileprivate static let tailColumn: Int = 16

    static func read(
        _ search: SecretSearch, after last: SecretPosition?, limit: Int, plan: SearchPlan, in session: any SQLSession
    ) throws(SQLError) -> SecretMatches {
        var page: SearchPage = SearchPage(search: search, limit: limit, position: last)
        let isAtEnd: Bool
        switch plan {
        case .sorted: isAtEnd = try page.walk(in: session)
        case .probed(let probes): isAtEnd = try page.visit(probes, in: session)
        }
        return SecretMatches(secrets: page.found, next: isAtEnd ? nil : page.position)
    }

    private init(search: SecretSearch, limit: Int, position: SecretPosition?) {
        self.search = search
        self.limit = limit
        self.position = position
    }

    /// Goes along the sort index. True if it came to its end, and the page has everything.
    private mutating func walk(in session: any SQLSession) throws(SQLError) -> Bool {
        var portion: Int = limit + SearchPage.margin
        while !isComplete {
            portion = min(portion, SearchPlan.widest - looked)
            guard portion > 0 else { return false }
            var rows: Int = 0
            for range: Keyset in Keyset.ranges(of: search.order, after: position) where rows < portion {
                rows += try look(
                    "account = ? AND region = ?" + range.condition,
                    [.text(search.account.digits), .text(search.region.name)] + range.values, range.sorting, limit: portion - rows, session)
            }
            if rows < portion { return !isComplete }
            portion = SearchPage.portion
        }
        return false
    }

    /// Looks at what the probes propose. True if it came to the end.
    private mutating func visit(_ probes: [ScopedProbe], in session: any SQLSession) throws(SQLError) -> Bool {
        guard !probes.isEmpty else { return true }
        let rest: Keyset = Keyset.whole(of: search.order, after: position)
        var serials: ArraySlice<Int64> = try session.query(
            "SELECT serial FROM secrets WHERE serial IN (\(probes.map(\.select).joined(separator: " UNION ALL ")))\(rest.condition) "
                + "ORDER BY \(rest.sorting)", probes.flatMap(\.values) + rest.values
        ) { row throws(SQLError) in row.integer(0) ?? 0 }[...]
        while !isComplete, !serials.isEmpty {
            let part: [Int64] = Array(serials.prefix(SearchPage.handful))
            serials = serials.dropFirst(part.count)
            // Always the same number of marks, so that the statement stays prepared; no secret has the number 0.
            let padding: [Int64] = Array(repeating: 0, count: SearchPage.handful - part.count)
            _ = try look(SearchPage.bySerials, (part + padding).map { .integer($0) }, rest.sorting, limit: part.count, session)
        }
        return !isComplete
    }

    private static let bySerials: String = "serial IN (\(Array(repeating: "?", count: handful).joined(separator: ", ")))"

    private mutating func look(
        _ condition: String, _ values: [SQLValue], _ sorting: String, limit: Int, _ session: any SQLSession
    ) throws(SQLError) -> Int {
        try session.query(
            "SELECT \(Secret.columns) FROM secrets WHERE \(condition) ORDER BY \(sorting) LIMIT ?", values + [.integer(Int64(limit))]
        ) { row throws(SQLError) in try self.take(row) }.count
    }

    private mutating func take(_ row: any SQLRow) throws(SQLError) {
        guard !isComplete else { return }
        let isShown: Bool = search.showsDeleted || row.integer(SearchPage.deletionColumn) == nil
        if isShown, search.query.matches(SearchedRow(row: row, region: search.region, places: .whole)) {
            guard found.count < limit else {
                isComplete = true
                return
            }
            found.append(try Secret.read(row, account: search.account, region: search.region))
        }
        looked += 1
        position = try SecretPosition(row, in: search.order)
    }
}

extension SecretPosition {
    /// The position of a row of ``Secret/columns``.
    fileprivate init(_ row: any SQLRow, in order: SecretOrder) throws(SQLError) {
        let time: Int64? = order.key == .name ? 0 : row.integer(order.key.column)
        guard let time, let tail: String = row.text(order.key == .name ? order.key.column : SearchPage.tailColumn) else {
            throw .malformedRow("secrets")
        }
        self.init(time: time, tail: tail)
    }
}
