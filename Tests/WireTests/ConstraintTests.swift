import AWSTypes
import SecretMemory
import Testing
import Wire

@Suite("Constraints") struct ConstraintTests {
    private static let pattern: String = "Member must satisfy regular expression pattern: [a-z0-9]+"
    private static let nameItems: String =
        "Member must satisfy constraint: [Member must have length less than or equal to 8, Member must have length greater than or equal to 1, \(pattern)]"

    @Test(
        "one broken constraint is told in AWS's words",
        arguments: [
            ("{}", "Value null at 'secretId' failed to satisfy constraint: Member must not be null"),
            ("", "Value null at 'secretId' failed to satisfy constraint: Member must not be null"),
            (#"{"SecretId":null}"#, "Value null at 'secretId' failed to satisfy constraint: Member must not be null"),
            (
                #"{"SecretId":"abcdefghi"}"#,
                "Value 'abcdefghi' at 'secretId' failed to satisfy constraint: Member must have length less than or equal to 8"
            ),
            (#"{"SecretId":"A b"}"#, "Value 'A b' at 'secretId' failed to satisfy constraint: \(pattern)"),
            (
                #"{"SecretId":"a","Count":0}"#,
                "Value '0' at 'count' failed to satisfy constraint: Member must have value greater than or equal to 1"
            ),
            (
                #"{"SecretId":"a","Count":1025}"#,
                "Value '1025' at 'count' failed to satisfy constraint: Member must have value less than or equal to 1024"
            ),
            (
                #"{"SecretId":"a","Order":"up"}"#,
                "Value 'up' at 'order' failed to satisfy constraint: Member must satisfy enum value set: [asc, desc]"
            ),
            (
                #"{"SecretId":"a","Order":""}"#,
                "Value '' at 'order' failed to satisfy constraint: Member must satisfy enum value set: [asc, desc]"
            ),
            (
                #"{"SecretId":"a","Names":[]}"#,
                "Value '[]' at 'names' failed to satisfy constraint: Member must have length greater than or equal to 1"
            ),
            (
                #"{"SecretId":"a","Names":["a","b","c","d"]}"#,
                "Value '[a, b, c, d]' at 'names' failed to satisfy constraint: Member must have length less than or equal to 3"
            ),
            (#"{"SecretId":"a","Names":["a","B"]}"#, "Value '[a, B]' at 'names' failed to satisfy constraint: \(nameItems)"),
            (#"{"SecretId":"a","TagKeys":["","B","ok"]}"#, "Value '[, B, ok]' at 'tagKeys' failed to satisfy constraint: \(nameItems)"),
            (
                #"{"SecretId":"a","Orders":["X"]}"#,
                "Value '[X]' at 'orders' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [asc, desc], Member must not be null]"
            ),
            (
                #"{"SecretId":"a","Counts":[1,0,2]}"#,
                "Value '[1, 0, 2]' at 'counts' failed to satisfy constraint: Member must satisfy constraint: [Member must have value less than or equal to 1024, Member must have value greater than or equal to 1]"
            ),
            (
                #"{"SecretId":"a","Tags":[{"Key":"k"},{"Key":"K"}]}"#,
                "Value 'K' at 'tags.2.member.key' failed to satisfy constraint: \(pattern)"
            ),
            (
                #"{"SecretId":"a","Tags":[{"Value":"v"}]}"#,
                "Value null at 'tags.1.member.key' failed to satisfy constraint: Member must not be null"
            ),
            (
                #"{"SecretId":"a","TagList":[{"Key":"a"},{"Key":"b"},{"Key":"c"}]}"#,
                "Value at 'tagList' failed to satisfy constraint: Member must have length less than or equal to 2"
            ),
            (
                #"{"SecretId":"a","BoundLabels":{"x":"ok","y":"B"}}"#,
                "Value '{x=ok, y=B}' at 'boundLabels' failed to satisfy constraint: "
                    + nameItems.replacing("Member must satisfy constraint", with: "Map value must satisfy constraint")
            ),
            (
                #"{"SecretId":"a","Nested":{"Nested":{"Required":{"Values":["a"]}}}}"#,
                "Value null at 'nested.nested.required.key' failed to satisfy constraint: Member must not be null"
            ),
            (
                #"{"SecretId":"a","SecretString":""}"#,
                "Value at 'secretString' failed to satisfy constraint: Member must have length greater than or equal to 1"
            ),
            (
                #"{"SecretId":"a","SecretBinary":""}"#,
                "Value at 'secretBinary' failed to satisfy constraint: Member must have length greater than or equal to 1"
            ),
            (
                #"{"SecretId":"a","Ciphertext":"AAAAAAA="}"#,
                "Value at 'ciphertext' failed to satisfy constraint: Member must have length less than or equal to 4"
            ),
            (
                #"{"SecretId":"a","Token":"abcd"}"#,
                "Value at 'token' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[A-Z]+$"
            ),
        ])
    func single(_ body: String, _ sentence: String) {
        #expect(throws: AWSError.validation("1 validation error detected: \(sentence)")) { try Kitchen.json(body) }
    }

    @Test("all broken constraints are told, in the order of the members") func several() {
        let sentences: [String] = [
            "Value '' at 'secretId' failed to satisfy constraint: Member must have length greater than or equal to 1",
            "Value '' at 'secretId' failed to satisfy constraint: \(ConstraintTests.pattern)",
            "Value '9999' at 'count' failed to satisfy constraint: Member must have value less than or equal to 1024",
            "Value null at 'tags.1.member.key' failed to satisfy constraint: Member must not be null",
            "Value 'É' at 'tags.2.member.key' failed to satisfy constraint: \(ConstraintTests.pattern)",
            "Value '[]' at 'names' failed to satisfy constraint: Member must have length greater than or equal to 1",
        ]
        #expect(throws: AWSError.validation("6 validation errors detected: \(sentences.joined(separator: "; "))")) {
            try Kitchen.json(#"{"Names":[],"Tags":[{},{"Key":"É"}],"Count":9999,"SecretId":""}"#)
        }
    }

    @Test("every missing member is told, and nothing of what it would hold") func missing() {
        let members: [String] = [
            "secretId", "count", "order", "tags", "names", "secretString", "secretBinary", "ciphertext", "nested", "labels", "flag",
            "plain", "whole", "when",
        ]
        let sentences: [String] = members.map { "Value null at '\($0)' failed to satisfy constraint: Member must not be null" }
        let message: String = "14 validation errors detected: \(sentences.joined(separator: "; "))"
        #expect(throws: AWSError.validation(message)) { try Strict.json("{}") }
        #expect(throws: AWSError("ValidationError", message, origin: .frontEnd)) { try Strict.query("Action=X") }
    }

    @Test(
        "lengths of texts are UTF-16 units",
        arguments: [
            ("abcd", true), ("éééé", true), ("€€€€", true), ("😀😀", true), ("😀\\ud83d\\ude00", true), ("abcde", false), ("😀😀x", false),
            ("e\u{301}e\u{301}e", false),
        ])
    func units(_ text: String, _ fits: Bool) {
        struct Input: Decodable { let name: Free }
        let body: String = "{\"Name\":\"\(text)\"}"
        let isRead: Bool = (try? Input.json(body)) != nil
        #expect(isRead == fits)
    }

    @Test("lengths of secrets are UTF-16 units, of blobs decoded bytes") func secretLengths() throws {
        #expect(
            try Kitchen.json("{\"SecretId\":\"a\",\"SecretString\":\"\(String(repeating: "😀", count: 20))\"}").secretString?.bytes.count
                == 80)
        #expect(
            try Kitchen.json("{\"SecretId\":\"a\",\"SecretString\":\"\(String(repeating: "\\u0041", count: 40))\"}").secretString?.bytes
                .count == 40)
        for text: String in [String(repeating: "😀", count: 20) + "x", String(repeating: "\\u00e9", count: 41)] {
            #expect(
                throws: AWSError.validation(
                    "1 validation error detected: Value at 'secretString' failed to satisfy constraint: Member must have length less than or equal to 40"
                )
            ) { try Kitchen.json("{\"SecretId\":\"a\",\"SecretString\":\"\(text)\"}") }
        }
        #expect(try Kitchen.json("{\"SecretId\":\"a\",\"Ciphertext\":\"AAAAAA==\"}").ciphertext?.bytes.count == 4)
    }

    @Test("Query services call it ValidationError, and IAM leaves the values out") func query() {
        let body: String = "SecretId=A&Order=up&Tags.member.1.Value=v&Names.member.1=A"
        func error(_ a: String, _ up: String, _ list: String) -> AWSError {
            AWSError(
                "ValidationError",
                "4 validation errors detected: Value\(a) at 'secretId' failed to satisfy constraint: \(ConstraintTests.pattern); "
                    + "Value\(up) at 'order' failed to satisfy constraint: Member must satisfy enum value set: [asc, desc]; "
                    + "Value null at 'tags.1.member.key' failed to satisfy constraint: Member must not be null; "
                    + "Value\(list) at 'names' failed to satisfy constraint: \(ConstraintTests.nameItems)",
                status: 400, origin: .frontEnd)
        }
        #expect(throws: error(" 'A'", " 'up'", " '[A]'")) { try Kitchen.query(body) }
        #expect(throws: error("", "", "")) { try Kitchen.query(body, showsValues: false) }
    }

    @Test("after a hundred violations no more are looked for") func bounded() throws {
        let body: String = "{\"SecretId\":\"a\",\"Tags\":[" + Array(repeating: "{}", count: 50_000).joined(separator: ",") + "]}"
        let error: AWSError? = #expect(throws: AWSError.self) { try Kitchen.json(body) }
        #expect(error?.message?.hasPrefix("100 validation errors detected: Value null at 'tags.1.member.key' failed") == true)
    }

    @Test("a type that refuses its value in its own way is a serialization error") func foreign() {
        enum Plain: String, Decodable { case one }
        struct Input: Decodable {
            let first: Plain?
            let second: Name?
        }
        #expect(throws: AWSError.serialization("The request holds a value that cannot be read.")) { try Input.json(#"{"First":"two"}"#) }
        #expect((try? Input.json(#"{"First":"one"}"#))?.first == .one)
    }
}
