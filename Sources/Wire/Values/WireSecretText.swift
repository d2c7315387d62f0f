package import SecretMemory

/// A sensitive text. It goes from the request's bytes into `SecretBytes` without a `String` in between, and no error repeats it.
package protocol WireSecretText: Decodable, Sendable {
    /// A pattern's test sees the text itself.
    static var constraints: TextConstraints { get }
    /// Gets well-formed UTF-8 that satisfies the constraints, and the empty placeholder.
    init(_ bytes: SecretBytes)
}

extension WireSecretText {
    package init(from decoder: any Decoder) throws {
        let value: NodeDecoder = try decoder.wireNode()
        guard let range: TextRange = try value.textRange() else {
            self.init(.empty)
            return
        }
        let constraints: TextConstraints = Self.constraints
        let failures: [String] = value.document.failures(of: range, constraints)
        guard failures.isEmpty else {
            try value.decoding.note(failures, of: constraints.sentences, at: value, isSensitive: true)
            self.init(.empty)
            return
        }
        self.init(value.document.secret(in: range))
    }
}

extension SecretBytes {
    /// Stands for a value that is missing or breaks its constraints.
    static var empty: SecretBytes { SecretBytes(copying: EmptyCollection<UInt8>()) }
}

extension WireDocument {
    /// The text without escapes.
    fileprivate func secret(in range: TextRange) -> SecretBytes {
        guard range.isEscaped else { return SecretBytes(copying: bytes[range.start..<range.end]) }
        var count: Int = 0
        forEachByte(of: range) { _ in count += 1 }
        return SecretBytes(count: count) { buffer in
            var place: Int = 0
            forEachByte(of: range) { byte in
                buffer[place] = byte
                place += 1
            }
        }
    }

    fileprivate func failures(of range: TextRange, _ constraints: TextConstraints) -> [String] {
        guard range.isEscaped else { return constraints.failures(of: bytes[range.start..<range.end]) }
        guard constraints.pattern != nil else {
            var units: Int = 0
            forEachByte(of: range) { units += constraints.share(of: $0) }
            return constraints.failures(ofLength: units)
        }
        // The pattern's test needs the text in one piece.
        var plain: [UInt8] = []
        plain.reserveCapacity(range.count)
        forEachByte(of: range) { plain.append($0) }
        defer { plain.withUnsafeMutableBytes { wipe($0) } }
        return constraints.failures(of: plain[...])
    }
}
