package import AWSTypes

extension Secret {
    /// Days between DeleteSecret and the erasure, where the caller names none.
    package static let defaultRecoveryWindow: Int = 30

    /// Refuses what may not be done to a secret that is scheduled for deletion.
    package func demandAlive() throws(AWSError) {
        guard deletionDate == nil else {
            throw .invalidRequest("You can't perform this operation on the secret because it was marked for deletion.")
        }
    }

    /// Schedules the erasure for `days` (7 to 30) from now.
    package mutating func scheduleDeletion(days: Int?, at now: Instant) throws(AWSError) {
        try demandAlive()
        let days: Int = days ?? Secret.defaultRecoveryWindow
        guard (7...30).contains(days) else {
            throw .invalidParameter("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).")
        }
        deletionDate = now + .days(Int64(days))
    }

    /// Cancels a planned deletion, so the secret can be read again.
    package mutating func restore() { deletionDate = nil }

    /// Whether the time to erase has come.
    package func isDueForErasure(at now: Instant) -> Bool {
        guard let deletionDate else { return false }
        return deletionDate <= now
    }
}
