/// Looks into what has been recorded.
package protocol RecordFinder: Sendable {
    /// The JSON of a request's records, the primary one first; empty if there are none any more.
    func records(ofRequest id: String) async throws -> [[UInt8]]
}
