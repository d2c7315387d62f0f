import NIOCore
import NIOPosix

/// Sends prepared requests over a number of kept connections, each waiting for its answer before it sends the next, and checks every answer.
///
/// Runs on an event loop of its own and does as little as possible: it shares two cores with what it measures.
struct LoadGenerator {
    /// One request, ready to be written, and bytes that its answer must hold.
    struct Exchange: Sendable {
        let request: ByteBuffer
        let expected: [UInt8]
    }

    struct Result: Sendable {
        var answers: Int = 0
        var seconds: Double = 0
        /// Microseconds, one for each answer, unsorted.
        var latencies: [UInt32] = []
        /// The first answer that was not 200 or did not hold what it must.
        var fault: String?

        var perSecond: Double { seconds > 0 ? Double(answers) / seconds : 0 }

        /// In microseconds; `share` from 0 to 1.
        func latency(_ share: Double) -> UInt32 {
            guard !latencies.isEmpty else { return 0 }
            return latencies.sorted()[Swift.min(latencies.count - 1, Int(Double(latencies.count) * share))]
        }
    }

    enum End: Sendable {
        /// Each exchange is sent once.
        case afterAll
        /// The exchanges are sent round and round.
        case after(seconds: Double)
    }

    let port: Int
    let connections: Int
    let loop: any EventLoop

    func run(_ exchanges: [Exchange], until end: End) async throws -> Result {
        let port: Int = port
        let connections: Int = connections
        let loop: any EventLoop = loop
        let bound: NIOLoopBound<Board> = try await loop.submit { NIOLoopBound(Board(exchanges: exchanges, end: end), eventLoop: loop) }
            .get()
        let start: NIODeadline = .now()
        try await loop.flatSubmit {
            let board: Board = bound.value
            if case .after(let seconds) = end { board.deadline = .now() + .milliseconds(Int64(seconds * 1000)) }
            let all: [EventLoopFuture<Void>] = (0..<connections).map { _ in Self.lane(to: port, bound) }
            return EventLoopFuture.andAllComplete(all, on: loop)
        }.get()
        return try await loop.submit {
            var result: Result = bound.value.result
            result.seconds = Double((NIODeadline.now() - start).nanoseconds) / 1e9
            return result
        }.get()
    }

    /// One connection after another, for servers that close theirs after each answer.
    private static func lane(to port: Int, _ board: NIOLoopBound<Board>) -> EventLoopFuture<Void> {
        let handler: NIOLoopBound<ClientHandler> = NIOLoopBound(ClientHandler(board: board.value), eventLoop: board.eventLoop)
        return ClientBootstrap(group: board.eventLoop).channelOption(.socketOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers(IdleStateHandler(readTimeout: patience), handler.value)
                }
            }
            .connect(host: "127.0.0.1", port: port).flatMap { $0.closeFuture }
            .flatMap { handler.value.isToReconnect ? lane(to: port, board) : board.eventLoop.makeSucceededVoidFuture() }
    }

    /// For one answer; a server that takes longer counts as broken.
    private static let patience: TimeAmount = .seconds(60)
}

/// What all connections of a run share. Used on one event loop only.
private final class Board {
    let exchanges: [LoadGenerator.Exchange]
    let end: LoadGenerator.End
    var deadline: NIODeadline = .distantFuture
    var next: Int = 0
    var result: LoadGenerator.Result = LoadGenerator.Result()

    init(exchanges: [LoadGenerator.Exchange], end: LoadGenerator.End) {
        self.exchanges = exchanges
        self.end = end
    }

    func take() -> LoadGenerator.Exchange? {
        guard result.fault == nil, !exchanges.isEmpty else { return nil }
        switch end {
        case .afterAll: guard next < exchanges.count else { return nil }
        case .after: guard NIODeadline.now() < deadline else { return nil }
        }
        defer { next += 1 }
        return exchanges[next % exchanges.count]
    }
}

/// One connection: sends, gathers the answer, checks it, sends again.
private final class ClientHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let board: Board
    private var current: LoadGenerator.Exchange?
    private var sentAt: NIODeadline = .now()
    private var gathered: [UInt8] = []
    /// The server ended the connection with a good answer.
    private(set) var isToReconnect: Bool = false

    init(board: Board) { self.board = board }

    func channelActive(context: ChannelHandlerContext) { send(context) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer: ByteBuffer = unwrapInboundIn(data)
        gathered += buffer.readBytes(length: buffer.readableBytes) ?? []
        guard let end: Int = AnswerText.end(of: gathered) else { return }
        board.result.answers += 1
        board.result.latencies.append(UInt32(clamping: (NIODeadline.now() - sentAt).nanoseconds / 1000))
        if !AnswerText.isGood(gathered[..<end], expected: current?.expected ?? []) {
            board.result.fault = String(decoding: gathered.prefix(800), as: UTF8.self)
        } else if AnswerText.closes(gathered[..<end]) {
            isToReconnect = true
            current = nil
            return context.close(promise: nil)
        }
        gathered.removeAll(keepingCapacity: true)
        send(context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        if current != nil, board.result.fault == nil { board.result.fault = "the connection was closed in the middle" }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is IdleStateHandler.IdleStateEvent else { return }
        if board.result.fault == nil { board.result.fault = "no answer came" }
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func send(_ context: ChannelHandlerContext) {
        current = board.take()
        guard let current else { return context.close(promise: nil) }
        sentAt = .now()
        context.writeAndFlush(wrapOutboundOut(current.request), promise: nil)
    }
}

/// Just enough HTTP to tell where an answer ends.
enum AnswerText {
    private static let blank: [UInt8] = Array("\r\n\r\n".utf8)
    private static let closing: [UInt8] = Array("connection: close".utf8)
    private static let length: [UInt8] = Array("content-length:".utf8)

    /// Where the answer at the start of `bytes` ends; nil if it is not whole yet.
    static func end(of bytes: [UInt8]) -> Int? {
        guard let head: Int = find(blank, in: bytes[...], from: 0) else { return nil }
        guard let field: Int = find(length, in: bytes[..<head], from: 0) else { return head + 4 }
        var count: Int = 0
        for byte: UInt8 in bytes[(field + length.count)..<head] {
            if byte == UInt8(ascii: " ") { continue }
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { break }
            count = count * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return bytes.count >= head + 4 + count ? head + 4 + count : nil
    }

    /// Whether the server says that it closes the connection behind this answer.
    static func closes(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let head: Int = find(blank, in: bytes, from: bytes.startIndex) else { return false }
        return find(closing, in: bytes[..<head], from: bytes.startIndex) != nil
    }

    static func isGood(_ bytes: ArraySlice<UInt8>, expected: [UInt8]) -> Bool {
        bytes.starts(with: "HTTP/1.1 200".utf8) && (expected.isEmpty || find(expected, in: bytes, from: bytes.startIndex) != nil)
    }

    /// Compares without regard to ASCII case in `needle`'s lower-case letters.
    private static func find(_ needle: [UInt8], in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
        guard bytes.endIndex - start >= needle.count else { return nil }
        return bytes.withUnsafeBufferPointer { buffer in
            let base: Int = bytes.startIndex
            var place: Int = start - base
            let last: Int = buffer.count - needle.count
            while place <= last {
                var matched: Int = 0
                while matched < needle.count, lower(buffer[place + matched]) == lower(needle[matched]) { matched += 1 }
                if matched == needle.count { return place + base }
                place += 1
            }
            return nil
        }
    }

    private static func lower(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte | 32 : byte }
}
