import AWSTypes
import Service
import Wire

/// Opens the details of a denial that some services of AWS seal into their error. None of those here does, so there is nothing that it could
/// open. (STS API reference, *DecodeAuthorizationMessage*.)
struct DecodeAuthorizationMessage: Operation {
    let encodedMessage: EncodedMessage

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields() }

    func target(in call: Call) async throws -> Found<Void> {
        try call.refuseUserSessions()
        return .found(())
    }
    func access(to target: Found<Void>, in call: Call) -> [Access] { [Access(call.action, on: nil, owner: call.account)] }

    func run(on target: Void, in call: Call) async throws -> NoOutput {
        throw AWSError("InvalidAuthorizationMessageException", "Could not decode the authorization message.")
    }
}

struct EncodedMessage: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...10_240)
    let text: String
    init(_ text: String) { self.text = text }
}
