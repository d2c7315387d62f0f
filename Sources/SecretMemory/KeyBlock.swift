#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A few whole pages from the system, guarded as well as it allows (mmap(2), mlock(2), madvise(2)).
struct KeyBlock: @unchecked Sendable {
    let base: UnsafeMutableRawPointer
    let size: Int
    /// Kept out of the swap space.
    let isLocked: Bool
    /// Left out of core dumps. Linux only.
    let isLeftOutOfDumps: Bool
    /// Reads as zeroes in a forked child. Linux only.
    let isWipedOnFork: Bool
    /// False where the system refused pages and the heap stood in.
    private let isMapped: Bool

    /// `size` zero bytes; a multiple of the page size.
    init(size: Int, locks: (UnsafeMutableRawBufferPointer) -> Bool) {
        self.size = size
        let pages: UnsafeMutableRawPointer? = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
        guard let pages, pages != MAP_FAILED else {
            base = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
            base.initializeMemory(as: UInt8.self, repeating: 0, count: size)
            (isMapped, isLocked, isLeftOutOfDumps, isWipedOnFork) = (false, false, false, false)
            return
        }
        base = pages
        isMapped = true
        isLocked = locks(UnsafeMutableRawBufferPointer(start: pages, count: size))
        #if os(Linux)
            isLeftOutOfDumps = madvise(pages, size, Int32(MADV_DONTDUMP)) == 0
            isWipedOnFork = madvise(pages, size, Int32(MADV_WIPEONFORK)) == 0
        #else
            isLeftOutOfDumps = false
            isWipedOnFork = false
        #endif
    }

    /// Gives the memory back, zeroed. Whoever calls this holds the last reference to it.
    func unmap() {
        wipe(UnsafeMutableRawBufferPointer(start: base, count: size))
        if isMapped { munmap(base, size) } else { base.deallocate() }
    }

    /// Asks the system to keep `pages` in memory.
    @Sendable static func lock(_ pages: UnsafeMutableRawBufferPointer) -> Bool {
        mlock(pages.baseAddress, pages.count) == 0
    }
}
