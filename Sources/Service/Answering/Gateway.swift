package import AWSTypes
package import Logging
package import Model
import SigV4
import Wire

/// Answers every signed request: who is it, may they, the deed, the record. Read ``attempt(_:_:)`` aloud.
package struct Gateway: Sendable {
    /// How often an operation runs anew, in its turn, after someone was faster.
    static let rounds: Int = 100

    let routes: Routes
    let administration: ServiceDescription?
    let authenticator: Authenticator
    let authorizer: any Authorizer
    let store: any Store
    let trail: any RecordSink
    let keyRing: KeyRing
    package let settings: ServiceSettings
    let clock: any Clock
    let randomness: any Randomness
    package let metrics: RequestMetrics
    let unsigned: UnsignedRequestLimit
    let requests: any RequestLog
    let log: Logger
    private let turnstile: Turnstile = Turnstile()

    package init(
        services: [ServiceDescription], administration: ServiceDescription? = nil, authenticator: Authenticator, authorizer: any Authorizer,
        store: any Store, trail: any RecordSink,
        keyRing: KeyRing, settings: ServiceSettings, clock: any Clock, randomness: any Randomness, metrics: RequestMetrics,
        unsigned: UnsignedRequestLimit, requests: any RequestLog, log: Logger
    ) {
        routes = Routes(services)
        self.administration = administration
        self.authenticator = authenticator
        self.authorizer = authorizer
        self.store = store
        self.trail = trail
        self.keyRing = keyRing
        self.settings = settings
        self.clock = clock
        self.randomness = randomness
        self.metrics = metrics
        self.unsigned = unsigned
        self.requests = requests
        self.log = log
    }

    /// Answers a complete request. Never throws: an error is an answer.
    package func answer(_ request: Request) async -> Response {
        let fields: HeadFields = HeadFields(request.head)
        let facts: Facts = Facts(
            requestID: randomness.uuid(), time: clock.now(), peer: request.peer, userAgent: fields.userAgent, host: fields.host)
        facts.referer = fields.referer
        return await concluded(facts, wantsJSON: fields.wantsJSON) { try await attempt(request, fields, facts) }
    }

    /// Records how `attempt` ended, and encodes it.
    func concluded(_ facts: Facts, wantsJSON: Bool, _ attempt: () async throws -> Written) async -> Response {
        let outcome: Answer.Outcome
        do {
            let written: Written = try await attempt()
            if !written.isRecorded { try await trail.append(facts.records(outcome: nil, at: clock.now(), randomness: randomness)) }
            outcome = .success(body: written.body)
        } catch {
            outcome = await .failure(recorded(meaning(of: error, facts), facts))
        }
        let answer: Answer = Answer(
            service: facts.service, operation: facts.operation, requestID: facts.requestID, wantsJSON: wantsJSON, outcome: outcome)
        facts.report(answer, until: clock.now(), to: requests, metrics: metrics)
        return answer.encoded()
    }

    /// The four stops.
    private func attempt(_ request: Request, _ fields: HeadFields, _ facts: Facts) async throws -> Written {
        let route: Routes.Route = routes.find(fields)
        facts.name(route)
        if fields.authorization == nil, UnsignedRoutes.mayLead(route, request.head), UnsignedRoutes.entry(route, request.body) != nil {
            return try await attemptUnsigned(request, route, facts, wantsJSON: fields.wantsJSON)
        }
        let claim: SignatureClaim = try authenticator.claim(in: request.head, for: route.service, at: facts.time)
        facts.region = claim.scope.region
        try await store.catchUp()
        let caller: Caller = try await authenticator.identify(claim, of: request, at: facts.time)
        facts.caller = caller
        if let service: ServiceDescription = route.service {
            store.note(
                LastUse(time: facts.time, service: service.name, region: claim.scope.region),
                ofKey: caller.session == nil ? claim.accessKeyID : nil, by: caller.policyHolderID)
        }

        let operation: any Operation = try route.decode(request, facts)
        facts.isPresigned = claim.isPresigned
        guard !claim.isPresigned || facts.entry?.isReadOnly == true else { throw SignatureError.missingAuthentication }
        facts.parameters = operation.auditFields
        return try await perform(operation, facts, wantsJSON: fields.wantsJSON)
    }

    /// The same without the first stop, for an operation that judges its caller's proof itself.
    private func attemptUnsigned(_ request: Request, _ route: Routes.Route, _ facts: Facts, wantsJSON: Bool) async throws -> Written {
        try await store.catchUp()
        facts.region = .usEast1
        facts.caller = Caller(principal: .anonymous, accessKeyID: nil, region: .usEast1)
        let operation: any Operation = try route.decode(request, facts)
        facts.parameters = operation.auditFields
        return try await perform(operation, facts, wantsJSON: wantsJSON)
    }

    func perform<O: Operation>(_ operation: O, _ facts: Facts, wantsJSON: Bool) async throws -> Written {
        guard let caller: Caller = facts.caller else { throw SignatureError.missingAuthentication }
        #if DEBUG
            metrics.began(O.name)
            defer { metrics.ended(O.name) }
        #endif
        if let written: Written = try await round(operation, facts, at: facts.time, wantsJSON: wantsJSON) { return written }
        return try await turnstile.pass(caller.principal.account) {
            for _: Int in 0..<Gateway.rounds {
                // Whoever was faster may have come later: a further round must not write an earlier time over his.
                if let written: Written = try await round(operation, facts, at: clock.now(), wantsJSON: wantsJSON) { return written }
            }
            throw StoreError.conflict
        }
    }

    /// Whether the caller may, the deed, the commit with its record. Nil if someone was faster and the store has seen it.
    private func round<O: Operation>(_ operation: O, _ facts: Facts, at time: Instant, wantsJSON: Bool) async throws -> Written? {
        guard let caller: Caller = facts.caller, let service: ServiceDescription = facts.service, let entry: OperationEntry = facts.entry
        else {
            throw SignatureError.missingAuthentication
        }
        let call: Call = Call(
            identity: caller, circumstances: facts.circumstances(of: caller, at: time), requestID: facts.requestID, action: entry.action,
            keyRing: keyRing, randomness: randomness, settings: settings, store: store, authorizer: authorizer)
        defer { facts.resources = call.resources }
        let target: Found<O.Target> = try await operation.target(in: call)
        try await authorizer.demand(operation.access(to: target, in: call), in: call)
        let output: O.Output =
            switch target {
            case .found(let target): try await operation.run(on: target, in: call)
            case .absent(let absent): try await operation.run(onAbsent: absent, in: call)
            }
        facts.response = operation.auditFields(of: output, on: target)
        facts.resources = call.resources
        facts.furtherRecords = call.furtherRecords
        facts.serviceEvents = call.serviceEvents
        let body: [UInt8] = service.body(output, of: entry.name, requestID: facts.requestID, wantsJSON: wantsJSON)
        guard !call.changes.isEmpty else { return Written(body: body, isRecorded: false) }
        // An address that can be handed on reads, and changes nothing.
        guard !facts.isPresigned else { throw SignatureError.missingAuthentication }
        do throws(StoreError) {
            try await store.commit(call.changes.staged, records: facts.records(outcome: nil, at: clock.now(), randomness: randomness))
            return Written(body: body, isRecorded: true)
        } catch .conflict {
            // The winner may have been another node.
            try await store.catchUp()
            return nil
        }
    }

    /// What the client is told of `error`. Details of the unexpected go to the log only.
    private func meaning(of error: any Error, _ facts: Facts) -> AWSError {
        switch error {
        case let error as AWSError: return error
        case let denial as AccessDenied:
            facts.denial = denial
            return denial.awsError
        case let error as SignatureError: return error.awsError(query: facts.service?.isQuery ?? false)
        default:
            log.error("request failed", metadata: ["request": "\(facts.requestID)", "error": "\(error)"])
            return internalError(facts)
        }
    }

    /// A failure, too, is answered only when its record is written.
    private func recorded(_ refusal: AWSError, _ facts: Facts) async -> AWSError {
        guard facts.isAuthenticated || unsigned.admits(facts.peer.address, at: facts.time) else { return refusal }
        do {
            try await trail.append(facts.records(outcome: refusal, at: clock.now(), randomness: randomness))
            return refusal
        } catch {
            log.critical("the audit record could not be written", metadata: ["request": "\(facts.requestID)", "error": "\(error)"])
            return internalError(facts)
        }
    }

    private func internalError(_ facts: Facts) -> AWSError {
        facts.service?.internalError ?? AWSError("InternalFailure", nil, status: 500, origin: .frontEnd)
    }
}

/// An operation that went well, and whether its record is on disk already.
struct Written {
    let body: [UInt8]
    let isRecorded: Bool
}
