import AWSTypes
import Model
import Service

extension Call {
    /// A code of one of the caller's MFA devices, where the request brings one. Temporary credentials cannot.
    func demandMFA(_ serialNumber: String?, code: String?) async throws {
        guard serialNumber != nil || code != nil else { return }
        throw AWSError("AccessDeniedException", "MultiFactorAuthentication failed with invalid MFA one time pass code. ")
    }
}
