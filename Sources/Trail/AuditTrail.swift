package import AWSTypes
import Synchronization

/// The audit log: append-only, each frame carrying the hash of the one before, in segment files of their own.
///
/// The order of appends is the order of the log. A record is written when ``append(_:)`` returns and on disk when
/// ``synchronize()`` returns; the owner calls that as often as it has promised.
package final class AuditTrail: Sendable {
    /// What was found at opening.
    package let recovery: TrailRecovery
    let storage: any TrailStorage
    let blocking: any BlockingRunner
    private let writesInline: Bool
    private let durable: DurablePoint
    /// Whether a sync is under way: a write to the same file would wait for it.
    private let isSynchronizing: Atomic<Bool> = Atomic(false)
    /// Until then writes go to the runner, because one has made its thread wait. Nanoseconds since ``opened``.
    private let isSlowUntil: Atomic<Int64> = Atomic(0)
    private let opened: ContinuousClock.Instant = .now
    /// Used only by whoever has set `isWriting` on the board.
    private let writer: Mutex<TrailWriter>
    /// Held for moments only.
    let board: Mutex<Board>

    /// Told how an append went, on the thread that wrote or refused it; must not block.
    package typealias Answer = @Sendable (Result<Void, TrailError>) -> Void

    /// What threads tell each other.
    struct Board {
        /// Whether someone is writing, who will also see to those that wait.
        var isWriting: Bool = false
        var waiting: [Waiting] = []
        var segments: [SegmentName]
        /// Up to here the log may be read.
        var end: TrailEnd
        /// The segment of `end`.
        var file: any TrailFile
    }

    /// An append that is not written yet.
    struct Waiting {
        let records: [PreparedRecord]
        let answer: Answer
    }

    /// Opens the log in `directory`, which exists, or begins one there. Blocks while it reads the newest segment.
    ///
    /// A torn end, as a crash leaves it, is cut off and reported in ``recovery``. Throws `.damaged` for a bad frame that others follow, unless
    /// it is known that it had not reached the disk before a power cut.
    package static func open(
        directory: String, options: TrailOptions = TrailOptions(), blocking: any BlockingRunner
    ) throws(TrailError) -> AuditTrail {
        try AuditTrail(storage: SegmentDirectory(path: directory), options: options, blocking: blocking)
    }

    init(storage: any TrailStorage, options: TrailOptions, blocking: any BlockingRunner) throws(TrailError) {
        let opening: TrailOpening = try TrailOpening(storage, randomness: options.randomness)
        self.storage = storage
        self.blocking = blocking
        writesInline = options.writing == .inline
        recovery = opening.recovery
        // What the last process left in the page cache may not be on disk; what came before the segment is.
        durable = DurablePoint(
            WritePoint(startOf: opening.point.segment).end, mark: DurableMark(in: storage, for: opening.file, upTo: opening.point.end))
        writer = Mutex(TrailWriter(storage: storage, options: options, durable: durable, file: opening.file, point: opening.point))
        board = Mutex(Board(segments: opening.segments, end: opening.point.end, file: opening.file))
    }

    /// Up to here the log may be read.
    package var end: TrailEnd { board.withLock { $0.end } }
    /// Sequence of the last frame; 0 in an empty trail.
    package var lastSequence: UInt64 { end.sequence }
    /// The last outbox position in the trail; 0 if there is none.
    package var lastOutboxPosition: Int64 { end.outboxPosition }
    /// The last outbox position that is on disk; 0 if none is known to be.
    package var durableOutboxPosition: Int64 { durable.end.outboxPosition }

    /// Appends `records` one behind the other, all or none, and returns when they are in the file.
    ///
    /// After an error nothing of them is in the log, and the next append tries afresh. Not cancellable. Outbox positions must rise.
    package func append(_ records: [TrailRecord]) async throws(TrailError) {
        guard !records.isEmpty else { return }
        let prepared: [PreparedRecord] = try Self.prepare(records)
        let result: Result<Void, TrailError> = await withUnsafeContinuation { caller in
            post(Waiting(records: prepared) { caller.resume(returning: $0) }, inline: writesInline)
        }
        try result.get()
    }

    /// As ``append(_:)``, but without waiting: calls made one after the other are appended in that order. For the outbox.
    ///
    /// If a write fails, records with later outbox positions are refused until the failed ones have been submitted again. Records that
    /// do not fit a frame are refused at once and are not waited for.
    package func submit(_ records: [TrailRecord], answer: @escaping Answer) {
        do throws(TrailError) {
            post(Waiting(records: try Self.prepare(records), answer: answer), inline: false)
        } catch { answer(.failure(error)) }
    }

    private static func prepare(_ records: [TrailRecord]) throws(TrailError) -> [PreparedRecord] {
        var prepared: [PreparedRecord] = []
        prepared.reserveCapacity(records.count)
        for record: TrailRecord in records { prepared.append(try PreparedRecord(record)) }
        return prepared
    }

    /// Brings everything appended so far to disk, and returns the last outbox position that is now there. Does not hold up appends.
    package func synchronize() async throws(TrailError) -> Int64 {
        if end.sequence > durable.end.sequence {
            try await blocking.run { () throws(TrailError) in
                self.isSynchronizing.store(true, ordering: .relaxed)
                defer { self.isSynchronizing.store(false, ordering: .relaxed) }
                let (file, end): (any TrailFile, TrailEnd) = self.board.withLock { ($0.file, $0.end) }
                try self.durable.bring(file, to: end)
            }
        }
        return durableOutboxPosition
    }

    /// The file system's space, for retention and for the guard that refuses requests while too little is free. Blocks briefly.
    package func space() throws(TrailError) -> DiskSpace { try storage.space() }

    /// What may still be written to the file system, in bytes. Blocks briefly.
    package func freeBytes() throws(TrailError) -> Int64 { try space().free }
}

