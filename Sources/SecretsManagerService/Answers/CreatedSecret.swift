import Model
import Wire

struct CreatedSecret: WireEncodable {
    let arn: String
    let name: String
    /// Nil if no value was given.
    let versionID: VersionID?
    /// Nil if no regions were given.
    let replicas: [Replica]?

    func encode(to out: inout some WireObject) {
        out.member("ARN", arn)
        out.member("Name", name)
        out.member("VersionId", versionID?.text)
        out.list("ReplicationStatus", replicas.map { $0.map { ReplicationStatus(replica: $0) } })
    }
}
