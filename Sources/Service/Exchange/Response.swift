package import SigV4

/// A whole HTTP response. The transport adds `Content-Length`, `Date` and `Server`.
package struct Response: Sendable {
    package typealias Field = (name: String, value: String)

    package var status: Int
    package var fields: [Field]
    package var body: [UInt8]
    /// The connection ends after this answer.
    package var closes: Bool

    package init(status: Int, fields: [Field] = [], body: [UInt8] = [], closes: Bool = false) {
        self.status = status
        self.fields = fields
        self.body = body
        self.closes = closes
    }
}

/// What stands behind a listener. `HTTPEdge` knows nothing else of the house.
package protocol Answering: Sendable {
    /// Looks at the head before the body is awaited. A response, which is logged like any other, ends the exchange there and closes the connection; nil lets the body come.
    func refuse(_ head: SignedMessage, from peer: Peer) -> Response?
    /// Answers a complete request. Never throws: an error is an answer.
    func answer(_ request: Request) async -> Response
    /// Answers a request that the transport itself does not hand on.
    func answer(_ failure: TransportFailure, to head: SignedMessage, from peer: Peer) -> Response
}

/// Why the transport does not hand on a request whose head it has read.
package enum TransportFailure: Hashable, Sendable {
    /// 413.
    case bodyTooLarge
    /// 503: no memory for bodies.
    case overloaded
    /// Not for this server, or not from anybody whom it answers: from a web page, for a foreign host, not over a trusted proxy.
    case unwelcome(status: Int, reason: String)
}
