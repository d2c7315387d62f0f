/// What verification found out about a log.
package struct TrailVerdict: Hashable, Sendable {
    /// Segment files whose frames were all good.
    package internal(set) var segments: Int = 0
    /// Good frames, counted from the oldest that is left.
    package internal(set) var frames: UInt64 = 0
    /// The oldest frame that is left; nil if there is none. Above 1, retention has removed what was before.
    package internal(set) var firstSequence: UInt64?
    /// What the oldest frame says the hash before it was. For sequence 1 it has been checked, otherwise taken as given: only a
    /// checkpoint kept elsewhere can confirm it.
    package internal(set) var firstPreviousHash: ChainHash?
    /// The last good frame and its hash: a checkpoint for someone to keep elsewhere. Without one, frames missing at the end are not seen.
    package internal(set) var lastSequence: UInt64?
    package internal(set) var lastHash: ChainHash?
    /// Bytes behind the last frame that are no frame: a write that was cut short, or is under way.
    package internal(set) var torn: TornEnd?
    /// The first thing that is wrong; what comes behind it has not been looked at.
    package internal(set) var damage: TrailDamage?

    /// Whether every byte is what was written.
    package var isIntact: Bool { damage == nil && torn == nil }
}

/// A torn end of the newest segment.
package struct TornEnd: Hashable, Sendable {
    package let file: String
    package let offset: Int
    package let bytes: Int
}
