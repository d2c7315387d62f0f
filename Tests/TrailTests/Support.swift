import AWSTypes
import Dispatch
import Glibc
import Synchronization

@testable import Trail

/// Runs blocking work on Dispatch's threads.
struct TestRunner: BlockingRunner {
    private let queue: DispatchQueue = DispatchQueue(label: "blocking", attributes: .concurrent)

    func enqueue(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }
}

/// A directory that goes with its owner.
final class TemporaryDirectory: Sendable {
    let path: String

    init() {
        var template: [CChar] = Array("/tmp/trail-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? ""
    }

    deinit {
        for name: String in (try? SegmentDirectory(path: path).names()) ?? [] { unlink(path + "/" + name) }
        rmdir(path)
    }
}

/// Random bytes that are the same in each run.
final class SeededRandomness: Randomness {
    private let state: Mutex<UInt64>

    init(_ seed: UInt64) { state = Mutex(seed) }

    func next() -> UInt64 {
        state.withLock { state in
            // SplitMix64.
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed: UInt64 = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }
}

extension AuditTrail {
    /// A trail in memory.
    static func inMemory(
        _ storage: MemoryStorage, segmentBytes: Int = 64 << 20, writing: TrailOptions.Writing = .onRunner,
        synchronizesEachAppend: Bool = false
    ) throws(TrailError) -> AuditTrail {
        try AuditTrail(
            storage: storage,
            options: TrailOptions(
                segmentBytes: segmentBytes, writing: writing, synchronizesEachAppend: synchronizesEachAppend,
                randomness: SeededRandomness(7)),
            blocking: TestRunner())
    }

    /// Appends a record with this text.
    func append(_ text: String, outbox position: Int64? = nil, at time: Instant = Instant(seconds: 1_700_000_000)) async throws(TrailError)
    {
        try await append([.test(text, outbox: position, at: time)])
    }

    /// The texts of all frames, oldest first.
    func texts() throws -> [String] {
        var reader: TrailReader = reader()
        return try reader.texts()
    }
}

extension TrailRecord {
    static func test(_ text: String, outbox position: Int64? = nil, at time: Instant = Instant(seconds: 1_700_000_000)) -> TrailRecord {
        TrailRecord(eventID: "0b5e1c1c-3a52-4d5a-9a43-7b4b7f8e9d10", time: time, outboxPosition: position, json: Array(text.utf8))
    }
}

extension TrailFrame {
    var text: String { String(decoding: json, as: UTF8.self) }
}

extension TrailReader {
    mutating func texts() throws -> [String] {
        var texts: [String] = []
        while let frame: TrailFrame = try next() { texts.append(frame.text) }
        return texts
    }
}

extension TrailRewinder {
    mutating func texts() throws -> [String] {
        var texts: [String] = []
        while let frame: TrailFrame = try next() { texts.append(frame.text) }
        return texts
    }
}

/// The bytes that a frame with this text takes.
func frameBytes(_ text: String) -> Int { FrameHead.overhead + text.utf8.count }

/// A storage with the records `texts`, in segments of `segmentBytes`.
func storage(with texts: [String], segmentBytes: Int = 64 << 20) async throws -> MemoryStorage {
    let storage: MemoryStorage = MemoryStorage()
    let trail: AuditTrail = try .inMemory(storage, segmentBytes: segmentBytes)
    for text: String in texts { try await trail.append(text) }
    return storage
}

let segment1: String = SegmentName(firstSequence: 1).text
