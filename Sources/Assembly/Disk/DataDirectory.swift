import Foundation
import Trail

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The directory that holds a server's data, owned by one process at a time. The root key file and the first credentials stand beside it, never in it.
package final class DataDirectory: Sendable {
    package let path: String
    private let lock: Int32

    /// Opens the directory, or makes it with mode 0700, and takes its lock. `isDevelopment` stamps a new one; an old one must have the same stamp.
    package init(path: String, isDevelopment: Bool) throws(AssemblyError) {
        let path: String = URL(fileURLWithPath: path).standardizedFileURL.path
        self.path = path
        let isNew: Bool = !FileManager.default.fileExists(atPath: path)
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw AssemblyError("cannot make the data directory \(path): \(error.localizedDescription)")
        }
        let lockFile: String = path + "/lock"
        lock = open(lockFile, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw AssemblyError("cannot open \(lockFile): \(String(cString: strerror(errno)))") }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            throw AssemblyError("the data directory \(path) is in use by another strongroom")
        }
        let stamp: String = path + "/development"
        let isStamped: Bool = FileManager.default.fileExists(atPath: stamp)
        let isEmpty: Bool = isNew || !FileManager.default.fileExists(atPath: path + "/store.sqlite")
        if isEmpty, isDevelopment {
            _ = FileManager.default.createFile(atPath: stamp, contents: Data(), attributes: [.posixPermissions: 0o600])
        } else if isStamped != isDevelopment {
            throw AssemblyError(
                isDevelopment
                    ? "\(path) was not made with --dev and never opens with it: its secrets are meant to be guarded"
                    : "\(path) was made with --dev and opens only with it: its credentials are well known")
        }
    }

    deinit { close(lock) }

    /// Whether `serve --dev` made it.
    static func isDevelopment(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path + "/development") }

    package var database: String { path + "/store.sqlite" }
    package var seals: String { path + "/seals" }
    package var tokenKeys: String { path + "/token-keys" }
    package var trail: String { path + "/trail" }
    package static func controlSocket(for path: String) -> String { path + "/control.sock" }
    /// Outside, so that a copy of the directory alone opens nothing.
    package static func defaultKeyFile(for path: String) -> String { path + ".key" }
    package static func credentialsFile(for path: String) -> String { path + ".credentials" }
}

extension DataDirectory {
    /// Throws if the store is gone: a trail with records says that there was one, and to begin anew in silence would hide the loss.
    func demandStore(of trail: AuditTrail) throws(AssemblyError) {
        let size: Int = (try? FileManager.default.attributesOfItem(atPath: database)[.size] as? Int) ?? 0
        guard size == 0, trail.lastSequence > 0 else { return }
        throw AssemblyError(
            "\(database) is missing or empty, but the audit trail has records; put the store back from a copy, or move \(path) away to begin anew"
        )
    }
}

/// Why a server cannot be put together: a sentence for the operator.
package struct AssemblyError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
