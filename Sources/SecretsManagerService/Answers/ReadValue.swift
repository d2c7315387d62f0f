import AWSTypes
import Model
import Wire

/// A version's value in the clear.
struct ReadValue: WireEncodable {
    let arn: String
    let name: String
    let versionID: VersionID
    let value: SecretValue
    let labels: [StagingLabel]
    let createdAt: Instant

    func encode(to out: inout some WireObject) {
        out.member("ARN", arn)
        out.member("Name", name)
        out.member("VersionId", versionID.text)
        switch value.kind {
        case .string: out.secretText("SecretString", value.bytes)
        case .binary: out.secretBlob("SecretBinary", value.bytes)
        }
        out.list("VersionStages", labels.isEmpty ? nil : labels.map(\.text))
        out.member("CreatedDate", createdAt)
    }
}

/// Values and failures of a batch, in the order asked.
struct ReadBatch: WireEncodable {
    struct Failure: WireEncodable {
        let secretID: String
        let error: AWSError

        func encode(to out: inout some WireObject) {
            out.member("SecretId", secretID)
            out.member("ErrorCode", error.code)
            out.member("Message", error.message)
        }
    }

    var values: [ReadValue] = []
    var errors: [Failure] = []
    var nextToken: String?

    func encode(to out: inout some WireObject) {
        out.list("SecretValues", values)
        out.list("Errors", errors)
        out.member("NextToken", nextToken)
    }
}
