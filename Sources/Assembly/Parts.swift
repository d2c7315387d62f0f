import AWSTypes
import Control
import Cryptography
import Foundation
import HTTPEdge
import IdentityService
import Logging
import Model
import NIOPosix
import SQLStore
import SQLiteDriver
import SecretsManagerService
import Service
import Trail
import WebIdentityKeys

/// The parts of a running server.
struct Parts: Sendable {
    let directory: DataDirectory?
    let blocking: ThreadPoolRunner
    /// For passwords: slow on purpose, and not to be waited for by who needs the store.
    let scrypt: ThreadPoolRunner
    let driver: SQLiteDriver
    let trail: AuditTrail
    let sink: TrailSink
    let store: SQLDatabase
    let gateway: Gateway
    let front: Front
    let chores: Chores
    let listenerMetrics: ListenerMetrics
    let isFirstStart: Bool
    /// A folder to be removed at the end.
    let temporaryFolder: String?

    static func make(_ settings: Settings, log: Logger, requests: any RequestLog, clock: any Clock, randomness: any Randomness) async throws
        -> Parts
    {
        let blocking: ThreadPoolRunner = ThreadPoolRunner(threads: 6)
        let scrypt: ThreadPoolRunner = ThreadPoolRunner(threads: 1)
        let directory: DataDirectory? =
            settings.isEphemeral ? nil : try DataDirectory(path: settings.dataDirectory, isDevelopment: settings.isDevelopment)
        let root: RootKey
        let tokens: TokenKey
        if let directory {
            let keyFile: String = settings.keyFile ?? DataDirectory.defaultKeyFile(for: directory.path)
            root = try Seals(directory: directory, keyFilePath: keyFile, randomness: randomness).open()
            tokens = try directory.tokenKey(under: root, randomness: randomness)
        } else {
            root = .random(randomness)
            tokens = .random(randomness)
        }
        if !root.isLocked {
            log.warning("the system does not lock this process's memory (ulimit -l): where there is swap, keys may come into it")
        }
        let keyRing: KeyRing = KeyRing(root: root, credentials: CredentialsKey(under: root), tokens: tokens, blocking: scrypt)

        let temporaryFolder: String? = directory == nil ? memoryFolder() + "/strongroom-\(randomness.uuid())" : nil
        let trailFolder: String = directory?.trail ?? temporaryFolder ?? ""
        try FileManager.default.createDirectory(
            atPath: trailFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let trail: AuditTrail = try AuditTrail.open(
            directory: trailFolder,
            // Memory is smaller than a disk: a container's /dev/shm often has 64 MiB, of which the trail may take a fifth.
            options: TrailOptions(
                segmentBytes: directory == nil ? 4 << 20 : 64 << 20,
                writing: settings.synchronizesAudit ? .onRunner : .inline, synchronizesEachAppend: settings.synchronizesAudit,
                randomness: randomness),
            blocking: blocking)
        try directory?.demandStore(of: trail)
        let driver: SQLiteDriver = try directory.map { try SQLiteDriver(path: $0.database) } ?? SQLiteDriver(inMemory: ())
        try await recover(trail, from: driver, settings: settings, clock: clock, randomness: randomness, log: log)
        let sink: TrailSink = TrailSink(trail: trail, log: log)
        let store: SQLDatabase = try SQLDatabase(
            driver: driver, taker: sink, lastPosition: trail.lastOutboxPosition, cacheBytes: settings.cacheBytes, blocking: blocking)
        try await AccessRecovery(trail: trail, blocking: blocking, log: log).restore(to: store)
        let isFirst: Bool = try await FirstStart(settings: settings, clock: clock, randomness: randomness).ensureAccount(
            in: store, keyRing: keyRing)

        let listenerMetrics: ListenerMetrics = ListenerMetrics()
        let metrics: RequestMetrics = RequestMetrics {
            [
                RequestMetrics.Figure(
                    .gauge, "strongroom_open_connections", help: "Connections that are open.", value: listenerMetrics.openConnections),
                RequestMetrics.Figure(
                    .counter, "strongroom_refused_requests_total", help: "Requests and connections refused before they were read.",
                    value: listenerMetrics.refusedRequests),
            ]
        }
        let unsigned: UnsignedRequestLimit = UnsignedRequestLimit()
        let disk: DiskGuard = DiskGuard(trail: trail, log: log)
        let events: ServiceEvents = ServiceEvents(randomness: randomness)
        let serviceSettings: ServiceSettings = ServiceSettings(
            regions: settings.regions, secretsPerRegion: settings.secretsPerRegion, records: TrailFinder(trail: trail, blocking: blocking),
            webIdentities: TokenVerifier(
                pinned: PinnedKeys(files: settings.identityKeys, blocking: blocking),
                published: PublishedKeys(clock: clock, discovery: try ProviderDiscovery(authorities: settings.identityAuthorities))))
        let gateway: Gateway = Gateway(
            services: [SecretsManager.description, SecurityTokenService.description, IdentityManagement.description],
            administration: .administration(SecretsAdministration.operations + IdentityAdministration.operations),
            authenticator: Authenticator(
                store: store, keyRing: keyRing, regions: serviceSettings.regions,
                wellKnown: settings.hasWellKnownKeys
                    ? WellKnownKeys(store: store, keyRing: keyRing, clock: clock, randomness: randomness) : nil),
            authorizer: PolicyAuthorizer(store: store, managed: AWSManagedPolicies()),
            store: store, trail: sink, keyRing: keyRing, settings: serviceSettings, clock: clock, randomness: randomness, metrics: metrics,
            unsigned: unsigned, requests: requests, log: log)
        let chores: Chores = Chores(
            [
                SynchronizingChore(store: store, trail: trail), LogTruncatingChore(store: store),
                ErasureChore(store: store, records: events),
                ReplicationChore(store: store, gateway: gateway), disk,
                RetentionChore(trail: trail, records: events, account: settings.accountID, log: log),
                UnsignedSummaryChore(limit: unsigned, sink: sink, records: events),
                ClockWatch(sink: sink, records: events, account: settings.accountID, log: log),
            ], leases: store, holder: randomness.uuid(), clock: clock, log: log)
        return Parts(
            directory: directory, blocking: blocking, scrypt: scrypt, driver: driver, trail: trail, sink: sink, store: store,
            gateway: gateway, front: Front(gateway: gateway, metrics: metrics, health: { directory == nil ? .serving : disk.health }),
            chores: chores,
            listenerMetrics: listenerMetrics,
            isFirstStart: isFirst, temporaryFolder: temporaryFolder)
    }

    /// Gives the trail what a crash kept from it: the outbox's rows behind its last position, and a record of a torn end that was cut.
    private static func recover(
        _ trail: AuditTrail, from driver: SQLiteDriver, settings: Settings, clock: any Clock, randomness: any Randomness, log: Logger
    ) async throws {
        let missing: [OutboxRow] = try SQLDatabase.undelivered(after: trail.lastOutboxPosition, in: driver)
        try await trail.append(
            missing.map { TrailRecord(eventID: $0.record.eventID, time: $0.record.time, outboxPosition: $0.position, json: $0.record.json) }
        )
        let isLessThanWas: Bool = trail.recovery.durableBytesMissing > 0
        if isLessThanWas {
            log.critical(
                "the audit trail ends before what had been on disk", metadata: ["bytesMissing": "\(trail.recovery.durableBytesMissing)"])
        }
        if trail.recovery.bytesCut > 0 || isLessThanWas {
            let record: AuditRecord = ServiceEvents(randomness: randomness).record(
                "TrailEndCut", source: "strongroom", account: settings.accountID, region: .usEast1,
                details: AuditFields().integer("bytes", trail.recovery.bytesCut).integer(
                    "bytesOnDiskBefore", isLessThanWas ? trail.recovery.durableBytesMissing : nil
                ).text("file", trail.recovery.file), at: clock.now())
            try await trail.append([TrailRecord(eventID: record.eventID, time: record.time, json: record.json)])
        }
        _ = try await trail.synchronize()
        if !missing.isEmpty || trail.recovery.bytesCut > 0 {
            log.notice(
                "recovered from a sudden end",
                metadata: ["records": "\(missing.count)", "bytesCut": "\(trail.recovery.bytesCut)"])
        }
    }

    /// Where files stay in memory, if the system has such a place.
    private static func memoryFolder() -> String {
        FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
    }

    func listener(_ settings: Settings, log: Logger) throws -> HTTPListener {
        let (address, port): (String, Int) = try settings.addressAndPort()
        let tls: HTTPListener.TLSFiles? = settings.tlsCertificate.flatMap { certificate in
            settings.tlsKey.map { HTTPListener.TLSFiles(certificate: certificate, key: $0) }
        }
        let isFirst: Bool = isFirstStart
        var limits: ListenerLimits = ListenerLimits()
        limits.connections = ProcessLimits.connections(wanted: limits.connections)
        return try HTTPListener(
            address: address, port: port, hosts: settings.hosts, tls: tls,
            proxies: settings.trustedProxies.isEmpty ? nil : TrustedProxies(settings.trustedProxies), answering: front, limits: limits,
            metrics: listenerMetrics, group: MultiThreadedEventLoopGroup.singleton, log: log
        ) { port in
            let scheme: String = tls == nil ? "http" : "https"
            log.notice("listening", metadata: ["endpoint": "\(scheme)://\(address):\(port)"])
            if isFirst { log.notice("first start; to use it, type: eval \"$(\(settings.environmentCommand(port: port)))\"") }
        }
    }

    /// Where administration comes in; nil for a server that keeps nothing on disk.
    func control(_ settings: Settings, log: Logger) -> ControlListener? {
        guard let directory else { return nil }
        let gateway: Gateway = gateway
        let home: AccountID = settings.accountID
        return ControlListener(
            path: DataDirectory.controlSocket(for: directory.path), group: MultiThreadedEventLoopGroup.singleton, log: log
        ) { order, input in
            let answer: Response = await gateway.obey(order, input, home: home)
            return ControlAnswer(status: answer.status, body: answer.body)
        }
    }

    #if DEBUG && os(Linux)
        /// Says in the log what holds an event loop; the tests look for that.
        func loopWatch(log: Logger) -> LoopWatch {
            let metrics: RequestMetrics = gateway.metrics
            return LoopWatch(MultiThreadedEventLoopGroup.singleton, operations: { metrics.operationsUnderWay }) { log.critical("\($0)") }
        }
    #endif

    /// Brings everything to disk and lets go of it.
    func close() async throws {
        try await store.flush(isLast: true)
        await sink.drain()
        _ = try await trail.synchronize()
        try driver.close()
        await scrypt.shutDown()
        await blocking.shutDown()
        if let temporaryFolder { try? FileManager.default.removeItem(atPath: temporaryFolder) }
    }
}
