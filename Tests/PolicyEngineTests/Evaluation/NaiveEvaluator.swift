import Foundation

/// The contract's rules written down once more, in the most obvious way: straight from the documents, at any cost. Shares nothing with the
/// engine but the texts.
struct NaiveEvaluator {
    struct Question {
        var principal: String
        /// Of a session: its role's ARN.
        var role: String
        var action: String
        var resource: String
        var owner: String
        var context: [String: [String]]
        /// Keys whose values are lists, also with one value.
        var lists: Set<String>
        var serviceControl: [[Doc]] = []
        var policy: Doc?
        var identity: [Doc] = []
        var boundaries: [Doc] = []
        var session: [Doc] = []
    }

    enum Verdict: Hashable { case allowed, explicit, implicit }

    let question: Question
    private let facts: [String: [String]]
    private let lists: Set<String>

    init(_ question: Question) {
        self.question = question
        var facts: [String: [String]] = [:]
        let parts: [String] = question.principal.components(separatedBy: ":")
        if parts.count == 6, !parts[5].contains("provider/") {
            facts["aws:principalaccount"] = [parts[4]]
            facts["aws:principalarn"] = [parts[5].hasPrefix("assumed-role/") ? question.role : question.principal]
            let name: String = parts[5].components(separatedBy: "/").last ?? ""
            if parts[5] == "root" {
                facts["aws:principaltype"] = ["Account"]
                facts["aws:userid"] = [parts[4]]
            } else if parts[5].hasPrefix("user/") {
                facts["aws:principaltype"] = ["User"]
                facts["aws:username"] = [name]
            } else if parts[5].hasPrefix("federated-user/") {
                facts["aws:principaltype"] = ["FederatedUser"]
                facts["aws:userid"] = [parts[4] + ":" + name]
            } else {
                facts["aws:principaltype"] = ["AssumedRole"]
            }
        } else if question.principal == "*" {
            facts["aws:principaltype"] = ["Anonymous"]
        }
        facts["aws:resourceaccount"] = [question.owner]
        for (key, values): (String, [String]) in question.context { facts[key.lowercased()] = values }
        self.facts = facts.filter { !$0.value.isEmpty }
        lists = Set(question.lists.map { $0.lowercased() })
    }

    // MARK: The order

    /// The verdict, and how many statements deny.
    var answer: (verdict: Verdict, denies: Int) {
        let denies: Int = denies
        if denies > 0 { return (.explicit, denies) }
        return (isAllowed ? .allowed : .implicit, 0)
    }

    private var account: String? {
        let parts: [String] = question.principal.components(separatedBy: ":")
        return parts.count == 6 && !parts[5].contains("provider/") ? parts[4] : nil
    }

    private var isRoot: Bool { question.principal.hasSuffix(":root") }
    private var isBoundBySCP: Bool { account != nil && !question.role.contains(":role/aws-service-role/") }

    private var denies: Int {
        var own: [Doc] = question.identity + question.boundaries + question.session
        if isBoundBySCP { own += question.serviceControl.flatMap { $0 } }
        let ownDenies: Int = account == nil ? 0 : own.reduce(0) { $0 + count("Deny", in: $1) }
        let theirs: [Doc] = (question.policy?["Statement"]?.items ?? []).filter { statement in
            guard statement["Effect"]?.string == "Deny", fits(statement, in: question.policy) else { return false }
            if statement["NotPrincipal"] != nil, account != nil, !question.boundaries.isEmpty { return true }
            return naming(statement) != nil
        }
        return ownDenies + theirs.count
    }

    private var isAllowed: Bool {
        let levelsAllow: Bool = question.serviceControl.allSatisfy { level in level.contains { count("Allow", in: $0) > 0 } }
        let namings: [Naming] = (question.policy?["Statement"]?.items ?? [])
            .filter { $0["Effect"]?.string == "Allow" && fits($0, in: question.policy) }.compactMap { naming($0) }
        guard let account else { return namings.contains(.itself) }
        if isBoundBySCP && !levelsAllow { return false }
        let identity: Bool = isRoot || question.identity.contains { count("Allow", in: $0) > 0 }
        let boundary: Bool = isRoot || question.boundaries.isEmpty || question.boundaries.contains { count("Allow", in: $0) > 0 }
        let isFederated: Bool = question.principal.contains(":federated-user/")
        let session: Bool =
            isRoot || question.session.isEmpty && !isFederated || question.session.contains { count("Allow", in: $0) > 0 }
        guard account == question.owner else { return !namings.isEmpty && identity && boundary && session }
        if namings.contains(.itself) { return true }
        if namings.contains(.parent) && boundary && session { return true }
        let special: Bool =
            ["sts:assumerole", "sts:tagsession"].contains(question.action.lowercased())
            || question.action.lowercased().hasPrefix("kms:") && (question.policy != nil || question.resource.contains(":key/"))
        return identity && boundary && session && (!special || !namings.isEmpty)
    }

    // MARK: Statements

