package import AWSTypes
import Logging
import Model
package import SigV4

/// What the gateway does with a head alone.
extension Gateway {
    /// Refuses, before the body is awaited, what no body could make right: an incomplete or misdirected signature, a wrong clock.
    package func refuse(_ head: SignedMessage, from peer: Peer) -> Response? {
        let fields: HeadFields = HeadFields(head)
        let route: Routes.Route = routes.find(fields)
        do throws(SignatureError) {
            _ = try authenticator.claim(in: head, for: route.service, at: clock.now())
            return nil
        } catch {
            // What may prove itself otherwise is read first.
            if case .missingAuthentication = error, UnsignedRoutes.mayLead(route, head) { return nil }
            let facts: Facts = facts(of: fields, route, from: peer)
            let refusal: AWSError = error.awsError(query: route.service?.isQuery ?? false)
            record(refusal, facts)
            return answer(refusal, facts, wantsJSON: fields.wantsJSON)
        }
    }

    /// Such requests belong to no account; their records wait for nobody.
    private func record(_ refusal: AWSError, _ facts: Facts) {
        guard unsigned.admits(facts.peer.address, at: facts.time) else { return }
        let records: [AuditRecord] = facts.records(outcome: refusal, at: clock.now(), randomness: randomness)
        Task {
            do { try await trail.append(records) } catch {
                log.critical("the audit record could not be written", metadata: ["error": "\(error)"])
            }
        }
    }

    /// An error in the words of the service that the head names. Logged and counted; without a record, for nobody is known to have asked.
    package func answer(_ error: AWSError, to head: SignedMessage, from peer: Peer) -> Response {
        let fields: HeadFields = HeadFields(head)
        return answer(error, facts(of: fields, routes.find(fields), from: peer), wantsJSON: fields.wantsJSON)
    }

    private func answer(_ error: AWSError, _ facts: Facts, wantsJSON: Bool) -> Response {
        let answer: Answer = Answer(
            service: facts.service, operation: facts.operation, requestID: facts.requestID, wantsJSON: wantsJSON, outcome: .failure(error))
        facts.report(answer, until: clock.now(), to: requests, metrics: metrics)
        return answer.encoded()
    }

    private func facts(of fields: HeadFields, _ route: Routes.Route, from peer: Peer) -> Facts {
        let facts: Facts = Facts(
            requestID: randomness.uuid(), time: clock.now(), peer: peer, userAgent: fields.userAgent, host: fields.host)
        facts.name(route)
        return facts
    }
}

extension Facts {
    /// One line for the log, and the counts.
    func report(_ answer: Answer, until end: Instant, to log: any RequestLog, metrics: RequestMetrics) {
        let outcome: String = answer.errorCode ?? "ok"
        metrics.count(
            RequestMetrics.Series(service: service?.name ?? "none", operation: operation ?? "none", outcome: outcome), took: end - time)
        log.write(
            RequestLine(
                time: end, requestID: requestID, service: service?.name ?? "?", operation: operation ?? "?", outcome: outcome,
                caller: caller?.principal.arn, source: peer.address, milliseconds: (end - time).milliseconds))
    }
}
