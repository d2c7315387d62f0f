/// An IP address or a CIDR range: `203.0.113.0/24`, `2001:db8::/32`. An address alone is a range of one.
package struct IPNetwork: Hashable, Sendable {
    /// 4 or 16 bytes. Those behind the mask may be anything.
    package let address: [UInt8]
    /// In bits.
    package let prefixLength: Int

    /// This machine alone: RFC 1122, section 3.2.1.3, and RFC 4291, section 2.5.3.
    package static let loopback: [IPNetwork] = [
        IPNetwork(address: [127, 0, 0, 0], prefixLength: 8), IPNetwork(address: [UInt8](repeating: 0, count: 15) + [1], prefixLength: 128),
    ]

    private init(address: [UInt8], prefixLength: Int) {
        self.address = address
        self.prefixLength = prefixLength
    }

    package init?(_ text: String) {
        let parts: [Substring] = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address: [UInt8] = Self.version4(parts[0]) ?? Self.version6(parts[0]) else { return nil }
        self.address = address
        guard parts.count == 2 else {
            prefixLength = address.count * 8
            return
        }
        guard let length: Int = Self.decimal(parts[1]), length <= address.count * 8 else { return nil }
        prefixLength = length
    }

    /// Whether all of `other` lies in this range. Addresses of different versions never match.
    package func contains(_ other: IPNetwork) -> Bool {
        guard address.count == other.address.count, prefixLength <= other.prefixLength else { return false }
        return address.indices.allSatisfy { index in
            let bits: Int = min(max(prefixLength - index * 8, 0), 8)
            let mask: UInt8 = UInt8(truncatingIfNeeded: 0xFF00 >> bits)
            return address[index] & mask == other.address[index] & mask
        }
    }

    /// One address alone, not a range.
    package var isSingleAddress: Bool { prefixLength == address.count * 8 }

    /// At most three digits, no leading zero, which some would read as octal.
    private static func decimal(_ text: Substring) -> Int? {
        guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
            text == "0" || !text.hasPrefix("0")
        else { return nil }
        return Int(text)
    }

    private static func version4(_ text: Substring) -> [UInt8]? {
        let parts: [Substring] = text.split(separator: ".", omittingEmptySubsequences: false)
        let bytes: [UInt8] = parts.compactMap { decimal($0).flatMap(UInt8.init(exactly:)) }
        return parts.count == 4 && bytes.count == 4 ? bytes : nil
    }

    /// RFC 4291, section 2.2: eight groups, of which one run of zeros may be `::`, and of which the last two may be an IPv4 address.
    private static func version6(_ text: Substring) -> [UInt8]? {
        let groups: [Substring] = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (3...9).contains(groups.count) else { return nil }
        // `::` at an end shows as two empty groups, elsewhere as one.
        var pieces: [Substring] = groups
        if pieces[0].isEmpty {
            guard pieces[1].isEmpty else { return nil }
            pieces.removeFirst()
        }
        if pieces[pieces.count - 1].isEmpty {
            guard pieces[pieces.count - 2].isEmpty else { return nil }
            pieces.removeLast()
        }
        guard let gap: Int = pieces.firstIndex(of: "") else {
            return bytes(of: pieces[...]).flatMap { $0.count == 16 ? $0 : nil }
        }
        guard let front: [UInt8] = bytes(of: pieces[..<gap]), let back: [UInt8] = bytes(of: pieces[(gap + 1)...]),
            front.count + back.count <= 14, !pieces[..<gap].contains(where: { $0.contains(".") })
        else { return nil }
        return front + [UInt8](repeating: 0, count: 16 - front.count - back.count) + back
    }

    /// Nil if a group is no number of at most four hexadecimal digits, or an IPv4 address is not the last.
    private static func bytes(of groups: ArraySlice<Substring>) -> [UInt8]? {
        var bytes: [UInt8] = []
        for (index, group): (Int, Substring) in zip(groups.indices, groups) {
            if group.contains(".") {
                guard index == groups.endIndex - 1, let last: [UInt8] = version4(group) else { return nil }
                bytes += last
            } else {
                guard (1...4).contains(group.utf8.count), group.first != "+", let number: UInt16 = UInt16(group, radix: 16) else {
                    return nil
                }
                bytes += [UInt8(number >> 8), UInt8(number & 0xFF)]
            }
        }
        return bytes
    }
}
