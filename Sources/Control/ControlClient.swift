#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Gives an order to the server that owns a data directory. Blocks.
package enum ControlClient {
    /// Nil if no server listens at `path`. Throws if one does and does not answer.
    package static func ask(_ order: String, _ input: [UInt8], at path: String) throws(ControlError) -> ControlAnswer? {
        guard let socket: Int32 = connected(to: path) else { return nil }
        defer { close(socket) }
        try write(Array(order.utf8) + [UInt8(ascii: "\n")] + input, to: socket)
        shutdown(socket, Int32(SHUT_WR))
        let answer: [UInt8] = try readAll(from: socket)
        guard let status: Int = Int(String(decoding: answer.prefix(3), as: UTF8.self)), answer.count >= 4 else { throw .noAnswer }
        return ControlAnswer(status: status, body: Array(answer.dropFirst(4)))
    }

    private static func connected(to path: String) -> Int32? {
        var address: sockaddr_un = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes: [UInt8] = Array(path.utf8)
        let isShort: Bool = withUnsafeMutableBytes(of: &address.sun_path) { place in
            guard bytes.count < place.count else { return false }
            place.copyBytes(from: bytes)
            return true
        }
        guard isShort else { return nil }
        #if canImport(Glibc)
            let kind: Int32 = Int32(SOCK_STREAM.rawValue)
        #else
            let kind: Int32 = SOCK_STREAM
        #endif
        let socket: Int32 = socket(AF_UNIX, kind, 0)
        guard socket >= 0 else { return nil }
        let result: Int32 = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
        guard result == 0 else {
            close(socket)
            return nil
        }
        return socket
    }

    private static func write(_ bytes: [UInt8], to socket: Int32) throws(ControlError) {
        var rest: ArraySlice<UInt8> = bytes[...]
        while !rest.isEmpty {
            let count: Int = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw .noAnswer }
            rest = rest.dropFirst(count)
        }
    }

    private static func readAll(from socket: Int32) throws(ControlError) -> [UInt8] {
        var answer: [UInt8] = []
        var piece: [UInt8] = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count: Int = piece.withUnsafeMutableBytes { read(socket, $0.baseAddress, $0.count) }
            guard count >= 0 else { throw .noAnswer }
            guard count > 0 else { return answer }
            answer += piece[..<count]
        }
    }
}

package enum ControlError: Error, CustomStringConvertible {
    /// The connection ended before an answer was whole.
    case noAnswer

    package var description: String { "the server did not answer on its control socket" }
}
