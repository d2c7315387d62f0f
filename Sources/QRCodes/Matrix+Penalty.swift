extension Matrix {
    /// How hard the symbol is to read (7.8.3.1, Table 11). Counted over all of it, with its function patterns and its format information.
    var penalty: Int {
        var penalty: Int = penaltyOfBlocks + penaltyOfProportion
        for index: Int in 0..<size {
            penalty += Line((0..<size).map { self[index, $0] }).penalty
            penalty += Line((0..<size).map { self[$0, index] }).penalty
        }
        return penalty
    }

    /// N2: three for each square of two by two modules of one colour; they may overlap.
    private var penaltyOfBlocks: Int {
        var penalty: Int = 0
        for row: Int in 0..<(size - 1) {
            for column: Int in 0..<(size - 1) {
                let colour: Bool = self[row, column]
                let below: Bool = self[row + 1, column] == colour && self[row + 1, column + 1] == colour
                if below, self[row, column + 1] == colour { penalty += 3 }
            }
        }
        return penalty
    }

    /// N4: ten for each full 5 % by which the dark modules' share differs from a half.
    private var penaltyOfProportion: Int {
        let total: Int = size * size
        let dark: Int = (0..<total).count { self[$0 / size, $0 % size] }
        return abs(2 * dark - total) * 10 / total * 10
    }
}

/// A row or a column as the lengths of its runs of one colour.
struct Line: Sendable {
    /// Light and dark in turn. The first and the last are light, and empty if the line begins or ends dark.
    let runs: [Int]

    init(_ modules: [Bool]) {
        var runs: [Int] = [0]
        var colour: Bool = false
        for module: Bool in modules {
            if module != colour { runs.append(0) }
            runs[runs.count - 1] += 1
            colour = module
        }
        self.runs = colour ? runs + [0] : runs
    }

    var penalty: Int {
        // N1: three for five modules of one colour, and one for each further.
        let long: Int = runs.reduce(0) { $1 >= 5 ? $0 + $1 - 2 : $0 }
        // N3: forty for each.
        return stride(from: 1, to: runs.count - 5, by: 2).reduce(long) { looksLikeFinder(at: $1) ? $0 + 40 : $0 }
    }

    /// Whether dark and light stand 1:1:3:1:1 from the dark run at `index` on, with four modules of light on at least one side.
    private func looksLikeFinder(at index: Int) -> Bool {
        let unit: Int = runs[index]
        guard runs[index + 1] == unit, runs[index + 2] == 3 * unit, runs[index + 3] == unit, runs[index + 4] == unit else { return false }
        // At the line's ends the light goes on in the quiet zone.
        return index == 1 || runs[index - 1] >= 4 * unit || index + 5 == runs.count - 1 || runs[index + 5] >= 4 * unit
    }
}
