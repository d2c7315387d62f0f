/// The least and the greatest that is allowed: of a length, a count or a number. Written as a range: `1...64`, `...2048`, `1...`.
package protocol WireBounds: Sendable {
    /// Nil if there is none.
    var least: Int? { get }
    var greatest: Int? { get }
}

extension ClosedRange<Int>: WireBounds {
    package var least: Int? { lowerBound }
    package var greatest: Int? { upperBound }
}

extension PartialRangeThrough<Int>: WireBounds {
    package var least: Int? { nil }
    package var greatest: Int? { upperBound }
}

extension PartialRangeFrom<Int>: WireBounds {
    package var least: Int? { lowerBound }
    package var greatest: Int? { nil }
}

/// Bounds of a measure, with AWS's sentences for it.
struct Bounds: Sendable {
    enum Measure: String {
        case length
        case value
    }

    let least: Int?
    let greatest: Int?
    let measure: Measure

    init(_ bounds: (some WireBounds)?, of measure: Measure) {
        least = bounds?.least
        greatest = bounds?.greatest
        self.measure = measure
    }

    /// The sentences that `size` does not satisfy: none or one.
    func failures(_ size: Int) -> [String] {
        if let greatest, size > greatest { return [atMost(greatest)] }
        if let least, size < least { return [atLeast(least)] }
        return []
    }

    var sentences: [String] { [greatest.map(atMost), least.map(atLeast)].compactMap { $0 } }

    private func atMost(_ limit: Int) -> String { "Member must have \(measure) less than or equal to \(limit)" }
    private func atLeast(_ limit: Int) -> String { "Member must have \(measure) greater than or equal to \(limit)" }
}
