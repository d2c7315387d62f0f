import SigV4

/// What a head says about the body that follows (RFC 9112, §6; RFC 9110, §10.1.1), found in one pass.
struct MessageFraming {
    /// The client sends the body only when it is told to go on.
    private(set) var isContinueAwaited: Bool = false
    /// The `Content-Length` as sent.
    private(set) var length: String?
    private var lengths: Int = 0
    private var isEncoded: Bool = false

    init(of head: SignedMessage) {
        for field: SignedMessage.Field in head.fields {
            switch field.name.utf8.count {
            case 6 where field.name.isHeader("expect"): isContinueAwaited = field.value.lowercased() == "100-continue"
            case 14 where field.name.isHeader("content-length"):
                length = field.value
                lengths += 1
            case 17 where field.name.isHeader("transfer-encoding"): isEncoded = true
            default: break
            }
        }
    }

    /// Who reads the message otherwise than we do would find its end elsewhere.
    var isAmbiguous: Bool { lengths > 1 || lengths == 1 && isEncoded }
}
