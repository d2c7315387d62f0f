import Synchronization

/// Memory for keys, in slots of one size. Grows by a block when all slots are taken and never shrinks, because a page of keys that is
/// unlocked and returned would be one more place to go wrong. A free slot is all zeroes.
///
/// Slots are handed out of whole pages that are locked once: locks do not nest, so freeing a key whose neighbour shares its page
/// would unlock the neighbour too.
final class KeyArena: Sendable {
    /// The arena of the process: the one place where parts are shared without being handed down. The budget for locked pages belongs to the
    /// process as a whole, keys are made in every room, and nobody can tell from outside which arena a key lies in.
    static let shared: KeyArena = KeyArena()

    /// Bytes a slot.
    static let slotSize: Int = 64
    /// Bytes a block: whole pages on every machine (Apple's have 16 KiB).
    static let blockSize: Int = 16 * 1024

    /// A place for one key.
    struct Slot: @unchecked Sendable {
        let base: UnsafeMutableRawPointer
        let isLocked: Bool
    }

    private struct State {
        var blocks: [KeyBlock] = []
        var free: [Slot] = []
    }

    private let locks: @Sendable (UnsafeMutableRawBufferPointer) -> Bool
    private let state: Mutex<State> = Mutex(State())

    /// `locks` keeps a block out of the swap space and tells whether the system agreed.
    init(locks: @escaping @Sendable (UnsafeMutableRawBufferPointer) -> Bool = KeyBlock.lock) {
        self.locks = locks
    }

    /// Every key holds on to its arena, so none is left when the arena goes.
    deinit {
        state.withLock { state in for block: KeyBlock in state.blocks { block.unmap() } }
    }

    /// A slot that is nobody's, all zeroes.
    func take() -> Slot {
        state.withLock { state in
            if let slot: Slot = state.free.popLast() { return slot }
            let block: KeyBlock = KeyBlock(size: KeyArena.blockSize, locks: locks)
            state.blocks.append(block)
            let count: Int = KeyArena.blockSize / KeyArena.slotSize
            state.free.reserveCapacity(state.blocks.count * count)
            for index: Int in (1..<count).reversed() {
                state.free.append(Slot(base: block.base + index * KeyArena.slotSize, isLocked: block.isLocked))
            }
            return Slot(base: block.base, isLocked: block.isLocked)
        }
    }

    /// Zeroes the whole slot, then lets it be taken again.
    func giveBack(_ slot: Slot) {
        wipe(UnsafeMutableRawBufferPointer(start: slot.base, count: KeyArena.slotSize))
        state.withLock { $0.free.append(slot) }
    }

    var memory: KeyMemory {
        state.withLock { state in
            var memory: KeyMemory = KeyMemory()
            memory.slots = state.blocks.count * (KeyArena.blockSize / KeyArena.slotSize)
            memory.keys = memory.slots - state.free.count
            memory.isLocked = state.blocks.allSatisfy(\.isLocked)
            memory.isLeftOutOfDumps = state.blocks.allSatisfy(\.isLeftOutOfDumps)
            memory.isWipedOnFork = state.blocks.allSatisfy(\.isWipedOnFork)
            return memory
        }
    }
}
