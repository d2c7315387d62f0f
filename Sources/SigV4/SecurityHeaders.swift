/// The header fields that decide who signed a message, found in one pass over its head.
struct SecurityHeaders {
    private(set) var authorization: String?
    private(set) var date: String?
    private(set) var amzDate: String?
    private(set) var sessionToken: String?
    private(set) var contentHash: String?
    private(set) var hasTarget: Bool = false
    private var hasHost: Bool = false
    private var hasContentLength: Bool = false
    private var repeatsDate: Bool = false

    /// Throws `.repeatedHeader` if one of them stands twice: a proxy before us might have looked at the other one.
    init(of message: SignedMessage) throws(SignatureError) {
        for field: SignedMessage.Field in message.fields {
            switch field.name.utf8.count {
            case 4 where field.name.isHeader("host"):
                guard !hasHost else { throw .repeatedHeader("Host") }
                hasHost = true
            case 4 where field.name.isHeader("date"):
                repeatsDate = date != nil
                date = field.value
            case 10 where field.name.isHeader("x-amz-date"):
                guard amzDate == nil else { throw .repeatedHeader("X-Amz-Date") }
                amzDate = field.value
            case 12 where field.name.isHeader("x-amz-target"):
                guard !hasTarget else { throw .repeatedHeader("X-Amz-Target") }
                hasTarget = true
            case 13 where field.name.isHeader("authorization"):
                guard authorization == nil else { throw .repeatedHeader("Authorization") }
                authorization = field.value
            case 14 where field.name.isHeader("content-length"):
                guard !hasContentLength else { throw .repeatedHeader("Content-Length") }
                hasContentLength = true
            case 20 where field.name.isHeader("x-amz-security-token"):
                guard sessionToken == nil else { throw .repeatedHeader("X-Amz-Security-Token") }
                sessionToken = field.value
            case 20 where field.name.isHeader("x-amz-content-sha256"):
                guard contentHash == nil else { throw .repeatedHeader("X-Amz-Content-Sha256") }
                contentHash = field.value
            default:
                continue
            }
        }
        // A `Date` that nobody reads may stand as often as it likes.
        guard !repeatsDate || amzDate != nil else { throw .repeatedHeader("Date") }
    }

    /// `host` always, and each of the others that was sent, must be among the signed headers: else anyone on the way could change it.
    /// A `Date` must be signed where it `standsIn` for `X-Amz-Date`.
    func demandSigned(in names: [String], dateStandsIn: Bool) throws(SignatureError) {
        guard names.contains("host") else { throw .hostNotSigned }
        guard amzDate == nil || names.contains("x-amz-date"),
            !dateStandsIn || names.contains("date"),
            !hasTarget || names.contains("x-amz-target"),
            sessionToken == nil || names.contains("x-amz-security-token")
        else { throw .signatureDiffers }
    }
}
