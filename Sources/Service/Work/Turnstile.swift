import AWSTypes
import Synchronization

/// Lets those through one by one whose commit came too late, account by account, in the order in which they came: each then finds the winner's
/// state and competes with newcomers only. Without it, a crowd on one secret would lose in turns until patience ends.
final class Turnstile: Sendable {
    private struct Line {
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    /// An account is there as long as somebody is inside.
    private let lines: Mutex<[AccountID: Line]> = Mutex([:])

    func pass<Result>(_ account: AccountID, _ body: () async throws -> Result) async rethrows -> Result {
        await enter(account)
        defer { leave(account) }
        return try await body()
    }

    private func enter(_ account: AccountID) async {
        await withCheckedContinuation { continuation in
            let isFree: Bool = lines.withLock { lines in
                guard lines[account] != nil else {
                    lines[account] = Line()
                    return true
                }
                lines[account]?.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    private func leave(_ account: AccountID) {
        let next: CheckedContinuation<Void, Never>? = lines.withLock { lines in
            guard lines[account]?.waiting.isEmpty == false else {
                lines[account] = nil
                return nil
            }
            return lines[account]?.waiting.removeFirst()
        }
        next?.resume()
    }
}
