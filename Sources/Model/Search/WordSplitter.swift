/// Cuts text into the words by which descriptions and `all` are searched, and folds their case.
///
/// Text and filter value are cut by the same rules (contract, *Words of description/all*):
/// - at white space into pieces; a piece is cut at special characters (`/ - _ + = . @`) if they are of one kind, and has no words if they are of two;
/// - between a lower-case and an upper-case letter, and between a letter and a digit;
/// - in a run of capitals before a lower-case letter ahead of the last capital: `COMPANYthings` → `COMPAN`, `Ythings`;
/// - nowhere else: all other characters stay in their word.
struct WordSplitter {
    /// All texts in lower case, as UTF-8, one behind the other.
    private(set) var bytes: [UInt8] = []
    /// Where in ``bytes`` the words found so far stand.
    private(set) var words: [Range<Int>] = []

    /// How many words there were before the present piece.
    private var wordsBefore: Int = 0
    /// The special character that cuts the present piece; zero before the first.
    private var special: UInt8 = 0
    private var isMixed: Bool = false

    private var wordStart: Int = 0
    /// Where the last character begins.
    private var lastStart: Int = 0
    /// What the two last characters of the present word are; spaces if it has none.
    private var last: Kind = .space
    private var beforeLast: Kind = .space

    init() {}

    /// The words of one text.
    init(_ text: String) {
        append(text)
    }

    /// Adds the words of `text`.
    mutating func append(_ text: String) {
        let start: Int = bytes.count
        bytes.append(contentsOf: text.utf8)
        if !appendASCII(from: start) {
            bytes.removeSubrange(start...)
            words.removeSubrange(wordsBefore...)
            appendAny(text)
        }
        endPiece(at: bytes.count, next: bytes.count)
    }

    /// The short way through text of ASCII alone, which stands in ``bytes`` already. False, with work half done, for any other.
    private mutating func appendASCII(from start: Int) -> Bool {
        let wordCount: Int = words.count
        restart(at: start)
        for place: Int in start..<bytes.count {
            let byte: UInt8 = bytes[place]
            guard byte < 0x80 else {
                wordsBefore = wordCount
                return false
            }
            let kind: Kind = Kind(ascii: byte)
            if kind == .upper { bytes[place] = byte | 0x20 }
            take(kind, byte, from: place, to: place + 1)
        }
        return true
    }

    private mutating func appendAny(_ text: String) {
        restart(at: bytes.count)
        for scalar: Unicode.Scalar in text.unicodeScalars {
            let start: Int = bytes.count
            bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            let byte: UInt8 = UInt8(truncatingIfNeeded: scalar.value)
            take(scalar.isASCII ? Kind(ascii: byte) : Kind(scalar), byte, from: start, to: bytes.count)
        }
    }

    /// The next character, `byte` if it is ASCII: ends the word before it where the rules say so.
    private mutating func take(_ kind: Kind, _ byte: UInt8, from start: Int, to end: Int) {
        switch kind {
        case .space: return endPiece(at: start, next: end)
        case .special:
            if special != 0, special != byte { isMixed = true }
            special = byte
            return endWord(at: start, next: end)
        case .upper: if last == .lower || last == .digit { endWord(at: start, next: start) }
        case .digit: if last.isLetter { endWord(at: start, next: start) }
        case .letter: if last == .digit { endWord(at: start, next: start) }
        case .lower:
            if last == .digit {
                endWord(at: start, next: start)
            } else if last == .upper, beforeLast == .upper {
                endWord(at: lastStart, next: lastStart)
            }
        case .other: break
        }
        lastStart = start
        (beforeLast, last) = (last, kind)
    }

    private mutating func endWord(at end: Int, next: Int) {
        if wordStart < end { words.append(wordStart..<end) }
        wordStart = next
        (beforeLast, last) = (.space, .space)
    }

    private mutating func endPiece(at end: Int, next: Int) {
        endWord(at: end, next: next)
        if isMixed { words.removeSubrange(wordsBefore...) }
        restart(at: next)
    }

    private mutating func restart(at start: Int) {
        wordsBefore = words.count
        (special, isMixed) = (0, false)
        wordStart = start
        (beforeLast, last) = (.space, .space)
    }
}

extension WordSplitter {
    /// The words as texts, in their order.
    var texts: [String] { words.map { String(decoding: bytes[$0], as: UTF8.self) } }

    /// `text` in lower case, character by character, as words are; not cut.
    static func folded(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += $1.properties.lowercaseMapping }
    }
}

extension WordSplitter {
    /// What matters of a character.
    private enum Kind {
        case lower, upper
        /// A letter of a script without case.
        case letter
        case digit, other, special, space

        var isLetter: Bool { self == .lower || self == .upper || self == .letter }

        init(ascii byte: UInt8) {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .lower
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .upper
            case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
            case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "."),
                UInt8(ascii: "@"):
                self = .special
            case 0x09...0x0D, 0x20: self = .space
            default: self = .other
            }
        }

        init(_ scalar: Unicode.Scalar) {
            let properties: Unicode.Scalar.Properties = scalar.properties
            if properties.isWhitespace {
                self = .space
            } else if properties.isLowercase {
                self = .lower
            } else if properties.isUppercase {
                self = .upper
            } else if properties.isAlphabetic {
                self = .letter
            } else {
                self = properties.generalCategory == .decimalNumber ? .digit : .other
            }
        }
    }
}
