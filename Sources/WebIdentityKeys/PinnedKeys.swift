package import AWSTypes
import Foundation
import JWTKit
import Service

/// Identity providers' keys from files: JSON Web Key Sets (RFC 7517) that the operator has put there, one for each issuer.
///
/// A file is read for each token: a set that the provider has changed holds as soon as it is written.
package struct PinnedKeys: Sendable {
    /// By issuer, with its scheme.
    private let files: [String: String]
    private let blocking: any BlockingRunner

    package init(files: [String: String], blocking: any BlockingRunner) {
        self.files = files
        self.blocking = blocking
    }

    /// Nil for an issuer without a file. Throws if there is one that cannot be used.
    func keys(of issuer: String) async throws(WebIdentityFault) -> JWKS? {
        guard let path: String = files[issuer] else { return nil }
        do {
            return try await blocking.run {
                let data: Data = try Data(contentsOf: URL(fileURLWithPath: path))
                guard data.count <= KeySetLimits.bytes else { throw WebIdentityFault.noKeys(issuer: issuer) }
                return try JSONDecoder().decode(JWKS.self, from: data)
            }
        } catch {
            throw .noKeys(issuer: issuer)
        }
    }
}

enum KeySetLimits {
    /// No key set, and no document that names one, is near this.
    static let bytes: Int = 1 << 20
}
