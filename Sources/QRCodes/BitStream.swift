/// Bits in a row, the first being the highest of the first byte.
struct BitStream: Sendable {
    private(set) var bytes: [UInt8] = []
    /// In bits.
    private(set) var count: Int = 0

    /// Appends the lowest `length` bits of `value`, the highest of them first.
    mutating func append(_ value: Int, length: Int) {
        for shift: Int in (0..<length).reversed() {
            if count % 8 == 0 { bytes.append(0) }
            let bit: UInt8 = UInt8(value >> shift & 1)
            bytes[count / 8] |= bit << UInt8(7 - count % 8)
            count += 1
        }
    }
}
