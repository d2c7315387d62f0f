import AWSTypes
import SQLStore
import SQLiteDriver
import Service
import Synchronization
import TestWorld
import Testing

@Suite("Chores") struct ChoresTests {
    /// Counts its runs.
    private final class Counter: Chore {
        let name: String = "count"
        let interval: Interval = .seconds(30)
        let isShared: Bool
        private let count: Mutex<Int> = Mutex(0)

        init(isShared: Bool) { self.isShared = isShared }

        func run(at now: Instant) async throws { count.withLock { $0 += 1 } }
        var runs: Int { count.withLock { $0 } }
    }

    private struct Runner: BlockingRunner {
        func enqueue(_ work: @escaping @Sendable () -> Void) { Task.detached { work() } }
    }

    /// A node: its chores go on until it is stopped.
    private struct Node {
        let counter: Counter
        let task: Task<Void, Never>

        init(_ number: Int, over driver: any SQLDriver, isShared: Bool, clock: VirtualClock) throws {
            let counter: Counter = Counter(isShared: isShared)
            let store: SQLDatabase = try SQLDatabase(
                driver: driver, taker: RecordBook(), lastPosition: 0, cacheBytes: 1 << 20, nodes: .many(number: number), blocking: Runner())
            let chores: Chores = Chores([counter], leases: store, holder: "node \(number)", clock: clock, log: LogBook().logger)
            self.counter = counter
            task = Task { await chores.run { try await Task.sleep(for: .milliseconds(1)) } }
        }

        func stop() async {
            task.cancel()
            await task.value
        }
    }

    @Test("a shared chore is done by one node; when that one stops, another goes on") func shared() async throws {
        let driver: SQLiteDriver = try SQLiteDriver(inMemory: ())
        let clock: VirtualClock = VirtualClock(at: World.start)
        let first: Node = try Node(1, over: driver, isShared: true, clock: clock)
        try await poll { first.counter.runs == 1 }
        let second: Node = try Node(2, over: driver, isShared: true, clock: clock)
        for round: Int in 2...6 {
            clock.advance(by: .seconds(30))
            try await poll { first.counter.runs == round }
        }
        #expect(second.counter.runs == 0)
        await first.stop()
        clock.advance(by: .seconds(10))
        try await poll { second.counter.runs == 1 }
        #expect(first.counter.runs == 6)
        await second.stop()
    }

    @Test("any other chore is done by every node") func ownChores() async throws {
        let driver: SQLiteDriver = try SQLiteDriver(inMemory: ())
        let clock: VirtualClock = VirtualClock(at: World.start)
        let nodes: [Node] = try (1...2).map { try Node($0, over: driver, isShared: false, clock: clock) }
        for round: Int in 1...3 {
            try await poll { nodes.allSatisfy { $0.counter.runs == round } }
            clock.advance(by: .seconds(30))
        }
        for node: Node in nodes { await node.stop() }
    }

    /// Waits until `condition` holds: as long as a machine may need that runs five hundred tests at once.
    private func poll(_ condition: () -> Bool) async throws {
        let end: ContinuousClock.Instant = .now + .seconds(300)
        while !condition(), .now < end { try await Task.sleep(for: .milliseconds(2)) }
        try #require(condition())
    }
}
