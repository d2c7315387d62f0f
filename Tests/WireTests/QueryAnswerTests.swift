import AWSTypes
import Foundation
import SecretMemory
import Testing
import Wire

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Query answers") struct QueryAnswerTests {
    private let answer: QueryAnswer = QueryAnswer(namespace: "https://sts.amazonaws.com/doc/2011-06-15/", requestID: "id")
    private let json: QueryAnswer = QueryAnswer(namespace: "https://sts.amazonaws.com/doc/2011-06-15/", requestID: "id", isJSON: true)

    private struct Identity: WireEncodable {
        func encode(to out: inout some WireObject) {
            out.member("Arn", "arn:aws:iam::000000000000:root")
            out.member("Expiration", Instant(seconds: 0))
        }
    }

    @Test("the same description makes XML") func members() {
        var writer: XMLWriter = XMLWriter(capacity: 0)
        writer.members(of: Everything.full)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == Everything.xml)
    }

    @Test("a result comes in its operation's envelope") func success() {
        #expect(
            String(decoding: answer.success(of: "GetCallerIdentity", Identity()), as: UTF8.self)
                == #"<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>"#
                + "<Arn>arn:aws:iam::000000000000:root</Arn><Expiration>1970-01-01T00:00:00Z</Expiration></GetCallerIdentityResult>"
                + "<ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></GetCallerIdentityResponse>")
        #expect(
            String(decoding: json.success(of: "GetCallerIdentity", Identity()), as: UTF8.self)
                == #"{"GetCallerIdentityResponse":{"GetCallerIdentityResult":{"Arn":"arn:aws:iam::000000000000:root","Expiration":0},"#
                + #""ResponseMetadata":{"RequestId":"id"}}}"#)
        #expect(answer.contentType == "text/xml")
        #expect(json.contentType == "application/json")
    }

    @Test("without an output there is only metadata") func noOutput() {
        #expect(
            String(decoding: answer.success(of: "DeleteUser", NoOutput()), as: UTF8.self)
                == #"<DeleteUserResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></DeleteUserResponse>"#
        )
        #expect(
            String(decoding: json.success(of: "DeleteUser", NoOutput()), as: UTF8.self)
                == #"{"DeleteUserResponse":{"ResponseMetadata":{"RequestId":"id"}}}"#)
    }

    @Test(
        "errors say whose fault it is",
        arguments: [
            (
                AWSError("AccessDenied", "<no>", status: 403), "<Type>Sender</Type><Code>AccessDenied</Code><Message>&lt;no&gt;</Message>",
                #""Code":"AccessDenied","Message":"<no>","Type":"Sender""#
            ),
            (
                AWSError("InternalFailure", nil, status: 500), "<Type>Receiver</Type><Code>InternalFailure</Code>",
                #""Code":"InternalFailure","Type":"Receiver""#
            ),
        ])
    func failure(_ error: AWSError, _ xml: String, _ json: String) {
        #expect(
            String(decoding: answer.failure(error), as: UTF8.self)
                == #"<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error>\#(xml)</Error><RequestId>id</RequestId></ErrorResponse>"#
        )
        #expect(String(decoding: self.json.failure(error), as: UTF8.self) == #"{"Error":{\#(json)},"RequestId":"id"}"#)
    }

    @Test("text that XML can hold comes back from Foundation's parser", arguments: 1...4 as ClosedRange<UInt64>) func agreement(
        seed: UInt64
    ) {
        var random: SplitMix64 = SplitMix64(seed: seed)
        for _: Int in 0..<200 {
            let text: String = String(
                String.UnicodeScalarView(
                    JSONValue.randomText(&random).unicodeScalars.filter {
                        $0.value >= 0x20 && $0.value & 0xFFFE != 0xFFFE || "\t\n\r".unicodeScalars.contains($0)
                    }))
            var writer: XMLWriter = XMLWriter(capacity: random.below(32))
            writer.element("A") { $0.secretText("B", SecretBytes(utf8: text)) }
            let reader: TextReader = TextReader()
            let parser: XMLParser = XMLParser(data: Data(writer.bytes))
            parser.delegate = reader
            #expect(parser.parse())
            #expect(Array(reader.text.utf8) == Array(text.utf8))
        }
    }
}

private final class TextReader: NSObject, XMLParserDelegate {
    var text: String = ""

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
