import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One blocking HTTP request over a socket of its own, to see whether a server is up.
enum Probe {
    static func answers200(port: Int, path: String) -> Bool {
        guard let handle: Int32 = connected(port) else { return false }
        defer { close(handle) }
        let request: [UInt8] = Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n".utf8)
        guard request.withUnsafeBytes({ write(handle, $0.baseAddress, $0.count) }) == request.count else { return false }
        var answer: [UInt8] = Array(repeating: 0, count: 64)
        let count: Int = answer.withUnsafeMutableBytes { read(handle, $0.baseAddress, $0.count) }
        return count > 12 && answer.starts(with: "HTTP/1.1 200".utf8)
    }

    private static func connected(_ port: Int) -> Int32? {
        #if canImport(Glibc)
            let kind: Int32 = Int32(SOCK_STREAM.rawValue)
        #else
            let kind: Int32 = SOCK_STREAM
        #endif
        let handle: Int32 = socket(AF_INET, kind, 0)
        guard handle >= 0 else { return nil }
        var address: sockaddr_in = FreePort.loopback(port)
        let result: Int32 = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard result == 0 else {
            close(handle)
            return nil
        }
        return handle
    }
}

/// Ports of the loopback interface.
enum FreePort {
    /// A port that nobody listens on at this moment.
    static func take() throws -> Int {
        #if canImport(Glibc)
            let kind: Int32 = Int32(SOCK_STREAM.rawValue)
        #else
            let kind: Int32 = SOCK_STREAM
        #endif
        let handle: Int32 = socket(AF_INET, kind, 0)
        defer { close(handle) }
        var address: sockaddr_in = loopback(0)
        var length: socklen_t = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result: Int32 = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(handle, $0, length) | getsockname(handle, $0, &length) }
        }
        guard handle >= 0, result == 0 else { throw BenchError("no free port") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    static func loopback(_ port: Int) -> sockaddr_in {
        var address: sockaddr_in = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
