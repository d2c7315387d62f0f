package import AWSTypes
import Synchronization

/// Bounds how often somebody may guess a short secret, such as an MFA device's code: ten times in five minutes, each node for itself.
/// A code of six digits would otherwise fall within minutes at the speed at which requests are answered.
package final class GuessLimit: Sendable {
    private struct Guesses {
        var count: Int
        /// When the first of them was made.
        let since: Instant
    }

    private static let most: Int = 10
    private static let period: Interval = .minutes(5)
    /// When so many have gathered, those of the past go; if none are, all.
    private static let maximum: Int = 10_000

    /// By what is guessed.
    private let wrong: Mutex<[String: Guesses]> = Mutex([:])

    /// Whether another guess is looked at. It counts as a wrong one at once, so that many at the same time are no more than many one by one.
    package func admits(_ id: String, at now: Instant) -> Bool {
        wrong.withLock { wrong in
            if let guesses: Guesses = wrong[id], now - guesses.since < GuessLimit.period {
                guard guesses.count < GuessLimit.most else { return false }
                wrong[id] = Guesses(count: guesses.count + 1, since: guesses.since)
                return true
            }
            if wrong.count >= GuessLimit.maximum {
                wrong = wrong.filter { now - $0.value.since < GuessLimit.period }
                if wrong.count >= GuessLimit.maximum { wrong = [:] }
            }
            wrong[id] = Guesses(count: 1, since: now)
            return true
        }
    }

    /// The guess was right: the count begins anew.
    package func succeeded(_ id: String) { wrong.withLock { $0[id] = nil } }
}
