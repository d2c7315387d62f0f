package import SigV4

/// A whole HTTP request, without any transport's types.
package struct Request: Sendable {
    package let head: SignedMessage
    package let body: [UInt8]
    package let peer: Peer

    package init(head: SignedMessage, body: [UInt8], peer: Peer) {
        self.head = head
        self.body = body
        self.peer = peer
    }
}

/// The other end of a connection.
package struct Peer: Sendable, Hashable {
    /// The address without the port, such as `127.0.0.1`.
    package let address: String
    /// What TLS agreed on; nil for a plain connection.
    package let tls: TLSDetails?
    /// Whether nobody on the way could read along: TLS ends here, or at a proxy that is trusted.
    package let isSecure: Bool

    package init(address: String, tls: TLSDetails? = nil, isSecure: Bool? = nil) {
        self.address = address
        self.tls = tls
        self.isSecure = isSecure ?? (tls != nil)
    }
}

/// What a record's `tlsDetails` tells.
package struct TLSDetails: Sendable, Hashable {
    /// Such as `TLSv1.3`.
    package let version: String

    package init(version: String) { self.version = version }
}