    private func count(_ effect: String, in doc: Doc) -> Int {
        (doc["Statement"]?.items ?? []).filter { $0["Effect"]?.string == effect && fits($0, in: doc) }.count
    }

    private func fits(_ statement: Doc, in doc: Doc?) -> Bool {
        let hasVariables: Bool = doc?["Version"]?.string == "2012-10-17"
        return actionFits(statement) && resourceFits(statement, hasVariables) && conditionsFit(statement, hasVariables)
    }

    private func actionFits(_ statement: Doc) -> Bool {
        func named(_ list: Doc) -> Bool {
            list.items.contains { like(tokens($0.string.lowercased(), wild: true, variables: false), question.action.lowercased()) }
        }
        if let actions: Doc = statement["Action"] { return named(actions) }
        if let actions: Doc = statement["NotAction"] { return !named(actions) }
        return false
    }

    private func resourceFits(_ statement: Doc, _ hasVariables: Bool) -> Bool {
        func named(_ list: Doc) -> Bool { list.items.contains { resourceFits($0.string, hasVariables) } }
        if let resources: Doc = statement["Resource"] { return named(resources) }
        if let resources: Doc = statement["NotResource"] { return !named(resources) }
        return true
    }

    private func resourceFits(_ pattern: String, _ hasVariables: Bool) -> Bool {
        pattern == "*" || arnFits(pattern, question.resource, hasVariables)
    }

    private func arnFits(_ pattern: String, _ text: String, _ hasVariables: Bool) -> Bool {
        let wanted: [[Token]] = split(tokens(pattern, wild: true, variables: hasVariables))
        let given: [[Token]] = split(text.utf8.map { .letter($0) })
        guard wanted.count == 6, given.count == 6 else { return false }
        return zip(wanted, given).allSatisfy { like($0[...], letters($1)[...]) }
    }

    private func letters(_ tokens: [Token]) -> [UInt8] { tokens.compactMap { if case .letter(let letter) = $0 { letter } else { nil } } }

    // MARK: Principals

    private enum Naming { case account, parent, itself }

    private func naming(_ statement: Doc) -> Naming? {
        if let principals: Doc = statement["Principal"] { return naming(in: principals) }
        if let principals: Doc = statement["NotPrincipal"] {
            // Whom a Deny spares: beside one of its own, an account is its root only.
            let sparesRootOnly: Bool = statement["Effect"]?.string == "Deny" && namesOne(of: account, in: principals)
            if sparesRootOnly, naming(in: principals) == .account, !question.principal.hasSuffix(":root") { return .itself }
            return naming(in: principals) == nil ? .itself : nil
        }
        return nil
    }

    private func namesOne(of account: String?, in principals: Doc) -> Bool {
        guard case .members(let types) = principals, let account else { return false }
        return types.contains { type, list in
            type == "AWS" && list.items.contains { $0.string.contains("::\(account):") && !$0.string.hasSuffix(":root") }
        }
    }

    private func naming(in principals: Doc) -> Naming? {
        if principals.string == "*" { return .itself }
        guard case .members(let types) = principals else { return nil }
        var namings: [Naming] = []
        for (type, list): (String, Doc) in types {
            for name: String in list.items.map(\.string) {
                if type == "AWS", name == "*" {
                    namings.append(.itself)
                } else if type == "AWS", name.count == 12 || name.hasSuffix(":root") {
                    let digits: String = name.count == 12 ? name : name.components(separatedBy: ":")[4]
                    if digits == account { namings.append(.account) }
                } else if name == question.principal {
                    namings.append(name.contains(":role/") ? .parent : .itself)
                } else if name == question.role {
                    namings.append(.parent)
                }
            }
        }
        return namings.contains(.itself) ? .itself : namings.contains(.parent) ? .parent : namings.first
    }

    // MARK: Conditions

    private func conditionsFit(_ statement: Doc, _ hasVariables: Bool) -> Bool {
        guard case .members(let operators)? = statement["Condition"] else { return true }
        return operators.allSatisfy { name, keys in
            guard case .members(let keys) = keys else { return false }
            return keys.allSatisfy { holds(name, $0.0, $0.1.items.map(\.string), hasVariables) }
        }
    }

    private func holds(_ name: String, _ key: String, _ wanted: [String], _ hasVariables: Bool) -> Bool {
        var name: String = name
        let given: [String]? = facts[key.lowercased()]
        if name == "Null" { return wanted.contains { ($0 == "true") == (given == nil) } }
        var qualifier: String = ""
        for known: String in ["ForAllValues:", "ForAnyValue:"] where name.hasPrefix(known) {
            qualifier = known
            name.removeFirst(known.count)
        }
        let ifExists: Bool = name.hasSuffix("IfExists")
        if ifExists { name.removeLast("IfExists".count) }
        let isNegated: Bool = name.contains("Not")
        name = name.replacingOccurrences(of: "Not", with: "")
        guard let given else { return ifExists || qualifier == "ForAllValues:" || qualifier.isEmpty && isNegated }
        func passes(_ value: String) -> Bool { wanted.contains { compare(name, $0, value, hasVariables) } != isNegated }
        switch qualifier {
        case "ForAllValues:": return given.filter { !passes($0) }.isEmpty
        case "ForAnyValue:": return !given.filter { passes($0) }.isEmpty
        default: return given.count == 1 && passes(given[0])
        }
    }

