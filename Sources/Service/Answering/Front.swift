import AWSTypes
package import SigV4

/// What a listener talks to: the closed list of unsigned routes, and the gateway for everything else.
package struct Front: Answering {
    private let gateway: Gateway
    private let metrics: RequestMetrics
    private let health: @Sendable () -> Health

    /// What `/health` says.
    package enum Health: Sendable {
        case serving
        /// No request is served, for this reason.
        case refusing(String)
    }

    package init(gateway: Gateway, metrics: RequestMetrics, health: @escaping @Sendable () -> Health) {
        self.gateway = gateway
        self.metrics = metrics
        self.health = health
    }

    package func refuse(_ head: SignedMessage, from peer: Peer) -> Response? {
        UnsignedRoutes.isPage(head) ? nil : gateway.refuse(head, from: peer)
    }

    package func answer(_ request: Request) async -> Response {
        switch (request.head.method, request.head.target) {
        case ("GET", "/health"), ("HEAD", "/health"): healthPage()
        case ("GET", "/metrics"), ("HEAD", "/metrics"):
            Response(status: 200, fields: [("Content-Type", "text/plain; version=0.0.4")], body: Array(metrics.text.utf8))
        default:
            switch health() {
            case .serving:
                switch (request.head.method, request.head.target) {
                case ("GET", UnsignedRoutes.containerCredentials): await gateway.containerCredentials(request)
                default: await gateway.answer(request)
                }
            case .refusing:
                gateway.answer(
                    AWSError("ServiceUnavailable", "The server does not serve requests now; see /health.", status: 503, origin: .frontEnd),
                    to: request.head, from: request.peer)
            }
        }
    }

    package func answer(_ failure: TransportFailure, to head: SignedMessage, from peer: Peer) -> Response {
        let error: AWSError =
            switch failure {
            case .bodyTooLarge: AWSError("RequestEntityTooLargeException", "Request body too large", status: 413)
            case .overloaded: AWSError("ServiceUnavailable", "The server is too busy.", status: 503, origin: .frontEnd)
            case .unwelcome(let status, let reason): AWSError("AccessDeniedException", reason, status: status, origin: .frontEnd)
            }
        return gateway.answer(error, to: head, from: peer)
    }

    private func healthPage() -> Response {
        let fields: [Response.Field] = [("Content-Type", "application/json"), ("Cache-Control", "no-store")]
        return switch health() {
        case .serving: Response(status: 200, fields: fields, body: Array(#"{"status":"ok"}"#.utf8))
        case .refusing(let reason): Response(status: 503, fields: fields, body: Array(#"{"status":"refusing","reason":"\#(reason)"}"#.utf8))
        }
    }
}
