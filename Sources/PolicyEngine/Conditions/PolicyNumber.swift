/// Numbers as numeric conditions write them.
enum PolicyNumber {
    /// A finite decimal: sign, digits, fraction and exponent, the last three optional; nil for anything else.
    static func read(_ text: String) -> Double? {
        let characters: Bool = text.utf8.allSatisfy { $0.isDigit || "+-.eE".utf8.contains($0) }
        guard characters, let first: UInt8 = text.utf8.first(where: { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") }), first.isDigit,
            let last: UInt8 = text.utf8.last, last.isDigit, let number: Double = Double(text), number.isFinite
        else { return nil }
        return number
    }
}
