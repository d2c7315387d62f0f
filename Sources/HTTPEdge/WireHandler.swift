import NIOCore

/// Sits next to the socket and tells when bytes come: the decoder tells only of whole heads. What comes behind the last request
/// ends here.
final class WireHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    weak var exchange: ExchangeHandler?

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard exchange?.bytesCame() ?? true else { return }
        context.fireChannelRead(data)
    }
}
