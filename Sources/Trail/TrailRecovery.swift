package import AWSTypes

/// What opening a trail found. The owner writes a record of a cut and hands over what the outbox has beyond `lastOutboxPosition`.
package struct TrailRecovery: Hashable, Sendable {
    /// Length of the torn end that was cut off; 0 normally.
    package let bytesCut: Int
    /// How much of what is missing had been on disk, in bytes: no power cut explains that.
    package let durableBytesMissing: Int
    /// The segment file that was cut, or the newest one.
    package let file: String
    /// Sequence of the last whole frame; 0 in an empty trail.
    package let lastSequence: UInt64
    /// The outbox position that came last; 0 if none ever did.
    package let lastOutboxPosition: Int64
    /// The newest event of the last two segments; nil if there is none.
    package let newestTime: Instant?
}
