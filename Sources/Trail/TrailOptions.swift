package import AWSTypes

/// What an operator or a test may choose about a trail.
package struct TrailOptions: Sendable {
    /// On whose thread an append's bytes go to the page cache.
    package enum Writing: Sendable {
        /// On the blocking runner's: a disk that makes writers wait never holds up an event loop.
        case onRunner
        /// On the caller's own, which saves two hops between threads. Starting a segment still happens on the runner, and so does everything
        /// for a second after a write that had to wait for the disk.
        case inline
    }

    /// A segment that has reached this many bytes is followed by a new one.
    package var segmentBytes: Int
    package var writing: Writing
    /// If set, an append returns only when its records are on disk, not merely in the file.
    package var synchronizesEachAppend: Bool
    /// Source of a new chain's identifier.
    package var randomness: any Randomness

    package init(
        segmentBytes: Int = 64 << 20, writing: Writing = .onRunner, synchronizesEachAppend: Bool = false,
        randomness: any Randomness = SystemRandomness()
    ) {
        self.segmentBytes = segmentBytes
        self.writing = writing
        self.synchronizesEachAppend = synchronizesEachAppend
        self.randomness = randomness
    }
}
