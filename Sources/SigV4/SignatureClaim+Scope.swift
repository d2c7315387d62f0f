package import AWSTypes

extension SignatureClaim {
    /// Checks what the claim says about itself against where and when it arrived, in AWS's order: date of the scope, region, service,
    /// clock.
    ///
    /// `tolerance` is how far the client's clock may be from `now`: AWS has five minutes for the JSON services and fifteen for the Query
    /// services. A presigned message may be older, up to its own expiry, but no newer.
    package func checkScope(
        service: String, regions: Set<Region>, now: Instant, tolerance: Interval
    ) throws(SignatureError) {
        guard String(Substring(timestamp.utf8.prefix(8))).hasSameBytes(as: scope.date) else {
            throw .wrongScopeDate(EchoedText(scope.date), timestamp: timestamp)
        }
        guard regions.contains(scope.region) else { throw .wrongRegion(EchoedText(scope.region.name)) }
        guard scope.service == service else { throw .wrongService(expected: service) }
        // In whole seconds, as both the timestamp and the error's text are.
        let now: Instant = Instant(seconds: now.seconds)
        guard time <= now + tolerance else { throw .notYetCurrent(request: time, now: now, window: tolerance) }
        let window: Interval = expires ?? tolerance
        guard time >= now - window else { throw .expired(request: time, now: now, window: window) }
    }
}
