import AWSTypes
import Testing

@Suite("Identifiers") struct IdentifierTests {
    @Test("an account is twelve ASCII digits") func account() {
        #expect(AccountID("123456789012")?.digits == "123456789012")
        for wrong: String in ["", "12345678901", "1234567890123", "12345678901a", "１23456789012", " 23456789012"] {
            #expect(AccountID(wrong) == nil)
        }
        #expect(AccountID.zero.rootARN == "arn:aws:iam::000000000000:root")
    }

    @Test("an ARN has six parts, the last with whatever colons it likes") func arn() throws {
        let arn: ARN = try #require(ARN("arn:aws:secretsmanager:us-east-1:000000000000:secret:db:x"))
        #expect(arn.resource == "secret:db:x")
        #expect(arn.description == "arn:aws:secretsmanager:us-east-1:000000000000:secret:db:x")
        #expect(ARN("arn:aws:iam::123456789012:root")?.region == "")
        #expect(ARN("arn:aws:iam") == nil)
        #expect(ARN("urn:aws:iam::1:x") == nil)
    }

    @Test("UUIDs are version 4, distinct, in lower case") func uuid() {
        var seen: Set<String> = []
        for _: Int in 0..<1000 {
            let uuid: [UInt8] = Array(SystemRandomness().uuid().utf8)
            #expect(uuid.count == 36)
            #expect(uuid[14] == UInt8(ascii: "4"))
            #expect("89ab".utf8.contains(uuid[19]))
            #expect([8, 13, 18, 23].allSatisfy { uuid[$0] == UInt8(ascii: "-") })
            seen.insert(String(decoding: uuid, as: UTF8.self))
        }
        #expect(seen.count == 1000)
    }

    @Test("numbers below a bound are all reached, and none beyond") func below() {
        var counts: [Int] = Array(repeating: 0, count: 7)
        for _: Int in 0..<7000 { counts[SystemRandomness().below(7)] += 1 }
        #expect(counts.allSatisfy { $0 > 700 })
    }
}
