package import Model

/// What a call wants written. Staged at once, seen by later finds of the same call, written by the gateway only.
package final class Changes {
    package private(set) var staged: [Change] = []

    package init() {}

    package func insert(_ aggregate: some Aggregate) { stage(.insert, aggregate) }
    package func update(_ aggregate: some Aggregate) { stage(.update, aggregate) }
    package func delete(_ aggregate: some Aggregate) { stage(.delete, aggregate) }
    /// The call relies on this aggregate as it was read, without changing it.
    package func require(_ aggregate: some Aggregate) { stage(.require, aggregate) }

    package var isEmpty: Bool { staged.isEmpty }

    /// The state that this call has given to `id`: `.some(nil)` if it deletes it, nil if it says nothing of it.
    package func state<A: Aggregate>(of id: A.ID, as type: A.Type) -> A?? {
        for change: Change in staged.reversed() {
            guard let aggregate: A = change.aggregate as? A, aggregate.id == id else { continue }
            return .some(change.action == .delete ? nil : aggregate)
        }
        return nil
    }

    /// Runs `body`; if it throws, what it has staged is forgotten.
    package func allOrNothing(_ body: () async throws -> Void) async throws {
        let before: [Change] = staged
        do {
            try await body()
        } catch {
            staged = before
            throw error
        }
    }

    private func stage<A: Aggregate>(_ action: Change.Action, _ aggregate: A) {
        guard let place: Int = staged.lastIndex(where: { ($0.aggregate as? A)?.id == aggregate.id }) else {
            staged.append(Change(action, aggregate))
            return
        }
        switch (staged[place].action, action) {
        case (.insert, .delete):
            staged.remove(at: place)
            // What was to hang on it hangs on nothing now.
            staged.removeAll { aggregate.owns($0.aggregate) }
        case (.insert, _): staged[place] = Change(.insert, aggregate)
        case (_, .require): break
        case (.delete, .insert):
            // Another thing under the same id: first the old row goes, then the new one comes.
            staged.append(Change(.insert, aggregate))
        default: staged[place] = Change(action, aggregate)
        }
    }
}