extension AuditTrail {
    /// Rounds that an inline writer makes for others before it leaves them to the runner and goes on with its own work.
    private static let inlineRounds: Int = 8

    /// Lines up `append`. Whoever finds nobody writing sees to it that all who wait by then are written together.
    private func post(_ append: Waiting, inline: Bool) {
        let isFirst: Bool = board.withLock { board in
            board.waiting.append(append)
            guard !board.isWriting else { return false }
            board.isWriting = true
            return true
        }
        guard isFirst, !(inline && writeInline()) else { return }
        blocking.enqueue { repeat { self.writeRound() } while !self.isDone() }
    }

    /// A write to the page cache takes microseconds. One that takes longer waits for the disk.
    private static let slow: Int64 = 2_000_000
    /// How long writes keep off the event loops after a slow one. Not long: a thread that had to wait for the processor looks just like it.
    private static let patience: Int64 = 100_000_000

    /// Writes on this thread as long as that is quick. False if someone still waits.
    private func writeInline() -> Bool {
        var before: Int64 = nanoseconds
        guard !isSynchronizing.load(ordering: .relaxed), before >= isSlowUntil.load(ordering: .relaxed) else { return false }
        for _ in 0..<Self.inlineRounds {
            guard writer.withLock({ !$0.isSlowNext }) else { return false }
            writeRound()
            let after: Int64 = nanoseconds
            if after - before > Self.slow { isSlowUntil.store(after + Self.patience, ordering: .relaxed) }
            if isDone() { return true }
            guard after - before <= Self.slow else { return false }
            before = after
        }
        return false
    }

    /// Since the opening, by the clock that nobody sets.
    private var nanoseconds: Int64 {
        let (seconds, attoseconds): (Int64, Int64) = opened.duration(to: .now).components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }

    /// True if nobody waits; then nobody is writing any more.
    private func isDone() -> Bool {
        board.withLock { board in
            if board.waiting.isEmpty { board.isWriting = false }
            return board.waiting.isEmpty
        }
    }

    /// Writes all that waits, and tells each caller how it went.
    private func writeRound() {
        let waiting: [Waiting] = board.withLock { board in
            let waiting: [Waiting] = board.waiting
            board.waiting = []
            return waiting
        }
        let (results, end, file): ([Result<Void, TrailError>], TrailEnd, any TrailFile) = writer.withLock { writer in
            (writer.write(waiting.map(\.records)), writer.end, writer.file)
        }
        board.withLock { board in
            if end.segment > board.end.segment { board.segments.append(SegmentName(firstSequence: end.segment)) }
            board.end = end
            board.file = file
        }
        for (waiting, result): (Waiting, Result<Void, TrailError>) in zip(waiting, results) { waiting.answer(result) }
    }
}
