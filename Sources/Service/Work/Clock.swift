package import AWSTypes

/// The time of day, from outside.
package protocol Clock: Sendable {
    func now() -> Instant
}
