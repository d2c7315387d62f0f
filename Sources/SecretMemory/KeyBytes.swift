/// A cryptographic key of 1 to 64 bytes in memory of its own kind: locked against swapping, left out of core dumps, gone in a forked
/// child, zeroed when the last owner lets go, never printed, compared in constant time.
///
/// The content is opened only inside ``exposed(_:)``. Immutable after creation, hence safe to share between tasks.
///
/// Not promised: the system may refuse the lock (``isLocked`` says so, and everything works on), a debugger or root may read the process,
/// a hibernating machine writes all memory to disk, and registers and the cipher's own key schedules are not ours to zero.
package final class KeyBytes: Sendable {
    /// The longest key that fits, in bytes.
    package static let maximumCount: Int = KeyArena.slotSize

    /// Number of bytes.
    package let count: Int
    private let arena: KeyArena
    private let slot: KeyArena.Slot

    /// Makes `count` bytes and lets `fill` write them. The bytes are zero before.
    ///
    /// - Precondition: `count` is 1 to ``maximumCount``. Who reads a length from outside checks it first.
    package convenience init<E: Error>(count: Int, filledBy fill: (UnsafeMutableRawBufferPointer) throws(E) -> Void) throws(E) {
        try self.init(count: count, in: .shared, filledBy: fill)
    }

    init<E: Error>(count: Int, in arena: KeyArena, filledBy fill: (UnsafeMutableRawBufferPointer) throws(E) -> Void) throws(E) {
        precondition(count >= 1 && count <= KeyArena.slotSize, "a key has 1 to \(KeyArena.slotSize) bytes")
        self.count = count
        self.arena = arena
        slot = arena.take()
        try fill(UnsafeMutableRawBufferPointer(start: slot.base, count: count))
    }

    deinit {
        arena.giveBack(slot)
    }

    /// Opens the bytes for the length of `body`. What leaves the closure is the caller's to guard.
    package func exposed<R, E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
        try body(UnsafeRawBufferPointer(start: slot.base, count: count))
    }

    /// Whether the system agreed to keep this key out of the swap space.
    package var isLocked: Bool { slot.isLocked }

    /// What the system grants the memory that keys lie in; to be asked when the first keys have been made.
    package static var memory: KeyMemory { KeyArena.shared.memory }
}

extension KeyBytes: Equatable {
    /// Equal content, decided in a time that depends on the length alone.
    package static func == (left: KeyBytes, right: KeyBytes) -> Bool {
        left.exposed { a in right.exposed { b in haveSameBytes(a, b) } }
    }
}

extension KeyBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<redacted>" }
    package var debugDescription: String { "<redacted>" }
    package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
