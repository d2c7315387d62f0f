import SigV4

/// The few header fields that the gateway itself looks at, found in one pass.
struct HeadFields {
    private(set) var target: String?
    private(set) var userAgent: String?
    private(set) var host: String?
    private(set) var referer: String?
    private(set) var authorization: String?
    private(set) var wantsJSON: Bool = false
    private var isForm: Bool = false
    private let requestTarget: String

    /// A form, or a GET that names an action.
    var looksLikeQuery: Bool { isForm || requestTarget.contains("Action=") }

    init(_ head: SignedMessage) {
        requestTarget = head.target
        for field: SignedMessage.Field in head.fields {
            // Lengths first: most fields are none of these.
            switch field.name.utf8.count {
            case 4 where named(field, is: "host"): host = field.value
            case 6 where named(field, is: "accept"): wantsJSON = field.value.hasPrefix("application/json")
            case 7 where named(field, is: "referer"): referer = field.value
            case 10 where named(field, is: "user-agent"): userAgent = field.value
            case 12 where named(field, is: "content-type"): isForm = field.value.hasPrefix("application/x-www-form-urlencoded")
            case 12 where named(field, is: "x-amz-target"): target = field.value
            case 13 where named(field, is: "authorization"): authorization = field.value
            default: break
            }
        }
    }

    private func named(_ field: SignedMessage.Field, is name: String) -> Bool { field.name.isHeader(name) }

    /// The service that the signature claims to be for, from header or presigned query; not proven yet.
    var scopeService: String? {
        let parts: [Substring]
        if let authorization, let start: String.Index = authorization.firstRange(of: "Credential=")?.upperBound {
            parts = authorization[start...].prefix { $0 != "," && $0 != " " }.split(separator: "/", omittingEmptySubsequences: false)
        } else if let start: String.Index = requestTarget.firstRange(of: "X-Amz-Credential=")?.upperBound {
            let credential: String = String(requestTarget[start...].prefix { $0 != "&" })
            parts = credential.replacing("%2F", with: "/").replacing("%2f", with: "/").split(
                separator: "/", omittingEmptySubsequences: false)[...].map { $0 }
        } else {
            return nil
        }
        return parts.count == 5 ? String(parts[3]) : nil
    }
}
