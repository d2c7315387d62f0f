import AWSTypes
import Testing
import Wire

@Suite("Wrong types") struct TypeMismatchTests {
    @Test(
        "JSON: AWS's words, never the value",
        arguments: [
            (#"{"SecretId":1}"#, "NUMBER_VALUE can not be converted to a String"),
            (#"{"SecretId":1.5}"#, "DECIMAL_VALUE can not be converted to a String"),
            (#"{"SecretId":true}"#, "TRUE_VALUE can not be converted to a String"),
            (#"{"SecretId":false}"#, "FALSE_VALUE can not be converted to a String"),
            (#"{"SecretId":{"a":"b"}}"#, "Start of structure or map found where not expected."),
            (#"{"SecretId":["a"]}"#, "Start of list found where not expected."),
            (#"{"SecretId":"a","Count":"5"}"#, "STRING_VALUE can not be converted to an Integer"),
            (#"{"SecretId":"a","Count":1.5}"#, "DECIMAL_VALUE can not be converted to an Integer"),
            (#"{"SecretId":"a","Count":99999999999999999999}"#, "NUMBER_VALUE can not be converted to an Integer"),
            (#"{"SecretId":"a","Whole":-9223372036854775809}"#, "NUMBER_VALUE can not be converted to an Integer"),
            (#"{"SecretId":"a","Whole":1e999}"#, "DECIMAL_VALUE can not be converted to an Integer"),
            (#"{"SecretId":"a","Long":true}"#, "TRUE_VALUE can not be converted to a Long"),
            (#"{"SecretId":"a","Flag":"true"}"#, "STRING_VALUE can not be converted to a Boolean"),
            (#"{"SecretId":"a","Flag":1}"#, "NUMBER_VALUE can not be converted to a Boolean"),
            (#"{"SecretId":"a","Ratio":"1"}"#, "STRING_VALUE can not be converted to a Double"),
            (#"{"SecretId":"a","Ratio":1e999}"#, "DECIMAL_VALUE can not be converted to a Double"),
            (#"{"SecretId":"a","When":"2026-01-01T00:00:00Z"}"#, "STRING_VALUE can not be converted to a Timestamp"),
            (#"{"SecretId":"a","When":1e15}"#, "DECIMAL_VALUE can not be converted to a Timestamp"),
            (#"{"SecretId":"a","Order":7}"#, "NUMBER_VALUE can not be converted to a String"),
            (#"{"SecretId":"a","SecretString":7}"#, "NUMBER_VALUE can not be converted to a String"),
            (#"{"SecretId":"a","SecretBinary":7}"#, "NUMBER_VALUE can not be converted to a ByteBuffer"),
            (#"{"SecretId":"a","Tags":"x"}"#, "STRING_VALUE can not be converted to a List"),
            (#"{"SecretId":"a","Tags":{}}"#, "Start of structure or map found where not expected."),
            (#"{"SecretId":"a","Tags":["x"]}"#, "STRING_VALUE can not be converted to a Structure"),
            (#"{"SecretId":"a","Nested":[]}"#, "Start of list found where not expected."),
            (#"{"SecretId":"a","Labels":"x"}"#, "STRING_VALUE can not be converted to a Structure"),
            (#"{"SecretId":"a","Labels":{"a":1}}"#, "NUMBER_VALUE can not be converted to a String"),
            (#"{"SecretId":"a","Names":[1]}"#, "NUMBER_VALUE can not be converted to a String"),
            (#"{"SecretId":"a","Names":["b",null]}"#, "Null value found in a list."),
            (#"{"SecretId":"a","Tags":[null]}"#, "Null value found in a list."),
            (#"{"SecretId":"a","Labels":{"a":null}}"#, "Null value found in a map."),
            // A wrong type outweighs broken constraints, before or after it.
            (#"{"SecretId":"","Count":0,"Plain":{}}"#, "Start of structure or map found where not expected."),
        ])
    func json(_ body: String, _ message: String) {
        #expect(throws: AWSError.serialization(message)) { try Kitchen.json(body) }
    }

    @Test(
        "JSON: what is no base64 is a serialization error without the value",
        arguments: ["A", "AA", "AAA", "AA=", "A===", "====", "AA==AA==", "AA=A", "AA==\\n", "A A=", "AA-_", "QUJD\\u0000", "é==="])
    func base64(_ text: String) {
        for member: String in ["SecretBinary", "Ciphertext"] {
            #expect(throws: AWSError.serialization("A blob is not valid base64.")) {
                try Kitchen.json("{\"SecretId\":\"a\",\"\(member)\":\"\(text)\"}")
            }
        }
    }

    @Test(
        "Query: MalformedInput names the parameter, never the value",
        arguments: [
            ("SecretId=a&Count=x", "The value of `count` can not be converted to an Integer"),
            ("SecretId=a&Count=", "The value of `count` can not be converted to an Integer"),
            ("SecretId=a&Count=%201", "The value of `count` can not be converted to an Integer"),
            ("SecretId=a&Whole=1.0", "The value of `whole` can not be converted to an Integer"),
            ("SecretId=a&Long=1e1", "The value of `long` can not be converted to a Long"),
            ("SecretId=a&Flag=True", "The value of `flag` can not be converted to a Boolean"),
            ("SecretId=a&Flag=1", "The value of `flag` can not be converted to a Boolean"),
            ("SecretId=a&Ratio=nan", "The value of `ratio` can not be converted to a Double"),
            ("SecretId=a&Ratio=0x1p3", "The value of `ratio` can not be converted to a Double"),
            ("SecretId=a&When=1523477145", "The value of `when` can not be converted to a Timestamp"),
            ("SecretId=a&When=2026-02-29T00:00:00Z", "The value of `when` can not be converted to a Timestamp"),
            ("SecretId=a&Tags=x", "The value of `tags` can not be converted to a List"),
            ("SecretId=a&Tags.member=x", "The value of `tags` can not be converted to a List"),
            ("SecretId=a&Tags.1.Key=x", "The value of `tags` can not be converted to a List"),
            ("SecretId=a&Tags.member.0.Key=x", "The value of `tags` can not be converted to a List"),
            ("SecretId=a&Tags.member.01.Key=x", "The value of `tags` can not be converted to a List"),
            ("SecretId=a&Tags.member.1=x", "The value of `tags.1.member` can not be converted to a Structure"),
            ("SecretId.x=a", "The value of `secretId` can not be converted to a String"),
        ])
    func query(_ body: String, _ message: String) {
        #expect(throws: AWSError("MalformedInput", message, status: 400, origin: .frontEnd)) { try Kitchen.query(body) }
    }
}
