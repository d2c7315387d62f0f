package import AWSTypes
package import Logging

/// Work that nobody asks for: cleaning up, bringing to disk. Each chore has a loop of its own, so that none waits for another.
package protocol Chore: Sendable {
    /// For the log.
    var name: String { get }
    /// How long to wait between two runs.
    var interval: Interval { get }
    /// Does what is due at `now`. An error is logged, and the chore comes round again.
    func run(at now: Instant) async throws
}

/// Runs chores when they are due, by one clock.
package struct Chores: Sendable {
    private let chores: [any Chore]
    private let clock: any Clock
    private let log: Logger

    package init(_ chores: [any Chore], clock: any Clock, log: Logger) {
        self.chores = chores
        self.clock = clock
        self.log = log
    }

    /// Goes on until its task is cancelled. `pause` waits between two looks at the clock.
    package func run(pause: @escaping @Sendable () async throws -> Void) async {
        await withTaskGroup { group in
            for chore: any Chore in chores { group.addTask { await self.repeatedly(chore, pause) } }
        }
    }

    private func repeatedly(_ chore: any Chore, _ pause: @Sendable () async throws -> Void) async {
        var dueAt: Instant = clock.now()
        while !Task.isCancelled {
            let now: Instant = clock.now()
            // A clock that was set back must not stop a chore until it has caught up.
            if dueAt <= now || dueAt > now + chore.interval {
                dueAt = now + chore.interval
                do {
                    try await chore.run(at: now)
                } catch {
                    log.error("a chore failed", metadata: ["chore": "\(chore.name)", "error": "\(error)"])
                }
            }
            guard (try? await pause()) != nil else { return }
        }
    }
}
