import AWSTypes
import Dispatch
import Foundation
import Model
import SQLStore
import SQLiteDriver
import Synchronization

/// A store over SQLite in a folder of its own, which goes with it.
final class StoreWorld: Sendable {
    let store: SQLDatabase
    let taker: RecordingTaker
    let folder: String
    let driver: SQLiteDriver
    private let nodes: Nodes

    static let start: Instant = Instant(seconds: 1_700_000_000)

    /// `wrapping` may put something between store and database.
    init(
        folder: String? = nil, cacheBytes: Int = 8 << 20, taker: RecordingTaker = RecordingTaker(), nodes: Nodes = .one,
        keptEpochs: Int64 = 10_000, wrapping: (SQLiteDriver) -> any SQLDriver = { $0 }
    ) async throws {
        self.folder = folder ?? NSTemporaryDirectory() + "strongroom-store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: self.folder, withIntermediateDirectories: true)
        driver = try SQLiteDriver(path: self.folder + "/store.sqlite")
        self.taker = taker
        self.nodes = nodes
        store = try SQLDatabase(
            driver: wrapping(driver), taker: taker, lastPosition: 0, cacheBytes: cacheBytes, nodes: nodes, keptEpochs: keptEpochs,
            blocking: QueueRunner())
        if folder == nil { try await store.commit([Change(.insert, Account(id: .zero, createdAt: StoreWorld.start))], records: []) }
    }

    /// Ends the store and opens its files anew.
    func reopened() async throws -> StoreWorld {
        try driver.close()
        return try await StoreWorld(folder: folder, taker: taker, nodes: nodes)
    }

    /// Another store over the same files, which ends before this one.
    func neighbour(number: Int, wrapping: (SQLiteDriver) -> any SQLDriver = { $0 }) async throws -> StoreWorld {
        try await StoreWorld(folder: folder, nodes: .many(number: number), wrapping: wrapping)
    }

    func end() throws {
        try close()
        try FileManager.default.removeItem(atPath: folder)
    }

    /// Ends the store and leaves its files.
    func close() throws { try driver.close() }

    static func id(_ name: String) -> Secret.ID { Secret.ID(account: .zero, region: .usEast1, name: name) }

    static func secret(_ name: String, at time: Instant = start) -> Secret {
        Secret(new: id(name), at: time, randomness: SystemRandomness())
    }

    static func record(_ number: Int) -> AuditRecord {
        AuditRecord(eventID: SystemRandomness().uuid(), time: start, json: Array("{\"number\":\(number)}".utf8))
    }
}

/// Remembers what it was given.
final class RecordingTaker: OutboxTaker {
    private let rows: Mutex<[OutboxRow]> = Mutex([])
    private let durable: Mutex<Int64> = Mutex(0)
    private let sequence: Mutex<UInt64> = Mutex(0)

    func take(_ rows: [OutboxRow]) { self.rows.withLock { $0 += rows } }
    var durablePosition: Int64 { durable.withLock { $0 } }
    var lastSequence: UInt64 { sequence.withLock { $0 } }
    func grow(to last: UInt64) { sequence.withLock { $0 = last } }
    func becomeDurable(upTo position: Int64) { durable.withLock { $0 = position } }
    var taken: [OutboxRow] { rows.withLock { $0 } }
}

/// Blocking work on Dispatch's threads.
struct QueueRunner: BlockingRunner {
    func enqueue(_ work: @escaping @Sendable () -> Void) { DispatchQueue.global().async { work() } }
}
