import AWSTypes
import Model
import Service
import Wire

/// Temporary credentials for the caller himself, perhaps with MFA. Needs no permission. (STS API reference, *GetSessionToken*.)
struct GetSessionToken: Operation {
    let durationSeconds: UserDuration?
    let serialNumber: MFASerialNumber?
    let tokenCode: MFATokenCode?

    static let isReadOnly: Bool = true
    private static let usual: Int = 43_200
    /// For an account's root, in seconds.
    private static let longestOfRoot: Int = 3600

    var auditFields: AuditFields {
        AuditFields().integer("durationSeconds", durationSeconds?.value).text("serialNumber", serialNumber?.text)
    }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }

    /// Nobody needs leave, and no policy takes it away (IAM user guide, *Permissions for GetSessionToken*).
    func access(to target: Found<Void>, in call: Call) -> [Access] { [] }

    func run(on target: Void, in call: Call) async throws -> SessionTokenCredentials {
        try call.demandLongTermCredentials()
        let holder: Session.Holder
        var longest: Int = GetSessionToken.usual * 3
        switch call.caller {
        case .root(let account):
            holder = .root(account)
            longest = GetSessionToken.longestOfRoot
        case .user(_, _, _, let id): holder = .user(id: id)
        default: throw AWSError("AccessDeniedException", "Cannot call GetSessionToken with session credentials")
        }
        try await call.demandMFA(serialNumber?.text, code: tokenCode?.text)
        let duration: Int = min(durationSeconds?.value ?? GetSessionToken.usual, longest)
        var context: SessionContext = SessionContext(
            kind: .sessionToken, issuedAt: call.now, expiresAt: call.now + .seconds(Int64(duration)))
        if serialNumber != nil { context.mfaAuthenticatedAt = call.now }
        let session: Session = Session(holder: holder, context: context)
        return SessionTokenCredentials(
            credentials: ShownCredentials(
                credentials: try call.keyRing.credentials(for: session, of: call.account, randomness: call.randomness)))
    }
}

extension Call {
    /// Sessions of users may ask STS for roles and for who they are, and for nothing else (IAM user guide, *Comparing AWS STS credentials*).
    func refuseUserSessions() throws(AWSError) {
        switch identity.session?.kind {
        case .sessionToken, .federationToken: try demandLongTermCredentials()
        case .assumeRole, .assumeRoleWithWebIdentity, nil: break
        }
    }

    /// STS gives no credentials for credentials, but for a role.
    func demandLongTermCredentials() throws(AWSError) {
        guard identity.session == nil else {
            throw AWSError(
                "AccessDeniedException", "Cannot call \(action.drop { $0 != ":" }.dropFirst()) with session credentials")
        }
    }
}
