import AWSTypes
import SecretMemory
import Testing
import Wire

@Suite("JSON answers") struct JSONWriterTests {
    @Test("an answer's members are written in their order, absent ones left out") func answer() {
        #expect(String(decoding: JSONAnswer.body(Everything.full), as: UTF8.self) == Everything.json)
        #expect(String(decoding: JSONAnswer.body(Everything()), as: UTF8.self) == "{}")
        #expect(JSONAnswer.body(NoOutput()) == Array("{}".utf8))
    }

    @Test(
        "error bodies are AWS's, byte for byte",
        arguments: [
            (
                AWSError("ResourceNotFoundException", "Secrets Manager can't find the specified secret."), "Message",
                #"{"__type":"ResourceNotFoundException","Message":"Secrets Manager can't find the specified secret."}"#
            ),
            (AWSError.validation("1 \"x\""), "message", #"{"__type":"ValidationException","message":"1 \"x\""}"#),
            (AWSError.serialization(), "Message", #"{"__type":"SerializationException"}"#),
        ])
    func errors(_ error: AWSError, _ member: String, _ body: String) {
        #expect(String(decoding: JSONAnswer.error(error, member: member), as: UTF8.self) == body)
    }

    @Test(
        "every character comes out as RFC 8259 wants it",
        arguments: [
            ("", #""""#), ("a/b", #""a/b""#), ("\"\\", #""\"\\""#), ("\u{8}\u{9}\u{A}\u{C}\u{D}", #""\b\t\n\f\r""#),
            ("\u{0}\u{1}\u{B}\u{F}\u{10}\u{1A}\u{1F}", #""\u0000\u0001\u000b\u000f\u0010\u001a\u001f""#),
            ("\u{7F}é€😀\u{2028}", "\"\u{7F}é€😀\u{2028}\""),
        ])
    func escapes(_ text: String, _ json: String) {
        var writer: JSONWriter = JSONWriter()
        writer.text(text)
        #expect(writer.bytes == Array(json.utf8))
        var secret: JSONWriter = JSONWriter()
        secret.secretText(SecretBytes(utf8: text))
        #expect(secret.bytes == Array(json.utf8))
    }

    @Test(
        "foreign bytes are replaced where they are not UTF-8",
        arguments: [
            ([0x61, 0xFF, 0x62], "\"a\u{FFFD}b\""), ([0xC3], "\"\u{FFFD}\""), ([0xC3, 0xA9, 0xC3], "\"é\u{FFFD}\""),
            ([0xED, 0xA0, 0x80], "\"\u{FFFD}\u{FFFD}\u{FFFD}\""),
            ([0xC3, 0x22], "\"\u{FFFD}\\\"\""),
        ] as [([UInt8], String)])
    func replaced(_ bytes: [UInt8], _ json: String) {
        var writer: JSONWriter = JSONWriter()
        writer.text(bytes)
        #expect(writer.bytes == Array(json.utf8))
        var secret: JSONWriter = JSONWriter()
        secret.secretText(SecretBytes(copying: bytes))
        #expect(secret.bytes == Array(json.utf8))
    }

    @Test(
        "text is cut between characters",
        arguments: [
            ("abc", 3, "abc"), ("abc", 2, "ab"), ("abc", 0, ""), ("abc", -1, ""), ("é", 1, ""), ("aé", 2, "a"), ("aé", 3, "aé"),
            ("€€", 5, "€"), ("€€", 4, "€"),
            ("😀😀", 7, "😀"), ("😀😀", 4, "😀"), ("😀", 3, ""), ("\"\"\"", 2, "\\\"\\\""),
        ])
    func cut(_ text: String, _ limit: Int, _ result: String) {
        var writer: JSONWriter = JSONWriter()
        writer.array {
            $0.text(text, cutTo: limit)
            $0.text(Array(text.utf8), cutTo: limit)
        }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "[\"\(result)\",\"\(result)\"]")
    }

    @Test("by hand: names of any kind, values of every kind, fragments") func hand() {
        var writer: JSONWriter = JSONWriter(capacity: 0)
        writer.object {
            $0.key("a\"b")
            $0.array {
                $0.number(Int64.min)
                $0.number(0.5)
                $0.number(Double.infinity)
                $0.boolean(false)
                $0.null()
                $0.raw(Array(#"{"x":[]}"#.utf8))
                $0.object { _ in }
                $0.array { _ in }
                $0.instant(Instant(milliseconds: 1_523_477_145_713))
            }
            $0.key(known: "c")
            $0.text("d")
        }
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == #"{"a\"b":[-9223372036854775808,0.5,null,false,null,{"x":[]},{},[],1523477145.713],"c":"d"}"#)
    }

    @Test("what is written, Foundation reads as it was meant", arguments: 1...10 as ClosedRange<UInt64>) func agreement(seed: UInt64) throws
    {
        var random: SplitMix64 = SplitMix64(seed: seed)
        for _: Int in 0..<300 {
            let value: JSONValue = .randomObject(&random)
            var writer: JSONWriter = JSONWriter(capacity: random.below(64))
            value.write(to: &writer, random: &random)
            #expect(JSONValue(foundation: writer.bytes) == value)
            #expect(JSONValue(try JSONBody.parse(writer.bytes)) == value)
        }
    }

    @Test(
        "base64 is that of RFC 4648",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
        ])
    func base64(_ text: String, _ base64: String) {
        var writer: JSONWriter = JSONWriter()
        writer.array {
            $0.blob(Array(text.utf8))
            $0.secretBlob(SecretBytes(utf8: text))
        }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "[\"\(base64)\",\"\(base64)\"]")
    }

    @Test("blobs of all bytes come back from the decoder") func roundTrip() throws {
        for count: Int in 0...32 {
            let bytes: [UInt8] = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count &* 11) }
            var writer: JSONWriter = JSONWriter()
            writer.object {
                $0.member("SecretId", "a")
                $0.blob("SecretBinary", bytes.isEmpty ? nil : bytes)
            }
            #expect(try Kitchen.json(String(decoding: writer.bytes, as: UTF8.self)).secretBinary?.bytes.content ?? [] == bytes)
        }
    }
}

extension JSONValue {
    /// Through one of the verbs that can write it.
    fileprivate func write(to writer: inout JSONWriter, random: inout SplitMix64) {
        switch self {
        case .text(let text):
            switch random.below(3) {
            case 0: writer.text(text)
            case 1: writer.text(String(decoding: text, as: UTF8.self))
            default: writer.secretText(SecretBytes(copying: text))
            }
        case .number(let number):
            if let whole: Int64 = Int64(exactly: number), random.once(in: 2) { writer.number(whole) } else { writer.number(number) }
        case .boolean(let value): writer.boolean(value)
        case .null: writer.null()
        case .list(let items): writer.array { for item: JSONValue in items { item.write(to: &$0, random: &random) } }
        case .object(let members):
            writer.object {
                for (name, value): (String, JSONValue) in members {
                    $0.key(name)
                    value.write(to: &$0, random: &random)
                }
            }
        }
    }
}
