import AWSTypes
import SecretMemory
import Testing
import Wire

@Suite("WireDecoder") struct WireDecoderTests {
    @Test("properties are members with their first letter in upper case") func members() throws {
        let input: Kitchen = try .json(
            #"""
            {"SecretId":"db1","Count":3,"Order":"desc","Tags":[{"Key":"k","Value":"v"},{"Key":"l"}],"Names":["a","b"],"TagKeys":["x"],
             "Orders":["asc","desc"],"Counts":[1,2],"Labels":{"a":"1","B":"2","":"3"},"BoundLabels":{"a":"b"},"Stages":{"v":["x","y"],"w":[]},
             "Flag":true,"Plain":"","Whole":-7,"Long":9007199254740993,"Ratio":0.25,"When":1523477145.713,"FunctionARN":"arn",
             "Nested":{"Name":"n","Required":{"Key":"k","Values":["v"]},"Nested":{"Nested":{"Name":"deep"}}},"Ciphertext":"AQID"}
            """#)
        #expect(input.secretId.text == "db1")
        #expect(input.count?.value == 3)
        #expect(input.order == .desc)
        #expect(input.tags == [TagMember(key: Name("k"), value: "v"), TagMember(key: Name("l"), value: nil)])
        #expect(input.names?.items.map(\.text) == ["a", "b"])
        #expect(input.tagKeys?.map(\.text) == ["x"])
        #expect(input.orders == [.asc, .desc])
        #expect(input.counts?.map(\.value) == [1, 2])
        #expect(input.labels == ["a": "1", "B": "2", "": "3"])
        #expect(input.boundLabels == ["a": Name("b")])
        #expect(input.stages == ["v": ["x", "y"], "w": []])
        #expect(input.flag == true)
        #expect(input.plain == "")
        #expect(input.whole == -7)
        #expect(input.long == 9_007_199_254_740_993)
        #expect(input.ratio == 0.25)
        #expect(input.when == Instant(milliseconds: 1_523_477_145_713))
        #expect(input.function == "arn")
        #expect(input.nested?.name?.text == "n")
        #expect(input.nested?.required?.values.map(\.text) == ["v"])
        #expect(input.nested?.nested?.nested?.name?.text == "deep")
        #expect(input.ciphertext?.bytes == [1, 2, 3])
    }

    @Test("unknown members, null members and other spellings are as if absent") func absent() throws {
        let input: Kitchen = try .json(
            #"{"secretId":"other","SECRETID":"other","SecretId":"db","X":{"SecretId":[null,{"a":null}]},"Plain":null,"plain":"x","Nested":{"Name":null,"X":1}}"#
        )
        #expect(input.secretId.text == "db")
        #expect(input.plain == nil)
        #expect(input.nested != nil)
        #expect(input.nested?.name == nil)
    }

    @Test("the last of a member's values counts, also in maps and where names are escaped") func duplicates() throws {
        #expect(try Kitchen.json(#"{"SecretId":"a","SecretId":"b"}"#).secretId.text == "b")
        #expect(try Kitchen.json(#"{"SecretId":"a","Secret\u0049d":"c"}"#).secretId.text == "c")
        #expect(try Kitchen.json(#"{"\u0053ecretId":"a","X":1}"#).secretId.text == "a")
        #expect(try Kitchen.json(#"{"SecretId":"a","Plain":"x","Plain":null}"#).plain == nil)
        #expect(try Kitchen.json(#"{"SecretId":"a","Labels":{"k":"1","l":"2","\u006b":"3"}}"#).labels == ["k": "3", "l": "2"])
        #expect(try Kitchen.json(#"{"SecretId":7,"SecretId":"b"}"#).secretId.text == "b")
    }

    @Test("large maps and lists take one pass") func large() throws {
        let labels: String = (0..<20_000).map { "\"k\($0)\":\"\($0)\"" }.joined(separator: ",")
        let input: Kitchen = try .json("{\"SecretId\":\"a\",\"Labels\":{\(labels)}}")
        #expect(input.labels?.count == 20_000)
        #expect(input.labels?["k19999"] == "19999")
    }

    @Test(
        "numbers are read where they are whole, whatever their spelling",
        arguments: [
            ("30", 30), ("30.0", 30), ("3e1", 30), ("300E-1", 30), ("-0", 0), ("9223372036854775807", Int.max),
            ("-9223372036854775808", Int.min),
        ])
    func integers(_ text: String, _ value: Int) throws {
        #expect(try Kitchen.json("{\"SecretId\":\"a\",\"Whole\":\(text)}").whole == value)
    }

    @Test(
        "timestamps are epoch seconds with a fraction",
        arguments: [
            ("0", 0), ("1523477145", 1_523_477_145_000), ("1.523477145713E9", 1_523_477_145_713), ("1523477145.7134", 1_523_477_145_713),
            ("-1.5", -1500),
        ] as [(String, Int64)])
    func epochs(_ text: String, _ milliseconds: Int64) throws {
        #expect(try Kitchen.json("{\"SecretId\":\"a\",\"When\":\(text)}").when == Instant(milliseconds: milliseconds))
    }

    @Test("secrets arrive byte for byte, escapes resolved") func secrets() throws {
        let escaped: Kitchen = try .json(
            #"{"SecretId":"a","SecretString":"\u0070\"\\\/\n\ud83d\ude00é\u0000","Token":"\u0041BCD","SecretBinary":"\/\/79AA=="}"#)
        #expect(escaped.secretString?.bytes.text == "p\"\\/\n😀é\0")
        #expect(escaped.token?.bytes.text == "ABCD")
        #expect(escaped.secretBinary?.bytes.content == [0xFF, 0xFE, 0xFD, 0x00])
        let plain: Kitchen = try .json(#"{"SecretId":"a","SecretString":" päss ","SecretBinary":"Zm8="}"#)
        #expect(plain.secretString?.bytes.text == " päss ")
        #expect(plain.secretBinary?.bytes.text == "fo")
    }

    @Test("texts outside of the request's type can be asked for") func text() throws {
        let document: WireDocument = try FormBody.parse(Array("Action=GetUser&Version=1&A.B=2".utf8))
        #expect(document.text(of: "Action") == "GetUser")
        #expect(document.text(of: "action") == nil)
        #expect(document.text(of: "A") == nil)
        #expect(try JSONBody.parse(Array(#"{"Action":1}"#.utf8)).text(of: "Action") == nil)
    }
}
