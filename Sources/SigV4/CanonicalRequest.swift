/// The one spelling of a message that both sides hash (IAM User Guide, *Create a canonical request*), built into one buffer:
/// method, path, query, headers, names of the headers, hash of the body, a line each.
struct CanonicalRequest {
    private(set) var bytes: [UInt8] = []

    private static let newline: UInt8 = UInt8(ascii: "\n")

    /// Nil if one of `signedHeaders` is not in the message. These are in lower case and ascending, as in a ``SignatureClaim``.
    /// `bodyHash` is the SHA-256 of the body; a presigned message leaves its own signature out of the query.
    init?(of message: SignedMessage, signedHeaders: [String], isPresigned: Bool, bodyHash: some Sequence<UInt8>) {
        let target: RequestTarget = RequestTarget(message.target)
        bytes.reserveCapacity(512 + 2 * message.target.utf8.count)
        for byte: UInt8 in message.method.utf8 { bytes.append(byte.uppercasedASCII) }
        bytes.append(Self.newline)
        appendPath(target.path)
        bytes.append(Self.newline)
        appendQuery(of: target, isPresigned: isPresigned)
        bytes.append(Self.newline)
        guard appendFields(of: message, named: signedHeaders) else { return nil }
        bytes.append(Self.newline)
        appendNames(signedHeaders)
        bytes.append(Self.newline)
        bytes.appendHex(of: bodyHash)
    }

    private mutating func appendNames(_ names: [String]) {
        for (index, name): (Int, String) in names.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ";")) }
            bytes.append(contentsOf: name.utf8)
        }
    }
}

extension CanonicalRequest {
    /// Every service but S3: empty and `.` segments go, `..` takes the segment before with it, and what is percent-encoded already is
    /// encoded once more.
    private mutating func appendPath(_ path: ArraySlice<UInt8>) {
        let slash: UInt8 = UInt8(ascii: "/")
        guard !path.isEmpty else { return bytes.append(slash) }
        var segments: [ArraySlice<UInt8>] = []
        for segment: ArraySlice<UInt8> in path.split(separator: slash) {
            switch segment {
            case let dots where dots.elementsEqual(".".utf8): continue
            case let dots where dots.elementsEqual("..".utf8): _ = segments.popLast()
            default: segments.append(segment)
            }
        }
        if path.first == slash { bytes.append(slash) }
        for (index, segment): (Int, ArraySlice<UInt8>) in segments.enumerated() {
            if index > 0 { bytes.append(slash) }
            for byte: UInt8 in segment { bytes.appendPercentEncoded(byte) }
        }
        if path.last == slash, !segments.isEmpty { bytes.append(slash) }
    }

    /// All parameters in their canonical spelling, ordered by name, then by value.
    private mutating func appendQuery(of target: RequestTarget, isPresigned: Bool) {
        guard !target.query.isEmpty else { return }
        var pairs: [(name: [UInt8], value: [UInt8])] = []
        for pair: RequestTarget.Pair in target.pairs {
            var name: [UInt8] = []
            name.appendRecoded(pair.name)
            guard !isPresigned || !name.elementsEqual(PresigningParameters.Name.signature.rawValue.utf8) else { continue }
            var value: [UInt8] = []
            value.appendRecoded(pair.value)
            pairs.append((name, value))
        }
        pairs.sort { left, right in
            left.name == right.name ? left.value.lexicographicallyPrecedes(right.value) : left.name.lexicographicallyPrecedes(right.name)
        }
        for (index, pair): (Int, (name: [UInt8], value: [UInt8])) in pairs.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "&")) }
            bytes.append(contentsOf: pair.name)
            bytes.append(UInt8(ascii: "="))
            bytes.append(contentsOf: pair.value)
        }
    }
}

extension CanonicalRequest {
    /// Appends a line for each name: the values of all fields of that name in their order, joined by commas. False if a name has no field.
    private mutating func appendFields(of message: SignedMessage, named names: [String]) -> Bool {
        // Field by field, and a binary search for each: a head full of names then costs no more than it weighs.
        var found: [(name: Int, field: Int)] = []
        found.reserveCapacity(names.count)
        for index: Int in message.fields.indices {
            guard let name: Int = Self.position(of: message.fields[index].name, in: names) else { continue }
            found.append((name, index))
        }
        found.sort { $0 < $1 }
        var next: Int = 0
        for (name, field): (Int, Int) in found {
            if name < next {
                bytes.append(UInt8(ascii: ","))
            } else {
                guard name == next else { return false }
                if next > 0 { bytes.append(Self.newline) }
                bytes.append(contentsOf: names[name].utf8)
                bytes.append(UInt8(ascii: ":"))
                next += 1
            }
            appendFolded(message.fields[field].value)
        }
        if next > 0 { bytes.append(Self.newline) }
        return next == names.count
    }

    private static func position(of field: String, in names: [String]) -> Int? {
        var range: Range<Int> = 0..<names.count
        while !range.isEmpty {
            let middle: Int = range.lowerBound + range.count / 2
            let order: Int = field.orderAsHeader(to: names[middle])
            if order == 0 { return middle }
            range = order < 0 ? range.lowerBound..<middle : middle + 1..<range.upperBound
        }
        return nil
    }

    /// Appends `value` without the blanks at both ends, each run of inner ones made one space.
    private mutating func appendFolded(_ value: String) {
        let start: Int = bytes.count
        bytes.append(contentsOf: value.utf8)
        guard let firstBlank: Int = bytes[start...].firstIndex(where: \.isBlank) else { return }
        var end: Int = firstBlank
        for index: Int in firstBlank..<bytes.count {
            if !bytes[index].isBlank {
                bytes[end] = bytes[index]
                end += 1
            } else if end > start, bytes[end - 1] != UInt8(ascii: " ") {
                bytes[end] = UInt8(ascii: " ")
                end += 1
            }
        }
        if end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        bytes.removeSubrange(end...)
    }
}
