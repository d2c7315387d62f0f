import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Small files that only their owner may read, written whole or not at all.
enum PrivateFile {
    /// Writes `bytes` to a new file of mode 0600 and brings file and directory entry to disk. Throws if the file is there already.
    static func create(_ path: String, _ bytes: [UInt8]) throws(AssemblyError) {
        let temporary: String = "\(path).\(getpid()).new"
        unlink(temporary)
        let file: Int32 = open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("cannot make", path) }
        defer { close(file) }
        var rest: ArraySlice<UInt8> = bytes[...]
        while !rest.isEmpty {
            let count: Int = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { throw failure("cannot write", path) }
            rest = rest.dropFirst(count)
        }
        guard fsync(file) == 0, link(temporary, path) == 0 else {
            let reason: AssemblyError = failure("cannot make", path)
            unlink(temporary)
            throw reason
        }
        unlink(temporary)
        try synchronizeDirectory(of: path)
    }

    /// The whole file; nil if there is none.
    static func read(_ path: String) throws(AssemblyError) -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data: Data = FileManager.default.contents(atPath: path) else { throw failure("cannot read", path) }
        return Array(data)
    }

    private static func synchronizeDirectory(of path: String) throws(AssemblyError) {
        let directory: String = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let handle: Int32 = open(directory, O_RDONLY | O_CLOEXEC)
        guard handle >= 0 else { throw failure("cannot open", directory) }
        defer { close(handle) }
        guard fsync(handle) == 0 else { throw failure("cannot bring to disk", directory) }
    }

    private static func failure(_ deed: String, _ path: String) -> AssemblyError {
        AssemblyError("\(deed) \(path): \(String(cString: strerror(errno)))")
    }
}
