package import AWSTypes

/// What a transcript expects of a value, with places that are not known beforehand.
///
/// Anywhere in a text stand `<any>`, `<arn>`, `<uuid>` and `<token>` (no white space); `<name=kind>` also remembers what it met, and `<name>`
/// is that again, in members' names and in later requests, too. A text that is `<any>` alone meets a value of any type; `<now>`, `<now+30d>`
/// and `<today>` (midnight) alone meet that time as a number. All else must be equal, member for member: what is not mentioned must be absent.
package struct Template: Sendable {
    /// What was remembered so far.
    package private(set) var remembered: [String: JSON] = [:]
    /// The clock's time.
    package var now: Instant

    package init(now: Instant) { self.now = now }

    package mutating func remember(_ value: JSON, as name: String) { remembered[name] = value }

    /// Where `actual` is not as expected; empty if it is. Remembers what it is told to.
    package mutating func differences(of actual: JSON?, from expected: JSON?, at path: String = "") -> [String] {
        switch (expected, actual) {
        case (nil, nil): return []
        case (nil, let actual?): return ["\(place(path)) should be absent but is \(actual)"]
        case (let expected?, nil): return ["\(place(path)) is absent but should be \(expected)"]
        case (.object(let expected), .object(let actual)):
            let expected: [String: JSON] = Dictionary(
                expected.map { (filled(name: $0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
            var found: [String] = []
            for name: String in Set(expected.keys).union(actual.keys).sorted() {
                found += differences(of: actual[name], from: expected[name], at: "\(path).\(name)")
            }
            return found
        case (.list(let expected), .list(let actual)) where expected.count == actual.count:
            var found: [String] = []
            for (index, pair) in zip(expected, actual).enumerated() {
                found += differences(of: pair.1, from: pair.0, at: "\(path)[\(index)]")
            }
            return found
        case (.text(let expected), let actual?):
            return matches(expected, actual) ? [] : ["\(place(path)) should be \(shown(expected)) but is \(actual)"]
        case (let expected?, let actual?):
            return expected == actual ? [] : ["\(place(path)) should be \(expected) but is \(actual)"]
        }
    }

    /// `input` with what was remembered in the places that name it.
    package func filled(_ input: JSON) -> JSON {
        switch input {
        case .text(let text):
            if case .hole(let name, _)? = Piece.pieces(of: text).first, text == "<\(name)>", let value: JSON = remembered[name] {
                return value
            }
            return .text(Piece.pieces(of: text).map(filled).joined())
        case .list(let items): return .list(items.map(filled))
        case .object(let members):
            return .object(Dictionary(members.map { (filled(name: $0.key), filled($0.value)) }, uniquingKeysWith: { first, _ in first }))
        default: return input
        }
    }

    private func filled(name: String) -> String { Piece.pieces(of: name).map(filled).joined() }

    private func filled(_ piece: Piece) -> String {
        switch piece {
        case .literal(let text): text
        case .hole(let name, let kind): remembered[name]?.text ?? "<\(name)\(kind.map { "=\($0)" } ?? "")>"
        }
    }

    private func place(_ path: String) -> String { path.isEmpty ? "the body" : "`\(path.dropFirst(path.hasPrefix(".") ? 1 : 0))`" }
    private func shown(_ text: String) -> String { JSON.text(Piece.pieces(of: text).map(filled).joined()).description }
}

extension Template {
    private mutating func matches(_ expected: String, _ actual: JSON) -> Bool {
        let pieces: [Piece] = Piece.pieces(of: expected)
        if pieces.count == 1, case .hole(let name, let kind)? = pieces.first {
            if let known: JSON = remembered[name] { return known == actual }
            guard Template.isKind(kind ?? name, actual, at: now) else { return false }
            if kind != nil { remembered[name] = actual }
            return true
        }
        guard case .text(let text) = actual, let found: [String: JSON] = match(pieces[...], text[...], remembered) else { return false }
        remembered = found
        return true
    }

    /// What is remembered after `pieces` have matched all of `text`; nil if they do not.
    private func match(_ pieces: ArraySlice<Piece>, _ text: Substring, _ remembered: [String: JSON]) -> [String: JSON]? {
        guard let piece: Piece = pieces.first else { return text.isEmpty ? remembered : nil }
        let rest: ArraySlice<Piece> = pieces.dropFirst()
        switch piece {
        case .literal(let literal):
            return text.hasPrefix(literal) ? match(rest, text.dropFirst(literal.count), remembered) : nil
        case .hole(let name, let kind):
            if let known: String = remembered[name]?.text {
                return text.hasPrefix(known) ? match(rest, text.dropFirst(known.count), remembered) : nil
            }
            for length: Int in (1...max(1, text.count)).reversed() where length <= text.count {
                let part: String = String(text.prefix(length))
                guard Template.isKind(kind ?? name, .text(part), at: now) else { continue }
                var remembered: [String: JSON] = remembered
                if kind != nil { remembered[name] = .text(part) }
                if let found: [String: JSON] = match(rest, text.dropFirst(length), remembered) { return found }
            }
            return nil
        }
    }

    private static func isKind(_ kind: String, _ value: JSON, at now: Instant) -> Bool {
        if kind == "any" { return true }
        if kind == "today" { return value.number == Double(now.startOfDay.seconds) }
        if kind == "now" { return value.number == Double(now.milliseconds) / 1000 }
        if kind.hasPrefix("now+"), let later: Interval = Interval(reading: kind.dropFirst(4)) {
            return value.number == Double((now + later).milliseconds) / 1000
        }
        guard let text: String = value.text else { return false }
        switch kind {
        case "token": return text.allSatisfy { !$0.isWhitespace }
        case "arn": return text.hasPrefix("arn:") && text.allSatisfy { !$0.isWhitespace && $0 != "<" }
        case "uuid":
            return text.split(separator: "-", omittingEmptySubsequences: false).map(\.count) == [8, 4, 4, 4, 12]
                && text.allSatisfy { $0.isHexDigit || $0 == "-" }
        default: return false
        }
    }
}

/// A part of a template's text.
private enum Piece {
    case literal(String)
    /// `<name>` or `<name=kind>`.
    case hole(name: String, kind: String?)

    static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var literal: String = ""
        var rest: Substring = text[...]
        while let first: Character = rest.first {
            guard first == "<", let end: Substring.Index = rest.firstIndex(of: ">"),
                let hole: Piece = Piece(hole: rest[rest.index(after: rest.startIndex)..<end])
            else {
                literal.append(first)
                rest = rest.dropFirst()
                continue
            }
            if !literal.isEmpty { pieces.append(.literal(literal)) }
            literal = ""
            pieces.append(hole)
            rest = rest[rest.index(after: end)...]
        }
        return literal.isEmpty ? pieces : pieces + [.literal(literal)]
    }

    private init?(hole: Substring) {
        let words: [Substring] = hole.split(separator: "=", omittingEmptySubsequences: false)
        guard (1...2).contains(words.count),
            words.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+") } })
        else { return nil }
        self = .hole(name: String(words[0]), kind: words.count == 2 ? String(words[1]) : nil)
    }
}
