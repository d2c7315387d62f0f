import AWSTypes
import Model
import Service
import TestWorld
import Testing

@Suite("Changes") struct ChangesTests {
    @Test("a secret that is made and deleted by one call takes its versions with it, and nobody else's") func cancelled() async throws {
        let randomness: SeededRandomness = SeededRandomness(seed: 7)
        let secrets: [Secret] = ["db", "other"].map { name in
            Secret(new: Secret.ID(account: .zero, region: .usEast1, name: name), at: World.start, randomness: randomness)
        }
        let changes: Changes = Changes()
        for secret: Secret in secrets {
            changes.insert(secret)
            changes.insert(
                SecretVersion(
                    id: SecretVersion.ID(secret: secret.serial, version: VersionID("token-1")), createdAt: World.start, value: nil))
        }
        changes.delete(secrets[0])
        #expect(changes.staged.compactMap { ($0.aggregate as? Secret)?.name } == ["other"])
        #expect(changes.staged.compactMap { ($0.aggregate as? SecretVersion)?.id.secret } == [secrets[1].serial])
    }
}
