import Service

/// An operation on the caller's account and region as a whole: lists, random passwords.
protocol AccountOperation: Operation where Target == Void {}

extension AccountOperation {
    func target(in call: Call) async throws -> Found<Void> { .found(()) }
    func access(to target: Found<Void>, in call: Call) -> [Access] {
        [Access(call.action, on: nil, owner: call.account)]
    }
}
