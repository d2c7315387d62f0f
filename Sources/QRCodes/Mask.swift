/// A pattern that inverts modules, so that no text gives a symbol that is hard to read, by the standard's reference (7.8.2, Table 10).
enum Mask: Int, CaseIterable, Sendable {
    case pattern000, pattern001, pattern010, pattern011, pattern100, pattern101, pattern110, pattern111

    func inverts(row: Int, column: Int) -> Bool {
        let sum: Int = row + column
        let product: Int = row * column
        return switch self {
        case .pattern000: sum % 2 == 0
        case .pattern001: row % 2 == 0
        case .pattern010: column % 3 == 0
        case .pattern011: sum % 3 == 0
        case .pattern100: (row / 2 + column / 3) % 2 == 0
        case .pattern101: product % 2 + product % 3 == 0
        case .pattern110: (product % 2 + product % 3) % 2 == 0
        case .pattern111: (sum % 2 + product % 3) % 2 == 0
        }
    }
}
