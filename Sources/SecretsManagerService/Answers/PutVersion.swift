import Model
import Wire

struct PutVersion: WireEncodable {
    let arn: String
    let name: String
    let versionID: VersionID
    let labels: [StagingLabel]

    func encode(to out: inout some WireObject) {
        out.member("ARN", arn)
        out.member("Name", name)
        out.member("VersionId", versionID.text)
        if !labels.isEmpty { out.list("VersionStages", labels.map(\.text)) }
    }
}
