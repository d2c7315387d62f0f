/// Why a key file cannot be read.
package enum KeyFileError: Error, Hashable, Sendable {
    case notAKeyFile
    /// A newer program wrote it.
    case unknownVersion
    /// Cut short, mistyped, or with something added: the checksum is not that of the key.
    case damaged
}

extension KeyFileError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAKeyFile: "this is not a key file: its first line is not `\(KeyFile.header)`"
        case .unknownVersion: "a newer program wrote this key file"
        case .damaged: "the key file is damaged: its checksum does not match; restore it from a copy"
        }
    }
}
