/// Writes our formats: numbers with the most significant byte first, texts with their length in front.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    mutating func write(_ byte: UInt8) { bytes.append(byte) }
    mutating func write(_ number: UInt16) { withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) } }
    mutating func write(_ number: UInt32) { withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) } }
    mutating func write(_ raw: some Collection<UInt8>) { bytes.append(contentsOf: raw) }

    /// The number of UTF-8 bytes in four bytes, then these: no two lists of texts give the same bytes.
    mutating func write(prefixed text: String) {
        write(UInt32(truncatingIfNeeded: text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// How many texts, then each with its length.
    mutating func write(words: [String]) {
        write(UInt32(truncatingIfNeeded: words.count))
        for word: String in words { write(prefixed: word) }
    }
}
