package import AWSTypes

/// That somebody asked for what an entity last accessed. The answer is made when it is fetched; the question is kept, for whichever node that is.
/// (IAM API reference, *GenerateServiceLastAccessedDetails*.)
package struct AccessReport: IAMEntity {
    package static let kind: IAMKind = .accessReport
    /// How long a report can be fetched (IAM API reference, *GetServiceLastAccessedDetails*).
    package static let lifetime: Interval = .days(7)
    private static let freshness: Interval = .hours(4)

    /// The `JobId`: 36 characters.
    package let id: String
    package let account: AccountID
    package let createdAt: Instant
    /// Of the user, group, role or policy that it is about.
    package let subject: String
    /// `SERVICE_LEVEL` or `ACTION_LEVEL`.
    package let granularity: String
    package var revision: Int64 = 0

    package init(id: String, account: AccountID, createdAt: Instant, subject: String, granularity: String) {
        self.id = id
        self.account = account
        self.createdAt = createdAt
        self.subject = subject
        self.granularity = granularity
    }

    package var name: String { id }
    package var path: String { "/" }
    package var references: [IAMReference] { [] }

    /// Whether it is so new that the same question gets it.
    package func answers(_ subject: String, _ granularity: String, at now: Instant) -> Bool {
        self.subject == subject && self.granularity == granularity && now < createdAt + AccessReport.freshness
    }

    package func isOver(at now: Instant) -> Bool { createdAt + AccessReport.lifetime <= now }
}
