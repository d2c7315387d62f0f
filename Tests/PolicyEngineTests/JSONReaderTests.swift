import Testing

@testable import PolicyEngine

@Suite("A policy's JSON") struct JSONReaderTests {
    @Test("text that is not strict JSON is refused where it goes wrong", arguments: brokenTexts) fileprivate func broken(row: Broken) throws
    {
        let error: PolicySyntaxError = try #require(fault(in: row.text, as: .identity))
        #expect(error.fault == .invalidJSON(row.fault))
        #expect(error.position.line == row.line)
        #expect(error.position.column == row.column)
    }

    @Test(
        "bytes that are not UTF-8 are refused",
        arguments: [[0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF], [0xF5, 0x80, 0x80, 0x80]] as [[UInt8]])
    func notUTF8(bytes: [UInt8]) {
        #expect(throws: PolicySyntaxError(.invalidJSON(.notUTF8), place: .document, position: .start)) {
            try PolicyDocument.parse([0x22] + bytes + [0x22], as: .identity)
        }
    }

    @Test("a policy may be 64 KiB long, and no byte more") func size() throws {
        let policy: String = document(#"{"Effect":"Allow","Action":"*","Resource":"*"}"#)
        let space: String = String(repeating: " ", count: JSONReader.maximumSize - policy.utf8.count)
        #expect(fault(in: policy + space, as: .identity) == nil)
        #expect(fault(in: policy + space + " ", as: .identity)?.fault == .tooLarge(limit: 65_536))
    }

    @Test("escapes and numbers are read as they are meant") func scalars() throws {
        let node: JSONNode = try JSONReader.read(Array(#"["\"\\\/\b\f\n\r\t\u00e4\uD83D\uDE00", -1.50E+2, true, false, null]"#.utf8))
        guard case .array(let nodes) = node.value, nodes.count == 5 else {
            Issue.record("no list of five")
            return
        }
        #expect(try nodes[0].string() == "\"\\/\u{8}\u{C}\n\r\tä😀")
        guard case .number("-1.50E+2") = nodes[1].value, case .boolean(true) = nodes[2].value, case .boolean(false) = nodes[3].value,
            case .null = nodes[4].value
        else {
            Issue.record("other values")
            return
        }
    }
}

private struct Broken: CustomTestStringConvertible, Sendable {
    let text: String
    let fault: JSONFault
    let line: Int
    let column: Int

    init(_ text: String, _ fault: JSONFault, _ line: Int, _ column: Int) {
        self.text = text
        self.fault = fault
        self.line = line
        self.column = column
    }

    var testDescription: String { text }
}

private let brokenTexts: [Broken] = [
    Broken("", .endsTooEarly, 1, 1),
    Broken("  \n ", .endsTooEarly, 2, 2),
    Broken("{", .endsTooEarly, 1, 2),
    Broken(#"{"a""#, .endsTooEarly, 1, 5),
    Broken(#"{"a":1"#, .endsTooEarly, 1, 7),
    Broken(#""abc"#, .endsTooEarly, 1, 5),
    Broken("\u{FEFF}{}", .noValue, 1, 1),
    Broken("{} x", .textBehindTheEnd, 1, 4),
    Broken("{}{}", .textBehindTheEnd, 1, 3),
    Broken("{a:1}", .noMemberName, 1, 2),
    Broken("{'a':1}", .noMemberName, 1, 2),
    Broken(#"{"a":1,}"#, .noMemberName, 1, 8),
    Broken(#"{"a" 1}"#, .noColon, 1, 6),
    Broken(#"{"a":1 "b":2}"#, .noCommaInObject, 1, 8),
    Broken("[1 2]", .noCommaInArray, 1, 4),
    Broken("[1,]", .noValue, 1, 4),
    Broken("[,1]", .noValue, 1, 2),
    Broken("/* c */ {}", .noValue, 1, 1),
    Broken("tru", .endsTooEarly, 1, 4),
    Broken("True", .noValue, 1, 1),
    Broken("nulll", .textBehindTheEnd, 1, 5),
    Broken("01", .textBehindTheEnd, 1, 2),
    Broken("-x", .malformedNumber, 1, 2),
    Broken("1.x", .malformedNumber, 1, 3),
    Broken("1e+x", .malformedNumber, 1, 4),
    Broken("+1", .noValue, 1, 1),
    Broken("NaN", .noValue, 1, 1),
    Broken("\"a\nb\"", .controlCharacter, 1, 3),
    Broken("\"a\u{0}b\"", .controlCharacter, 1, 3),
    Broken(#""\x""#, .unknownEscape, 1, 3),
    Broken(#""\u12g4""#, .unknownEscape, 1, 6),
    Broken(#""\ud800""#, .loneSurrogate, 1, 2),
    Broken(#""\ud800\u0041""#, .loneSurrogate, 1, 2),
    Broken(#""\udc00\ud800""#, .loneSurrogate, 1, 2),
    Broken("[\"äöü€😀\",\n \"é\" x]", .noCommaInArray, 2, 6),
    Broken("[\"ä😀\" x]", .noCommaInArray, 1, 7),
    Broken(String(repeating: "[", count: 16) + "1", .tooDeep(limit: 16), 1, 17),
]
