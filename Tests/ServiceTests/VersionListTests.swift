import TestWorld
import Testing

@Suite("Lists of versions") struct VersionListTests {
    @Test("labelled versions are listed page by page among many without a label") func labelled() async throws {
        let world: World = try await World()
        try await world.call("CreateSecret", ["Name": "db", "ClientRequestToken": .text(SampleRequests.token)])
        for number: Int in 0..<30 {
            let label: JSON = number % 10 == 3 ? ["AWSCURRENT", .text("L\(number)")] : ["AWSCURRENT"]
            try await world.call(
                "PutSecretValue",
                [
                    "SecretId": "db", "SecretString": "v", "ClientRequestToken": .text(token(number)), "VersionStages": label,
                ])
        }
        let expected: [(String, [String])] = [(3, ["L3"]), (13, ["L13"]), (23, ["L23"]), (28, ["AWSPREVIOUS"]), (29, ["AWSCURRENT"])].map {
            (token($0.0), $0.1)
        }
        for size: Int in [1, 2, 5, 100] {
            var found: [(String, [String])] = []
            var page: JSON = ["NextToken": .null]
            while let next: JSON = page["NextToken"] {
                let input: JSON = ["SecretId": "db", "MaxResults": .number(Double(size))]
                page = try await world.call("ListSecretVersionIds", next == .null ? input : input.adding(["NextToken": next]))
                let versions: [JSON] = page["Versions"]?.items ?? []
                #expect(versions.count <= size && !versions.isEmpty)
                #expect(versions.allSatisfy { $0["KmsKeyIds"] == ["DefaultEncryptionKey"] && $0["CreatedDate"]?.number != nil })
                found += versions.map { ($0["VersionId"]?.text ?? "", $0["VersionStages"]?.texts ?? []) }
            }
            #expect(found.map(\.0) == expected.map(\.0))
            #expect(found.map(\.1) == expected.map(\.1))
        }
        let all: JSON = try await world.call("ListSecretVersionIds", ["SecretId": "db", "IncludeDeprecated": true])
        #expect(all["Versions"]?.items?.count == 30)
        #expect(all["NextToken"] == nil)
    }

    private func token(_ number: Int) -> String { "token-\(100 + number)-1111111111111111111111" }
}
