import AWSTypes
import SecretMemory
import Testing
import Wire

@Suite("No error tells a secret") struct SecretLeakTests {
    private static let marker: String = "MARKER-9f2c-do-not-print"
    private static let base64: String = "TUFSS0VSLTlmMmMtZG8tbm90LXByaW50"

    @Test(
        "whatever is wrong with the request",
        arguments: [
            // Constraints of the secret itself, and of its neighbours.
            #"{"SecretId":"a","SecretString":"M M M M M"}"#, #"{"SecretString":"M"}"#, #"{"SecretId":"","SecretString":"M","Count":0}"#,
            #"{"SecretId":"a","SecretBinary":"BBB"}"#, #"{"SecretId":"a","Token":"M"}"#, #"{"SecretId":"a","Token":"M\n"}"#,
            #"{"SecretId":"a","Tokens":["M"]}"#, #"{"SecretId":"a","Tokens":["M","M"]}"#, #"{"SecretId":"a","Tokens":["ABCD","ABCD","M"]}"#,
            #"{"SecretId":"a","Ciphertext":"BB"}"#,
            // Wrong types.
            #"{"SecretId":"a","SecretString":["M"]}"#, #"{"SecretId":"a","SecretString":{"M":"M"}}"#,
            #"{"SecretId":"a","SecretBinary":"M"}"#,
            #"{"SecretId":"a","SecretBinary":["B"]}"#, #"{"SecretId":"a","SecretBinary":"B="}"#, #"{"SecretId":"a","Count":"M"}"#,
            #"{"SecretId":"a","Flag":"M"}"#, #"{"SecretId":"a","When":"M"}"#, #"{"SecretId":"a","Nested":"M"}"#,
            #"{"SecretId":"a","Tags":"M"}"#,
            // Not JSON.
            #"{"SecretString":"M"#, #"{"SecretString":"M"}M"#, #"{"SecretString":"M\x"}"#, #"{"SecretString":M}"#,
        ])
    func json(_ body: String) throws {
        let body: String = body.replacing("M", with: SecretLeakTests.marker).replacing(
            "BB", with: SecretLeakTests.base64 + SecretLeakTests.base64
        )
        .replacing("\"B", with: "\"" + SecretLeakTests.base64)
        let error: AWSError = try #require(throws: AWSError.self) { try Kitchen.json(body) }
        expectSilence(error)
    }

    @Test(
        "in either protocol",
        arguments: [
            "SecretString=M&SecretId=", "SecretId=a&SecretString=M+M+M+M", "SecretId=a&SecretBinary=M", "SecretId=a&SecretString.X=M",
            "SecretId=a&Flag=M",
            "SecretId=a&Count=M", "SecretId=a&When=M", "SecretId=a&SecretString=M%", "SecretId=a&SecretString=M%FF", "SecretId=a&Token=M",
            "SecretId=a&Tokens.member.1=M", "SecretId=a&Tokens.member.1=M&Tokens.member.2=M",
        ])
    func query(_ body: String) throws {
        let error: AWSError = try #require(throws: AWSError.self) { try Kitchen.query(body.replacing("M", with: SecretLeakTests.marker)) }
        expectSilence(error)
    }

    @Test("a decoded request does not print its secrets") func described() throws {
        let input: Kitchen = try .json(
            "{\"SecretId\":\"a\",\"SecretString\":\"\(SecretLeakTests.marker)\",\"SecretBinary\":\"\(SecretLeakTests.base64)\"}")
        #expect(input.secretString?.bytes.text == SecretLeakTests.marker)
        #expect(input.secretBinary?.bytes.text == SecretLeakTests.marker)
        var dumped: String = ""
        dump(input, to: &dumped)
        for text: String in [dumped, String(describing: input), String(reflecting: input)] { #expect(!text.contains("MARKER")) }
    }

    private func expectSilence(_ error: AWSError) {
        let text: String = "\(error)" + error.code + (error.message ?? "")
        #expect(!text.contains("MARKER"))
        #expect(!text.contains(SecretLeakTests.base64.prefix(12)))
    }
}
