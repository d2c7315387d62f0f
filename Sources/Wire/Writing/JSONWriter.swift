package import AWSTypes
package import SecretMemory

/// Writes JSON into one run of bytes: answers through `WireObject`, and audit records by hand through the verbs here.
///
/// Values follow each other; the writer sets the commas. Within `object`, each value comes after its `key`.
package struct JSONWriter {
    private var out: OutputBytes
    private var needsComma: Bool = false

    /// - Parameter capacity: How many bytes the result will probably have.
    package init(capacity: Int = 512) { out = OutputBytes(capacity: capacity) }

    package var bytes: [UInt8] { out.bytes }

    package mutating func object<E: Error>(_ members: (inout JSONWriter) throws(E) -> Void) throws(E) {
        open(UInt8(ascii: "{"))
        try members(&self)
        close(UInt8(ascii: "}"))
    }

    package mutating func array<E: Error>(_ items: (inout JSONWriter) throws(E) -> Void) throws(E) {
        open(UInt8(ascii: "["))
        try items(&self)
        close(UInt8(ascii: "]"))
    }

    /// The name of the value that comes next.
    package mutating func key(_ name: String) {
        text(name)
        out.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A name that needs no escapes.
    package mutating func key(known name: StaticString) {
        separate()
        out.append(UInt8(ascii: "\""))
        out.append(name)
        out.append("\":" as StaticString)
        needsComma = false
    }

    package mutating func text(_ text: String) {
        var text: String = text
        text.withUTF8 { quoted($0) }
    }

    /// Text from outside in bytes: what is not well-formed UTF-8 is replaced.
    package mutating func text(_ text: [UInt8]) { text.withUnsafeBufferPointer { quoted($0) } }

    /// Text cut to at most `limit` bytes (before escapes), not within a character.
    package mutating func text(_ text: String, cutTo limit: Int) {
        var text: String = text
        text.withUTF8 { quoted(UnsafeBufferPointer(rebasing: $0.prefix($0.cut(to: limit)))) }
    }

    package mutating func text(_ text: [UInt8], cutTo limit: Int) {
        text.withUnsafeBufferPointer { quoted(UnsafeBufferPointer(rebasing: $0.prefix($0.cut(to: limit)))) }
    }

    package mutating func number(_ number: Int64) { raw(String(number)) }

    /// The shortest decimal that reads back as the same number. JSON has no infinities: these, and what is no number, become `null`.
    package mutating func number(_ number: Double) { raw(number.isFinite ? "\(number)" : "null") }

    package mutating func boolean(_ value: Bool) { raw(value ? "true" : "false") }

    package mutating func null() { raw("null") }

    /// Epoch seconds, at most three decimal places.
    package mutating func instant(_ instant: Instant) { raw(instant.epochText) }

    /// A value that is JSON already.
    package mutating func raw(_ json: [UInt8]) {
        separate()
        out.append(contentsOf: json)
    }

    package mutating func secretText(_ secret: SecretBytes) {
        out.guardSecrets()
        secret.exposed { quoted($0.bindMemory(to: UInt8.self)) }
    }

    package mutating func secretBlob(_ secret: SecretBytes) {
        out.guardSecrets()
        secret.exposed { base64($0) }
    }

    package mutating func blob(_ bytes: [UInt8]) { bytes.withUnsafeBytes { base64($0) } }
}

extension JSONWriter {
    private mutating func raw(_ json: String) {
        separate()
        out.append(json)
    }

    private mutating func separate() {
        if needsComma { out.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        out.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        out.append(bracket)
        needsComma = true
    }

    private mutating func base64(_ raw: UnsafeRawBufferPointer) {
        separate()
        out.append(UInt8(ascii: "\""))
        out.appendBase64(raw)
        out.append(UInt8(ascii: "\""))
    }

    private mutating func quoted(_ text: UnsafeBufferPointer<UInt8>) {
        separate()
        out.append(UInt8(ascii: "\""))
        let isPlain: (UInt64) -> Bool = { bytes in
            EightBytes.areASCII(bytes) && !EightBytes.containControls(bytes) && !EightBytes.contain(UInt8(ascii: "\""), bytes)
                && !EightBytes.contain(UInt8(ascii: "\\"), bytes)
        }
        out.appendText(text, unless: isPlain, escaping: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
            byte, out in
            out.append(UInt8(ascii: "\\"))
            switch byte {
            case 0x08: out.append(UInt8(ascii: "b"))
            case 0x09: out.append(UInt8(ascii: "t"))
            case 0x0A: out.append(UInt8(ascii: "n"))
            case 0x0C: out.append(UInt8(ascii: "f"))
            case 0x0D: out.append(UInt8(ascii: "r"))
            case ..<0x20:
                out.append(byte < 0x10 ? "u000" : "u001")
                out.append(byte & 15 < 10 ? UInt8(ascii: "0") + byte & 15 : UInt8(ascii: "a") + byte & 15 - 10)
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// How many bytes remain if at most `limit` may and no character is split.
    fileprivate func cut(to limit: Int) -> Int {
        guard count > limit else { return count }
        var end: Int = Swift.max(limit, 0)
        while end > 0, self[end] & 0xC0 == 0x80, limit - end < 3 { end -= 1 }
        return end
    }
}
