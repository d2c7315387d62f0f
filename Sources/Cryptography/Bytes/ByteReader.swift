/// Reads what ``ByteWriter`` wrote, from bytes that anyone may have made. Every verb gives nil at the end, none goes beyond it.
struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private var place: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    /// Bytes not yet read.
    var remaining: Int { bytes.endIndex - place }

    mutating func byte() -> UInt8? {
        guard remaining >= 1 else { return nil }
        place += 1
        return bytes[place - 1]
    }

    mutating func uint16() -> UInt16? { number() }
    mutating func uint32() -> UInt32? { number() }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, remaining >= count else { return nil }
        place += count
        return bytes[place - count..<place]
    }

    /// All that is left.
    mutating func rest() -> ArraySlice<UInt8> {
        defer { place = bytes.endIndex }
        return bytes[place...]
    }

    private mutating func number<N: FixedWidthInteger>() -> N? {
        guard let raw: ArraySlice<UInt8> = take(N.bitWidth / 8) else { return nil }
        return raw.reduce(0) { $0 << 8 | N($1) }
    }
}
