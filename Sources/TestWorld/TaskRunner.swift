import AWSTypes

/// Runs blocking work in tasks of its own, so that every commit is a point where other calls may come in between.
struct TaskRunner: BlockingRunner {
    func enqueue(_ work: @escaping @Sendable () -> Void) { Task.detached { work() } }
}
