package import AWSTypes

/// What a client may take of this server's memory and patience.
package struct ListenerLimits: Sendable {
    /// Bytes of request line and fields together.
    package var head: Int = 32 * 1024
    /// Bytes of one body.
    package var body: Int = 1 << 20
    /// Bytes of all bodies that are being received, over all connections.
    package var unfinishedBodies: Int = 256 << 20
    package var connections: Int = 20_000
    /// From a request's first byte to the end of its head.
    package var headTime: Interval = .seconds(10)
    /// Without any byte, between requests.
    package var idleTime: Interval = .seconds(60)
    /// Before ``bodyRate`` is demanded.
    package var bodyGrace: Interval = .seconds(5)
    /// Bytes a second that a body must bring on average.
    package var bodyRate: Int = 1024
    /// For the client to take an answer.
    package var writeTime: Interval = .seconds(30)
    /// For the client to hear that its request is refused before it has sent all.
    package var lingerTime: Interval = .seconds(2)

    package init() {}
}
