import AWSTypes

/// What stands before the JSON of a frame.
///
/// | offset | bytes | |
/// |---|---|---|
/// | 0 | 4 | length of the whole frame |
/// | 4 | 4 | CRC-32C of everything after this field |
/// | 8 | 8 | sequence |
/// | 16 | 16 | event id, in the order of its text |
/// | 32 | 8 | outbox position, 0 for none |
/// | 40 | 8 | event time, milliseconds since 1970 |
/// | 48 | 32 | SHA-256 of the frame before |
/// | 80 | | JSON |
/// | end | 4 | length again, so that the log can be read backwards |
struct FrameHead: Hashable, Sendable {
    let sequence: UInt64
    let eventID: EventIdentifier
    /// 0 for none.
    let outboxPosition: Int64
    let time: Instant
    let previousHash: ChainHash

    /// Bytes before the JSON.
    static let byteCount: Int = 80
    /// A frame's bytes beside its JSON.
    static let overhead: Int = byteCount + 4
    /// No frame is longer: four times what CloudTrail allows an event, so that a rotten length field never asks for much memory.
    static let maximumFrameBytes: Int = 1 << 20
    static let maximumJSONBytes: Int = maximumFrameBytes - overhead

    private static let checksumOffset: Int = 4
    private static let checkedFrom: Int = 8
}

extension FrameHead {
    /// Appends the whole frame to `bytes` and returns its hash.
    func append(json: [UInt8], to bytes: inout [UInt8]) -> ChainHash {
        let start: Int = bytes.count
        let length: UInt32 = UInt32(Self.overhead + json.count)
        bytes.append(integer: length)
        bytes.append(integer: UInt32(0))
        bytes.append(integer: sequence)
        bytes.append(integer: eventID.high.byteSwapped)
        bytes.append(integer: eventID.low.byteSwapped)
        bytes.append(integer: outboxPosition)
        bytes.append(integer: time.milliseconds)
        previousHash.append(to: &bytes)
        bytes.append(contentsOf: json)
        bytes.append(integer: length)
        bytes.put(CRC32C.checksum(of: bytes, in: start + Self.checkedFrom..<bytes.count), at: start + Self.checksumOffset)
        return ChainHash(of: bytes, in: start..<bytes.count)
    }

    /// The length field at `offset`; nil if no frame can be that long. Four bytes must be there.
    static func length(in bytes: [UInt8], at offset: Int) -> Int? {
        let length: Int = Int(bytes.integer(at: offset, as: UInt32.self))
        return (overhead...maximumFrameBytes).contains(length) ? length : nil
    }

    /// Whether `range` of `bytes` is a whole frame: both lengths and the checksum agree.
    static func isFrame(_ range: Range<Int>, of bytes: [UInt8]) -> Bool {
        bytes.integer(at: range.lowerBound, as: UInt32.self) == UInt32(range.count)
            && bytes.integer(at: range.upperBound - 4, as: UInt32.self) == UInt32(range.count)
            && bytes.integer(at: range.lowerBound + checksumOffset, as: UInt32.self)
                == CRC32C.checksum(of: bytes, in: range.lowerBound + checkedFrom..<range.upperBound)
    }

    /// Reads the head of the frame at `offset` of `bytes`, which ``isFrame(_:of:)`` has found whole.
    init(in bytes: [UInt8], at offset: Int) {
        sequence = bytes.integer(at: offset + 8)
        let high: UInt64 = bytes.integer(at: offset + 16)
        let low: UInt64 = bytes.integer(at: offset + 24)
        eventID = EventIdentifier(high: high.byteSwapped, low: low.byteSwapped)
        outboxPosition = bytes.integer(at: offset + 32)
        time = Instant(milliseconds: bytes.integer(at: offset + 40))
        previousHash = ChainHash(readingFrom: bytes, at: offset + 48)
    }
}
