import Wire

/// An item of `ActionNames`.
struct SimulatedAction: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 3...128)
    let text: String
    init(_ text: String) { self.text = text }
}

/// An item of `ResourceArns`, and other ARNs of a simulation.
struct SimulatedResource: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...2048)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `ResourceHandlingOption`, which speaks of EC2 only.
struct SimulatedOption: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...64)
    let text: String
    init(_ text: String) { self.text = text }
}

/// An item of `ContextEntries`.
struct ContextEntry: Decodable, Sendable {
    let contextKeyName: ContextKeyName?
    let contextKeyValues: [String]?
    let contextKeyType: ContextKeyType?
}

struct ContextKeyName: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 5...256)
    let text: String
    init(_ text: String) { self.text = text }
}

/// `ContextKeyType`: a list's values are many, the others' one.
enum ContextKeyType: String, WireEnum {
    case string, stringList, numeric, numericList, boolean, booleanList, ip, ipList, binary, binaryList, date, dateList

    var isList: Bool { rawValue.hasSuffix("List") }
}
