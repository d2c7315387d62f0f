import Foundation

/// A line of the report: what was measured, its figure, and the gate that it must pass, if there is one.
struct Measurement: Codable, Sendable {
    let what: String
    let value: Double
    let unit: String
    /// The gate of the design's table, in the same unit.
    var gate: Double?
    /// Whether more is better; less is otherwise.
    var moreIsBetter: Bool = true
    /// Percentiles and such.
    var note: String = ""

    var passes: Bool? { gate.map { moreIsBetter ? value >= $0 : value <= $0 } }

    var row: String {
        let verdict: String = passes.map { $0 ? "yes" : "**no**" } ?? ""
        let bound: String = gate.map { "\(moreIsBetter ? "≥" : "≤") \(Measurement.shown($0)) \(unit)" } ?? ""
        return "| \(what) | \(Measurement.shown(value)) \(unit) | \(bound) | \(verdict) | \(note) |"
    }

    static func shown(_ value: Double) -> String {
        value >= 100 ? String(Int(value.rounded())) : String(format: "%.2f", value)
    }
}
