package import AWSTypes

/// Reads the parameters of a Query request, `application/x-www-form-urlencoded`, from a body or a URL's query.
///
/// Dotted names become objects, `X.member.<n>` arrays in the order of n, `X.entry.<n>.key`/`.value` objects whose members are the keys.
package enum FormBody {
    /// Throws `MalformedInput` for broken percent escapes, for what is not UTF-8 and for names of too many parts.
    package static func parse(_ bytes: [UInt8]) throws(AWSError) -> WireDocument {
        guard bytes.count < TextRange.limit else { throw .malformedInput("The request is too large.") }
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var form: FormTree = FormTree()
        var place: Int = 0
        while place < bytes.count {
            let name: Range<Int> = try decode(bytes, &place, until: UInt8(ascii: "="), into: &plain)
            var value: Range<Int> = plain.count..<plain.count
            if place < bytes.count, bytes[place] == UInt8(ascii: "=") {
                place += 1
                value = try decode(bytes, &place, until: UInt8(ascii: "&"), into: &plain)
            }
            // Now at an ampersand or at the end.
            place += 1
            guard !(name.isEmpty && value.isEmpty) else { continue }
            guard form.add(name, value, of: plain) else { throw .malformedInput("The name of a parameter has too many parts.") }
        }
        return WireDocument(bytes: plain, nodes: form.nodes(over: plain))
    }

    /// Decodes up to `end` or an ampersand.
    private static func decode(_ bytes: [UInt8], _ place: inout Int, until end: UInt8, into plain: inout [UInt8]) throws(AWSError) -> Range<
        Int
    > {
        let start: Int = plain.count
        loop: while place < bytes.count {
            let byte: UInt8 = bytes[place]
            switch byte {
            case end, UInt8(ascii: "&"): break loop
            case UInt8(ascii: "+"): plain.append(0x20)
            case UInt8(ascii: "%"):
                guard place + 2 < bytes.count, let high: UInt8 = bytes[place + 1].hexadecimalDigit,
                    let low: UInt8 = bytes[place + 2].hexadecimalDigit
                else { throw .malformedInput("The request holds a malformed percent escape.") }
                plain.append(high << 4 | low)
                place += 2
            default: plain.append(byte)
            }
            place += 1
        }
        var check: Int = start
        while check < plain.count {
            guard let length: Int = UTF8Check.length(of: plain, at: check, before: plain.count) else {
                throw .malformedInput("The request is not valid UTF-8.")
            }
            check += length
        }
        return start..<plain.count
    }
}

extension AWSError {
    /// A Query request whose parameters cannot be read. `message` never holds a value.
    static func malformedInput(_ message: String) -> AWSError { AWSError("MalformedInput", message, origin: .frontEnd) }
}
