import AWSTypes
import Model
import Service
import Wire

/// Lists a secret's versions, in the order of their ids. (API reference, *ListSecretVersionIds*.)
struct ListSecretVersionIds: SecretOperation {
    let secretId: SecretIdentifier
    let maxResults: PageSize?
    let nextToken: NextToken?
    let includeDeprecated: Bool?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().text("secretId", secretId.text).integer("maxResults", maxResults?.value).text("nextToken", nextToken?.text)
            .boolean("includeDeprecated", includeDeprecated)
    }

    func run(on secret: Secret, in call: Call) async throws -> VersionPage {
        let size: Int = maxResults?.value ?? 100
        let tokens: PageTokens = PageTokens(
            operation: Self.name, account: call.account, parameters: [secret.arn, includeDeprecated == true ? "deprecated" : ""],
            keyRing: call.keyRing)
        let last: VersionID? = try nextToken.map { try tokens.open($0.text, at: call.now) }?.first.map { VersionID($0) }
        let accesses: [VersionID?: Instant] = try await call.store.accesses(of: secret.serial)

        let defaultKey: String? = try await call.keyRing.defaultKeyARN(of: secret.account, in: call, region: secret.region)

        // One more than is shown tells whether there is more.
        let versions: [VersionSummary] =
            includeDeprecated == true
            ? try await call.store.versions(of: secret.serial, after: last, limit: size + 1)
            : try await call.labelledVersions(of: secret, after: last, limit: size + 1)
        let page: [VersionPage.Item] = versions.prefix(size).map { version in
            let keyName: String = version.keyARN == nil || version.keyARN == defaultKey ? "DefaultEncryptionKey" : version.keyARN ?? ""
            return VersionPage.Item(
                version: version, labels: secret.labels.labels(of: version.id), lastAccessedAt: accesses[version.id], keyName: keyName)
        }
        let isMore: Bool = versions.count > size
        return VersionPage(
            arn: secret.arn, name: secret.name, items: page,
            nextToken: isMore ? try tokens.seal([page.last?.version.id.text ?? ""], at: call.now, randomness: call.randomness) : nil)
    }
}

extension Call {
    /// Versions with a label, in the order of their ids. There are few, however many without.
    fileprivate func labelledVersions(of secret: Secret, after last: VersionID?, limit: Int) async throws -> [VersionSummary] {
        var found: [VersionSummary] = []
        for (version, _) in secret.labels.byVersion where last.map({ $0 < version }) ?? true {
            guard found.count < limit else { break }
            if let stored: SecretVersion = try await self.version(SecretVersion.ID(secret: secret.serial, version: version)) {
                found.append(VersionSummary(id: version, createdAt: stored.createdAt, keyARN: stored.value?.keyARN))
            }
        }
        return found
    }
}
