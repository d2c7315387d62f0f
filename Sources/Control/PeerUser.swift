import NIOCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Who is at the other end of a Unix socket, as the kernel says (unix(7), `SO_PEERCRED`).
enum PeerUser {
    #if os(Linux)
        /// `struct ucred`, which Glibc's module leaves out.
        private struct Credentials {
            let process: Int32
            let user: uid_t
            let group: gid_t
        }
    #endif

    /// Whether it is this process's own user, or root. Must be called on the channel's event loop.
    static func isTrusted(_ channel: any Channel) -> Bool {
        guard let options: any SocketOptionProvider = channel as? any SocketOptionProvider else { return false }
        var user: uid_t?
        #if os(Linux)
            let answer: EventLoopFuture<Credentials> = options.unsafeGetSocketOption(level: .socket, name: .init(rawValue: SO_PEERCRED))
            answer.assumeIsolated().whenSuccess { user = $0.user }
        #else
            let answer: EventLoopFuture<xucred> = options.unsafeGetSocketOption(level: .init(rawValue: 0), name: .init(rawValue: 1))
            answer.assumeIsolated().whenSuccess { user = $0.cr_uid }
        #endif
        return user == getuid() || user == 0
    }
}
