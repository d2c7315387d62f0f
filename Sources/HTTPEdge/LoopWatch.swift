#if DEBUG && os(Linux)
    import Dispatch
    import Foundation
    import Glibc
    import NIOConcurrencyHelpers
    package import NIOCore

    /// Finds what holds an event loop, in debug builds: each loop is asked again and again, and must answer soon.
    ///
    /// A machine with much to do lets a loop's thread wait as well: for the processor, for a page of its own program, for a lock whose holder waits.
    /// That is nobody's fault and is not reported: a loop is blocked only if its thread was asleep in a system call all the while, for longer than
    /// such things take, or if it has had the processor for longer than any step should.
    package final class LoopWatch: Sendable {
        package struct Finding: Sendable, CustomStringConvertible {
            package enum Reason: String, Sendable { case asleep, busy }

            package let reason: Reason
            /// The operations that were under way.
            package let operations: [String]

            package var description: String {
                let names: String = operations.isEmpty ? "no operation" : operations.sorted().joined(separator: ", ")
                return "an event loop was \(reason.rawValue) and did not answer (under way: \(names))"
            }
        }

        /// How many milliseconds a loop may be asleep in a system call, without an answer.
        private static let patience: Int = 250
        private static let pause: Int = 10

        private let group: any EventLoopGroup
        /// How many milliseconds of processor time a loop may take before it answers.
        private let mostWork: Int
        private let operations: @Sendable () -> [String]
        private let report: @Sendable (Finding) -> Void
        private let isStopped: NIOLockedValueBox<Bool> = NIOLockedValueBox(false)

        /// - Parameters:
        ///   - mostWork: In milliseconds of processor time. Unoptimised code is up to a hundred times as slow as what the rule is for: the costliest
        ///     evaluation of policies that is let through takes seconds.
        ///   - operations: Which are under way now.
        ///   - report: Called from a thread of its own, once for each time that a loop does not answer.
        package init(
            _ group: any EventLoopGroup, mostWork: Int = 15_000, operations: @escaping @Sendable () -> [String],
            report: @escaping @Sendable (Finding) -> Void
        ) {
            self.group = group
            self.mostWork = mostWork
            self.operations = operations
            self.report = report
        }

        package func start() {
            for loop: any EventLoop in group.makeIterator() {
                let thread: Thread = Thread { [self] in watch(loop) }
                thread.name = "loop-watch"
                thread.start()
            }
        }

        package func stop() { isStopped.withLockedValue { $0 = true } }

        private func watch(_ loop: any EventLoop) {
            // `<process>/task/<thread>`, of whoever asks.
            let path: String? = try? loop.submit { try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self") }.wait()
            guard let path else { return }
            while !isStopped.withLockedValue({ $0 }) {
                ask(loop, ThreadState(folder: "/proc/\(path)"))
                usleep(UInt32(LoopWatch.pause * 1000))
            }
        }

        /// Returns when the loop has answered, or is no more.
        private func ask(_ loop: any EventLoop, _ thread: ThreadState) {
            let answered: DispatchSemaphore = DispatchSemaphore(value: 0)
            var before: Int?
            loop.execute { answered.signal() }
            var asleep: Int = 0
            var isReported: Bool = false
            while answered.wait(timeout: .now() + .milliseconds(LoopWatch.pause)) == .timedOut {
                guard !isStopped.withLockedValue({ $0 }) else { return }
                asleep = thread.isAsleep ? asleep + LoopWatch.pause : 0
                let now: Int = thread.processorTime ?? 0
                let work: Int = now - (before ?? now)
                before = before ?? now
                let reason: Finding.Reason? = asleep >= LoopWatch.patience ? .asleep : work >= mostWork ? .busy : nil
                if let reason, !isReported {
                    isReported = true
                    report(Finding(reason: reason, operations: operations()))
                }
            }
        }
    }

    /// What Linux tells of a thread of this process (proc(5)).
    private struct ThreadState {
        /// In proc(5).
        let folder: String

        /// Whether it waits for something in a system call. (A thread that waits for a page of memory is asleep as well, but in no call: -1.)
        var isAsleep: Bool {
            guard fields?.first == "S" || fields?.first == "D" else { return false }
            let call: String = (try? String(contentsOfFile: "\(folder)/syscall", encoding: .utf8)) ?? ""
            return call.first.map { $0.isNumber } ?? false
        }

        /// Milliseconds.
        var processorTime: Int? {
            guard let fields, fields.count > 12, let user: Int = Int(fields[11]), let system: Int = Int(fields[12]) else { return nil }
            return (user + system) * 1000 / max(1, sysconf(Int32(_SC_CLK_TCK)))
        }

        /// Those behind the name, which may have blanks in it.
        private var fields: [Substring]? {
            guard let text: String = try? String(contentsOfFile: "\(folder)/stat", encoding: .utf8),
                let end: String.Index = text.lastIndex(of: ")")
            else { return nil }
            return text[text.index(after: end)...].split(separator: " ")
        }
    }
#endif
