import AWSTypes
import SQLStore
import TestWorld
import Testing

/// Someone who can write to the database, but has no key, can make values unreadable; he can never pass one off as another.
@Suite("Ciphertexts") struct CiphertextTests {
    @Test("no value lies in the database in the clear") func sealed() async throws {
        let world: World = try await world()
        for bytes: [UInt8] in try stored(in: world).values {
            for value: String in ["first of a", "second of a", "first of b"] {
                #expect(!String(decoding: bytes, as: UTF8.self).contains(value))
            }
        }
    }

    @Test("the same value has another ciphertext in each region and each secret") func different() async throws {
        let world: World = try await World(secrets: ["a": "same", "b": "same"], cacheBytes: 0)
        try await world.call("ReplicateSecretToRegions", ["SecretId": "a", "AddReplicaRegions": [["Region": "eu-west-1"]]])
        let all: [[UInt8]] = Array(try stored(in: world).values)
        #expect(all.count == 3)
        #expect(Set(all).count == 3)
        #expect(try await world.value(of: "a", in: Region("eu-west-1")) == "same")
    }

    @Test(
        "exchanged ciphertexts are not opened: of two versions, of two secrets, of two regions",
        arguments: [
            ("a/first", "a/second"), ("a/second", "b/first"), ("b/first", "c/first"), ("a/second", "a@eu-west-1/second"),
        ])
    func exchanged(_ one: String, _ other: String) async throws {
        let world: World = try await world()
        try await world.call("ReplicateSecretToRegions", ["SecretId": "a", "AddReplicaRegions": [["Region": "eu-west-1"]]])
        let before: [String: [UInt8]] = try stored(in: world)
        try write(try #require(before[other]), to: one, in: world)
        try write(try #require(before[one]), to: other, in: world)
        for place: String in [one, other] { try await expectUnreadable(place, in: world) }
    }

    @Test("a ciphertext of another kind is not opened") func kind() async throws {
        let world: World = try await world()
        try execute("UPDATE versions SET kind = 'binary'", [], in: world)
        try await expectUnreadable("b/first", in: world)
    }

    @Test("a ciphertext with one changed bit anywhere, or cut short, is not opened") func damaged() async throws {
        let world: World = try await world()
        let whole: [UInt8] = try #require(try stored(in: world)["b/first"])
        for place: Int in stride(from: 0, to: whole.count, by: 5) {
            var damaged: [UInt8] = whole
            damaged[place] ^= 1 << UInt8(place % 8)
            try write(damaged, to: "b/first", in: world)
            try await expectUnreadable("b/first", in: world)
        }
        for length: Int in [0, 1, whole.count / 2, whole.count - 1] {
            try write(Array(whole.prefix(length)), to: "b/first", in: world)
            try await expectUnreadable("b/first", in: world)
        }
        try write(whole, to: "b/first", in: world)
        #expect(try await world.value(of: "b") == "first of b")
    }

    @Test("an old ciphertext does not come back under a new secret of the same name") func reborn() async throws {
        let world: World = try await world()
        let old: [UInt8] = try #require(try stored(in: world)["b/first"])
        try await world.call("DeleteSecret", ["SecretId": "b", "ForceDeleteWithoutRecovery": true])
        try await world.call("CreateSecret", ["Name": "b", "SecretString": "new", "ClientRequestToken": .text(Self.token("first"))])
        try write(old, to: "b/first", in: world)
        try await expectUnreadable("b/first", in: world)
    }

    @Test("labels that were moved by hand lead to a value of the same secret only") func labels() async throws {
        let world: World = try await world()
        try execute(
            "UPDATE secrets SET labels = (SELECT labels FROM secrets WHERE name = 'b' AND region = 'us-east-1') WHERE name = 'a'", [],
            in: world)
        #expect(try await world.value(of: "a") == "first of a")
    }

    @Test("an unreadable value does not spoil a batch") func batch() async throws {
        let world: World = try await world()
        try write([1, 2, 3], to: "b/first", in: world)
        let answer: JSON = try await world.call("BatchGetSecretValue", ["SecretIdList": ["b", "c"]])
        #expect(answer["SecretValues"]?.items?.compactMap { $0["SecretString"]?.text } == ["first of c"])
        #expect(answer["Errors"]?.items?.compactMap { $0["ErrorCode"]?.text } == ["DecryptionFailure"])
    }
}

extension CiphertextTests {
    /// Secret `a` with two versions, `b` and `c` with one each. Nothing is cached, so that what lies in the database counts.
    private func world() async throws -> World {
        let world: World = try await World(cacheBytes: 0)
        for name: String in ["a", "b", "c"] {
            try await world.call(
                "CreateSecret",
                ["Name": .text(name), "SecretString": .text("first of \(name)"), "ClientRequestToken": .text(Self.token("first"))])
        }
        try await world.call(
            "PutSecretValue", ["SecretId": "a", "SecretString": "second of a", "ClientRequestToken": .text(Self.token("second"))])
        return world
    }

    private static func token(_ name: String) -> String { name + String(repeating: "-", count: 32) }

    /// `a/first` is version `first` of secret `a`; `a@eu-west-1/first` that of its copy.
    private func parts(of place: String) -> (name: String, region: String, version: String) {
        let words: [Substring] = place.split(separator: "/")
        let named: [Substring] = words[0].split(separator: "@")
        return (String(named[0]), named.count > 1 ? String(named[1]) : "us-east-1", Self.token(String(words[1])))
    }

    private func stored(in world: World) throws -> [String: [UInt8]] {
        let rows: [(String, [UInt8])] = try world.driver.read { session throws(SQLError) in
            try session.query("SELECT name, region, version, value FROM versions JOIN secrets ON serial = secret", []) {
                row throws(SQLError) in
                let region: String = row.text(1) == "us-east-1" ? "" : "@\(row.text(1) ?? "")"
                let version: Substring = (row.text(2) ?? "").prefix { $0 != "-" }
                return ("\(row.text(0) ?? "")\(region)/\(version)", row.blob(3) ?? [])
            }
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    private func write(_ bytes: [UInt8], to place: String, in world: World) throws {
        let (name, region, version): (String, String, String) = parts(of: place)
        try execute(
            "UPDATE versions SET value = ? WHERE version = ? AND secret = (SELECT serial FROM secrets WHERE name = ? AND region = ?)",
            [.blob(bytes), .text(version), .text(name), .text(region)], in: world)
    }

    private func execute(_ sql: String, _ values: [SQLValue], in world: World) throws {
        try world.driver.transaction { session throws(SQLError) in _ = try session.execute(sql, values) }
    }

    private func expectUnreadable(_ place: String, in world: World) async throws {
        let (name, region, version): (String, String, String) = parts(of: place)
        let reply: Reply = await world.ask(
            "GetSecretValue", ["SecretId": .text(name), "VersionId": .text(version)], in: Region(region))
        #expect(reply.status == 400)
        #expect(reply.code == "DecryptionFailure")
        #expect(reply.message?.hasPrefix("Secrets Manager can't decrypt the secret value: ") == true)
        #expect(reply.body?["SecretString"] == nil)
        #expect(reply.body?["SecretBinary"] == nil)
        #expect(try world.recorded(of: reply).first?["errorCode"] == "DecryptionFailure")
    }
}
