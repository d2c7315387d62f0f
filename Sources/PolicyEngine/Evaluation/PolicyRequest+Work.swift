import Synchronization

/// An evaluation ends, whatever its policies and values are: what has taken more than this matches nothing any more, and in the end the request is
/// denied. Nothing that is not made for it comes near.
extension PolicyRequest {
    /// Comparisons, of some nanoseconds each.
    static let mostWork: Int = 10_000_000

    func beginWork() { work.store(0, ordering: .relaxed) }

    var isExhausted: Bool { work.load(ordering: .relaxed) > PolicyRequest.mostWork }

    /// What its last evaluation has taken, in comparisons.
    package var spentWork: Int { work.load(ordering: .relaxed) }

    func spend(_ comparisons: Int) {
        // One evaluation is one task's: there is nobody to be raced with.
        if comparisons > 0 { work.store(work.load(ordering: .relaxed) + comparisons, ordering: .relaxed) }
    }

    /// What `test` says, which counts its comparisons; false once too much was taken.
    @inline(__always) func counting(_ test: (inout Int) -> Bool) -> Bool {
        guard !isExhausted else { return false }
        var work: Int = 0
        defer { spend(work) }
        return test(&work)
    }
}

extension WildcardMatcher {
    /// Whether `text` is as the pattern says.
    func matches(_ text: UnsafeBufferPointer<UInt8>, in request: PolicyRequest) -> Bool {
        request.counting { matches(text, work: &$0) }
    }
}

extension WildcardPattern {
    func matches(_ text: String, in request: PolicyRequest, filling value: (PolicyVariable) -> String?) -> Bool {
        request.counting { matches(text, work: &$0, filling: value) }
    }
}
