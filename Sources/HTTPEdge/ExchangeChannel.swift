import HummingbirdCore
package import Logging
package import NIOCore
import NIOHTTP1
package import Service

/// One connection: NIO's HTTP/1 decoder, and our handler behind it, which sees the head as it came.
///
/// Hummingbird's own channel moves `Host` elsewhere and loses the order of fields; the signature's verifier needs both.
package struct ExchangeChannel: ServerChildChannel {
    private static let portions: AdaptiveRecvByteBufferAllocator = AdaptiveRecvByteBufferAllocator(
        minimum: 2048, initial: 2048, maximum: 16_384)

    package struct Value: ServerChildChannelValue {
        package let channel: any Channel
    }

    private let answering: any Answering
    private let guardian: BrowserGuard
    private let limits: ListenerLimits
    private let budget: BodyBudget
    private let metrics: ListenerMetrics
    private let proxies: TrustedProxies?

    package init(
        answering: any Answering, guardian: BrowserGuard, limits: ListenerLimits, metrics: ListenerMetrics, proxies: TrustedProxies? = nil
    ) {
        self.answering = answering
        self.guardian = guardian
        self.limits = limits
        budget = BodyBudget(maximum: limits.unfinishedBodies)
        self.metrics = metrics
        self.proxies = proxies
    }

    package func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let pipeline: ChannelPipeline.SynchronousOperations = channel.pipeline.syncOperations
            try channel.syncOptions?.setOption(.socketOption(.tcp_nodelay), value: 1)
            // Small requests, one behind the other, are all answered before anybody else's turn: no more are taken at once than take milliseconds.
            try channel.syncOptions?.setOption(.recvAllocator, value: ExchangeChannel.portions)
            try channel.syncOptions?.setOption(.maxMessagesPerRead, value: 1)
            let wire: WireHandler = WireHandler()
            try pipeline.addHandler(wire)
            var decoder: NIOHTTPDecoderLimitConfiguration = NIOHTTPDecoderLimitConfiguration()
            decoder.maxHeaderFieldSize = limits.head
            decoder.maxHeaderListSize = limits.head
            try pipeline.addHandler(
                ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: decoder)))
            let exchange: ExchangeHandler = ExchangeHandler(
                answering: answering, guardian: guardian, limits: limits, budget: budget, metrics: metrics, proxies: proxies)
            wire.exchange = exchange
            try pipeline.addHandler(exchange)
            return Value(channel: channel)
        }
    }

    package func handle(value: Value, logger: Logger) async { try? await value.channel.closeFuture.get() }
}
