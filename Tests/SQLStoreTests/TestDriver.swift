import Dispatch
import SQLStore
import Synchronization

/// A driver between store and database that fails or waits at the moments that a test chooses.
final class TestDriver: SQLDriver {
    /// What happens to the next transaction whose body went well.
    enum AtCommit: Sendable {
        case failWritten
        case failUndone
    }

    private struct State {
        var atCommit: AtCommit?
        var failingReads: Int = 0
        var readGate: Gate?
        var commitGate: Gate?
    }

    private let base: any SQLDriver
    private let state: Mutex<State> = Mutex(State())

    init(_ base: any SQLDriver) { self.base = base }

    func failNextCommit(_ way: AtCommit) { state.withLock { $0.atCommit = way } }
    func failReads(_ count: Int) { state.withLock { $0.failingReads = count } }

    /// The next read has its result, but does not return before the gate is opened.
    func holdNextRead() -> Gate {
        let gate: Gate = Gate()
        state.withLock { $0.readGate = gate }
        return gate
    }

    /// The next transaction is on disk, but does not return before the gate is opened.
    func holdNextCommit() -> Gate {
        let gate: Gate = Gate()
        state.withLock { $0.commitGate = gate }
        return gate
    }

    func read<T>(_ body: (any SQLSession) throws(SQLError) -> T) throws(SQLError) -> T {
        let (fails, gate): (Bool, Gate?) = state.withLock { state in
            defer { state.readGate = nil }
            guard state.failingReads > 0 else { return (false, state.readGate) }
            state.failingReads -= 1
            return (true, state.readGate)
        }
        if fails { throw .unavailable("planted in a read") }
        let result: T = try base.read(body)
        gate?.pass()
        return result
    }

    func transaction<T>(_ body: (any SQLSession) throws(SQLError) -> T) throws(SQLError) -> T {
        let (way, gate): (AtCommit?, Gate?) = state.withLock { state in
            defer { (state.atCommit, state.commitGate) = (nil, nil) }
            return (state.atCommit, state.commitGate)
        }
        let result: T = try base.transaction { session throws(SQLError) in
            let result: T = try body(session)
            if case .failUndone = way { throw .unavailable("planted at COMMIT") }
            return result
        }
        if case .failWritten = way { throw .unavailable("planted behind COMMIT") }
        gate?.pass()
        return result
    }

    func truncateLog() throws(SQLError) { try base.truncateLog() }
    func close() throws(SQLError) { try base.close() }
}

/// Somebody arrives and waits until the gate is opened.
final class Gate: Sendable {
    private let arrived: DispatchSemaphore = DispatchSemaphore(value: 0)
    private let opened: DispatchSemaphore = DispatchSemaphore(value: 0)

    fileprivate func pass() {
        arrived.signal()
        opened.wait()
    }

    func waitForArrival() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                self.arrived.wait()
                continuation.resume()
            }
        }
    }

    func open() { opened.signal() }
}
