import AWSTypes

/// Every array that differs from `bytes` in exactly one bit.
func singleBitFlips(of bytes: [UInt8]) -> [[UInt8]] {
    (0..<bytes.count * 8).map { bit in
        var flipped: [UInt8] = bytes
        flipped[bit / 8] ^= 1 << UInt8(bit % 8)
        return flipped
    }
}

/// A damaged copy: bits flipped, bytes cut off, doubled, inserted or replaced.
func mutant(of bytes: [UInt8], _ randomness: SeededRandomness) -> [UInt8] {
    var mutant: [UInt8] = bytes
    for _ in 0...randomness.below(4) {
        let place: Int = randomness.below(mutant.count + 1)
        switch randomness.below(6) {
        case 0: mutant.removeSubrange(place...)
        case 1: mutant.insert(contentsOf: randomness.bytes(randomness.below(9)), at: place)
        case 2: mutant.removeSubrange(..<place)
        case 3: mutant += mutant[..<place]
        case 4: if place < mutant.count { mutant[place] = [0, 0x7F, 0x80, 0xFF][randomness.below(4)] }
        default: if place < mutant.count { mutant[place] ^= 1 << UInt8(randomness.below(8)) }
        }
    }
    return mutant
}
