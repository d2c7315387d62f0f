import NIOCore
import NIOSSL
import Service

extension ChannelHandlerContext {
    /// Who is at the other end of the connection, once a request has come over it.
    var peer: Peer {
        let tls: TLSVersion? = try? pipeline.syncOperations.handler(type: NIOSSLServerHandler.self).tlsVersion
        return Peer(address: remoteAddress?.plainAddress ?? "unknown", tls: tls.map { TLSDetails(version: $0.name) })
    }
}

extension SocketAddress {
    /// The IP literal; an IPv4 address also where it comes by a listener on `::` (RFC 4291, §2.5.5.2).
    var plainAddress: String? {
        ipAddress.map { $0.hasPrefix("::ffff:") && $0.contains(".") ? String($0.dropFirst("::ffff:".count)) : $0.lowercased() }
    }
}

extension TLSVersion {
    /// As CloudTrail names it.
    fileprivate var name: String {
        switch self {
        case .tlsv1: "TLSv1"
        case .tlsv11: "TLSv1.1"
        case .tlsv12: "TLSv1.2"
        case .tlsv13: "TLSv1.3"
        }
    }
}
