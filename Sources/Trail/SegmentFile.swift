#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file of the operating system, closed with its last owner.
final class SegmentFile: TrailFile {
    private let descriptor: Int32
    private let path: String

    /// `flags` are those of `open(2)`. New files are for their owner alone.
    init(path: String, flags: Int32) throws(TrailError) {
        descriptor = try systemCall("open", path) { Int(open(path, flags | O_CLOEXEC, 0o600)) }.asDescriptor
        self.path = path
    }

    deinit { close(descriptor) }

    func length() throws(TrailError) -> Int {
        try systemCall("measure", path) { Int(lseek(descriptor, 0, SEEK_END)) }
    }

    func read(_ count: Int, at offset: Int) throws(TrailError) -> [UInt8] {
        var failure: TrailError?
        let bytes: [UInt8] = Array(unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(TrailError) {
                while filled < count {
                    let done: Int = try systemCall("read", path) {
                        pread(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
                    }
                    guard done > 0 else { return }
                    filled += done
                }
            } catch { failure = error }
        }
        if let failure { throw failure }
        return bytes
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(TrailError) {
        var written: Int = 0
        while written < bytes.count {
            written += try systemCall("write to", path) {
                bytes.withUnsafeBytes { buffer in
                    pwrite(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written, off_t(offset + written))
                }
            }
        }
    }

    func truncate(to length: Int) throws(TrailError) {
        _ = try systemCall("shorten", path) { Int(ftruncate(descriptor, off_t(length))) }
    }

    func synchronize() throws(TrailError) {
        _ = try systemCall("bring to disk", path) {
            #if canImport(Darwin)
                Int(fcntl(descriptor, F_FULLFSYNC))  // fsync leaves the bytes in the drive's cache there
            #else
                Int(fdatasync(descriptor))
            #endif
        }
    }
}

/// A directory of the operating system.
struct SegmentDirectory: TrailStorage {
    let path: String

    private func path(of name: String) -> String { path + "/" + name }

    func names() throws(TrailError) -> [String] {
        guard let directory = opendir(path) else { throw TrailError.system(action: "list", path: path, code: errno) }
        defer { closedir(directory) }
        var names: [String] = []
        errno = 0
        while let entry: UnsafeMutablePointer<dirent> = readdir(directory) {
            let name: String = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            names.append(name)
            errno = 0
        }
        guard errno == 0 else { throw TrailError.system(action: "list", path: path, code: errno) }
        return names
    }

    func open(_ name: String, forWriting: Bool) throws(TrailError) -> any TrailFile {
        try SegmentFile(path: path(of: name), flags: forWriting ? O_RDWR : O_RDONLY)
    }

    func create(_ name: String) throws(TrailError) -> any TrailFile {
        try SegmentFile(path: path(of: name), flags: O_RDWR | O_CREAT | O_TRUNC)
    }

    func rename(_ name: String, to other: String) throws(TrailError) {
        let (old, new): (String, String) = (path(of: name), path(of: other))
        #if canImport(Darwin)
            _ = try systemCall("rename", old) { Int(Darwin.rename(old, new)) }
        #elseif canImport(Musl)
            _ = try systemCall("rename", old) { Int(Musl.rename(old, new)) }
        #else
            _ = try systemCall("rename", old) { Int(Glibc.rename(old, new)) }
        #endif
    }

    func remove(_ name: String) throws(TrailError) {
        let path: String = path(of: name)
        do throws(TrailError) { _ = try systemCall("remove", path) { Int(unlink(path)) } } catch {
            guard error.isMissingFile else { throw error }
        }
    }

    func synchronize() throws(TrailError) {
        let descriptor: Int32 = try systemCall("open", path) { Int(Self.openDirectory(path)) }.asDescriptor
        defer { close(descriptor) }
        _ = try systemCall("bring to disk", path) { Int(fsync(descriptor)) }
    }

    /// `open(2)`, which within this type is hidden by the method of the same name.
    private static func openDirectory(_ path: String) -> Int32 {
        #if canImport(Darwin)
            Darwin.open(path, O_RDONLY | O_CLOEXEC)
        #elseif canImport(Musl)
            Musl.open(path, O_RDONLY | O_CLOEXEC)
        #else
            Glibc.open(path, O_RDONLY | O_CLOEXEC)
        #endif
    }

    func space() throws(TrailError) -> DiskSpace {
        var answer: statvfs = statvfs()
        _ = try systemCall("measure", path) { Int(statvfs(path, &answer)) }
        let unit: Int64 = Int64(answer.f_frsize)
        return DiskSpace(free: Int64(answer.f_bavail) * unit, total: Int64(answer.f_blocks) * unit)
    }
}

extension TrailError {
    /// Whether a file was not there.
    var isMissingFile: Bool {
        if case .system(_, _, ENOENT) = self { true } else { false }
    }
}

/// Makes a system call until no signal interrupts it; a negative result becomes an error that says what was tried with which path.
private func systemCall(_ action: String, _ path: String, _ call: () -> Int) throws(TrailError) -> Int {
    while true {
        let result: Int = call()
        if result >= 0 { return result }
        guard errno == EINTR else { throw TrailError.system(action: action, path: path, code: errno) }
    }
}

extension Int {
    fileprivate var asDescriptor: Int32 { Int32(truncatingIfNeeded: self) }
}
