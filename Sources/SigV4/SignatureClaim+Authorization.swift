import AWSTypes

/// The header form: `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`.
extension SignatureClaim {
    static let algorithm: String = "AWS4-HMAC-SHA256"

    init(authorization: String, headers: SecurityHeaders) throws(SignatureError) {
        let parts: AuthorizationParts = try AuthorizationParts(authorization)
        let date: String? = headers.amzDate ?? headers.date
        guard let credential: ArraySlice<UInt8> = parts.credential, !credential.isEmpty,
            let names: ArraySlice<UInt8> = parts.signedHeaders, !names.isEmpty,
            let signature: ArraySlice<UInt8> = parts.signature, !signature.isEmpty, let date: String
        else { throw .incompleteHeader(missing: parts.missing.union(date == nil ? .date : []), header: parts.echo) }
        guard parts.isSignatureVersion4 else { throw .unsupportedAlgorithm(EchoedText(parts.scheme.text)) }
        (accessKeyID, scope) = try Self.parseCredential(credential)
        if let basic: Instant = Instant(iso8601Basic: date) {
            time = basic
            timestamp = date
        } else {
            guard headers.amzDate == nil, let read: Instant = Instant(httpDate: date) else { throw .malformedDate(EchoedText(date)) }
            time = read
            timestamp = read.iso8601Basic
        }
        guard let signedHeaders: [String] = SignedHeaderNames.parse(names) else { throw .signatureDiffers }
        try headers.demandSigned(in: signedHeaders, dateStandsIn: headers.amzDate == nil)
        self.signedHeaders = signedHeaders
        self.signature = [UInt8](hex: signature)
        sessionToken = headers.sessionToken
        contentHash = headers.contentHash
        isPresigned = false
        expires = nil
    }
}

/// An `Authorization` header taken apart at its commas and equal-signs.
struct AuthorizationParts {
    let scheme: ArraySlice<UInt8>
    private(set) var credential: ArraySlice<UInt8>?
    private(set) var signedHeaders: ArraySlice<UInt8>?
    private(set) var signature: ArraySlice<UInt8>?
    private let header: String

    /// Throws `.notKeyValue` for a part without equal-sign, `.repeatedParameter` for one that stands twice. Parts with other names
    /// count for nothing.
    init(_ header: String) throws(SignatureError) {
        self.header = header
        let bytes: ArraySlice<UInt8> = ArraySlice(Array(header.utf8)).trimmed
        let schemeEnd: Int = bytes.firstIndex(where: \.isBlank) ?? bytes.endIndex
        scheme = bytes[..<schemeEnd]
        var rest: ArraySlice<UInt8> = bytes[schemeEnd...].trimmed
        guard !rest.isEmpty else { return }
        while true {
            let comma: Int? = rest.firstIndex(of: UInt8(ascii: ","))
            try take(rest[..<(comma ?? rest.endIndex)].trimmed)
            guard let comma: Int else { return }
            rest = rest[(comma + 1)...]
        }
    }

    private mutating func take(_ part: ArraySlice<UInt8>) throws(SignatureError) {
        guard let equals: Int = part.firstIndex(of: UInt8(ascii: "=")) else {
            let echo: EchoedText = isSignatureVersion4 ? EchoedText(part.text) : .hidden
            throw .notKeyValue(part: echo, header: self.echo)
        }
        let value: ArraySlice<UInt8> = part[(equals + 1)...]
        switch part[..<equals].text {
        case "Credential": try Self.set(&credential, to: value, name: "Credential")
        case "SignedHeaders": try Self.set(&signedHeaders, to: value, name: "SignedHeaders")
        case "Signature": try Self.set(&signature, to: value, name: "Signature")
        default: return
        }
    }

    private static func set(_ part: inout ArraySlice<UInt8>?, to value: ArraySlice<UInt8>, name: String) throws(SignatureError) {
        guard part == nil else { throw .repeatedParameter(name) }
        part = value
    }

    var isSignatureVersion4: Bool { scheme.elementsEqual(SignatureClaim.algorithm.utf8) }

    /// The parts that are not there, or are empty.
    var missing: SignatureError.HeaderParts {
        let parts: [(SignatureError.HeaderParts, ArraySlice<UInt8>?)] = [
            (.credential, credential), (.signature, signature), (.signedHeaders, signedHeaders),
        ]
        return parts.reduce(into: []) { missing, part in
            if part.1?.isEmpty ?? true { missing.insert(part.0) }
        }
    }

    /// The header as an error may repeat it. Of another scheme, such as `Basic`, nothing: all of it may be secret.
    var echo: EchoedText { isSignatureVersion4 ? EchoedText(header) : .hidden }
}
