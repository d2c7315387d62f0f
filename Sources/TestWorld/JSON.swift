/// A JSON value. Texts are equal if their bytes are: Swift's own `==` takes different spellings of `ü` for equal.
package enum JSON: Sendable {
    case text(String)
    case number(Double)
    case boolean(Bool)
    case null
    case list([JSON])
    case object([String: JSON])
}

extension JSON: Equatable {
    package static func == (left: JSON, right: JSON) -> Bool {
        switch (left, right) {
        case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
        case (.number(let left), .number(let right)): left == right
        case (.boolean(let left), .boolean(let right)): left == right
        case (.null, .null): true
        case (.list(let left), .list(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }
}

extension JSON {
    package subscript(_ member: String) -> JSON? { members?[member] }
    package subscript(_ place: Int) -> JSON? {
        guard let items, items.indices.contains(place) else { return nil }
        return items[place]
    }

    package var text: String? { if case .text(let text) = self { text } else { nil } }
    package var number: Double? { if case .number(let number) = self { number } else { nil } }
    package var boolean: Bool? { if case .boolean(let boolean) = self { boolean } else { nil } }
    package var items: [JSON]? { if case .list(let items) = self { items } else { nil } }
    package var members: [String: JSON]? { if case .object(let members) = self { members } else { nil } }
    /// The texts of a list of texts.
    package var texts: [String]? { items?.compactMap(\.text) }

    /// This object with `other`'s members added; those win.
    package func adding(_ other: JSON) -> JSON {
        .object((members ?? [:]).merging(other.members ?? [:]) { _, added in added })
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .number(Double(value)) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(arrayLiteral elements: JSON...) { self = .list(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }
}

extension JSON: CustomStringConvertible {
    /// JSON text on one line, members in the order of their names.
    package var description: String {
        switch self {
        case .text(let text): JSON.quoted(text)
        case .number(let number):
            number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
        case .boolean(let boolean): boolean ? "true" : "false"
        case .null: "null"
        case .list(let items): "[" + items.map(\.description).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.sorted { $0.key < $1.key }.map { "\(JSON.quoted($0.key)): \($0.value)" }.joined(separator: ", ") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted: String = "\""
        for scalar: Unicode.Scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case _ where scalar.value < 0x20:
                quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
