import Synchronization

/// Decoded aggregates by id, bounded in bytes, coherent at every commit.
///
/// A reader that misses gets a ticket before it asks the database, and hands it in with what it found. A commit to the same id
/// in between voids the ticket, so an old value never overwrites a new one. That something does not exist is kept too.
final class Cache<ID: Hashable & Sendable, Value: Sendable>: Sendable {
    enum Lookup {
        case hit(Value?)
        case miss(Ticket)
    }

    /// One reader's way to the database and back.
    final class Ticket: Sendable {
        fileprivate let id: ID
        fileprivate let isVoid: Atomic<Bool> = Atomic(false)
        fileprivate init(id: ID) { self.id = id }
    }

    /// By reference, so that a hit copies the value once and the dictionary's empty places are small.
    private final class Entry {
        let value: Value?
        let cost: Int
        /// Read since the hand last came by (the CLOCK algorithm: a hit costs one bit, no list is relinked).
        var isRecent: Bool = false

        init(value: Value?, cost: Int) {
            self.value = value
            self.cost = cost
        }
    }

    private struct State {
        var entries: [ID: Entry] = [:]
        var tickets: [ID: [Ticket]] = [:]
        var cost: Int = 0
        /// Ids in the order in which the hand visits them; may name ids that are gone.
        var clock: [ID] = []
        var hand: Int = 0
    }

    private let state: Mutex<State> = Mutex(State())
    private let maximumCost: Int

    /// `maximumCost` in bytes, as the aggregates estimate themselves.
    init(maximumCost: Int) { self.maximumCost = maximumCost }

    func lookup(_ id: ID) -> Lookup {
        state.withLock { state in
            if let entry: Entry = state.entries[id] {
                entry.isRecent = true
                return .hit(entry.value)
            }
            let ticket: Ticket = Ticket(id: id)
            state.tickets[id, default: []].append(ticket)
            return .miss(ticket)
        }
    }

    /// Takes in what the holder of `ticket` found, unless a commit was faster. Pass nil for `found` only if it does not exist.
    func fill(_ ticket: Ticket, with found: Value?, cost: Int) {
        state.withLock { state in
            forget(ticket, in: &state)
            if !ticket.isVoid.load(ordering: .relaxed) { put(found, cost: cost, for: ticket.id, in: &state) }
        }
    }

    /// Gives a ticket back unused: the database did not answer.
    func drop(_ ticket: Ticket) { state.withLock { state in forget(ticket, in: &state) } }

    /// A commit made `value` the truth; nil says that it was deleted.
    func committed(_ value: Value?, cost: Int, for id: ID) {
        state.withLock { state in
            for ticket: Ticket in state.tickets.removeValue(forKey: id) ?? [] { ticket.isVoid.store(true, ordering: .relaxed) }
            put(value, cost: cost, for: id, in: &state)
        }
    }

    /// Somebody else changed it: forgotten, and no reader that is under way brings it back.
    func evict(_ id: ID) {
        state.withLock { state in
            for ticket: Ticket in state.tickets.removeValue(forKey: id) ?? [] { ticket.isVoid.store(true, ordering: .relaxed) }
            if let gone: Entry = state.entries.removeValue(forKey: id) { state.cost -= gone.cost }
        }
    }

    /// Forgets all, and voids all tickets.
    func removeAll() {
        state.withLock { state in
            for ticket: Ticket in state.tickets.values.joined() { ticket.isVoid.store(true, ordering: .relaxed) }
            state = State()
        }
    }

    var cost: Int { state.withLock { $0.cost } }

    private func forget(_ ticket: Ticket, in state: inout State) {
        guard var others: [Ticket] = state.tickets.removeValue(forKey: ticket.id) else { return }
        others.removeAll { $0 === ticket }
        if !others.isEmpty { state.tickets[ticket.id] = others }
    }

    private func put(_ value: Value?, cost: Int, for id: ID, in state: inout State) {
        let cost: Int = cost + 100
        if let old: Entry = state.entries.updateValue(Entry(value: value, cost: cost), forKey: id) {
            state.cost -= old.cost
        } else {
            // What was evicted still has its place in the clock, and gets another one when it comes back.
            if state.clock.count > 2 * state.entries.count + 1000 { state.clock = state.entries.keys.filter { $0 != id } }
            state.clock.append(id)
        }
        state.cost += cost
        while state.cost > maximumCost, !state.clock.isEmpty { sweep(&state) }
    }

    /// Moves the hand by one: an entry that was read lately gets another round, another one goes.
    private func sweep(_ state: inout State) {
        if state.hand >= state.clock.count { state.hand = 0 }
        let id: ID = state.clock[state.hand]
        if let entry: Entry = state.entries[id], entry.isRecent {
            entry.isRecent = false
            state.hand += 1
            return
        }
        if let gone: Entry = state.entries.removeValue(forKey: id) { state.cost -= gone.cost }
        // The newest takes the place and the hand goes on: it is not the next to go, else nothing new would ever stay.
        state.clock.swapAt(state.hand, state.clock.count - 1)
        state.clock.removeLast()
        state.hand += 1
    }
}
