package import Model

/// Where records of reads and failures go: the trail.
package protocol RecordSink: Sendable {
    /// Returns when the records are written. Throws if they could not be; then nothing may be answered.
    func append(_ records: [AuditRecord]) async throws
}
