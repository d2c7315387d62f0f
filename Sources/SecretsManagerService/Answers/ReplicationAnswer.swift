import AWSTypes
import Model
import Wire

struct ReplicationAnswer: WireEncodable {
    let arn: String
    let replicas: [Replica]

    func encode(to out: inout some WireObject) {
        out.member("ARN", arn)
        out.list("ReplicationStatus", replicas.map { ReplicationStatus(replica: $0) })
    }
}

/// One item of `ReplicationStatus`.
struct ReplicationStatus: WireEncodable {
    let replica: Replica

    func encode(to out: inout some WireObject) {
        out.member("Region", replica.region.name)
        out.member("KmsKeyId", replica.kmsKeyID)
        out.member("Status", replica.status.rawValue)
        out.member("StatusMessage", replica.message)
    }
}

struct StoppedReplication: WireEncodable {
    let arn: String

    func encode(to out: inout some WireObject) { out.member("ARN", arn) }
}
