/// A whole number within bounds.
///
///     struct PageSize: WireInteger {
///         static let constraints: IntegerConstraints = IntegerConstraints(1...100)
///         let value: Int
///         init(_ value: Int) { self.value = value }
///     }
package protocol WireInteger: Decodable, Sendable, WirePrintable {
    static var constraints: IntegerConstraints { get }
    /// Stands for a number that is missing or out of bounds until decoding ends with an error.
    static var placeholder: Self { get }
    /// Gets numbers only that satisfy the constraints, and the placeholder's zero.
    init(_ value: Int)
}

/// What the service model demands of a number.
package struct IntegerConstraints: Sendable {
    let bounds: Bounds

    package init(_ bounds: some WireBounds) { self.bounds = Bounds(bounds, of: .value) }
}

extension WireInteger {
    package static var placeholder: Self { Self(0) }

    package init(from decoder: any Decoder) throws {
        let value: NodeDecoder = try decoder.wireNode()
        guard !value.isGap else {
            self = Self.placeholder
            return
        }
        let number: Int = try value.decode(Int.self)
        let bounds: Bounds = Self.constraints.bounds
        let failures: [String] = bounds.failures(number)
        guard failures.isEmpty else {
            try value.decoding.note(failures, of: bounds.sentences, at: value, isSensitive: false)
            self = Self.placeholder
            return
        }
        self.init(number)
    }
}
