/// The bits that tell a reader how the rest of the symbol is to be read.
enum Information {
    /// Fifteen bits for error correction level M, which is `00`, and the mask (7.9.1, Annex C).
    static func format(_ mask: Mask) -> Int {
        // Without this, level M with mask 000 would be all light.
        let pattern: Int = 0b10101_0000010010
        return protected(mask.rawValue, by: 0b101_0011_0111, degree: 10) ^ pattern
    }

    /// Eighteen bits for the version (7.10, Annex D); nil below version 7, which needs none.
    static func version(_ version: Version) -> Int? {
        version.number < 7 ? nil : protected(version.number, by: 0b1_1111_0010_0101, degree: 12)
    }

    /// A Bose–Chaudhuri–Hocquenghem code: `data`, followed by its remainder by the polynomial `generator` over GF(2).
    private static func protected(_ data: Int, by generator: Int, degree: Int) -> Int {
        var remainder: Int = data << degree
        while remainder >> degree != 0 {
            let excess: Int = Int.bitWidth - remainder.leadingZeroBitCount - 1 - degree
            remainder ^= generator << excess
        }
        return data << degree | remainder
    }
}
