import Synchronization

/// The memory that unfinished bodies of all connections share.
final class BodyBudget: Sendable {
    private let used: Atomic<Int> = Atomic(0)
    private let maximum: Int

    init(maximum: Int) { self.maximum = maximum }

    /// False if there is not so much left; then nothing is taken.
    func take(_ bytes: Int) -> Bool {
        let after: Int = used.add(bytes, ordering: .relaxed).newValue
        guard after > maximum else { return true }
        used.subtract(bytes, ordering: .relaxed)
        return false
    }

    func giveBack(_ bytes: Int) {
        if bytes > 0 { used.subtract(bytes, ordering: .relaxed) }
    }
}
