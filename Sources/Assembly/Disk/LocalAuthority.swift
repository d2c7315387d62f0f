import Crypto
package import Foundation
import SwiftASN1
import X509

/// Makes a certificate authority for one machine or team, and a server certificate under it (RFC 5280). The authority's key is thrown away:
/// whoever trusts the authority trusts this one certificate, and nobody can make another.
package struct LocalAuthority {
    /// Days that both are valid. Apple's systems refuse server certificates of more than 825.
    private static let days: Int = 820

    package struct Files: Sendable {
        /// For `--tls-certificate`.
        package let certificate: String
        /// For `--tls-key`.
        package let key: String
        /// For the clients: `AWS_CA_BUNDLE`.
        package let authority: String
    }

    /// Writes `ca.pem`, `server.pem` and `server.key` (0600) into `folder`. `names` are host names and IP addresses. Throws if one is there already.
    package static func create(in folder: String, names: [String], now: Date) throws -> Files {
        let end: Date = now.addingTimeInterval(Double(days) * 86_400)
        let authorityKey: Certificate.PrivateKey = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let authorityName: DistinguishedName = try DistinguishedName { CommonName("Strongroom local authority") }
        let authority: Certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: authorityKey.publicKey,
            notValidBefore: now.addingTimeInterval(-300),
            notValidAfter: end, issuer: authorityName, subject: authorityName, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true))
            }, issuerPrivateKey: authorityKey)
        let key: Certificate.PrivateKey = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let certificate: Certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey, notValidBefore: now.addingTimeInterval(-300),
            notValidAfter: end, issuer: authorityName, subject: try DistinguishedName { CommonName(names.first ?? "localhost") },
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.serverAuth])
                SubjectAlternativeNames(try names.map(generalName))
            }, issuerPrivateKey: authorityKey)
        let files: Files = Files(certificate: "\(folder)/server.pem", key: "\(folder)/server.key", authority: "\(folder)/ca.pem")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try PrivateFile.create(files.key, Array(try key.serializeAsPEM().pemString.utf8))
        try PrivateFile.create(files.certificate, Array(try certificate.serializeAsPEM().pemString.utf8))
        try PrivateFile.create(files.authority, Array(try authority.serializeAsPEM().pemString.utf8))
        return files
    }

    private static func generalName(_ name: String) throws(AssemblyError) -> GeneralName {
        if let address: [UInt8] = bytes(of: name) { return .ipAddress(ASN1OctetString(contentBytes: ArraySlice(address))) }
        guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw AssemblyError("`\(name)` is neither a host name nor an IP address")
        }
        return .dnsName(name)
    }

    /// The four or sixteen bytes of an IP address; nil for a name.
    private static func bytes(of address: String) -> [UInt8]? {
        var four: in_addr = in_addr()
        if inet_pton(AF_INET, address, &four) == 1 { return withUnsafeBytes(of: &four) { Array($0) } }
        var sixteen: in6_addr = in6_addr()
        if inet_pton(AF_INET6, address, &sixteen) == 1 { return withUnsafeBytes(of: &sixteen) { Array($0) } }
        return nil
    }
}
