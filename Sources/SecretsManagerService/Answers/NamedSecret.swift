import Model
import Service
import Wire

/// `ARN`, `Name`, and the version where one was made.
struct NamedSecret: WireEncodable {
    let arn: String
    let name: String
    let versionID: VersionID?

    init(_ secret: Secret, version: VersionID? = nil) {
        arn = secret.arn
        name = secret.name
        versionID = version
    }

    func encode(to out: inout some WireObject) {
        out.member("ARN", arn)
        out.member("Name", name)
        out.member("VersionId", versionID?.text)
    }

    var auditFields: AuditFields { AuditFields().text("arn", arn).text("name", name).text("versionId", versionID?.text) }
}

extension Found<Secret> {
    /// For a record of an answer that names nothing.
    var auditFields: AuditFields? {
        guard case .found(let secret) = self else { return nil }
        return NamedSecret(secret).auditFields
    }
}
