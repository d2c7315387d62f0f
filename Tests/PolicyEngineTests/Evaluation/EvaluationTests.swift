import AWSTypes
import Testing

@testable import PolicyEngine

@Suite("Evaluation") struct EvaluationTests {
    @Test("policies are asked in AWS's order", arguments: orderRows) func order(row: Row) throws { try judge(row) }

    @Test("a resource policy means whom it names", arguments: namingRows) func principals(row: Row) throws { try judge(row) }

    @Test("keys, roles and free actions have their own rules", arguments: specialRows) func special(row: Row) throws { try judge(row) }

    @Test("a pattern means its actions", arguments: actionRows) func actions(row: Row) throws { try judge(row) }

    @Test("a pattern means its resources", arguments: resourceRows) func resources(row: Row) throws { try judge(row) }

    @Test("variables are filled in", arguments: variableRows) func variables(row: Row) throws { try judge(row) }

    @Test("texts are compared", arguments: textConditionRows) func texts(row: ConditionRow) throws { try judge(row) }

    @Test("numbers, dates, flags and bytes are compared", arguments: scalarConditionRows) func scalars(row: ConditionRow) throws {
        try judge(row)
    }

    @Test("addresses and ARNs are compared", arguments: addressConditionRows) func addresses(row: ConditionRow) throws { try judge(row) }

    @Test("many values and derived keys are compared", arguments: setConditionRows) func sets(row: ConditionRow) throws { try judge(row) }

    @Test("a large policy says the same as a small one", arguments: orderRows + actionRows + resourceRows + variableRows)
    func padded(row: Row) throws { try judge(row.padded) }

    @Test("there are at least 300 cases, no two of one name") func count() {
        let rows: [String] =
            [orderRows, namingRows, specialRows, actionRows, resourceRows, variableRows].joined().map { "\($0)" }
            + [textConditionRows, scalarConditionRows, addressConditionRows, setConditionRows].joined().map { "\($0)" }
        #expect(rows.count >= 300)
        #expect(Set(rows).count == rows.count)
    }

    @Test("a statement that fits twice decides once") func once() throws {
        let statement: String = statement(
            "Allow", "secretsmanager:Get* secretsmanager:GetSecretValue secretsmanager:*Value", on: "\(secret) *")
        let row: Row = Row("once", .allowed) { $0.identity = [document(statement)] }
        #expect(try row.padded.decide().statements.count == 1)
    }

    private func judge(_ row: Row) throws {
        let decision: Decision = try row.decide()
        #expect(Row.Outcome(decision) == row.outcome)
        if decision.verdict != .allowed { #expect((decision.verdict == .implicitlyDenied) == decision.statements.isEmpty) }
        #expect((decision.denialClause == nil) == decision.isAllowed)
    }

    /// In an Allow, and in a Deny beside an Allow: an index that loses a statement would show in one of them.
    private func judge(_ row: ConditionRow) throws {
        let allow: Row = Row("allow", .allowed) {
            $0.context = row.context
            $0.identity = [policy("Allow", if: row.condition)]
        }
        let deny: Row = Row("deny", .allowed) {
            $0.context = row.context
            $0.identity = [policy("Allow"), policy("Deny", if: row.condition)]
        }
        #expect(try allow.decide().isAllowed == row.holds)
        #expect(try deny.decide().isAllowed != row.holds)
    }
}
