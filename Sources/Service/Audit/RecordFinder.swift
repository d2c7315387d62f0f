/// Looks into what has been recorded.
package protocol RecordFinder: Sendable {
    /// The JSON of the newest primary record of a request; nil if there is none any more.
    func record(ofRequest id: String) async throws -> [UInt8]?
}
