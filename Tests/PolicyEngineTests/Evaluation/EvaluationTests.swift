import Testing

@testable import PolicyEngine

@Suite("Evaluation") struct EvaluationTests {
    @Test("policies are asked in AWS's order", arguments: orderRows) func order(row: Row) throws { try judge(row) }

    private func judge(_ row: Row) throws {
        let decision: Decision = try row.decide()
        #expect(Row.Outcome(decision) == row.outcome)
        #expect((decision.verdict == .implicitlyDenied) == decision.statements.isEmpty || row.action == "sts:GetCallerIdentity")
    }
}
