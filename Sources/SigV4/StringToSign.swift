import AWSTypes
import Crypto

/// What the signing key signs: algorithm, time, scope and the hash of the canonical request, a line each.
struct StringToSign {
    let bytes: [UInt8]

    init(timestamp: String, scope: CredentialScope, canonicalRequest: CanonicalRequest) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(192)
        for line: String in [SignatureClaim.algorithm, timestamp] {
            bytes.append(contentsOf: line.utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
        for part: String in [scope.date, scope.region.name, scope.service] {
            bytes.append(contentsOf: part.utf8)
            bytes.append(UInt8(ascii: "/"))
        }
        bytes.append(contentsOf: CredentialScope.terminator.utf8)
        bytes.append(UInt8(ascii: "\n"))
        bytes.appendHex(of: SHA256.hash(data: canonicalRequest.bytes))
        self.bytes = bytes
    }
}
