import AWSTypes
import Model
import Service

/// An operation on a managed policy, named by its ARN.
protocol PolicyOperation: Operation where Target == AnyPolicy {
    var policyArn: EntityARN { get }
    var requestKeys: IAMKeys { get }
}

extension PolicyOperation {
    var requestKeys: IAMKeys { IAMKeys() }

    func target(in call: Call) async throws -> Found<AnyPolicy> {
        guard let policy: AnyPolicy = try await call.policy(policyArn.text) else {
            return .absent(
                Absent(
                    identifier: policyArn.text, arn: policyArn.text, owner: call.account,
                    error: .noSuchEntity("Policy \(policyArn.text) was not found.")))
        }
        return .found(policy)
    }

    func access(to target: Found<AnyPolicy>, in call: Call) -> [Access] {
        var keys: IAMKeys = requestKeys
        if case .found(let policy) = target { keys.resourceTags = policy.tags }
        return [Access(call.action, on: policyArn.text, owner: call.account) { [keys] in keys.value(of: $0) }]
    }
}

extension Call {
    /// A managed policy of the caller's account, or one of AWS's. Throws if `arn` is none.
    func policy(_ arn: String) async throws -> AnyPolicy? {
        guard let parsed: ARN = ARN(arn), parsed.service == "iam", parsed.resource.hasPrefix("policy/") else {
            throw AWSError("ValidationError", "Invalid ARN:  Could not be parsed!")
        }
        if parsed.account == "aws" { return AWSManagedPolicies().policy(arn).map { .aws($0) } }
        guard parsed.account == account.digits else { return nil }
        return try await entity(ManagedPolicy.self, arn).map { .customer($0) }
    }

    /// One that can be attached.
    func demandAttachable(_ arn: String) async throws {
        guard !arn.hasPrefix("arn:aws:iam::aws:policy/aws-service-role/") else {
            throw AWSError("PolicyNotAttachable", "Cannot attach a Service Role Policy to a Customer Role.")
        }
        guard let policy: AnyPolicy = try await policy(arn) else {
            throw AWSError.noSuchEntity("Policy \(arn) does not exist or is not attachable.")
        }
        // As long as it is attached, nobody deletes it: whoever is slower finds that out at the commit.
        if case .customer(let policy) = policy { changes.require(policy) }
    }

    /// How often a policy is attached, and how often it is a boundary.
    func uses(of policyARN: String) async throws -> (attachments: Int, boundaries: Int) {
        let referrers: [IAMReferrer] = try await store.referrers(of: policyARN, in: account)
        return (referrers.count { $0.role == .attached }, referrers.count { $0.role == .boundary })
    }

    func shape(of policy: AnyPolicy, isListed: Bool = false) async throws -> PolicyShape {
        let uses: (attachments: Int, boundaries: Int) = try await uses(of: policy.arn)
        return PolicyShape(policy: policy, attachments: uses.attachments, boundaries: uses.boundaries, isListed: isListed)
    }
}

extension AnyPolicy {
    /// A policy that this account may change.
    func demandOwn(_ caller: Principal, _ action: String) throws(AWSError) -> ManagedPolicy {
        guard case .customer(let policy) = self else {
            throw AWSError(
                "AccessDeniedException", "User: \(caller.arn) is not authorized to perform: \(action) on resource: policy \(arn)")
        }
        return policy
    }
}
