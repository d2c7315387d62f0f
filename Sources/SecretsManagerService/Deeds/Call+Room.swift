import AWSTypes
import Model
import Service

extension Call {
    /// Throws `LimitExceededException` if the account has as many secrets in the region as the operator lets it. (Contract: *Limits*.)
    func demandRoom(in region: Region, of account: AccountID) async throws {
        guard let limit: Int = settings.secretsPerRegion else { return }
        guard try await store.secretCount(in: account, region, upTo: limit) < limit else {
            throw AWSError("LimitExceededException", "You can have at most \(limit) secrets in a region.")
        }
    }
}
