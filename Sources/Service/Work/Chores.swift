package import AWSTypes
package import Logging
package import Model

/// Work that nobody asks for: cleaning up, bringing to disk. Each chore has a loop of its own, so that none waits for another.
package protocol Chore: Sendable {
    /// For the log.
    var name: String { get }
    /// How long to wait between two runs.
    var interval: Interval { get }
    /// Whether one node does it for all, so that it needs the lease of its name.
    var isShared: Bool { get }
    /// Does what is due at `now`. An error is logged, and the chore comes round again.
    func run(at now: Instant) async throws
}

extension Chore {
    package var isShared: Bool { false }
}

/// Runs chores when they are due, by one clock. Of a shared chore the node does the work that has its lease; if it falls silent, another one
/// takes over, half a minute after the chore was due.
package struct Chores: Sendable {
    private let chores: [any Chore]
    private let leases: any Leases
    /// Whose leases these are: another name for each process.
    private let holder: String
    private let clock: any Clock
    private let log: Logger

    /// A lease lasts so much longer than the chore's interval; who does not get it asks again so soon.
    private static let leaseMargin: Interval = .seconds(15)
    private static let patience: Interval = .seconds(10)

    package init(_ chores: [any Chore], leases: any Leases, holder: String, clock: any Clock, log: Logger) {
        self.chores = chores
        self.leases = leases
        self.holder = holder
        self.clock = clock
        self.log = log
    }

    /// Goes on until its task is cancelled. `pause` waits between two looks at the clock.
    package func run(pause: @escaping @Sendable () async throws -> Void) async {
        await withTaskGroup { group in
            for chore: any Chore in chores { group.addTask { await self.repeatedly(chore, pause) } }
        }
    }

    private func repeatedly(_ chore: any Chore, _ pause: @escaping @Sendable () async throws -> Void) async {
        var dueAt: Instant = clock.now()
        while !Task.isCancelled {
            let now: Instant = clock.now()
            // A clock that was set back must not stop a chore until it has caught up.
            if dueAt <= now || dueAt > now + chore.interval {
                dueAt = now + chore.interval
                do {
                    if try await isMine(chore) {
                        try await work(at: chore, now, pause)
                    } else {
                        dueAt = now + min(chore.interval, Chores.patience)
                    }
                } catch {
                    log.error("a chore failed", metadata: ["chore": "\(chore.name)", "error": "\(error)"])
                }
            }
            guard (try? await pause()) != nil else { break }
        }
        if chore.isShared { try? await leases.release(chore.name, of: holder) }
    }

    /// Claims the chore's lease, or lengthens it.
    private func isMine(_ chore: any Chore) async throws -> Bool {
        guard chore.isShared else { return true }
        let now: Instant = clock.now()
        return try await leases.claim(chore.name, for: holder, at: now, until: now + chore.interval + Chores.leaseMargin)
    }

    /// Does what is due, and keeps the lease meanwhile.
    private func work(at chore: any Chore, _ now: Instant, _ pause: @escaping @Sendable () async throws -> Void) async throws {
        guard chore.isShared else { return try await chore.run(at: now) }
        try await withThrowingTaskGroup { group in
            group.addTask {
                var claimedAt: Instant = now
                while (try? await pause()) != nil, !Task.isCancelled {
                    guard self.clock.now() >= claimedAt + Chores.patience else { continue }
                    claimedAt = self.clock.now()
                    // Who loses the lease finishes all the same: each item is its own commit, which only one can win.
                    guard try await self.isMine(chore) else { return }
                }
            }
            try await chore.run(at: now)
            group.cancelAll()
        }
    }
}
