import AWSTypes
import Model
import PolicyEngine
import Service

/// Whose policies are simulated.
enum SimulatedHolder: Sendable {
    case user(User)
    case group(Group)
    case role(Role)

    /// Nil for a group.
    var principal: RequestPrincipal? {
        switch self {
        case .user(let user): .user(user.arn, account: user.account, uniqueID: user.id)
        case .group: nil
        case .role(let role):
            .session(role.session("simulated").arn, of: role.arn, account: role.account, roleID: role.id)
        }
    }

    var arn: String {
        switch self {
        case .user(let user): user.arn
        case .group(let group): group.arn
        case .role(let role): role.arn
        }
    }

    var tags: [Tag] {
        switch self {
        case .user(let user): user.tags
        case .group: []
        case .role(let role): role.tags
        }
    }
}

extension Call {
    func simulatedHolder(_ text: String) async throws -> Found<SimulatedHolder> {
        guard let arn: ARN = ARN(text), arn.service == "iam", arn.account == account.digits,
            let name: String = arn.resource.split(separator: "/").last.map(String.init)
        else { throw AWSError("InvalidInput", "Invalid Entity Arn: \(text) does not clearly define entity type and name.") }
        let holder: SimulatedHolder?
        let missing: AWSError
        switch arn.resource.prefix(while: { $0 != "/" }) {
        case "user":
            holder = try await entity(User.self, named: name).map { .user($0) }
            missing = User.missing(name)
        case "group":
            holder = try await entity(Group.self, named: name).map { .group($0) }
            missing = Group.missing(name)
        case "role":
            holder = try await entity(Role.self, named: name).map { .role($0) }
            missing = Role.missing(name)
        default: throw AWSError("InvalidInput", "Invalid Entity Arn: \(text) does not clearly define entity type and name.")
        }
        // With another path it is another one, which is not there.
        guard let holder, holder.arn == text else {
            return .absent(Absent(identifier: text, arn: text, owner: account, error: missing))
        }
        return .found(holder)
    }

    /// The one whom `CallerArn` names, who must be a user.
    func simulatedPrincipal(_ text: String?) async throws -> RequestPrincipal? {
        guard let text else { return nil }
        guard case .found(.user(let user)) = try await simulatedHolder(text) else {
            throw AWSError("InvalidInput", "CallerArn must be the ARN of an IAM user that is there.")
        }
        return .user(user.arn, account: user.account, uniqueID: user.id)
    }

    /// All policies in and on a holder, and of a user's groups.
    func policies(of holder: SimulatedHolder) async throws -> [CompiledPolicy] {
        switch holder {
        case .group(let group): return try await policies(in: group)
        case .role(let role): return try await policies(in: role)
        case .user(let user):
            var policies: [CompiledPolicy] = try await policies(in: user)
            for id: String in user.groups {
                if let group: Group = try await entity(Group.self, id) { policies += try await self.policies(in: group) }
            }
            return policies
        }
    }

    func boundaries(of holder: SimulatedHolder) async throws -> [CompiledPolicy] {
        let boundary: String? =
            switch holder {
            case .user(let user): user.permissionsBoundary
            case .role(let role): role.permissionsBoundary
            case .group: nil
            }
        guard let boundary, let policy: AnyPolicy = try await policy(boundary) else { return [] }
        return [CompiledPolicy(try PolicyDocument.parse(policy.document, as: .boundary), name: policy.name)]
    }

    private func policies(in holder: some PolicyHolder) async throws -> [CompiledPolicy] {
        var policies: [CompiledPolicy] = try holder.inlinePolicies.map {
            CompiledPolicy(try PolicyDocument.parse($0.document, as: .identity), name: $0.name)
        }
        for arn: String in holder.attachedPolicies {
            guard let policy: AnyPolicy = try await policy(arn) else { continue }
            policies.append(CompiledPolicy(try PolicyDocument.parse(policy.document, as: .identity), name: policy.name))
        }
        return policies
    }
}

extension AnyPolicy {
    /// What it says now.
    var document: String {
        switch self {
        case .customer(let policy): policy.document
        case .aws(let policy): policy.document
        }
    }
}

extension Call {
    /// The documents of ``policies(of:)``.
    func documents(of holder: SimulatedHolder) async throws -> [PolicyDocument] {
        var texts: [String] = []
        var holders: [any PolicyHolder] = []
        switch holder {
        case .group(let group): holders = [group]
        case .role(let role): holders = [role]
        case .user(let user):
            holders = [user]
            for id: String in user.groups { if let group: Group = try await entity(Group.self, id) { holders.append(group) } }
        }
        for holder: any PolicyHolder in holders {
            texts += holder.inlinePolicies.map(\.document)
            for arn: String in holder.attachedPolicies {
                if let policy: AnyPolicy = try await policy(arn) { texts.append(policy.document) }
            }
        }
        return try texts.map { try PolicyDocument.readable($0) }
    }
}
