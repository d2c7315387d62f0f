import Testing

@testable import PolicyEngine

@Suite("Cases in JSON") struct PolicyCaseTests {
    private static let start: String =
        #""principal":"\#(bob)","action":"secretsmanager:GetSecretValue","resource":"\#(secret)""#
    private static let allow: String = policy("Allow")

    private func answer(_ members: String, start: String = start) -> (text: String, isSound: Bool) {
        let line: String = #"{"name":"n",\#(start)\#(members.isEmpty ? "" : ",")\#(members)}"#
        let answer: PolicyCase.Answer = PolicyCase.answer(Array(line.utf8))
        return (String(decoding: answer.json, as: UTF8.self), answer.isSound)
    }

    @Test("an implicit denial is decided by nothing") func nothing() {
        #expect(
            answer("").text
                == #"{"name":"n","decision":"implicitDeny","decidedBy":[],"#
                + #""reason":"No identity-based policy allows the secretsmanager:GetSecretValue action."}"#)
        #expect(answer("").isSound)
    }

    @Test("an Allow is named with its policy, place and Sid") func allowed() {
        let policy: String = document(statement("Allow", "s3:*") + #",{"Sid":"All","Effect":"Allow","Action":"*","Resource":"*"}"#)
        #expect(
            answer(#""identityPolicies":[\#(policy)]"#).text
                == #"{"name":"n","decision":"allowed","decidedBy":[{"policy":"identityPolicies[0]","statement":1,"sid":"All"}],"#
                + #""reason":"The secretsmanager:GetSecretValue action is allowed by statement 1 (Sid `All`) of `identityPolicies[0]`."}"#)
    }

    @Test(
        "every policy has the name of its place",
        arguments: [
            (#""identityPolicies":[\#(allow),\#(policy("Deny"))]"#, "identityPolicies[1]"),
            (#""permissionsBoundaries":[\#(policy("Deny"))]"#, "permissionsBoundaries[0]"),
            (#""sessionPolicies":[\#(allow),\#(allow),\#(policy("Deny"))]"#, "sessionPolicies[2]"),
            (#""resourcePolicy":\#(policy("Deny", for: aws(bob)))"#, "resourcePolicy"),
            (#""serviceControlPolicies":[[\#(allow)],[\#(policy("Deny"))]]"#, "serviceControlPolicies[1][0]"),
        ])
    func names(members: String, name: String) {
        let text: String = answer(members).text
        #expect(text.hasPrefix(#"{"name":"n","decision":"explicitDeny","decidedBy":[{"policy":"\#(name)","statement":0,"sid":null}],"#))
    }

    @Test(
        "keys follow from principal and resource unless the context says otherwise",
        arguments: [
            (#""aws:username":"bob""#, "", true), (#""aws:username":"bob""#, #""aws:username":"x""#, false),
            (#""aws:PrincipalAccount":"111122223333""#, "", true), (#""aws:PrincipalType":"User""#, "", true),
            (#""aws:PrincipalType":"Root""#, #""AWS:principaltype":"Root""#, true),
            (#""aws:userid":"AIDA1""#, #""aws:userid":"AIDA1""#, true),
            (#""aws:ResourceAccount":"111122223333""#, "", true), (#""aws:SourceIp":"x""#, "", false), (#""k:n":"7""#, #""k:n":7"#, true),
            (#""k:n":"true""#, #""k:n":true"#, true), (#""k:n":"a""#, #""k:n":["a"]"#, true), (#""k:n":"a""#, #""k:n":["a","b"]"#, false),
            (#""k:n":"a""#, #""k:n":null"#, false),
        ])
    func context(condition: String, context: String, holds: Bool) {
        let members: String =
            #""context":{\#(context)},"identityPolicies":[\#(policy("Allow", if: #""StringEquals":{\#(condition)}"#))]"#
        #expect(answer(members).text.contains(#""decision":"allowed""#) == holds)
    }

    @Test("a session's role is the context's, else has no path") func sessionRole() {
        func decide(_ role: String, _ context: String) -> Bool {
            answer(
                #""context":{\#(context)},"resourcePolicy":\#(policy("Allow", for: aws(role)))"#,
                start: #""principal":"\#(session)","action":"a:b","resource":"*""#
            ).text.contains(#""decision":"allowed""#)
        }
        let withPath: String = "arn:aws:iam::111122223333:role/team/app"
        #expect(decide(role, "") && !decide(withPath, ""))
        #expect(decide(withPath, #""aws:PrincipalArn":"\#(withPath)""#) && !decide(role, #""aws:PrincipalArn":"\#(withPath)""#))
    }

    @Test("whose the resource is follows from its ARN, the member, or the principal") func owner() {
        func decide(_ resource: String, _ members: String) -> Bool {
            answer(
                #""identityPolicies":[\#(Self.allow)]\#(members)"#,
                start: #""principal":"\#(bob)","action":"a:b","resource":"\#(resource)""#
            ).text.contains(#""decision":"allowed""#)
        }
        #expect(decide("*", "") && decide("arn:aws:s3:::b", "") && decide("arn:aws:sqs:r:111122223333:q", ""))
        #expect(!decide("arn:aws:sqs:r:444455556666:q", "") && !decide("arn:aws:s3:::b", #","resourceAccount":"444455556666""#))
        #expect(decide("arn:aws:sqs:r:444455556666:q", #","resourceAccount":"111122223333""#))
    }

    @Test("a trust policy may be written with or without a resource") func trustPolicy() {
        let start: String = #""principal":"\#(bob)","action":"sts:AssumeRole","resource":"arn:aws:iam::111122223333:role/r""#
        for policy: String in [trust("Allow", for: aws(bob)), policy("Allow", for: aws(bob))] {
            #expect(answer(#""resourcePolicy":\#(policy)"#, start: start).text.contains(#""decision":"allowed""#))
        }
    }

    @Test(
        "what cannot be read is said, with its place",
        arguments: [
            (start, #""identityPolicies":[{"Statement":{"Effect":"Allow"}}]"#, "identityPolicies[0].Statement"),
            (start, #""identityPolicies":\#(allow)"#, "identityPolicies"), (start, #""sessionPolicy":\#(allow)"#, "sessionPolicy"),
            (start, #""serviceControlPolicies":[\#(allow)]"#, "serviceControlPolicies[0]"),
            (start, #""context":{"a:b":{}}"#, "context.a:b"), (start, #""context":{"a:b":"x","A:B":"y"}"#, "context.A:B"),
            (start, #""resourceAccount":"1""#, "resourceAccount"), (start, #""name":"again""#, "name"),
            (#""principal":"bob","action":"a:b","resource":"*""#, "", "principal"),
            (#""principal":"\#(bob)","action":"a:*","resource":"*""#, "", "action"),
            (#""principal":"\#(bob)","action":"a:b","resource":"b""#, "", "resource"),
            (#""principal":"\#(bob)","resource":"*""#, "", "line 1"),
        ])
    func faults(start: String, members: String, place: String) {
        let (text, isSound): (String, Bool) = answer(members, start: start)
        #expect(!isSound && text.contains(#""error":"At "#) && text.contains(place), "\(text)")
    }

    @Test("a line that is no case has no name", arguments: ["", "x", "[]", "{}", #"{"name":1}"#, "\u{0}", #"{"name":"a""#])
    func broken(line: String) {
        let answer: PolicyCase.Answer = PolicyCase.answer(Array(line.utf8))
        #expect(!answer.isSound)
        #expect(String(decoding: answer.json, as: UTF8.self).hasPrefix(#"{"name":null,"error":""#))
    }

    @Test("notes of the author's and absent policies are let pass") func notes() {
        #expect(answer(#""comment":{"why":[1]},"expected":"allowed","identityPolicies":null"#).isSound)
    }

    @Test("names come back as they were, whatever is in them") func escapes() throws {
        let name: String = "\"\\/\u{8}\n\u{1}\u{7F}é😀\u{2028}"
        var line: JSONText = JSONText()
        line.object { object in
            object.key("name")
            object.text(name)
        }
        let json: [UInt8] = PolicyCase.answer(line.bytes).json
        #expect(try JSONReader.read(json).object().first?.node.string() == name)
        #expect(json.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
    }

    @Test("mutated cases are answered in JSON") func mutations() throws {
        let sample: [UInt8] = Array(
            #"{"name":"n",\#(Self.start),"context":{"a:b":["x",1,true]},"serviceControlPolicies":[[\#(Self.allow)]],"resourcePolicy":\#(policy("Allow", for: aws(bob)))}"#
                .utf8)
        var random: SeededGenerator = SeededGenerator(seed: 5)
        var sound: Int = 0
        for _: Int in 0..<3000 {
            var bytes: [UInt8] = sample
            for _: Int in 0..<Int.random(in: 0...2, using: &random) {
                let place: Int = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(Array("\"\\{}[],:*".utf8).randomElement(using: &random) ?? 0, at: place)
                }
            }
            let answer: PolicyCase.Answer = PolicyCase.answer(bytes)
            sound += answer.isSound ? 1 : 0
            #expect(try JSONReader.read(answer.json).object().count == (answer.isSound ? 4 : 2))
        }
        #expect((500...2900).contains(sound))
    }
}
