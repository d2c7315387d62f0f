package import SecretMemory

/// Bytes, base64 on the wire: a ciphertext, a signature. No error repeats them.
package protocol WireBlob: Decodable, Sendable {
    /// Counts the decoded bytes.
    static var constraints: BlobConstraints { get }
    /// Gets bytes that satisfy the constraints, and the empty placeholder.
    init(_ bytes: [UInt8])
}

/// Sensitive bytes. They go from the request into `SecretBytes` with nothing in between.
package protocol WireSecretBlob: Decodable, Sendable {
    /// Counts the decoded bytes.
    static var constraints: BlobConstraints { get }
    /// Gets bytes that satisfy the constraints, and the empty placeholder.
    init(_ bytes: SecretBytes)
}

/// What the service model demands of a blob.
package struct BlobConstraints: Sendable {
    let length: Bounds

    package init(length: some WireBounds) { self.length = Bounds(length, of: .length) }
}

extension WireBlob {
    package init(from decoder: any Decoder) throws {
        let value: NodeDecoder = try decoder.wireNode()
        guard let blob: Blob = try value.blob(Self.constraints) else {
            self.init([])
            return
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(blob.count)
        blob.forEachByte { bytes.append($0) }
        self.init(bytes)
    }
}

extension WireSecretBlob {
    package init(from decoder: any Decoder) throws {
        let value: NodeDecoder = try decoder.wireNode()
        guard let blob: Blob = try value.blob(Self.constraints) else {
            self.init(.empty)
            return
        }
        let bytes: SecretBytes = SecretBytes(count: blob.count) { buffer in
            var place: Int = 0
            blob.forEachByte { byte in
                buffer[place] = byte
                place += 1
            }
        }
        self.init(bytes)
    }
}

/// A text of a document that has been found to be base64 (RFC 4648, section 4: standard alphabet, with padding, nothing else).
private struct Blob {
    private let document: WireDocument
    private let range: TextRange
    /// How many bytes it stands for.
    let count: Int

    /// Nil if the text is no base64.
    init?(_ document: WireDocument, _ range: TextRange) {
        var digits: Int = 0
        var padding: Int = 0
        var isSound: Bool = true
        // Some writers of JSON escape the slash, hence not just the raw bytes.
        document.forEachByte(of: range) { byte in
            if byte == UInt8(ascii: "=") {
                padding += 1
            } else if padding > 0 || byte.base64Digit == nil {
                isSound = false
            } else {
                digits += 1
            }
        }
        guard isSound, (digits + padding) % 4 == 0, padding <= 2 else { return nil }
        self.document = document
        self.range = range
        count = digits * 3 / 4
    }

    func forEachByte(_ body: (UInt8) -> Void) {
        var bits: UInt32 = 0
        var held: UInt32 = 0
        document.forEachByte(of: range) { byte in
            guard let digit: UInt8 = byte.base64Digit else { return }
            bits = bits << 6 | UInt32(digit)
            held += 6
            guard held >= 8 else { return }
            held -= 8
            body(UInt8(truncatingIfNeeded: bits >> held))
        }
    }
}

extension NodeDecoder {
    /// Nil for a gap, and where constraints are broken, which is noted.
    fileprivate func blob(_ constraints: BlobConstraints) throws -> Blob? {
        if isGap { return nil }
        guard kind == .string else { throw mismatch("a ByteBuffer") }
        guard let blob: Blob = Blob(document, document.nodes[node].content) else { throw decoding.mismatch("A blob is not valid base64.") }
        let failures: [String] = constraints.length.failures(blob.count)
        guard failures.isEmpty else {
            try decoding.note(failures, of: constraints.length.sentences, at: self, isSensitive: true)
            return nil
        }
        return blob
    }
}

extension UInt8 {
    /// 0 to 63; nil if this is no digit of base64.
    fileprivate var base64Digit: UInt8? {
        switch self {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): self - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): self - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
