import AWSTypes
import Model

/// Where a page of a search looks: along the sort index, or at the few secrets that one of the filters lets pass.
///
/// Both find the same, for the model's matcher decides in either case; only the way there differs.
enum SearchPlan: Sendable {
    case sorted
    case probed([ScopedProbe])

    /// More entries than this are not gathered for one page; it is also how many secrets a page looks at, so that the costliest page, whose filters
    /// look into every description, stays within the design's 20 ms.
    static let widest: Int = 1500

    /// Takes the filter with the fewest entries, counted up to a bound, or the sort index if all have too many.
    static func best(for search: SecretSearch, in session: any SQLSession) throws(SQLError) -> SearchPlan {
        var best: SearchPlan = .sorted
        var bound: Int = widest + 1
        for probes: [IndexProbe] in search.query.candidates.compactMap({ $0 }) {
            let scoped: [ScopedProbe] = try ScopedProbe.all(probes, of: search.account, in: search.region, session)
            var count: Int = 0
            for probe: ScopedProbe in scoped where count < bound { count += try probe.count(upTo: bound - count, in: session) }
            if count < bound { (best, bound) = (.probed(scoped), count) }
            if bound == 0 { break }
        }
        return best
    }
}

/// A look-up in an index, as SQL.
struct ScopedProbe: Sendable {
    /// Gives serial numbers, perhaps one of them several times.
    let select: String
    let values: [SQLValue]

    /// Without those that can find nothing.
    static func all(
        _ probes: [IndexProbe], of account: AccountID, in region: Region, _ session: any SQLSession
    ) throws(SQLError) -> [ScopedProbe] {
        var scoped: [ScopedProbe] = []
        for probe: IndexProbe in probes {
            if let one: ScopedProbe = try ScopedProbe(probe, of: account, in: region, session) { scoped.append(one) }
        }
        return scoped
    }

    private init?(_ probe: IndexProbe, of account: AccountID, in region: Region, _ session: any SQLSession) throws(SQLError) {
        let prefix: String = probe.prefix.untilNull
        if probe.attribute == .name {
            select = "SELECT serial FROM secrets WHERE account = ? AND region = ?" + prefix.condition("name")
            values = [.text(account.digits), .text(region.name)] + prefix.bounds
        } else {
            guard let scope: Int64 = try WordIndex.knownScope(of: account, region, in: session) else { return nil }
            select = "SELECT secret FROM words WHERE scope = ? AND attribute = ?" + prefix.condition("word")
            values = [.integer(scope), .integer(Int64(probe.attribute.rawValue))] + prefix.bounds
        }
    }

    func count(upTo limit: Int, in session: any SQLSession) throws(SQLError) -> Int {
        try session.query("SELECT COUNT(*) FROM (\(select) LIMIT ?) AS entries", values + [.integer(Int64(limit))]) {
            row throws(SQLError) in Int(row.integer(0) ?? 0)
        }.first ?? 0
    }
}

extension String {
    /// That a column's text begins with this one, as a range of an index.
    fileprivate func condition(_ column: String) -> String {
        isEmpty ? "" : " AND \(column) >= ?" + (successor == nil ? "" : " AND \(column) < ?")
    }

    /// The values of ``condition(_:)``.
    fileprivate var bounds: [SQLValue] { isEmpty ? [] : [.text(self)] + (successor.map { [.text($0)] } ?? []) }

    /// The least text behind all that begin with this one. Texts compare by their UTF-8 bytes, which is to say by their scalars.
    private var successor: String? {
        var scalars: String.UnicodeScalarView = unicodeScalars
        while let last: Unicode.Scalar = scalars.popLast() {
            let next: UInt32 = last.value == 0xD7FF ? 0xE000 : last.value + 1
            guard let scalar: Unicode.Scalar = Unicode.Scalar(next) else { continue }
            scalars.append(scalar)
            return String(scalars)
        }
        return nil
    }
}
