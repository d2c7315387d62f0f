import Foundation

/// Reads by a user whom policies allow them, not by the account's root.
extension Scenarios {
    private static let guarded: Int = 1000
    private static let userName: String = "bench"

    /// Makes tagged secrets and a user with three attached policies of ten statements; the last statement allows the reads, by their tag.
    func guardedReads(on server: ServerProcess) async throws -> [LoadGenerator.Exchange] {
        let root: SignedRequests = try requests(server)
        let made: [LoadGenerator.Exchange] = (0..<Scenarios.guarded).map { number in
            creation("t\(number)", of: number, tags: #"[{"Key":"team","Value":"payments"}]"#, root)
        }
        _ = try await load(server.port, made, until: .afterAll)

        let iam: SignedRequests = try requests(server, of: "iam")
        _ = try await ask(iam, "CreateUser", ["UserName": Scenarios.userName], server)
        for policy: Int in 0..<3 {
            let answer: String = try await ask(
                iam, "CreatePolicy", ["PolicyName": "bench-\(policy)", "PolicyDocument": Scenarios.policy(policy)], server)
            _ = try await ask(
                iam, "AttachUserPolicy", ["UserName": Scenarios.userName, "PolicyArn": try element("Arn", of: answer)], server)
        }
        let key: String = try await ask(iam, "CreateAccessKey", ["UserName": Scenarios.userName], server)
        let user: SignedRequests = requests(of: try element("AccessKeyId", of: key), try element("SecretAccessKey", of: key), server)
        return (0..<Scenarios.guarded).map { number in
            LoadGenerator.Exchange(
                request: user.request("GetSecretValue", #"{"SecretId":"t\#(number)"}"#), expected: Array("value-\(number)-".utf8))
        }
    }

    private static func policy(_ number: Int) -> String {
        var statements: [String] = (0..<10).map { line in
            let action: String = ["secretsmanager:Describe*", "kms:Decrypt", "ssm:GetParameter*", "secretsmanager:GetSecretValue"][line % 4]
            return #"{"Effect":"Allow","Action":"\#(action)","Resource":"arn:aws:*:*:*:secret:team-\#(number)/\#(line)/*"}"#
        }
        if number == 2 {
            let condition: String = #"{"StringEquals":{"aws:ResourceTag/team":"payments"}}"#
            statements[9] = #"{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"*","Condition":\#(condition)}"#
        }
        return #"{"Version":"2012-10-17","Statement":[\#(statements.joined(separator: ","))]}"#
    }

    private func ask(_ requests: SignedRequests, _ action: String, _ members: [String: String], _ server: ServerProcess) async throws
        -> String
    {
        let allowed: CharacterSet = CharacterSet.alphanumerics
        let form: [String] = members.map { "\($0.key)=\($0.value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")" }
        let answer: String = try await Exchange.text(
            requests.form((["Action=\(action)", "Version=2010-05-08"] + form).joined(separator: "&")), port: server.port)
        guard answer.hasPrefix("HTTP/1.1 200") else { throw BenchError("a wrong answer:\n\(answer.prefix(800))") }
        return answer
    }

    private func element(_ name: String, of answer: String) throws -> String {
        guard let start = answer.range(of: "<\(name)>"), let end = answer.range(of: "</\(name)>") else {
            throw BenchError("no \(name) in the answer")
        }
        return String(answer[start.upperBound..<end.lowerBound])
    }
}
