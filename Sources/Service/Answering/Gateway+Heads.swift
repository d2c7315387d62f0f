package import AWSTypes
import Logging
import Model
package import SigV4

/// What the gateway does with a head alone.
extension Gateway {
    /// Refuses, before the body is awaited, what no body could make right: an incomplete or misdirected signature, a wrong clock.
    package func refuse(_ head: SignedMessage, from peer: Peer) -> Response? {
        let fields: HeadFields = HeadFields(head)
        let route: Routes.Route = routes.find(target: fields.target, scopeService: fields.target == nil ? fields.scopeService : nil)
        do throws(SignatureError) {
            _ = try authenticator.claim(in: head, for: route.service, at: clock.now())
            return nil
        } catch {
            return answer(error.awsError(query: route.service?.isQuery ?? false), to: head)
        }
    }

    /// An error in the words of the service that the head names.
    package func answer(_ error: AWSError, to head: SignedMessage) -> Response {
        let fields: HeadFields = HeadFields(head)
        let route: Routes.Route = routes.find(target: fields.target, scopeService: fields.target == nil ? fields.scopeService : nil)
        return Answer(
            service: route.service, operation: nil, requestID: randomness.uuid(), wantsJSON: fields.wantsJSON, outcome: .failure(error)
        ).encoded()
    }
}

extension Facts {
    /// One line for the log, and the counts.
    func report(_ answer: Answer, until end: Instant, to log: Logger, metrics: RequestMetrics) {
        let outcome: String = answer.errorCode ?? "ok"
        metrics.count(
            RequestMetrics.Series(service: service?.name ?? "none", operation: operation ?? "none", outcome: outcome), took: end - time)
        log.info(
            "request",
            metadata: [
                "id": "\(requestID)", "operation": "\(service?.name ?? "?").\(operation ?? "?")", "outcome": "\(outcome)",
                "caller": "\(caller?.principal.arn ?? "-")", "from": "\(peer.address)", "ms": "\((end - time).milliseconds)",
            ])
    }
}
