package import AWSTypes
package import Logging

/// Work that nobody asks for: cleaning up, bringing to disk. One loop runs all of it, a chore at a time.
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
    package func run(pause: @Sendable () async throws -> Void) async {
        var dueAt: [Instant] = Array(repeating: clock.now(), count: chores.count)
        while !Task.isCancelled {
            let now: Instant = clock.now()
            for (place, chore) in chores.enumerated() where dueAt[place] <= now {
                dueAt[place] = now + chore.interval
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