    private func compare(_ name: String, _ wanted: String, _ given: String, _ hasVariables: Bool) -> Bool {
        switch name {
        case "StringEquals": return like(tokens(wanted, wild: false, variables: hasVariables), given)
        case "StringEqualsIgnoreCase":
            return like(tokens(wanted, wild: false, variables: hasVariables).map(\.lowered), given.lowercased())
        case "StringLike": return like(tokens(wanted, wild: true, variables: hasVariables), given)
        case "ArnLike", "ArnEquals": return arnFits(wanted, given, hasVariables)
        case "Bool": return wanted.lowercased() == given.lowercased()
        case "BinaryEquals": return Data(base64Encoded: wanted) == Data(base64Encoded: given)
        case "IpAddress", "IpAddress4": return address(given, in: wanted)
        default: break
        }
        guard let left: Double = Self.number(given), let right: Double = Self.number(wanted) else { return false }
        if name.hasSuffix("LessThanEquals") { return left <= right }
        if name.hasSuffix("LessThan") { return left < right }
        if name.hasSuffix("GreaterThanEquals") { return left >= right }
        if name.hasSuffix("GreaterThan") { return left > right }
        return left == right
    }

    /// Numbers, and the dates that the generator writes.
    private static func number(_ text: String) -> Double? {
        ["2026-01-01T00:00:00Z": 1_767_225_600, "2026-06-01T12:30:00Z": 1_780_317_000][text] ?? Double(text)
    }

    private func address(_ text: String, in network: String) -> Bool {
        func bits(_ text: String) -> String? {
            let bytes: [UInt8] = text.components(separatedBy: ".").compactMap { UInt8($0) }
            guard bytes.count == 4 else { return nil }
            return bytes.map { byte in (0..<8).map { byte >> (7 - $0) & 1 == 1 ? "1" : "0" }.joined() }.joined()
        }
        let parts: [String] = network.components(separatedBy: "/")
        guard let wanted: String = bits(parts[0]), let given: String = bits(text) else { return false }
        let length: Int = parts.count == 2 ? Int(parts[1]) ?? 0 : 32
        return wanted.prefix(length) == given.prefix(length)
    }

    // MARK: Patterns

    private enum Token {
        case letter(UInt8), one, run, nothing

        var lowered: Token {
            guard case .letter(let letter) = self, letter >= UInt8(ascii: "A"), letter <= UInt8(ascii: "Z") else { return self }
            return .letter(letter + 32)
        }
    }

    private func tokens(_ text: String, wild: Bool, variables: Bool) -> [Token] {
        guard variables, let start: Range<String.Index> = text.range(of: "${"), let end: Range<String.Index> = text.range(of: "}") else {
            return text.utf8.map { letter in
                wild && letter == UInt8(ascii: "*") ? .run : wild && letter == UInt8(ascii: "?") ? .one : .letter(letter)
            }
        }
        return tokens(String(text[..<start.lowerBound]), wild: wild, variables: false)
            + filled(String(text[start.upperBound..<end.lowerBound]))
            + tokens(String(text[end.upperBound...]), wild: wild, variables: true)
    }

    private func filled(_ variable: String) -> [Token] {
        if ["*", "?", "$"].contains(variable) { return variable.utf8.map { .letter($0) } }
        let parts: [String] = variable.components(separatedBy: ",")
        let name: String = parts[0].lowercased()
        if let value: String = facts[name]?.first, !lists.contains(name) { return value.utf8.map { .letter($0) } }
        guard parts.count == 2 else { return [.nothing] }
        return parts[1].trimmingCharacters(in: CharacterSet(charactersIn: " '")).utf8.map { .letter($0) }
    }

    private func split(_ tokens: [Token]) -> [[Token]] {
        var parts: [[Token]] = [[]]
        for token: Token in tokens {
            if parts.count < 6, case .letter(UInt8(ascii: ":")) = token { parts.append([]) } else { parts[parts.count - 1].append(token) }
        }
        return parts
    }

    private func like(_ pattern: [Token], _ text: String) -> Bool { like(pattern[...], Array(text.utf8)[...]) }

    private func like(_ pattern: ArraySlice<Token>, _ text: ArraySlice<UInt8>) -> Bool {
        switch pattern.first {
        case nil: return text.isEmpty
        case .nothing: return false
        case .run: return like(pattern.dropFirst(), text) || !text.isEmpty && like(pattern, text.dropFirst())
        case .one: return !text.isEmpty && like(pattern.dropFirst(), text.dropFirst())
        case .letter(let letter): return text.first == letter && like(pattern.dropFirst(), text.dropFirst())
        }
    }
}
