import NIOCore
import NIOHTTP1
import Service
import SigV4

/// A request that has not come whole.
final class IncomingRequest {
    let head: HTTPRequestHead
    let message: SignedMessage
    /// Who sent it: the neighbour, or whom a trusted proxy names.
    let peer: Peer
    var body: [UInt8] = []
    let since: NIODeadline
    /// Whether the head has been looked at by itself. A request that comes in one piece is not looked at twice.
    var isChecked: Bool

    init(head: HTTPRequestHead, message: SignedMessage, peer: Peer, since: NIODeadline, isChecked: Bool) {
        self.head = head
        self.message = message
        self.peer = peer
        self.since = since
        self.isChecked = isChecked
    }
}

extension HTTPRequestHead {
    /// NIO's decoder stops behind a request to speak another protocol. Nobody does here: it is answered as if it had not asked, and is the last one.
    var endsParsing: Bool { method == .CONNECT || headers.contains(name: "upgrade") }

    /// The head as it came.
    var message: SignedMessage {
        SignedMessage(method: method.rawValue, target: uri, fields: headers.map { (name: $0.name, value: $0.value.withoutOuterBlanks) })
    }
}

extension String {
    /// A field's value as it is meant: blanks around it are the line's (RFC 9110, §5.5).
    fileprivate var withoutOuterBlanks: String {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let first: UInt8 = utf8.first, let last: UInt8 = utf8.last, isBlank(first) || isBlank(last) else { return self }
        let kept: Substring.UTF8View = utf8.drop(while: isBlank)
        return String(Substring(kept.prefix(upTo: kept.lastIndex { !isBlank($0) }.map { kept.index(after: $0) } ?? kept.startIndex)))
    }
}
