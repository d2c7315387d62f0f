import AWSTypes
import Model
import Service
import Wire

extension Call {
    /// A code of one of the caller's MFA devices, where the request brings one. It is used up with that. Temporary credentials cannot.
    func demandMFA(_ serialNumber: String?, code: String?) async throws {
        guard serialNumber != nil || code != nil else { return }
        let refusal: AWSError = AWSError(
            "AccessDeniedException", "MultiFactorAuthentication failed with invalid MFA one time pass code. ")
        guard identity.session == nil, case .user(_, _, _, let id) = caller, let serialNumber, let code,
            let user: User = try await entity(User.self, id), user.mfaDevices.contains(serialNumber),
            let device: MFADevice = try await entity(MFADevice.self, serialNumber), keyRing.guesses.admits(serialNumber, at: now)
        else { throw refusal }
        let used: MFADevice? = try device.accepting(code, in: self)
        guard let used else { throw refusal }
        keyRing.guesses.succeeded(serialNumber)
        changes.update(used)
    }
}
