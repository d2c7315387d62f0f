/// Why the trail could not do what it was asked.
package enum TrailError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The operating system refused; `code` is its `errno`.
    case system(action: String, path: String, code: Int32)
    /// The log is not what was written. Nothing has been changed.
    case damaged(TrailDamage)
    /// An event id that is no UUID.
    case invalidEventID(String)
    /// A record longer than a frame may be, in bytes.
    case recordTooLarge(bytes: Int, limit: Int)
    /// An outbox position that is not above the last one in the trail: writing it would break *exactly once*.
    case outboxPositionNotAbove(last: Int64, given: Int64)
    /// An outbox position whose turn has not come: `owed` could not be written and must be appended again first.
    case outboxPositionOwed(owed: Int64, given: Int64)

    package var description: String {
        switch self {
        case .system(let action, let path, let code): "cannot \(action) `\(path)`: error \(code) of the operating system"
        case .damaged(let damage): damage.description
        case .invalidEventID(let text): "event id `\(text)` is not a UUID"
        case .recordTooLarge(let bytes, let limit):
            "an audit record of \(bytes) bytes is longer than the \(limit) bytes that a frame may hold"
        case .outboxPositionNotAbove(let last, let given): "outbox position \(given) is not above \(last), the last one in the trail"
        case .outboxPositionOwed(let owed, let given):
            "outbox position \(given) must wait until \(owed), whose write failed, is in the trail"
        }
    }
}

/// Where a log stops being what was written, and in which way.
package struct TrailDamage: Hashable, Sendable, CustomStringConvertible {
    /// Name of the segment file within the trail's directory.
    package let file: String
    /// First bad byte's frame: its offset from the beginning of the file; 0 for the segment's header.
    package let offset: Int
    /// The sequence that should have been there.
    package let sequence: UInt64
    package let reason: String

    package var description: String { "audit log `\(file)` is damaged at byte \(offset), where sequence \(sequence) should be: \(reason)" }
}
