// Integers in files stand with their lowest byte first.
extension [UInt8] {
    /// The integer that begins at `offset`; all of its bytes must be there.
    func integer<T: FixedWidthInteger & BitwiseCopyable>(at offset: Int, as type: T.Type = T.self) -> T {
        T(littleEndian: span.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: T.self))
    }

    mutating func append(integer: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: integer.littleEndian) { append(contentsOf: $0) }
    }

    /// Overwrites the four bytes at `offset`.
    mutating func put(_ integer: UInt32, at offset: Int) {
        for place: Int in 0..<4 { self[offset + place] = UInt8(truncatingIfNeeded: integer >> UInt32(8 * place)) }
    }
}
