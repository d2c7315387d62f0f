import AWSTypes
import Testing

@testable import PolicyEngine

@Suite("Policy documents") struct PolicyDocumentTests {
    @Test("a sound document is accepted", arguments: soundDocuments) func sound(row: Sound) {
        #expect(fault(in: row.text, as: row.role)?.description == nil)
    }

    @Test("an unsound document is refused at its faulty place", arguments: unsoundDocuments) func unsound(row: Unsound) throws {
        let error: PolicySyntaxError = try #require(fault(in: row.text, as: row.role))
        #expect(error.place.description == row.place)
        #expect(error.fault == row.fault)
        #expect(error.description.hasSuffix("."))
    }

    @Test("a document is read into its parts") func parts() throws {
        let document: PolicyDocument = try PolicyDocument.parse(
            """
            {"Version": "2012-10-17", "Id": "doc",
             "Statement": [
               {"Sid": "One", "Effect": "Deny", "NotPrincipal": {"AWS": ["123456789012", "arn:aws:iam::123456789012:user/x/Bob"]},
                "NotAction": "secretsmanager:Get*", "Resource": ["*", "arn:aws:s3:::b"],
                "Condition": {"ForAnyValue:StringLikeIfExists": {"aws:TagKeys": ["a", 7]}}}]}
            """, as: .resource)
        let statement: PolicyStatement = try #require(document.statements.first)
        let account: AccountID = try #require(AccountID("123456789012"))
        let user: ARN = try #require(ARN("arn:aws:iam::123456789012:user/x/Bob"))
        #expect(document.version == .of2012)
        #expect(document.id == "doc")
        #expect(statement.id == "One")
        #expect(statement.effect == .deny)
        #expect(statement.principals == .allBut([.account(account), .user(user)]))
        #expect(statement.actions == ActionPattern("secretsmanager:Get*").map { .allBut([$0]) })
        #expect(statement.resources?.listed.map(\.description) == ["*", "arn:aws:s3:::b"])
        #expect(statement.conditions.map(\.operatorName) == ["ForAnyValue:StringLikeIfExists"])
        #expect(statement.conditions.first?.key == ConditionKey("AWS:TAGKEYS"))
        #expect(statement.conditions.first?.values.map(\.text) == ["a", "7"])
        #expect(statement.place.description == "Statement[0]")
        #expect(statement.start == TextPosition(line: 3, column: 4, offset: 58))
        #expect(statement.end.line == 5)
    }

    @Test("an absent version is the old one, and is known to be absent") func noVersion() throws {
        let document: PolicyDocument = try PolicyDocument.parse(
            #"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#, as: .identity)
        #expect(document.statedVersion == nil)
        #expect(document.version == .of2008)
        #expect(document.statements.first?.place.description == "Statement")
    }

    @Test("an account is the same by number and by ARN") func accounts() throws {
        let byNumber: PolicyDocument = try PolicyDocument.parse(resourceStatement(#""Principal":{"AWS":"123456789012"}"#), as: .resource)
        let byARN: PolicyDocument = try PolicyDocument.parse(
            resourceStatement(#""Principal":{"AWS":"arn:aws:iam::123456789012:root"}"#), as: .resource)
        #expect(byNumber.statements.first?.principals == byARN.statements.first?.principals)
    }

    @Test("an error is a sentence with its place") func sentence() throws {
        let text: String =
            "{\"Statement\": [\n  {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\",\n   \"Condition\": {\"StrinLike\": {}}}]}"
        let error: PolicySyntaxError = try #require(fault(in: text, as: .identity))
        #expect(error.description == "At `Statement[0].Condition.StrinLike`, line 3, column 18: `StrinLike` is no condition operator.")
    }

    @Test("an error repeats little of the policy, and nothing that disturbs a terminal") func echo() throws {
        let text: String = document(#"{"Effect":"\u001b[31m\u202e\#(String(repeating: "x", count: 5000))","Action":"*","Resource":"*"}"#)
        let error: PolicySyntaxError = try #require(fault(in: text, as: .identity))
        #expect(error.description.count < 300)
        #expect(error.description.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" })
    }
}
