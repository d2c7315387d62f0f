/// Where random bytes come from: the system, or a seed in tests. Must be fit for keys and passwords.
package protocol Randomness: Sendable {
    /// Sixty-four fresh random bits.
    func next() -> UInt64
    /// A hundred and twenty-eight fresh random bits for an identifier, which is no secret.
    func identifier() -> (UInt64, UInt64)
}

extension Randomness {
    package func identifier() -> (UInt64, UInt64) { (next(), next()) }
}

/// The operating system's generator.
package struct SystemRandomness: Randomness {
    private let identifiers: IdentifierPool = IdentifierPool()

    package init() {}
    package func identifier() -> (UInt64, UInt64) { identifiers.pair() }
    package func next() -> UInt64 {
        var generator: SystemRandomNumberGenerator = SystemRandomNumberGenerator()
        return generator.next()
    }
}

extension Randomness {
    package func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 7)
        while bytes.count < count { withUnsafeBytes(of: next()) { bytes.append(contentsOf: $0) } }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// A number below `bound`, each equally likely: draws that would favour the low numbers are thrown away.
    package func below(_ bound: Int) -> Int {
        let bound: UInt64 = UInt64(bound)
        let limit: UInt64 = UInt64.max - UInt64.max % bound
        while true {
            let draw: UInt64 = next()
            if draw < limit { return Int(draw % bound) }
        }
    }

    /// `count` characters of `alphabet`, each equally likely.
    package func text(_ count: Int, of alphabet: [UInt8]) -> String {
        String(decoding: (0..<count).map { _ in alphabet[below(alphabet.count)] }, as: UTF8.self)
    }

    /// A random (version 4) UUID in lower case (RFC 9562).
    package func uuid() -> String {
        let drawn: (UInt64, UInt64) = identifier()
        let high: UInt64 = drawn.0 & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low: UInt64 = drawn.1 & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        return String(unsafeUninitializedCapacity: 36) { buffer in
            var place: Int = 0
            for nibble: Int in 0..<32 {
                if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
                    buffer[place] = UInt8(ascii: "-")
                    place += 1
                }
                let word: UInt64 = nibble < 16 ? high : low
                let digit: UInt8 = UInt8(truncatingIfNeeded: word >> UInt64(60 - nibble % 16 * 4)) & 15
                buffer[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                place += 1
            }
            return 36
        }
    }
}
