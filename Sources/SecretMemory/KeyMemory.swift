/// What the system grants the memory that keys lie in.
package struct KeyMemory: Hashable, Sendable {
    /// Keys alive now.
    package var keys: Int = 0
    /// Keys that fit before more memory is asked for, those alive included.
    package var slots: Int = 0
    /// Whether all of it is kept out of the swap space. False where `RLIMIT_MEMLOCK` is too small: keys work all the same.
    package var isLocked: Bool = true
    /// Whether all of it is left out of core dumps.
    package var isLeftOutOfDumps: Bool = true
    /// Whether all of it reads as zeroes in a forked child.
    package var isWipedOnFork: Bool = true
}
