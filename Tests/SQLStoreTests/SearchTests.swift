import AWSTypes
import Model
import SQLiteDriver
import Testing

@testable import SQLStore

@Suite("Searches") struct SearchTests {
    @Test("every plan finds what a look at every secret finds, in the same order, page by page", arguments: 0..<3) func agrees(seed: Int)
        async throws
    {
        let world: StoreWorld = try await StoreWorld()
        var dice: RandomSearch = RandomSearch(seed: UInt64(seed))
        let secrets: [Secret] = (0..<150).map { dice.secret($0) }
        try await world.store.commit(secrets.map { Change(.insert, $0) }, records: [])
        var (probed, found): (Int, Int) = (0, 0)
        for _: Int in 0..<50 {
            let search: SecretSearch = dice.search()
            let expected: [String] = search.bruteForce(secrets).map(\.arn)
            found += expected.count
            var plans: [SearchPlan?] = [nil, .sorted]
            let size: Int = Int.random(in: 1...40, using: &dice)
            plans += try world.driver.read { session throws(SQLError) in
                var plans: [SearchPlan?] = []
                for probes: [IndexProbe] in search.query.candidates.compactMap({ $0 }) {
                    plans.append(.probed(try ScopedProbe.all(probes, of: .zero, in: .usEast1, session)))
                }
                return plans
            }
            for plan: SearchPlan? in plans {
                if case .probed = plan { probed += 1 }
                #expect(
                    try await SearchTests.pages(search, of: size, in: world.store, plan: plan) == expected,
                    "\(search.query.fingerprint) \(search.order)")
            }
        }
        #expect(probed > 20)
        #expect(found > 800)
        try world.end()
    }

    /// All pages, one behind the other. `between` runs after each.
    private static func pages(
        _ search: SecretSearch, of size: Int, in store: SQLDatabase, plan: SearchPlan? = nil, between: () async throws -> Void = {}
    ) async throws -> [String] {
        var seen: [String] = []
        var last: SecretPosition?
        repeat {
            let page: SecretMatches = try await store.secrets(search, after: last, limit: size, plan: plan)
            #expect(page.secrets.count <= size)
            seen += page.secrets.map(\.secret.arn)
            last = page.next
            try await between()
        } while last != nil
        return seen
    }

    @Test("what existed unchanged throughout comes exactly once, whatever happens between the pages", arguments: 0..<3)
    func changing(seed: Int) async throws {
        let world: StoreWorld = try await StoreWorld()
        var dice: RandomSearch = RandomSearch(seed: UInt64(100 + seed))
        let steady: [Secret] = (0..<60).map { dice.secret($0) }
        var moving: [Secret] = (1000..<1060).map { dice.secret($0) }
        try await world.store.commit((steady + moving).map { Change(.insert, $0) }, records: [])
        for index: Int in moving.indices { moving[index].revision = 1 }
        let steadyARNs: Set<String> = Set(steady.map(\.arn))
        for round: Int in 0..<12 {
            let search: SecretSearch = dice.search()
            let seen: [String] = try await SearchTests.pages(search, of: Int.random(in: 3...20, using: &dice), in: world.store) {
                for _: Int in 0..<5 {
                    let index: Int = Int.random(in: moving.indices, using: &dice)
                    if Bool.random(using: &dice) {
                        dice.change(&moving[index])
                        try await world.store.commit([Change(.update, moving[index])], records: [])
                        moving[index].revision += 1
                    } else {
                        let fresh: Secret = dice.secret(2000 + round * 10_000 + Int.random(in: 0..<10_000, using: &dice))
                        guard try await world.store.secret(fresh.id) == nil else { continue }
                        try await world.store.commit([Change(.delete, moving[index]), Change(.insert, fresh)], records: [])
                        moving[index] = fresh
                        moving[index].revision = 1
                    }
                }
            }
            #expect(seen.filter(steadyARNs.contains) == search.bruteForce(steady).map(\.arn))
        }
        #expect(try SearchTests.entries(in: world.driver) == SearchTests.expected(for: steady + moving))
        try world.end()
    }

    private static func entries(in driver: any SQLDriver) throws -> [String] {
        try driver.read { session throws(SQLError) in
            try session.query("SELECT secret, attribute, word FROM words", []) { row throws(SQLError) in
                "\(row.integer(0) ?? 0) \(row.integer(1) ?? 0) \(row.text(2) ?? "")"
            }
        }.sorted()
    }

    private static func expected(for secrets: [Secret]) -> [String] {
        secrets.flatMap { secret in
            SecretQuery.words(of: secret).filter { $0.attribute != .name }.map { "\(secret.serial) \($0.attribute.rawValue) \($0.text)" }
        }.sorted()
    }

    @Test("a page looks at 1,500 secrets at most and says that there is more") func bounded() async throws {
        let world: StoreWorld = try await StoreWorld()
        let secrets: [Secret] = (0..<1600).map { StoreWorld.secret("s\($0)", at: StoreWorld.start + .seconds($0)) }
        try await world.store.commit(secrets.map { Change(.insert, $0) }, records: [])
        let nothing: SecretSearch = SecretSearch(of: .zero, in: .usEast1, matching: SecretQuery([SecretFilter(.name, ["!s"])]))
        let first: SecretMatches = try await world.store.secrets(nothing, after: nil, limit: 10)
        #expect(first.secrets.isEmpty)
        let next: SecretPosition = try #require(first.next)
        let second: SecretMatches = try await world.store.secrets(nothing, after: next, limit: 10)
        #expect(second.secrets.isEmpty)
        #expect(second.next == nil)
        // Of 1,600 the filter for all of them chooses the sort index, the one for a few the index of names.
        try world.driver.read { session throws(SQLError) in
            for (prefix, isProbed) in [("s", false), ("s42", true), ("", false), ("t", true)] {
                let plan: SearchPlan = try SearchPlan.best(
                    for: SecretSearch(of: .zero, in: .usEast1, matching: SecretQuery([SecretFilter(.name, [prefix])])), in: session)
                if case .probed = plan { #expect(isProbed, "\(prefix)") } else { #expect(!isProbed, "\(prefix)") }
            }
        }
        try world.end()
    }

    @Test("a database that had no index of words gets one") func migration() async throws {
        let folder: StoreWorld = try await StoreWorld()
        let driver: SQLiteDriver = try SQLiteDriver(path: folder.folder + "/old.sqlite")
        try Schema.migrate(driver, through: Array(Schema.steps.prefix(2)))
        var dice: RandomSearch = RandomSearch(seed: 7)
        let secrets: [Secret] = (0..<1100).map { dice.secret($0) }
        try driver.transaction { session throws(SQLError) in
            try session.execute("INSERT INTO accounts (id, revision, created) VALUES ('000000000000', 1, 0)", [])
            for secret: Secret in secrets {
                try session.execute(
                    """
                    INSERT INTO secrets (serial, revision, account, region, name, tail, created, changed, accessed, versions, cleanup, labels, details, tags,
                        owning_service, replication) VALUES (?, 1, '000000000000', 'us-east-1', ?, ?, 0, 0, 0, 0, 0, '', ?, ?, ?, ?)
                    """,
                    [
                        .integer(secret.serial), .text(secret.name), .text("\(secret.name)-\(secret.suffix)"), .optional(secret.details),
                        .optional(secret.packedTags), .optional(secret.owningService), .optional(secret.replication?.packed),
                    ])
            }
        }
        try Schema.migrate(driver)
        #expect(try SearchTests.entries(in: driver) == SearchTests.expected(for: secrets))
        try driver.close()
        try folder.end()
    }
}
