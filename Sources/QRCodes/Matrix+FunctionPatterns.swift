extension Matrix {
    /// Draws all that does not depend on the text, and keeps the format information's place.
    mutating func drawFunctionPatterns() {
        // Timing patterns (6.3.5).
        for index: Int in 0..<size {
            draw(index.isMultiple(of: 2), row: 6, column: index)
            draw(index.isMultiple(of: 2), row: index, column: 6)
        }
        // Finder patterns with their separators (6.3.3, 6.3.4).
        for (row, column): (Int, Int) in [(3, 3), (3, size - 4), (size - 4, 3)] {
            drawRings([true, true, false, true, false], row: row, column: column)
        }
        // Alignment patterns, but where a finder pattern is (6.3.6, Annex E).
        let last: Int = size - 7
        for row: Int in version.alignment {
            for column: Int in version.alignment where ![[6, 6], [6, last], [last, 6]].contains([row, column]) {
                drawRings([true, false, true], row: row, column: column)
            }
        }
        drawFormat(.pattern000)
        drawVersion()
    }

    /// Squares around each other, the innermost first, as far as they lie within the symbol.
    private mutating func drawRings(_ rings: [Bool], row: Int, column: Int) {
        let reach: ClosedRange<Int> = (1 - rings.count)...(rings.count - 1)
        for down: Int in reach where (0..<size).contains(row + down) {
            for right: Int in reach where (0..<size).contains(column + right) {
                draw(rings[max(abs(down), abs(right))], row: row + down, column: column + right)
            }
        }
    }

    /// Two copies of the format information, and the module beside them that is always dark (7.9.1).
    mutating func drawFormat(_ mask: Mask) {
        let bits: Int = Information.format(mask)
        for index: Int in 0..<15 {
            let bit: Bool = bits >> index & 1 == 1
            // Around the upper left finder pattern, from the top to the left; the timing patterns are stepped over.
            switch index {
            case ..<6: draw(bit, row: index, column: 8)
            case 6, 7: draw(bit, row: index + 1, column: 8)
            case 8: draw(bit, row: 8, column: 7)
            default: draw(bit, row: 8, column: 14 - index)
            }
            // Below the upper right one from the right, and beside the lower left one downwards.
            if index < 8 {
                draw(bit, row: 8, column: size - 1 - index)
            } else {
                draw(bit, row: size - 15 + index, column: 8)
            }
        }
        draw(true, row: size - 8, column: 8)
    }

    /// Two copies of the version information, above the lower left finder pattern and to the left of the upper right one (7.10).
    private mutating func drawVersion() {
        guard let bits: Int = Information.version(version) else { return }
        for index: Int in 0..<18 {
            let bit: Bool = bits >> index & 1 == 1
            draw(bit, row: size - 11 + index % 3, column: index / 3)
            draw(bit, row: index / 3, column: size - 11 + index % 3)
        }
    }
}
