import AWSTypes

/// The order of a list of secrets. Ties are broken by ARN, ascending in both directions.
package struct SecretOrder: Hashable, Sendable {
    package enum Key: String, CaseIterable, Sendable {
        case createdDate = "created-date"
        /// A secret that was never read comes as the epoch.
        case lastAccessedDate = "last-accessed-date"
        case lastChangedDate = "last-changed-date"
        /// By UTF-8 bytes.
        case name
    }

    package let key: Key
    package let isDescending: Bool

    package init(key: Key = .createdDate, isDescending: Bool = false) {
        self.key = key
        self.isDescending = isDescending
    }
}

/// Where a page of a list ended.
package struct SecretPosition: Hashable, Sendable {
    /// The sort key where it is a time, in milliseconds; 0 for the order by name.
    package let time: Int64
    /// Name and suffix, as the ARN ends; the name alone in the order by name.
    package let tail: String

    package init(time: Int64, tail: String) {
        self.time = time
        self.tail = tail
    }

    /// The position of `listed` in `order`.
    package init(_ listed: ListedSecret, in order: SecretOrder) {
        let secret: Secret = listed.secret
        let tail: String = "\(secret.name)-\(secret.suffix)"
        switch order.key {
        case .createdDate: self.init(time: secret.createdAt.milliseconds, tail: tail)
        case .lastChangedDate: self.init(time: secret.lastChangedAt.milliseconds, tail: tail)
        case .lastAccessedDate: self.init(time: listed.lastAccessedAt?.milliseconds ?? 0, tail: tail)
        case .name: self.init(time: 0, tail: secret.name)
        }
    }
}
