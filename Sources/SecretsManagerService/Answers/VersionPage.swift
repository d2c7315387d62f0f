import AWSTypes
import Model
import Wire

/// A page of ListSecretVersionIds.
struct VersionPage: WireEncodable {
    struct Item: WireEncodable {
        let version: VersionSummary
        let labels: [StagingLabel]
        let lastAccessedAt: Instant?
        /// The key's ARN, or `DefaultEncryptionKey`.
        let keyName: String

        func encode(to out: inout some WireObject) {
            out.member("VersionId", version.id.text)
            out.list("VersionStages", labels.isEmpty ? nil : labels.map(\.text))
            out.member("LastAccessedDate", lastAccessedAt)
            out.member("CreatedDate", version.createdAt)
            out.list("KmsKeyIds", [keyName])
        }
    }

    let arn: String
    let name: String
    let items: [Item]
    let nextToken: String?

    func encode(to out: inout some WireObject) {
        out.member("ARN", arn)
        out.member("Name", name)
        out.list("Versions", items)
        out.member("NextToken", nextToken)
    }
}
