#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the process settles with the operating system before it holds a secret.
package enum ProcessLimits {
    /// Files that are not connections: the store's, the trail's, what a start needs.
    private static let reservedFiles: Int = 200

    /// What the process makes is for its owner alone, whatever its parent's mask and whoever makes it: the database's files are not ours to open.
    package static func keepFilesPrivate() { umask(0o077) }

    /// No core file can be made of this process, whatever its parent allowed: neither a file (`setrlimit(2)`) nor, as programs that take cores
    /// through a pipe do not heed that limit, any memory in it (`core(5)`, *Controlling which mappings are written*).
    package static func forbidCores() {
        var none: rlimit = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(cores, &none)
        #if os(Linux)
            let file: Int32 = open("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC)
            guard file >= 0 else { return }
            write(file, "0", 1)
            close(file)
        #endif
    }

    /// Whoever reads our log may go: that is no reason to end.
    package static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

    /// A crash ends the process at once. Swift's own crash handler would print registers, and the memory that they point to, into the log;
    /// whoever asks for it by `SWIFT_BACKTRACE` gets it all the same.
    package static func forbidCrashReports() {
        guard getenv("SWIFT_BACKTRACE") == nil else { return }
        for number: Int32 in [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] { signal(number, SIG_DFL) }
    }

    /// Takes as many open files as the system grants, and returns how many of them may be connections, at most `wanted`.
    package static func connections(wanted: Int) -> Int {
        var files: rlimit = rlimit(rlim_cur: 0, rlim_max: 0)
        guard getrlimit(openFiles, &files) == 0 else { return wanted }
        let granted: rlim_t = files.rlim_cur
        // macOS refuses more than its OPEN_MAX where the limit is said to be infinite.
        files.rlim_cur = min(files.rlim_max, rlim_t(wanted + reservedFiles))
        let count: rlim_t = files.rlim_cur > granted && setrlimit(openFiles, &files) == 0 ? files.rlim_cur : granted
        return min(wanted, max(Int(clamping: count) - reservedFiles, reservedFiles))
    }

    #if canImport(Glibc)
        private static var cores: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_CORE.rawValue) }
        private static var openFiles: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_NOFILE.rawValue) }
    #else
        private static var cores: Int32 { RLIMIT_CORE }
        private static var openFiles: Int32 { RLIMIT_NOFILE }
    #endif
}
