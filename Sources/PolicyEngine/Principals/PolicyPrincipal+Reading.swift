import AWSTypes

extension PolicyPrincipal {
    /// Throws unless `text` has the shape of a principal of `type`. Wildcards are refused, but for `*` alone under `AWS`.
    init(_ text: String, type: PrincipalType) throws(PolicyFault) {
        let principal: PolicyPrincipal? =
            switch type {
            case .aws: Self.aws(text)
            case .service: Self.isServicePrincipal(text) ? .service(text) : nil
            case .federated: Self.isProvider(text) ? .federated(text) : nil
            case .canonicalUser: text.utf8.count == 64 && text.utf8.allSatisfy(\.isHexadecimal) ? .canonicalUser(text) : nil
            }
        guard let principal else { throw type == .service ? .unsupportedServicePrincipal(text) : .unsupportedPrincipal(text, type: type) }
        self = principal
    }

    private static func aws(_ text: String) -> PolicyPrincipal? {
        if text == "*" { return .everyone }
        if let account: AccountID = AccountID(text) { return .account(account) }
        if isUniqueID(text) { return .uniqueID(text) }
        guard let arn: ARN = ARN(text), isPartition(arn.partition), arn.region.isEmpty, let account: AccountID = AccountID(arn.account)
        else {
            return nil
        }
        let parts: [Substring] = arn.resource.split(separator: "/", omittingEmptySubsequences: false)
        switch (arn.service, parts[0], parts.count) {
        case ("iam", "root", 1): return .account(account)
        case ("iam", "user", 2...): return isPathAndName(parts.dropFirst()) ? .user(arn) : nil
        case ("iam", "role", 2...): return isPathAndName(parts.dropFirst()) ? .role(arn) : nil
        case ("sts", "assumed-role", 3): return isName(parts[1]) && isName(parts[2]) ? .session(arn) : nil
        case ("sts", "federated-user", 2): return isName(parts[1]) ? .federatedUser(arn) : nil
        default: return nil
        }
    }

    // MARK: Shapes

    private static func isPartition(_ text: String) -> Bool {
        text == "aws" || text.hasPrefix("aws-") && text.utf8.allSatisfy { $0.isLetter || $0 == UInt8(ascii: "-") }
    }

    /// `/path/to/Name` without its first slash; paths are printable ASCII without wildcards.
    private static func isPathAndName(_ parts: ArraySlice<Substring>) -> Bool {
        guard let name: Substring = parts.last, isName(name) else { return false }
        return parts.dropLast().allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "?") }
        }
    }

    /// 1 to 64 of `[\w+=,.@-]`.
    private static func isName(_ text: Substring) -> Bool {
        (1...64).contains(text.utf8.count) && text.utf8.allSatisfy { $0.isDigit || $0.isLetter || "_+=,.@-".utf8.contains($0) }
    }

    /// 21 characters: the kind and 17 more.
    private static func isUniqueID(_ text: String) -> Bool {
        text.utf8.count == 21 && (text.hasPrefix("AIDA") || text.hasPrefix("AROA"))
            && text.utf8.allSatisfy { $0.isDigit || $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
    }

    private static func isServicePrincipal(_ text: String) -> Bool {
        (text.hasSuffix(".amazonaws.com") || text.hasSuffix(".amazonaws.com.cn")) && isDomain(text[...]) && text == text.lowercased()
    }

    /// A SAML or OpenID Connect provider of an account, or the domain of a public one.
    private static func isProvider(_ text: String) -> Bool {
        guard let arn: ARN = ARN(text) else { return isDomain(text[...]) && text.contains(".") }
        guard isPartition(arn.partition), arn.service == "iam", arn.region.isEmpty, AccountID(arn.account) != nil else { return false }
        let parts: [Substring] = arn.resource.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 2, !parts.contains("") else { return false }
        return switch parts[0] {
        case "saml-provider": parts.count == 2 && parts[1].utf8.allSatisfy { $0.isDigit || $0.isLetter || "._-".utf8.contains($0) }
        case "oidc-provider":
            parts.dropFirst().allSatisfy { $0.utf8.allSatisfy { $0.isDigit || $0.isLetter || "._-:%~".utf8.contains($0) } }
        default: false
        }
    }

    private static func isDomain(_ text: Substring) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && label.utf8.allSatisfy { $0.isDigit || $0.isLetter || $0 == UInt8(ascii: "-") }
        }
    }
}

extension UInt8 {
    fileprivate var isHexadecimal: Bool { isDigit || isLetter && (self | 0x20) <= UInt8(ascii: "f") }
}
