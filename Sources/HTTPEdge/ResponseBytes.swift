import NIOCore
import NIOHTTP1
import Service

/// Responses as they go over the wire (RFC 9112, §4), each in one piece: NIO's own encoder takes them in three, through every handler before the socket,
/// for an eighth of what a read costs in all.
enum ResponseBytes {
    /// The client waits for this before it sends its body (RFC 9110, §10.1.1).
    static let `continue`: ByteBuffer = ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")

    /// - Parameters:
    ///   - stays: Whether the connection is kept.
    ///   - hasBody: Whether the body goes out as well; its length does in any case.
    static func encode(_ response: Response, date: String, stays: Bool, hasBody: Bool, in allocator: ByteBufferAllocator) -> ByteBuffer {
        var head: [UInt8] = []
        head.reserveCapacity(384)
        head.append(contentsOf: statusLine(response.status).utf8)
        for field: Response.Field in response.fields { head.append(field.name, field.value) }
        head.append("Content-Length", String(response.body.count))
        head.append("Date", date)
        if !stays { head.append("Connection", "close") }
        head.append(contentsOf: "\r\n".utf8)
        var buffer: ByteBuffer = allocator.buffer(capacity: head.count + (hasBody ? response.body.count : 0))
        buffer.writeBytes(head)
        if hasBody { buffer.writeBytes(response.body) }
        return buffer
    }

    private static func statusLine(_ status: Int) -> String {
        status == 200 ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 \(status) \(HTTPResponseStatus(statusCode: status).reasonPhrase)\r\n"
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ name: String, _ value: String) {
        append(contentsOf: name.utf8)
        append(contentsOf: ": ".utf8)
        append(contentsOf: value.utf8)
        append(contentsOf: "\r\n".utf8)
    }
}
