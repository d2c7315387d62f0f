import AWSTypes
import Foundation
import Service
import Trail

/// Looks for a request's record from the trail's end on back.
struct TrailFinder: RecordFinder {
    let trail: AuditTrail
    let blocking: ThreadPoolRunner

    func records(ofRequest id: String) async throws -> [[UInt8]] {
        let needle: [UInt8] = Array("\"requestID\":\"\(id)\"".utf8)
        return try await blocking.run { () throws(TrailError) -> [[UInt8]] in
            var rewinder: TrailRewinder = try self.trail.rewinder()
            var found: [[UInt8]] = []
            while let frame: TrailFrame = try rewinder.next() {
                // The primary record is the first of its request; further ones lie right behind it.
                if Data(frame.json).range(of: Data(needle)) != nil { found.append(frame.json) } else if !found.isEmpty { break }
            }
            return found.reversed()
        }
    }
}
