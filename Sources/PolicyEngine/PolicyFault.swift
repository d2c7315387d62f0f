/// Everything that can be wrong with a policy document. The texts in it are the document's own, uncut.
package enum PolicyFault: Error, Hashable, Sendable {
    // The text
    /// `limit` is in bytes.
    case tooLarge(limit: Int)
    case invalidJSON(JSONFault)
    case duplicateMember(String)

    // The structure
    case wrongType(expected: PolicyValueType)
    case unknownElement(String)
    case missingElement(String)
    /// The element exists, but not in policies of this role.
    case prohibitedElement(String, role: PolicyRole)
    case conflictingElements(String, String)
    case noStatements
    case unsupportedVersion(String)
    case unknownEffect(String)
    /// In IAM a Sid has only ASCII letters and digits.
    case malformedStatementID(String)
    case repeatedStatementID(String)

    // Actions and resources
    case noActions
    /// Neither `*` nor `service:pattern`.
    case malformedAction(String)
    /// A trust policy may only speak of `sts`.
    case foreignAction(String)
    case noResources
    /// Neither `*` nor an ARN.
    case malformedResource(String)
    case unknownPartition(String, resource: String)
    case malformedVariable(String, VariableFault)

    // Principals
    case noPrincipals
    case unknownPrincipalType(String)
    /// Not shaped like any principal of its type; with wildcards, for instance.
    case unsupportedPrincipal(String, type: PrincipalType)
    case unsupportedServicePrincipal(String)

    // Conditions
    case unknownOperator(String)
    /// `Null` asks whether a key exists; `IfExists` makes no sense of it.
    case nullIfExists
    case malformedConditionKey(String)
    /// Keys ignore case: these two are the same.
    case repeatedConditionKey(String)
    case malformedConditionValue(String, ConditionOperator.Family)
}

/// What kind of JSON value stands in a place.
package enum PolicyValueType: String, Hashable, Sendable {
    case object = "an object"
    case string = "a string"
    case conditionValue = "a string, a number or a boolean"
    case principals = "`\"*\"` or an object"
    case list = "a list"
}

/// Why a text is not JSON of the strict kind.
package enum JSONFault: Hashable, Sendable {
    case endsTooEarly, textBehindTheEnd
    case noValue, noMemberName, noColon, noCommaInObject, noCommaInArray
    case controlCharacter, unknownEscape, loneSurrogate, notUTF8, malformedNumber
    case tooDeep(limit: Int)
}

/// Why `${…}` is no policy variable.
package enum VariableFault: Error, Hashable, Sendable {
    case noClosingBrace, noPrefix, space, noQuotedDefault
}
