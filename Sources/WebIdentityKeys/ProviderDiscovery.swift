import AsyncHTTPClient
import Foundation
import JWTKit
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Service

/// Fetches an identity provider's keys: its configuration says where they are (OpenID Connect Discovery 1.0, §4). HTTPS only, no redirections.
package struct ProviderDiscovery: Sendable {
    /// For connecting, and for a whole answer.
    private static let patience: (connecting: TimeAmount, answer: TimeAmount) = (.seconds(3), .seconds(5))

    private let configuration: HTTPClient.Configuration

    /// `authorities`: a PEM file of certificate authorities that are trusted besides the system's. Throws a sentence if it cannot be read.
    package init(authorities: String?) throws {
        var tls: TLSConfiguration = .makeClientConfiguration()
        if let authorities {
            do {
                let certificates: [NIOSSLCertificate] = try NIOSSLCertificate.fromPEMFile(authorities)
                guard !certificates.isEmpty else { throw DiscoveryError(description: "") }
                tls.additionalTrustRoots = [.certificates(certificates)]
            } catch {
                throw DiscoveryError(description: "there is no readable PEM certificate in \(authorities)")
            }
        }
        configuration = HTTPClient.Configuration(
            tlsConfiguration: tls, redirectConfiguration: .disallow,
            timeout: HTTPClient.Configuration.Timeout(
                connect: ProviderDiscovery.patience.connecting, read: ProviderDiscovery.patience.answer))
    }

    func keys(of issuer: String) async throws(WebIdentityFault) -> JWKS {
        do {
            // A client for each fetch: they are rare, and nothing is left to be ended.
            return try await HTTPClient.withHTTPClient(
                eventLoopGroup: MultiThreadedEventLoopGroup.singleton, configuration: configuration
            ) { client in
                let base: String = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
                let provider: Provider = try await get(base + "/.well-known/openid-configuration", of: issuer, with: client)
                // §4.3: the document must speak of the very issuer that was asked for.
                guard provider.issuer == issuer else { throw WebIdentityFault.noKeys(issuer: issuer) }
                return try await get(provider.keys, of: issuer, with: client)
            }
        } catch let fault as WebIdentityFault {
            throw fault
        } catch {
            throw .unreachable(issuer: issuer)
        }
    }

    /// `provider_configuration`, as far as it counts here (§3).
    private struct Provider: Decodable {
        let issuer: String
        let keys: String

        private enum CodingKeys: String, CodingKey {
            case issuer
            case keys = "jwks_uri"
        }
    }

    private func get<Value: Decodable & Sendable>(_ address: String, of issuer: String, with client: HTTPClient) async throws -> Value {
        guard address.hasPrefix("https://") else { throw WebIdentityFault.noKeys(issuer: issuer) }
        var request: HTTPClientRequest = HTTPClientRequest(url: address)
        request.headers.add(name: "Accept", value: "application/json")
        let answer: HTTPClientResponse = try await client.execute(request, timeout: ProviderDiscovery.patience.answer)
        guard answer.status.code < 500 else { throw WebIdentityFault.unreachable(issuer: issuer) }
        guard answer.status == .ok else { throw WebIdentityFault.noKeys(issuer: issuer) }
        let body: ByteBuffer = try await answer.body.collect(upTo: KeySetLimits.bytes)
        do {
            return try JSONDecoder().decode(Value.self, from: Data(body.readableBytesView))
        } catch {
            throw WebIdentityFault.noKeys(issuer: issuer)
        }
    }
}

/// Why keys cannot be fetched at all: a sentence for the operator.
package struct DiscoveryError: Error, CustomStringConvertible {
    package let description: String
}
