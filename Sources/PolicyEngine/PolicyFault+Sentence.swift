extension PolicyFault {
    /// For the person who wrote the policy: begins in lower case, ends without a full stop.
    var sentence: String {
        switch self {
        case .tooLarge(let limit): "the policy is longer than \(limit) bytes"
        case .invalidJSON(let fault): fault.sentence
        case .duplicateMember(let name): "the member `\(name.shortened)` stands twice"
        case .wrongType(let expected): "here must stand \(expected.rawValue)"
        case .unknownElement(let name): "`\(name.shortened)` is no element of a policy"
        case .missingElement(let name): "the element `\(name)` is missing"
        case .prohibitedElement(let name, let role): "\(role.phrase) policy must not have the element `\(name)`"
        case .conflictingElements(let one, let other): "`\(one)` and `\(other)` exclude each other"
        case .noStatements: "the policy has no statement"
        case .unsupportedVersion(let text): "the version `\(text.shortened)` is neither `2012-10-17` nor `2008-10-17`"
        case .unknownEffect(let text): "the effect `\(text.shortened)` is neither `Allow` nor `Deny`"
        case .malformedStatementID(let text): "the Sid `\(text.shortened)` has other characters than letters and digits"
        case .repeatedStatementID(let text): "the Sid `\(text.shortened)` stands twice in the policy"
        case .noActions: "the statement names no action"
        case .malformedAction(let text): "the action `\(text.shortened)` is neither `*` nor a service, a colon and a name"
        case .foreignAction(let text): "a trust policy may only speak of actions of `sts`, not of `\(text.shortened)`"
        case .noResources: "the statement names no resource"
        case .malformedResource(let text): "the resource `\(text.shortened)` is neither `*` nor an ARN"
        case .unknownPartition(let text, let resource):
            "the partition `\(text.shortened)` of the resource `\(resource.shortened)` is none of AWS's"
        case .malformedVariable(let text, let fault): "in `\(text.shortened)` \(fault.sentence)"
        case .noPrincipals: "the statement names no principal"
        case .unknownPrincipalType(let name): "`\(name.shortened)` is none of `AWS`, `Service`, `Federated` and `CanonicalUser`"
        case .unsupportedPrincipal(let text, let type): "`\(text.shortened)` is not \(type.meaning)"
        case .unsupportedServicePrincipal(let text): "`\(text.shortened)` is not a service principal such as `lambda.amazonaws.com`"
        case .unknownOperator(let name): "`\(name.shortened)` is no condition operator"
        case .nullIfExists: "`Null` cannot be combined with `IfExists`"
        case .malformedConditionKey(let text): "the condition key `\(text.shortened)` is not a prefix, a colon and a name"
        case .repeatedConditionKey(let text): "the condition key `\(text.shortened)` stands twice, for keys ignore case"
        case .malformedConditionValue(let text, let family): "`\(text.shortened)` is not \(family.meaning)"
        }
    }
}

extension JSONFault {
    fileprivate var sentence: String {
        switch self {
        case .endsTooEarly: "the text ends before the policy does"
        case .textBehindTheEnd: "text follows the end of the policy"
        case .noValue: "here must stand a JSON value"
        case .noMemberName: "here must stand a member's name in quotation marks"
        case .noColon: "here must stand a colon"
        case .noCommaInObject: "here must stand a comma or `}`"
        case .noCommaInArray: "here must stand a comma or `]`"
        case .controlCharacter: "a control character in a string must be escaped"
        case .unknownEscape: "this escape sequence is unknown to JSON"
        case .loneSurrogate: "half a surrogate pair stands alone"
        case .notUTF8: "the string is not UTF-8"
        case .malformedNumber: "here must stand a digit"
        case .tooDeep(let limit): "values are nested deeper than \(limit)"
        }
    }
}

extension VariableFault {
    fileprivate var sentence: String {
        switch self {
        case .noClosingBrace: "a policy variable has no closing brace"
        case .noPrefix: "a policy variable's name is not a prefix, a colon and a name"
        case .space: "a policy variable's name holds a space"
        case .noQuotedDefault: "a policy variable's default does not stand in single quotation marks"
        }
    }
}

extension PrincipalType {
    fileprivate var meaning: String {
        switch self {
        case .aws: "`*`, an account, or the ARN of a root user, user, role or session without wildcards"
        case .service: "a service principal"
        case .federated: "an identity provider's ARN or domain"
        case .canonicalUser: "a canonical user id of 64 hexadecimal digits"
        }
    }
}

extension ConditionOperator.Family {
    fileprivate var meaning: String {
        switch self {
        case .string: "a string"
        case .numeric: "a number"
        case .date: "a date of ISO 8601 or a count of seconds since 1970"
        case .bool, .null: "`true` or `false`"
        case .binary: "base64"
        case .ip: "an IP address or a CIDR range"
        case .arn: "an ARN of six parts"
        }
    }
}
