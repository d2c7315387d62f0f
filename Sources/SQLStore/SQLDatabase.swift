package import AWSTypes
package import Model

/// The store over a SQL database: cached finders, and commits in groups.
package final class SQLDatabase: Store {
    let driver: any SQLDriver
    let caches: Caches
    let accesses: Accesses
    let lastUses: LastUses
    let nodes: Nodes
    let mark: AccessMark
    private let epochs: Epochs
    private let outbox: Outbox
    private let writer: GroupWriter
    private let blocking: any BlockingRunner

    /// Brings the schema up to date and opens the store. `taker` gets every write's audit records after their commit; what it lacks of
    /// earlier ones, ``undelivered(after:of:in:)`` tells before. With `.many` nodes rows of the last `keptEpochs` epochs tell the others what
    /// changed. Blocks.
    package init(
        driver: any SQLDriver, taker: any OutboxTaker, lastPosition: Int64, cacheBytes: Int, nodes: Nodes = .one,
        keptEpochs: Int64 = 10_000,
        blocking: any BlockingRunner
    ) throws(SQLError) {
        try Schema.migrate(driver)
        self.driver = driver
        self.nodes = nodes
        self.blocking = blocking
        caches = Caches(bytes: cacheBytes)
        accesses = Accesses()
        lastUses = LastUses()
        epochs = try Epochs(nodes: nodes, kept: keptEpochs, driver: driver, caches: caches, blocking: blocking)
        mark = try AccessMark(of: nodes, in: driver)
        outbox = try Outbox(taker: taker, nodes: nodes, lastPosition: lastPosition, driver: driver)
        writer = GroupWriter(
            driver: driver, caches: caches, epochs: epochs, outbox: outbox, accesses: accesses, mark: mark, lastUses: lastUses,
            blocking: blocking)
    }

    /// The records of this node that are in the outbox behind `position`: what a trail lacks after a crash. Blocks.
    package static func undelivered(after position: Int64, of nodes: Nodes = .one, in driver: any SQLDriver) throws(SQLError) -> [OutboxRow]
    {
        try Schema.migrate(driver)
        return try driver.read { session throws(SQLError) in try Outbox.rows(after: position, of: nodes, in: session) }
    }

    /// With several nodes: makes the caches forget what others have changed. With one it returns at once.
    package func catchUp() async throws(StoreError) { try await epochs.catchUp() }

    package func commit(_ changes: [Change], records: [AuditRecord]) async throws(StoreError) {
        try await writer.commit(changes, records: records)
    }

    /// Writes the accesses noted so far, and clears up what became of a commit in doubt. For a chore, and, with `isLast`, for a clean end: then
    /// the next start has nothing to read in the trail.
    package func flush(isLast: Bool = false) async throws(StoreError) {
        if isLast { mark.keepUp() }
        if accesses.hasUnwritten || lastUses.hasUnwritten || writer.isInDoubt || mark.lags(behind: outbox.lastSequence) {
            try await writer.commit([], records: [])
        }
    }

    /// Erases what deleted rows left in the log files.
    package func truncateLog() async throws(StoreError) {
        try await blocked { () throws(SQLError) in try self.driver.truncateLog() }
    }

    /// Finds by id, in the cache or in the database.
    func find<A: StoredAggregate>(_ id: A.ID) async throws(StoreError) -> A? {
        let cache: Cache<A.ID, A> = A.cache(in: caches)
        switch cache.lookup(id) {
        case .hit(let aggregate): return aggregate
        case .miss(let ticket):
            do throws(StoreError) {
                let found: A? = try await read { session throws(SQLError) in try A.load(id, from: session) }
                cache.fill(ticket, with: found, cost: found?.cacheCost ?? 0)
                return found
            } catch {
                cache.drop(ticket)
                throw error
            }
        }
    }

    /// Runs a query on one snapshot, on a thread that may block.
    func read<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws(SQLError) -> T) async throws(StoreError) -> T {
        try await blocked { () throws(SQLError) in try self.driver.read(body) }
    }

    /// Runs a transaction of its own, for what is no aggregate, on a thread that may block.
    func write<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws(SQLError) -> T) async throws(StoreError) -> T {
        try await blocked { () throws(SQLError) in try self.driver.transaction(body) }
    }

    private func blocked<T: Sendable>(_ body: @escaping @Sendable () throws(SQLError) -> T) async throws(StoreError) -> T {
        do throws(SQLError) { return try await blocking.run(body) } catch { throw StoreError(error) }
    }
}

extension SQLDatabase {
    package func account(_ id: AccountID) async throws(StoreError) -> Account? { try await find(id) }
    package func accessKey(_ id: String) async throws(StoreError) -> AccessKey? { try await find(id) }
    package func key(_ id: Key.ID) async throws(StoreError) -> Key? { try await find(id) }
    package func keyAlias(_ id: KeyAlias.ID) async throws(StoreError) -> KeyAlias? { try await find(id) }
    package func secret(_ id: Secret.ID) async throws(StoreError) -> Secret? { try await find(id) }
    package func secretVersion(_ id: SecretVersion.ID) async throws(StoreError) -> SecretVersion? { try await find(id) }
}
