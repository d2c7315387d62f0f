/// A place between two frames: how far the trail has come, or how far it is on disk.
package struct TrailEnd: Hashable, Sendable {
    /// First sequence of the segment.
    package let segment: UInt64
    /// Bytes of the segment's file that count.
    package let offset: Int
    /// Sequence of the last frame before this place; 0 at the beginning.
    package let sequence: UInt64
    /// The last outbox position before this place; 0 if there was none.
    package let outboxPosition: Int64
}
