import AWSTypes
import Foundation
import Testing

@testable import Wire

@Suite("JSON bodies") struct JSONBodyTests {
    @Test(
        "what is JSON is read as it is meant",
        arguments: [
            ("{}", JSONValue.object([:])),
            ("", .object([:])),
            ("  {\r\n\t}\r\n\t ", .object([:])),
            (#"{"a":"b"}"#, .object(["a": .text("b")])),
            (
                #"{"a" : [ 1 , -0 , 0.5 , 1E+2 , 10e-1 ] }"#,
                .object(["a": .list([.number(1), .number(0), .number(0.5), .number(100), .number(1)])])
            ),
            (#"{"a":true,"b":false,"c":null}"#, .object(["a": .boolean(true), "b": .boolean(false), "c": .null])),
            (#"{"a":1,"a":2}"#, .object(["a": .number(2)])),
            (#"{"\u0061\n":"\"\\\/\b\f\n\r\t\u20AC\ud83d\uDE00"}"#, .object(["a\n": .text("\"\\/\u{8}\u{C}\n\r\t€😀")])),
            (#"{"a":"\u0000"}"#, .object(["a": .text("\0")])),
            ("{\"ü\":\"€😀\u{7F}\u{10FFFF}\"}", .object(["ü": .text("€😀\u{7F}\u{10FFFF}")])),
            (#"{"":{"":[[],{}]}}"#, .object(["": .object(["": .list([.list([]), .object([:])])])])),
        ])
    func accepted(_ text: String, _ meaning: JSONValue) throws {
        #expect(JSONValue(try JSONBody.parse(Array(text.utf8))) == meaning)
    }

    @Test(
        "what is not exactly one JSON object is refused without a word",
        arguments: [
            " ", "x", "[]", "1", "\"a\"", "null", "{", "}", "{}}", "{}{}", "{} x", "{},", "{}\0", "{\"a\":1}\u{B}", "\u{FEFF}{}",
            "{}\u{A0}", "\u{C}{}",
            "{a:1}", "{'a':1}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{\"a\":1,,\"b\":2}", "{1:2}",
            "{\"a\":1",
            "{\"a\":[}", "{\"a\":[1,]}", "{\"a\":[,1]}", "{\"a\":[1 2]}", "{\"a\":[1}", "{\"a\":(1)}", "{/**/}", "{\"a\":1//\n}",
            "{\"a\":01}", "{\"a\":-}", "{\"a\":-a}", "{\"a\":+1}", "{\"a\":.5}", "{\"a\":1.}", "{\"a\":1.e1}", "{\"a\":1e}", "{\"a\":1e+}",
            "{\"a\":0x1}",
            "{\"a\":1_0}", "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":-Infinity}", "{\"a\":00}", "{\"a\":--1}", "{\"a\":1-1}",
            "{\"a\":tru}", "{\"a\":truee}", "{\"a\":True}", "{\"a\":nul}", "{\"a\":undefined}",
            "{\"a\":\"}", "{\"a\":\"\\\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\\", "{\"a\":\"\n\"}", "{\"a\":\"\t\"}", "{\"a\":\"\0\"}",
            "{\"a\":\"\u{1F}\"}",
            "{\"a\":\"\\u\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\u123g\"}", "{\"a\":\"\\u+123\"}", "{\"a\":\"\\u",
            "{\"a\":\"\\ud800\"}", "{\"a\":\"\\udc00\"}", "{\"a\":\"\\ud800x\"}", "{\"a\":\"\\ud800\\n\"}", "{\"a\":\"\\ud800\\ud800\"}",
            "{\"a\":\"\\udc00\\ud800\"}", "{\"a\":\"\\ud800\\u0041\"}", "{\"a\":\"\\ud83d\\ude0\"}", "{\"\\ud800\":1}",
        ])
    func refused(_ text: String) {
        #expect(throws: AWSError.serialization()) { try JSONBody.parse(Array(text.utf8)) }
    }

    @Test(
        "what is not UTF-8 is refused",
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xE2, 0x82],
            [0xE2, 0x28, 0xA1],
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98],
            [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
        ] as [[UInt8]])
    func brokenUTF8(_ broken: [UInt8]) {
        for (before, after): (String, String) in [(#"{"a":""#, #""}"#), (#"{""#, #"":1}"#), (#"{"a":"é"#, #"é"}"#), ("{", "}"), ("{}", "")]
        {
            #expect(throws: AWSError.serialization()) { try JSONBody.parse(Array(before.utf8) + broken + Array(after.utf8)) }
        }
        #expect(throws: AWSError.serialization()) { try JSONBody.parse(Array(#"{"a":""#.utf8) + broken) }
    }

    @Test("thirty-two levels are read, thirty-three are not") func depth() throws {
        func nested(_ opening: String, _ closing: String, _ levels: Int) -> [UInt8] {
            Array(
                ("{\"a\":" + String(repeating: opening, count: levels - 1) + "1" + String(repeating: closing, count: levels - 1) + "}").utf8
            )
        }
        for (opening, closing): (String, String) in [("[", "]"), ("{\"a\":", "}")] {
            #expect(JSONValue(try JSONBody.parse(nested(opening, closing, 32))) == JSONValue(foundation: nested(opening, closing, 32)))
            #expect(throws: AWSError.serialization()) { try JSONBody.parse(nested(opening, closing, 33)) }
            #expect(throws: AWSError.serialization()) { try JSONBody.parse(nested(opening, closing, 100_000)) }
        }
    }

    @Test("the tree has no more nodes than the body has bytes") func size() throws {
        let body: [UInt8] = Array((#"{"a":["# + String(repeating: "0,", count: 20_000) + "0]}").utf8)
        let document: WireDocument = try JSONBody.parse(body)
        #expect(document.nodes.count == 20_003)
        #expect(MemoryLayout<WireNode>.stride <= 24)
    }

    @Test("random documents mean the same to us and to Foundation", arguments: 1...10 as ClosedRange<UInt64>) func agreement(seed: UInt64)
        throws
    {
        var random: SplitMix64 = SplitMix64(seed: seed)
        for _: Int in 0..<300 {
            let value: JSONValue = .randomObject(&random)
            let text: [UInt8] = Array(value.spelled(&random).utf8)
            #expect(JSONValue(try JSONBody.parse(text)) == value)
            #expect(JSONValue(foundation: text) == value)
        }
    }
}

extension JSONValue {
    /// JSON with white space and escapes wherever they may be.
    fileprivate func spelled(_ random: inout SplitMix64) -> String {
        func space() -> String { [" ", "\n", "\r\n", "\t", "", "", "", ""][random.below(8)] }
        func quoted(_ text: [UInt8]) -> String {
            var quoted: String = "\""
            for scalar: Unicode.Scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
                if scalar.value < 0x20 || scalar == "\"" || scalar == "\\" || random.once(in: 8) {
                    for unit: UInt16 in String(scalar).utf16 {
                        quoted += String(format: random.once(in: 2) ? "\\u%04x" : "\\u%04X", Int(unit))
                    }
                } else {
                    quoted.unicodeScalars.append(scalar)
                }
            }
            return quoted + "\""
        }
        let body: String =
            switch self {
            case .text(let text): quoted(text)
            case .number(let number):
                number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
            case .boolean(let value): "\(value)"
            case .null: "null"
            case .list(let items): "[" + space() + items.map { $0.spelled(&random) }.joined(separator: ",") + space() + "]"
            case .object(let members):
                "{" + space()
                    + members.sorted { $0.key < $1.key }.map {
                        space() + quoted(Array($0.key.utf8)) + space() + ":" + $0.value.spelled(&random)
                    }
                    .joined(separator: ",") + space() + "}"
            }
        return space() + body + space()
    }
}
