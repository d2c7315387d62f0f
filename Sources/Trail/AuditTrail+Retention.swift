package import AWSTypes
import Synchronization

/// A segment that retention has removed. The owner records it.
package struct ExpiredSegment: Hashable, Sendable {
    package let file: String
    package let firstSequence: UInt64
    package let lastSequence: UInt64
    package let bytes: Int64
    /// The newest event in it.
    package let newestTime: Instant
}

extension AuditTrail {
    /// Removes whole segments, oldest first: those whose events are all before `limit`, and more while the trail is longer than
    /// `maximumBytes`. The newest segment always stays. Returns what was removed, also if an error kept it from removing more.
    package func expire(before limit: Instant?, maximumBytes: Int64?) async throws(TrailError) -> [ExpiredSegment] {
        try await blocking.run { () throws(TrailError) in try self.removeOldest(before: limit, maximumBytes: maximumBytes) }
    }

    private func removeOldest(before limit: Instant?, maximumBytes: Int64?) throws(TrailError) -> [ExpiredSegment] {
        let segments: [SegmentName] = board.withLock { $0.segments }
        var expired: [ExpiredSegment] = []
        do throws(TrailError) {
            var total: Int64 = 0
            if maximumBytes != nil { for name: SegmentName in segments { total += try length(of: name) } }
            for (name, next): (SegmentName, SegmentName) in zip(segments, segments.dropFirst()) {
                let newest: Instant = try SegmentHeader(of: storage.open(next.text, forWriting: false), named: next).newestTimeBefore
                let isTooOld: Bool = limit.map { newest < $0 } ?? false
                let isTooMuch: Bool = maximumBytes.map { total > $0 } ?? false
                guard isTooOld || isTooMuch else { break }
                let bytes: Int64 = try length(of: name)
                try storage.remove(name.text)
                board.withLock { $0.segments.removeAll { $0 == name } }
                total -= bytes
                expired.append(
                    ExpiredSegment(
                        file: name.text, firstSequence: name.firstSequence, lastSequence: next.firstSequence - 1, bytes: bytes,
                        newestTime: newest))
            }
            if !expired.isEmpty { try storage.synchronize() }
        } catch {
            guard !expired.isEmpty else { throw error }
        }
        return expired
    }

    private func length(of name: SegmentName) throws(TrailError) -> Int64 {
        Int64(try storage.open(name.text, forWriting: false).length())
    }
}
