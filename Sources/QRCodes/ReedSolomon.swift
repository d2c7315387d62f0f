/// The error correction code over GF(2⁸) (7.5.2, Annex A).
struct ReedSolomon: Sendable {
    /// The generator polynomial's coefficients from the highest power to the constant, without the leading 1.
    let coefficients: [UInt8]

    /// The product of `x - 2ⁱ` for each `i` below `degree`.
    init(degree: Int) {
        var product: [UInt8] = [1]
        var root: UInt8 = 1
        for _: Int in 0..<degree {
            // Times x, and minus the root's multiple; to subtract is to add.
            let shifted: [UInt8] = product + [0]
            let scaled: [UInt8] = [0] + product.map { Self.multiply($0, root) }
            product = zip(shifted, scaled).map { $0 ^ $1 }
            root = Self.multiply(root, 2)
        }
        coefficients = Array(product.dropFirst())
    }

    /// The remainder of `data`, times the highest power, by the generator polynomial.
    func correction(of data: [UInt8]) -> [UInt8] {
        var remainder: [UInt8] = [UInt8](repeating: 0, count: coefficients.count)
        for byte: UInt8 in data {
            let factor: UInt8 = byte ^ remainder.removeFirst()
            remainder.append(0)
            remainder = zip(remainder, coefficients).map { $0 ^ Self.multiply($1, factor) }
        }
        return remainder
    }

    /// The product modulo x⁸ + x⁴ + x³ + x² + 1.
    static func multiply(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var product: UInt8 = 0
        for shift: UInt8 in (0..<8).reversed() {
            product = product << 1 ^ (product >> 7) * 0x1D
            product ^= (right >> shift & 1) * left
        }
        return product
    }
}
