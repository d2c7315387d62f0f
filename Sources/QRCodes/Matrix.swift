/// The modules of a symbol, row by row from the upper left corner.
struct Matrix: Sendable {
    let version: Version
    private var isDark: [Bool]
    /// Whether the module belongs to a pattern or to the format or version information, and is not masked.
    private var isFunction: [Bool]

    var size: Int { version.size }

    /// A symbol without mask and format information.
    init(version: Version, codewords: [UInt8]) {
        self.version = version
        isDark = [Bool](repeating: false, count: version.size * version.size)
        isFunction = isDark
        drawFunctionPatterns()
        place(codewords)
    }

    subscript(row: Int, column: Int) -> Bool { isDark[row * size + column] }

    /// Sets a module of a pattern or of the format or version information.
    mutating func draw(_ value: Bool, row: Int, column: Int) {
        isDark[row * size + column] = value
        isFunction[row * size + column] = true
    }

    /// Fills what the patterns left free, in columns of two modules that go up and down in turn, from the right to the left (7.7.3).
    /// The modules behind the last codeword stay light.
    private mutating func place(_ codewords: [UInt8]) {
        var bits: Int = 0
        var isUpward: Bool = true
        // The timing pattern's column is left out.
        let columns: [Int] = Array(stride(from: size - 1, to: 6, by: -2)) + [5, 3, 1]
        for right: Int in columns {
            for step: Int in 0..<size {
                let row: Int = isUpward ? size - 1 - step : step
                for column: Int in [right, right - 1] where !isFunction[row * size + column] && bits < 8 * codewords.count {
                    isDark[row * size + column] = codewords[bits / 8] >> UInt8(7 - bits % 8) & 1 == 1
                    bits += 1
                }
            }
            isUpward.toggle()
        }
    }

    /// The symbol under `mask`, which the format information names (7.8.2).
    func masked(by mask: Mask) -> Matrix {
        var masked: Matrix = self
        for row: Int in 0..<size {
            for column: Int in 0..<size where !isFunction[row * size + column] && mask.inverts(row: row, column: column) {
                masked.isDark[row * size + column].toggle()
            }
        }
        masked.drawFormat(mask)
        return masked
    }

    /// The symbol under the mask that gives the smallest penalty; of equal ones, the first (7.8.1).
    func masked() -> Matrix {
        var best: Matrix = masked(by: .pattern000)
        var least: Int = best.penalty
        for mask: Mask in Mask.allCases.dropFirst() {
            let candidate: Matrix = masked(by: mask)
            let penalty: Int = candidate.penalty
            guard penalty < least else { continue }
            (best, least) = (candidate, penalty)
        }
        return best
    }
}
