import SecretMemory

/// A growing run of bytes. Once it holds a secret, storage that it outgrows is wiped before it is given back.
///
/// Not promised: what becomes of the bytes after they are handed over, as the transport copies them.
struct OutputBytes {
    private(set) var bytes: [UInt8] = []
    private var holdsSecret: Bool = false

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// Call before the first byte of a secret.
    mutating func guardSecrets() { holdsSecret = true }

    mutating func append(_ byte: UInt8) {
        reserve(1)
        bytes.append(byte)
    }

    mutating func append(_ text: StaticString) { append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)) }

    mutating func append(_ text: String) {
        var text: String = text
        text.withUTF8 { append($0) }
    }

    mutating func append(_ more: UnsafeBufferPointer<UInt8>) {
        reserve(more.count)
        bytes.append(contentsOf: more)
    }

    mutating func append(contentsOf more: [UInt8]) { more.withUnsafeBufferPointer { append($0) } }

    /// All growth happens here, so that the array itself never moves its bytes.
    @inline(__always)
    private mutating func reserve(_ count: Int) {
        if bytes.capacity - bytes.count < count { grow(bytes.count + count) }
    }

    private mutating func grow(_ least: Int) {
        let capacity: Int = max(least, bytes.capacity * 2)
        guard holdsSecret else {
            bytes.reserveCapacity(capacity)
            return
        }
        var larger: [UInt8] = []
        larger.reserveCapacity(capacity)
        larger.append(contentsOf: bytes)
        bytes.withUnsafeMutableBytes { wipe($0) }
        bytes = larger
    }
}

extension OutputBytes {
    /// Base64 with the standard alphabet and padding.
    mutating func appendBase64(_ raw: UnsafeRawBufferPointer) {
        reserve((raw.count + 2) / 3 * 4)
        var place: Int = 0
        while place < raw.count {
            let left: Int = raw.count - place
            let bits: UInt32 =
                UInt32(raw[place]) << 16 | (left > 1 ? UInt32(raw[place + 1]) << 8 : 0) | (left > 2 ? UInt32(raw[place + 2]) : 0)
            bytes.append(OutputBytes.base64Digit(bits >> 18))
            bytes.append(OutputBytes.base64Digit(bits >> 12))
            bytes.append(left > 1 ? OutputBytes.base64Digit(bits >> 6) : UInt8(ascii: "="))
            bytes.append(left > 2 ? OutputBytes.base64Digit(bits) : UInt8(ascii: "="))
            place += 3
        }
    }

    /// Worked out, not looked up: a table's cache lines would tell of the secret.
    private static func base64Digit(_ bits: UInt32) -> UInt8 {
        let digit: UInt8 = UInt8(bits & 63)
        switch digit {
        case ..<26: return digit + UInt8(ascii: "A")
        case ..<52: return digit - 26 + UInt8(ascii: "a")
        case ..<62: return digit - 52 + UInt8(ascii: "0")
        default: return digit == 62 ? UInt8(ascii: "+") : UInt8(ascii: "/")
        }
    }

    /// Appends text that comes from outside: whatever is not well-formed UTF-8 is replaced, byte for byte, by U+FFFD.
    ///
    /// `needsEscape` says which ASCII characters cannot stand as they are; `escape` writes what stands for one. `isPlain` tells of eight bytes
    /// at once that none of them is such a one, and that all are ASCII; it may say so too seldom.
    @inline(__always)
    mutating func appendText(
        _ text: UnsafeBufferPointer<UInt8>, unless isPlain: (UInt64) -> Bool = { _ in false }, escaping needsEscape: (UInt8) -> Bool,
        as escape: (UInt8, inout OutputBytes) -> Void
    ) {
        reserve(text.count)
        let raw: UnsafeRawBufferPointer = UnsafeRawBufferPointer(text)
        var start: Int = 0
        var place: Int = 0
        while place < text.count {
            if place + 8 <= text.count, isPlain(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) {
                place += 8
                continue
            }
            let byte: UInt8 = text[place]
            if byte < 0x80 {
                if needsEscape(byte) {
                    append(UnsafeBufferPointer(rebasing: text[start..<place]))
                    escape(byte, &self)
                    start = place + 1
                }
                place += 1
                continue
            }
            if let length: Int = UTF8Check.length(of: text, at: place, before: text.count) {
                place += length
                continue
            }
            append(UnsafeBufferPointer(rebasing: text[start..<place]))
            append("\u{FFFD}" as StaticString)
            place += 1
            start = place
        }
        append(UnsafeBufferPointer(rebasing: text[start...]))
    }
}

/// Questions about eight bytes at once (H. S. Warren, *Hacker's Delight*, §6-1).
enum EightBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    static func areASCII(_ bytes: UInt64) -> Bool { bytes & highs == 0 }

    /// For bytes that are ASCII.
    static func contain(_ byte: UInt8, _ bytes: UInt64) -> Bool {
        let difference: UInt64 = bytes ^ (ones &* UInt64(byte))
        return (difference &- ones) & ~difference & highs != 0
    }

    /// For bytes that are ASCII: whether one is below 0x20. Says yes too often rather than too seldom.
    static func containControls(_ bytes: UInt64) -> Bool { (bytes &- ones &* 0x20) & ~bytes & highs != 0 }
}
