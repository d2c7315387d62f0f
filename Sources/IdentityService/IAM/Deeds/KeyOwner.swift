import AWSTypes
import Model
import Service

/// Whose access keys a request is about, with the keys.
enum KeyOwner: Sendable {
    case user(User, [AccessKey])
    case root([AccessKey])

    var keys: [AccessKey] {
        switch self {
        case .user(_, let keys), .root(let keys): keys
        }
    }

    /// Nil for root.
    var name: String? {
        if case .user(let user, _) = self { user.name } else { nil }
    }

    func owner(_ account: AccountID) -> AccessKey.Owner {
        if case .user(let user, _) = self { .user(account, id: user.id) } else { .root(account) }
    }

    func key(_ id: String) throws(AWSError) -> AccessKey {
        guard let key: AccessKey = keys.first(where: { $0.id == id }) else {
            throw .noSuchEntity("The Access Key with id \(id) cannot be found.")
        }
        return key
    }
}

extension Call {
    /// The user of that name; without a name the owner of `accessKeyID`, or the caller himself.
    func keyOwner(_ name: String?, of accessKeyID: String? = nil) async throws -> Found<KeyOwner> {
        if name == nil, case .root(let account) = caller {
            // Root may leave out the name for its own keys only.
            return .found(.root(try await store.rootAccessKeys(of: account)))
        }
        let name: String = try name ?? callerName()
        guard let user: User = try await entity(User.self, named: name) else {
            return .absent(Absent(identifier: name, arn: User.absentARN(name, account), owner: account, error: User.missing(name)))
        }
        var keys: [AccessKey] = []
        for id: String in user.accessKeys { if let key: AccessKey = try await accessKey(id) { keys.append(key) } }
        return .found(.user(user, keys))
    }

    func access(to target: Found<KeyOwner>) -> [Access] {
        switch target {
        case .found(.user(let user, _)):
            let keys: IAMKeys = IAMKeys(resourceTags: user.tags)
            return [Access(action, on: user.arn, owner: account) { keys.value(of: $0) }]
        case .found(.root): return [Access(action, on: account.rootARN, owner: account)]
        case .absent(let absent): return [Access(action, on: absent.arn, owner: absent.owner)]
        }
    }
}

extension String {
    /// Whether this ARN of a managed policy has a path that begins with `prefix`.
    func hasPolicyPath(_ prefix: String?) -> Bool {
        guard let prefix, let slash: String.Index = firstIndex(of: "/") else { return true }
        return self[slash...].hasPrefix(prefix)
    }
}
