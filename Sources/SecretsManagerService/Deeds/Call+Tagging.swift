import AWSTypes
import Model
import PolicyEngine
import Service

extension Call {
    /// Refuses new tags with which the caller would lose what he has: the permission to tag, or to read the value. (API reference,
    /// *TagResource*: "If successfully completing the operation would result in you losing your permissions for this secret …".)
    ///
    /// - Parameter keys: Condition keys of the request, for the permission that it takes.
    func demandOwnAccess(to changed: Secret, before: Secret, secretID: String, keys: @escaping @Sendable (String) -> KeyValue?) async throws
    {
        guard changed.tags != before.tags else { return }
        try await demand(changed.access(action, secretID: secretID, in: self, keys: keys))
        let reading: String = "secretsmanager:GetSecretValue"
        guard try await may(before.access(reading, secretID: secretID, in: self)).isAllowed else { return }
        try await demand(changed.access(reading, secretID: secretID, in: self))
    }
}
