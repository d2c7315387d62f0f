package import AWSTypes

/// Ids of temporary access keys. Nothing is stored of them: the id itself says whose account it belongs to.
///
/// `ASIA` and ten bytes in base 32: a set bit, the account's number in 40 bits, 39 random bits.
package enum TemporaryKeyID {
    package static let prefix: String = "ASIA"

    package static func make(for account: AccountID, _ randomness: some Randomness) -> String {
        let number: UInt64 = UInt64(account.digits) ?? 0
        var bits: [UInt8] = randomness.bytes(10)
        let head: UInt64 = 1 << 47 | number << 7 | UInt64(bits[5] & 0x7F)
        for place: Int in 0..<6 { bits[place] = UInt8(truncatingIfNeeded: head >> UInt64(8 * (5 - place))) }
        return prefix + encoded(bits)
    }

    /// The account of an id that was made here; nil for any other text.
    package static func account(of id: String) -> AccountID? {
        guard id.hasPrefix(prefix), let bits: [UInt8] = decoded(id.dropFirst(prefix.count)), bits.count == 10 else { return nil }
        let head: UInt64 = bits[..<6].reduce(0) { $0 << 8 | UInt64($1) }
        guard head >> 47 == 1 else { return nil }
        let digits: String = String((head << 17) >> 24)
        return AccountID(String(repeating: "0", count: max(0, 12 - digits.count)) + digits)
    }

    private static let alphabet: [UInt8] = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// RFC 4648, base 32, without padding; whole groups of five bytes only.
    private static func encoded(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start: Int in stride(from: 0, to: bytes.count, by: 5) {
            let group: UInt64 = bytes[start..<start + 5].reduce(0) { $0 << 8 | UInt64($1) }
            for place: UInt64 in 0..<8 { text.append(alphabet[Int(group >> (35 - 5 * place) & 31)]) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func decoded(_ text: some StringProtocol) -> [UInt8]? {
        let letters: [UInt8] = Array(text.utf8)
        guard letters.count.isMultiple(of: 8) else { return nil }
        var bytes: [UInt8] = []
        for start: Int in stride(from: 0, to: letters.count, by: 8) {
            var group: UInt64 = 0
            for letter: UInt8 in letters[start..<start + 8] {
                guard let value: Int = alphabet.firstIndex(of: letter) else { return nil }
                group = group << 5 | UInt64(value)
            }
            for place: UInt64 in 0..<5 { bytes.append(UInt8(truncatingIfNeeded: group >> (32 - 8 * place))) }
        }
        return bytes
    }
}
