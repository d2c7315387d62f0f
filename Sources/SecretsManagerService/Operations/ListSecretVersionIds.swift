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

        var shown: [VersionPage.Item] = []
        var position: VersionID? = last
        var isAtEnd: Bool = false
        while shown.count <= size, !isAtEnd {
            let versions: [VersionSummary] = try await call.store.versions(of: secret.serial, after: position, limit: 500)
            isAtEnd = versions.count < 500
            position = versions.last?.id ?? position
            for version: VersionSummary in versions {
                let labels: [StagingLabel] = secret.labels.labels(of: version.id)
                guard !labels.isEmpty || includeDeprecated == true else { continue }
                let keyName: String = version.keyARN == nil || version.keyARN == defaultKey ? "DefaultEncryptionKey" : version.keyARN ?? ""
                shown.append(VersionPage.Item(version: version, labels: labels, lastAccessedAt: accesses[version.id], keyName: keyName))
            }
        }
        let page: [VersionPage.Item] = Array(shown.prefix(size))
        let isMore: Bool = shown.count > size
        return VersionPage(
            arn: secret.arn, name: secret.name, items: page,
            nextToken: isMore ? try tokens.seal([page.last?.version.id.text ?? ""], at: call.now, randomness: call.randomness) : nil)
    }
}
