import Foundation

@testable import Wire

/// A JSON value without any library's idea of it. Texts are bytes, because Swift's `==` takes different spellings of `ü` for equal.
indirect enum JSONValue: Equatable {
    case text([UInt8])
    case number(Double)
    case boolean(Bool)
    case null
    case list([JSONValue])
    case object([String: JSONValue])
}

extension JSONValue {
    static func text(_ text: String) -> JSONValue { .text(Array(text.utf8)) }

    /// As Foundation understands `bytes`; nil if it refuses them.
    init?(foundation bytes: [UInt8]) {
        guard let object: Any = try? JSONSerialization.jsonObject(with: Data(bytes)) else { return nil }
        self.init(object)
    }

    private init(_ object: Any) {
        switch object {
        case let text as String: self = .text(text)
        case let number as NSNumber:
            // Foundation's booleans are the numbers whose type is `char`.
            self = String(cString: number.objCType) == "c" ? .boolean(number.boolValue) : .number(number.doubleValue)
        case let list as [Any]: self = .list(list.map { JSONValue($0) })
        case let object as [String: Any]: self = .object(object.mapValues { JSONValue($0) })
        default: self = .null
        }
    }

    /// As `document` understands a node.
    init(_ document: WireDocument, node: Int = 0) {
        let content: ArraySlice<UInt8> = document.text(in: document.nodes[node].content)
        switch document.nodes[node].kind {
        case .string: self = .text(Array(content))
        case .integer, .decimal: self = .number(Double(String(decoding: content, as: UTF8.self)) ?? .nan)
        case .yes: self = .boolean(true)
        case .no: self = .boolean(false)
        case .null: self = .null
        case .array: self = .list(document.children(of: node).map { JSONValue(document, node: $0) })
        case .object:
            var members: [String: JSONValue] = [:]
            for child: Int in document.children(of: node) {
                members[String(decoding: document.text(in: document.nodes[child].name), as: UTF8.self)] = JSONValue(document, node: child)
            }
            self = .object(members)
        }
    }
}

extension JSONValue {
    static func randomObject(_ random: inout SplitMix64, depth: Int = 4) -> JSONValue {
        var members: [String: JSONValue] = [:]
        for index: Int in 0..<random.below(6) { members["\(index)" + randomText(&random)] = .random(&random, depth: depth - 1) }
        return .object(members)
    }

    static func random(_ random: inout SplitMix64, depth: Int) -> JSONValue {
        switch random.below(depth > 0 ? 8 : 6) {
        case 0, 1, 2: .text(randomText(&random))
        case 3: .number(Double(Int.random(in: -1_000_000_000_000...1_000_000_000_000, using: &random)))
        // Foundation's parser is off by one in the last place now and then, but not for so few digits.
        case 4: .number(Double(Int.random(in: -1_000_000...1_000_000, using: &random)) / 8)
        case 5: random.once(in: 3) ? .null : .boolean(random.once(in: 2))
        case 6: .list((0..<random.below(5)).map { _ in .random(&random, depth: depth - 1) })
        default: randomObject(&random, depth: depth)
        }
    }

    /// Every kind of character that a writer could get wrong.
    static func randomText(_ random: inout SplitMix64) -> String {
        var text: String = ""
        for _: Int in 0..<random.below(12) {
            let code: UInt32 =
                switch random.below(6) {
                case 0: UInt32(random.below(0x20))
                case 1: UInt32(random.below(0x80))
                case 2: UInt32(random.below(0x800))
                case 3: UInt32(random.below(0x10000))
                case 4: UInt32(0x10000 + random.below(0x100000))
                default: [0x22, 0x5C, 0x2F, 0x7F, 0x2028, 0x1F600, 0xFFFD, 0xE9][random.below(8)]
                }
            if let scalar: Unicode.Scalar = Unicode.Scalar(code) { text.unicodeScalars.append(scalar) }
        }
        return text
    }
}
