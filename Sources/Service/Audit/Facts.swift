import AWSTypes
import Model

/// What becomes known of a request while it is answered: the material of its record. Belongs to one task.
final class Facts {
    let requestID: String
    let time: Instant
    let peer: Peer
    let userAgent: String?
    var service: ServiceDescription?
    var entry: OperationEntry?
    var region: Region?
    var caller: Caller?
    var parameters: AuditFields?
    var response: AuditFields?
    var resources: [AuditResource] = []
    var furtherRecords: [FurtherRecord] = []
    var serviceEvents: [ServiceEvent] = []
    var host: String?
    var referer: String?
    /// Signed in the address instead of a header.
    var isPresigned: Bool = false
    /// The permission that was lacking.
    var denial: AccessDenied?

    var operation: String? { entry?.name }

    /// Whether somebody is known to have asked.
    var isAuthenticated: Bool {
        guard let caller else { return false }
        if case .anonymous = caller.principal { return false }
        return true
    }

    func circumstances(of caller: Caller, at time: Instant) -> Circumstances {
        Circumstances(
            time: time, region: caller.region, sourceAddress: peer.address, isSecure: peer.isSecure, userAgent: userAgent,
            referer: referer)
    }

    init(requestID: String, time: Instant, peer: Peer, userAgent: String?, host: String?) {
        self.requestID = requestID
        self.time = time
        self.peer = peer
        self.userAgent = userAgent
        self.host = host
    }
}
