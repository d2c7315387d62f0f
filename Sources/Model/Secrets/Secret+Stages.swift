package import AWSTypes

extension Secret {
    /// UpdateSecretVersionStage: moves, attaches or removes one label. Both versions must exist; the store knows that.
    package mutating func updateStage(_ label: StagingLabel, from removed: VersionID?, to target: VersionID?, at now: Instant)
        throws(AWSError)
    {
        let holder: VersionID? = labels[label]
        guard removed != nil || target != nil else {
            throw .invalidParameter("You must provide a value for RemoveFromVersionId, MoveToVersionId, or both.")
        }
        if let target, holder == target, removed == nil || removed == holder { return }
        if let removed, removed != holder {
            throw .invalidParameter(
                "When you move staging label \(label), if you specify RemoveFromVersionId, it must be set to the version that currently has the staging label \(label)."
            )
        }
        if let holder, removed == nil {
            throw .invalidParameter(
                "The parameter RemoveFromVersionId can't be empty. Staging label \(label) is currently attached to version \(holder), so you must explicitly reference that version in RemoveFromVersionId."
            )
        }
        if let target {
            try labels.attach([label], to: target)
        } else {
            guard label != .current else {
                throw .invalidParameter(
                    "You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.")
            }
            labels.detach(label)
        }
        lastChangedAt = now
    }
}

extension AWSError {
    package static func invalidParameter(_ message: String) -> AWSError { AWSError("InvalidParameterException", message) }
    package static func invalidRequest(_ message: String) -> AWSError { AWSError("InvalidRequestException", message) }
}
