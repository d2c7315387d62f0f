import AWSTypes
import Model
import Service

extension Call {
    /// The caller's account, which is there as long as he is.
    func ownAccount() async throws -> Found<Account> {
        guard let standing: Account = try await account(account) else { throw StoreError.conflict }
        return .found(standing)
    }
}

extension Account {
    func demandPasswordPolicy() throws(AWSError) -> PasswordPolicy {
        guard let passwordPolicy else { throw .noSuchEntity("The Password Policy with domain name \(id) cannot be found.") }
        return passwordPolicy
    }
}
