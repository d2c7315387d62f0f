import Glibc
import Synchronization

@testable import Trail

/// A trail's directory in memory. It can fail on request, and it can lose what was never brought to disk.
final class MemoryStorage: TrailStorage {
    /// What shall go wrong; each entry is used up by failing once.
    struct Faults {
        /// The next write stops after so many bytes, with `ENOSPC`.
        var writeStopsAfter: [Int] = []
        /// So many truncations fail.
        var truncations: Int = 0
        /// So many synchronisations of a file fail, and forget what they should have written, as Linux does.
        var synchronizations: Int = 0
        /// So many creations of a file fail.
        var creations: Int = 0
    }

    let faults: Mutex<Faults> = Mutex(Faults())
    /// How often a file was brought to disk.
    let synchronizations: Mutex<Int> = Mutex(0)
    /// Called before each write; may hold it up.
    let beforeWrite: Mutex<(@Sendable () -> Void)?> = Mutex(nil)
    private let files: Mutex<[String: MemoryFile]>

    init(_ files: [String: [UInt8]] = [:]) { self.files = Mutex(files.mapValues { MemoryFile($0) }) }

    /// All segments as they are.
    var contents: [String: [UInt8]] { everything.filter { $0.key.hasSuffix(".log") } }
    /// All segments as they would be after a power cut that loses everything that may be lost.
    var contentsOnDisk: [String: [UInt8]] {
        files.withLock { $0.mapValues(\.bytesOnDisk) }.filter { $0.key.hasSuffix(".log") }
    }
    /// All files, the mark of what is on disk included.
    var everything: [String: [UInt8]] { files.withLock { $0.mapValues(\.bytes) } }

    func names() throws(TrailError) -> [String] { files.withLock { Array($0.keys) } }

    func open(_ name: String, forWriting: Bool) throws(TrailError) -> any TrailFile {
        guard let file: MemoryFile = files.withLock({ $0[name] }) else { throw .system(action: "open", path: name, code: ENOENT) }
        return OpenMemoryFile(file: file, storage: self)
    }

    func create(_ name: String) throws(TrailError) -> any TrailFile {
        guard !take(\.creations) else { throw .system(action: "open", path: name, code: ENOSPC) }
        let file: MemoryFile = MemoryFile([])
        files.withLock { $0[name] = file }
        return OpenMemoryFile(file: file, storage: self)
    }

    func rename(_ name: String, to other: String) throws(TrailError) {
        files.withLock { $0[other] = $0.removeValue(forKey: name) }
    }

    func remove(_ name: String) throws(TrailError) { files.withLock { $0[name] = nil } }
    func synchronize() throws(TrailError) {}
    func space() throws(TrailError) -> DiskSpace { DiskSpace(free: 1, total: 2) }

    fileprivate func take(_ fault: any WritableKeyPath<Faults, Int> & Sendable) -> Bool {
        faults.withLock { faults in
            guard faults[keyPath: fault] > 0 else { return false }
            faults[keyPath: fault] -= 1
            return true
        }
    }
}

final class MemoryFile: Sendable {
    fileprivate struct State {
        var bytes: [UInt8]
        var onDisk: [UInt8]
        /// Written since the last synchronisation.
        var dirty: Range<Int>?
    }

    fileprivate let state: Mutex<State>

    init(_ bytes: [UInt8]) { state = Mutex(State(bytes: bytes, onDisk: bytes)) }

    var bytes: [UInt8] { state.withLock { $0.bytes } }
    var bytesOnDisk: [UInt8] { state.withLock { $0.onDisk } }
}

private struct OpenMemoryFile: TrailFile {
    let file: MemoryFile
    let storage: MemoryStorage

    func length() throws(TrailError) -> Int { file.bytes.count }

    func read(_ count: Int, at offset: Int) throws(TrailError) -> [UInt8] {
        file.state.withLock { state in Array(state.bytes.dropFirst(offset).prefix(count)) }
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(TrailError) {
        storage.beforeWrite.withLock { $0 }?()
        let stop: Int? = storage.faults.withLock { $0.writeStopsAfter.isEmpty ? nil : $0.writeStopsAfter.removeFirst() }
        let written: [UInt8] = Array(bytes.prefix(stop ?? bytes.count))
        file.state.withLock { state in
            let end: Int = offset + written.count
            if state.bytes.count < end { state.bytes += Array(repeating: 0, count: end - state.bytes.count) }
            state.bytes.replaceSubrange(offset..<end, with: written)
            state.dirty = min(offset, state.dirty?.lowerBound ?? offset)..<max(end, state.dirty?.upperBound ?? end)
        }
        if stop != nil { throw .system(action: "write to", path: "memory", code: ENOSPC) }
    }

    func truncate(to length: Int) throws(TrailError) {
        guard !storage.take(\.truncations) else { throw .system(action: "shorten", path: "memory", code: EIO) }
        file.state.withLock { state in
            state.bytes = Array(state.bytes.prefix(length))
            state.onDisk = Array(state.onDisk.prefix(length))
            state.dirty = state.dirty.map { min($0.lowerBound, length)..<min($0.upperBound, length) }
        }
    }

    func synchronize() throws(TrailError) {
        storage.synchronizations.withLock { $0 += 1 }
        let fails: Bool = storage.take(\.synchronizations)
        file.state.withLock { state in
            if !fails, let dirty: Range<Int> = state.dirty {
                if state.onDisk.count < dirty.upperBound {
                    state.onDisk += Array(repeating: 0, count: dirty.upperBound - state.onDisk.count)
                }
                state.onDisk.replaceSubrange(dirty, with: state.bytes[dirty])
            }
            state.dirty = nil
        }
        if fails { throw .system(action: "bring to disk", path: "memory", code: EIO) }
    }
}
