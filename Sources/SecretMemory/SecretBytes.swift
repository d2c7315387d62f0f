/// The bytes of a secret value: zeroed when the last owner lets go, never printed, compared in constant time.
///
/// The content is opened only inside ``exposed(_:)``, so that every opening can be found by searching for that word.
/// Immutable after creation, hence safe to share between tasks.
///
/// Not promised: the bytes lie on the ordinary heap, so they may be swapped out or appear in a core dump while they live. Keys, which open
/// much more than one value, lie in ``KeyBytes``.
package final class SecretBytes: Sendable {
    /// Number of bytes.
    package let count: Int
    private nonisolated(unsafe) let base: UnsafeMutableRawPointer

    /// Makes `count` bytes and lets `fill` write them. The bytes are zero before.
    package init<E: Error>(count: Int, filledBy fill: (UnsafeMutableRawBufferPointer) throws(E) -> Void) throws(E) {
        self.count = count
        base = UnsafeMutableRawPointer.allocate(byteCount: Swift.max(count, 1), alignment: 16)
        base.initializeMemory(as: UInt8.self, repeating: 0, count: Swift.max(count, 1))
        try fill(UnsafeMutableRawBufferPointer(start: base, count: count))
    }

    /// Copies `bytes`. The source stays as it was; whoever owns it wipes it.
    package convenience init(copying bytes: some Collection<UInt8>) {
        self.init(count: bytes.count) { buffer in buffer.copyBytes(from: bytes) }
    }

    /// Copies `bytes` and overwrites them with zeroes. Other owners of the same array keep what they have.
    package convenience init(consuming bytes: inout [UInt8]) {
        self.init(copying: bytes)
        wipe(&bytes)
    }

    /// Copies the UTF-8 bytes of `text`.
    package convenience init(utf8 text: String) {
        self.init(copying: text.utf8)
    }

    deinit {
        wipe(UnsafeMutableRawBufferPointer(start: base, count: count))
        base.deallocate()
    }

    /// Opens the bytes for the length of `body`. What leaves the closure is the caller's to guard.
    package func exposed<R, E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
        try body(UnsafeRawBufferPointer(start: base, count: count))
    }
}

extension SecretBytes: Equatable {
    /// Equal content, decided in a time that depends on the length alone.
    package static func == (left: SecretBytes, right: SecretBytes) -> Bool {
        left.exposed { a in right.exposed { b in haveSameBytes(a, b) } }
    }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<redacted>" }
    package var debugDescription: String { "<redacted>" }
    package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
