import AWSTypes
import Wire

struct DeletedSecret: WireEncodable {
    let arn: String
    let name: String
    let deletionDate: Instant

    func encode(to out: inout some WireObject) {
        out.member("ARN", arn)
        out.member("Name", name)
        out.member("DeletionDate", deletionDate)
    }
}
