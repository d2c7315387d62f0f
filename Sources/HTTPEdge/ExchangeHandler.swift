import AWSTypes
import NIOCore
import NIOHTTP1
import NIOSSL
import Service
import SigV4

/// Takes requests from a connection one by one, has them answered, and watches over time and memory.
///
/// Requests that come before the answer to the one before wait here, and nothing more is read meanwhile. When the client has ended its side, NIO reads
/// whatever the system still holds of it: so what waits is counted as well.
final class ExchangeHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Where the connection stands. The legal transitions:
    /// waiting → receiving (a head came) → answering (its body is whole) → waiting (the answer is out) or lingering.
    /// receiving → lingering (refused before the body is whole).
    private enum Phase {
        case waiting
        case receiving(IncomingRequest)
        case answering(isKept: Bool, isHead: Bool)
        /// The last answer is written; what still comes is thrown away.
        case lingering
    }

    /// What the client does.
    private enum Event {
        case sent(HTTPServerRequestPart)
        /// What came is no request.
        case sentUnreadable(HTTPParserError)
        /// It will send nothing more.
        case ended
    }

    /// Of what waits at the most: several times what one read can bring.
    private static let mostPending: Int = 10_000

    private let answering: any Answering
    private let guardian: BrowserGuard
    private let limits: ListenerLimits
    private let budget: BodyBudget
    private let metrics: ListenerMetrics
    private let proxies: TrustedProxies?
    private var phase: Phase = .waiting
    /// What has come while an answer is due, in its order.
    private var pending: CircularBuffer<Event> = CircularBuffer(initialCapacity: 0)
    private var isCatchingUp: Bool = false
    /// The last answer has left for the client.
    private var isAllOut: Bool = false
    /// The channel would read, and may when the answer is out.
    private var isReadDue: Bool = false
    /// Who is at the other end of the connection.
    private var neighbour: Peer = Peer(address: "unknown")
    /// This end's.
    private var localAddress: String?
    private var isPeerKnown: Bool = false
    private var taken: Int = 0
    /// When the connection is given up. One scheduled look follows it, so that a request costs no timer.
    private var deadline: NIODeadline = .distantFuture
    private var look: Scheduled<Void>?
    private var hasHeadBegun: Bool = false
    /// The server is about to end.
    private var isQuiescing: Bool = false
    private var context: ChannelHandlerContext?
    /// A whole request that waits until the client has read the answers before.
    private var held: IncomingRequest?
    private let date: DateField = DateField()

    init(
        answering: any Answering, guardian: BrowserGuard, limits: ListenerLimits, budget: BodyBudget, metrics: ListenerMetrics,
        proxies: TrustedProxies?
    ) {
        self.answering = answering
        self.guardian = guardian
        self.limits = limits
        self.budget = budget
        self.metrics = metrics
        self.proxies = proxies
    }

    // MARK: - Life

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        metrics.opened()
        expect(within: limits.headTime)
        watch(context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        look?.cancel()
        giveBack()
        metrics.closed()
    }

    func channelInactive(context: ChannelHandlerContext) {
        pending.removeAll()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let unreadable: HTTPParserError = error as? HTTPParserError else { return context.close(promise: nil) }
        // A connection that is gone leaves half a request behind: nobody waits for an answer to that.
        guard context.channel.isActive else { return }
        take(.sentUnreadable(unreadable), context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent { quiesce(context) }
        if case .inputClosed? = event as? ChannelEvent { take(.ended, context) }
        context.fireUserInboundEventTriggered(event)
    }

    /// Ends the connection as soon as nobody waits for an answer; who has not sent all by now is not waited for long.
    private func quiesce(_ context: ChannelHandlerContext) {
        isQuiescing = true
        pending.removeAll()
        switch phase {
        // TLS takes leave before it closes: what comes meanwhile is not answered any more.
        case .waiting: endBehindAnswers(context)
        case .receiving: deadline = min(deadline, .now() + .milliseconds(limits.lingerTime.milliseconds))
        case .answering, .lingering: break
        }
    }

    // MARK: - In

    /// Called by the handler next to the socket. Whether what comes is of use: behind the last request it is not, and the decoder, which may have
    /// stopped, would keep it all.
    func bytesCame() -> Bool {
        switch phase {
        case .lingering: return false
        case .waiting where !hasHeadBegun:
            hasHeadBegun = true
            expect(within: limits.headTime)
        case .waiting, .receiving, .answering: break
        }
        return true
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { take(.sent(unwrapInboundIn(data)), context) }

    func read(context: ChannelHandlerContext) {
        if isAnswering { isReadDue = true } else { context.read() }
    }

    /// Now if nothing is being answered, else after it and what came before.
    private func take(_ event: Event, _ context: ChannelHandlerContext) {
        if pending.isEmpty, !isAnswering { return handle(event, context) }
        guard pending.count < ExchangeHandler.mostPending else {
            metrics.refuse()
            return context.close(promise: nil)
        }
        pending.append(event)
    }

    private var isAnswering: Bool { if case .answering = phase { true } else { false } }

    /// Takes what came while the answer was due, up to the next request that is not answered at once.
    private func catchUp(_ context: ChannelHandlerContext) {
        // One after the other, not one within the other: a client decides how many there are.
        guard !isCatchingUp else { return }
        isCatchingUp = true
        defer { isCatchingUp = false }
        while !isAnswering, let event: Event = pending.popFirst() { handle(event, context) }
        lookAtHead(context)
        guard isReadDue, !isAnswering else { return }
        isReadDue = false
        context.read()
    }

    private func handle(_ event: Event, _ context: ChannelHandlerContext) {
        switch (event, phase) {
        case (.sent(.head(let head)), .waiting): begin(head, context)
        case (.sent(.body(let buffer)), .receiving(let incoming)): gather(buffer, into: incoming, context)
        case (.sent(.end), .receiving(let incoming)): finish(incoming, context)
        case (.sentUnreadable(let error), .waiting):
            learnPeer(context)
            refuse(error, in: SignedMessage(method: "", target: "", fields: []), from: neighbour, context)
        case (.sentUnreadable(let error), .receiving(let incoming)): refuse(error, in: incoming.message, from: incoming.peer, context)
        case (.ended, .waiting), (.ended, .receiving):
            // Hummingbird allows half-closed connections, so nobody else would close it before its idle time is over.
            endBehindAnswers(context)
        case (.ended, .lingering): if isAllOut { context.close(promise: nil) }
        default: break
        }
    }

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        hasHeadBegun = false
        learnPeer(context)
        let message: SignedMessage = head.message
        guard let peer: Peer = proxies.map({ $0.sender(of: message, over: neighbour) }) ?? neighbour else {
            let failure: TransportFailure = .unwelcome(status: 403, reason: "Only trusted proxies are answered here.")
            return refuse(answering.answer(failure, to: message, from: neighbour), isHead: head.method == .HEAD, context)
        }
        if let failure: TransportFailure = guardian.refusal(message, at: localAddress) {
            return refuse(answering.answer(failure, to: message, from: peer), isHead: head.method == .HEAD, context)
        }
        let framing: MessageFraming = MessageFraming(of: message)
        if framing.isContinueAwaited, let refusal: Response = answering.refuse(message, from: peer) {
            return refuse(refusal, isHead: head.method == .HEAD, context)
        }
        guard !framing.isAmbiguous else {
            let failure: TransportFailure = .unwelcome(status: 400, reason: "The length of the body is ambiguous.")
            return refuse(answering.answer(failure, to: message, from: peer), isHead: head.method == .HEAD, context)
        }
        if let length: String = framing.length, Int(length) ?? .max > limits.body {
            return refuse(answering.answer(.bodyTooLarge, to: message, from: peer), isHead: head.method == .HEAD, context)
        }
        if framing.isContinueAwaited { context.writeAndFlush(wrapOutboundOut(ResponseBytes.continue), promise: nil) }
        phase = .receiving(
            IncomingRequest(head: head, message: message, peer: peer, since: .now(), isChecked: framing.isContinueAwaited))
        expect(within: limits.bodyGrace)
    }

    /// The body has not come with its head: now the head is looked at, before more is awaited.
    func channelReadComplete(context: ChannelHandlerContext) {
        lookAtHead(context)
        context.fireChannelReadComplete()
    }

    private func lookAtHead(_ context: ChannelHandlerContext) {
        guard case .receiving(let incoming) = phase, !incoming.isChecked else { return }
        incoming.isChecked = true
        if let refusal: Response = answering.refuse(incoming.message, from: incoming.peer) {
            refuse(refusal, isHead: incoming.head.method == .HEAD, context)
        }
    }

    private func gather(_ buffer: ByteBuffer, into incoming: IncomingRequest, _ context: ChannelHandlerContext) {
        let size: Int = buffer.readableBytes
        guard incoming.body.count + size <= limits.body else {
            return refuse(answering.answer(.bodyTooLarge, to: incoming.message, from: incoming.peer), isHead: false, context)
        }
        guard budget.take(size) else {
            return refuse(answering.answer(.overloaded, to: incoming.message, from: incoming.peer), isHead: false, context)
        }
        taken += size
        incoming.body.append(contentsOf: buffer.readableBytesView)
        // Bytes sent ahead buy no silence: what is kept for a body is other requests' room.
        let grace: TimeAmount = .milliseconds(limits.bodyGrace.milliseconds)
        let average: NIODeadline = incoming.since + grace + .milliseconds(Int64(incoming.body.count * 1000 / limits.bodyRate))
        let latest: NIODeadline = .now() + (isQuiescing ? .milliseconds(limits.lingerTime.milliseconds) : grace)
        deadline = min(average, latest)
    }

    private func finish(_ incoming: IncomingRequest, _ context: ChannelHandlerContext) {
        phase = .answering(isKept: incoming.head.isKeepAlive && !incoming.head.endsParsing, isHead: incoming.head.method == .HEAD)
        // Who sends on and on and reads no answer would have them all kept for him.
        guard context.channel.isWritable else {
            held = incoming
            return expect(within: limits.writeTime)
        }
        answer(incoming, context)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable, let incoming: IncomingRequest = held {
            held = nil
            answer(incoming, context)
        }
        context.fireChannelWritabilityChanged()
    }

    private func answer(_ incoming: IncomingRequest, _ context: ChannelHandlerContext) {
        giveBack()
        deadline = .distantFuture
        let request: Request = Request(head: incoming.message, body: incoming.body, peer: incoming.peer)
        let answering: any Answering = answering
        let loop: any EventLoop = context.eventLoop
        let bound: NIOLoopBound<ExchangeHandler> = NIOLoopBound(self, eventLoop: loop)
        // Begins on this very thread; most reads never leave it.
        Task.immediate {
            let response: Response = await answering.answer(request)
            if loop.inEventLoop { bound.value.write(response) } else { loop.execute { bound.value.write(response) } }
        }
    }

    // MARK: - Out

    private func refuse(_ error: HTTPParserError, in message: SignedMessage, from peer: Peer, _ context: ChannelHandlerContext) {
        let failure: TransportFailure =
            error == .headerOverflow
            ? .unwelcome(status: 431, reason: "The header fields are too long.")
            : .unwelcome(status: 400, reason: "This is no HTTP/1.1 request.")
        refuse(answering.answer(failure, to: message, from: peer), isHead: message.method == "HEAD", context)
    }

    private func refuse(_ response: Response, isHead: Bool, _ context: ChannelHandlerContext) {
        metrics.refuse()
        giveBack()
        phase = .answering(isKept: false, isHead: isHead)
        write(response)
    }

    private func write(_ response: Response) {
        guard let context, case .answering(let isKept, let isHead) = phase else { return }
        let stays: Bool = isKept && !response.closes && !isQuiescing
        let bytes: ByteBuffer = ResponseBytes.encode(
            response, date: date.now, stays: stays, hasBody: !isHead, in: context.channel.allocator)
        if stays {
            phase = .waiting
            hasHeadBegun = false
            expect(within: limits.idleTime)
            context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
        } else {
            writeLast(bytes, context)
        }
        catchUp(context)
    }

    /// Nothing more is answered, but the client may still be reading earlier answers.
    private func endBehindAnswers(_ context: ChannelHandlerContext) {
        giveBack()
        writeLast(ByteBuffer(), context)
    }

    private func writeLast(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        phase = .lingering
        pending.removeAll()
        expect(within: limits.writeTime)
        let bound: NIOLoopBound<ExchangeHandler> = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(bytes)).whenComplete { _ in bound.value.linger() }
    }

    /// Ends our side and lets the client finish reading: closing at once, with bytes of his unread, would take the answer back. A server that is ending
    /// does close at once.
    private func linger() {
        guard let context else { return }
        isAllOut = true
        expect(within: limits.lingerTime)
        context.close(mode: isQuiescing ? .all : .output, promise: nil)
    }

    // MARK: - Time and memory

    private func expect(within time: Interval) { deadline = .now() + .milliseconds(time.milliseconds) }

    private func watch(_ context: ChannelHandlerContext) {
        let bound: NIOLoopBound<ExchangeHandler> = NIOLoopBound(self, eventLoop: context.eventLoop)
        let next: NIODeadline = min(deadline, .now() + .seconds(5))
        look = context.eventLoop.scheduleTask(deadline: next) {
            let handler: ExchangeHandler = bound.value
            guard let context: ChannelHandlerContext = handler.context else { return }
            guard handler.deadline > .now() else {
                handler.metrics.refuse()
                return context.close(promise: nil)
            }
            handler.watch(context)
        }
    }

    private func giveBack() {
        budget.giveBack(taken)
        taken = 0
    }

    private func learnPeer(_ context: ChannelHandlerContext) {
        guard !isPeerKnown else { return }
        isPeerKnown = true
        localAddress = context.localAddress?.plainAddress
        neighbour = context.peer
    }
}
