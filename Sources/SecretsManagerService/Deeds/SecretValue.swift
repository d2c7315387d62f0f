import AWSTypes
import Model
import SecretMemory

/// A value in the clear, with the way in which it came.
struct SecretValue: Sendable {
    let kind: SecretVersion.Kind
    let bytes: SecretBytes

    init(kind: SecretVersion.Kind, bytes: SecretBytes) {
        self.kind = kind
        self.bytes = bytes
    }

    /// The value of a request, nil if it has none.
    init?(string: SecretString?, binary: SecretBinary?) throws(AWSError) {
        switch (string, binary) {
        case (nil, nil): return nil
        case (let string?, nil): self.init(kind: .string, bytes: string.bytes)
        case (nil, let binary?): self.init(kind: .binary, bytes: binary.bytes)
        case (.some, .some):
            throw .invalidParameter("You can't specify both a binary secret value and a string secret value in the same secret.")
        }
    }
}
