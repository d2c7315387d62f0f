import SQLStore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The file of a database, which only its owner may read.
enum DatabaseFile {
    /// Makes the file with mode 0600 if it is not there, and takes others' rights from one that is. SQLite gives the files that it makes beside
    /// it the same mode.
    static func keepPrivate(_ path: String) throws(SQLError) {
        let file: Int32 = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        // One that is there is not opened: closing it again would take the locks of this process's other connections with it.
        if file >= 0 { close(file) }
        for name: String in [path, path + "-wal", path + "-shm"] where chmod(name, 0o600) != 0 && errno != ENOENT {
            throw .unavailable("cannot set the mode of \(name): \(String(cString: strerror(errno)))")
        }
    }
}
