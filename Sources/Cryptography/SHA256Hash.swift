import Crypto

/// SHA-256 (FIPS 180-4), for what must be named or compared but not kept: the parameters of a list, a file's content.
package enum SHA256Hash {
    /// 32 bytes.
    package static func of(_ bytes: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: bytes))
    }

    /// 64 lower-case hexadecimal digits.
    package static func hex(of bytes: [UInt8]) -> String {
        of(bytes).hex
    }
}
