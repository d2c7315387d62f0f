package import AWSTypes

extension TokenKey {
    /// Both generations, wrapped under the root key, for the store:
    /// `magic "SRTK" 4 ‖ version 1 ‖ how many 1 ‖ each: number 4, length 2, wrapped key`, the current one first.
    package func wrapped(under root: RootKey, randomness: any Randomness) throws(EnvelopeError) -> [UInt8] {
        let generations: [Generation] = [current] + (previous.map { [$0] } ?? [])
        var writer: ByteWriter = ByteWriter()
        writer.write(Format.tokenKeys.header)
        writer.write(UInt8(truncatingIfNeeded: generations.count))
        for generation: Generation in generations {
            let wrapped: [UInt8] = try root.wrap(
                generation.key, as: .tokenKey, label: [String(generation.number)], randomness: randomness)
            writer.write(generation.number)
            writer.write(UInt16(truncatingIfNeeded: wrapped.count))
            writer.write(wrapped)
        }
        return writer.bytes
    }

    /// Reads what ``wrapped(under:randomness:)`` wrote.
    package init(unwrapping bytes: [UInt8], under root: RootKey) throws(EnvelopeError) {
        var reader: ByteReader = ByteReader(bytes[...])
        try Format.tokenKeys.check(&reader)
        guard let count: UInt8 = reader.byte(), count == 1 || count == 2 else { throw .malformed }
        let current: Generation = try TokenKey.generation(&reader, root)
        let previous: Generation? = count == 2 ? try TokenKey.generation(&reader, root) : nil
        guard reader.remaining == 0, previous.map({ $0.number &+ 1 == current.number }) ?? true else { throw .malformed }
        self.init(current: current, previous: previous)
    }

    private static func generation(_ reader: inout ByteReader, _ root: RootKey) throws(EnvelopeError) -> Generation {
        guard let number: UInt32 = reader.uint32(), let count: UInt16 = reader.uint16(),
            let wrapped: ArraySlice<UInt8> = reader.take(Int(count))
        else { throw .malformed }
        return Generation(number: number, key: try root.unwrap(Array(wrapped), as: .tokenKey, label: [String(number)]))
    }
}
