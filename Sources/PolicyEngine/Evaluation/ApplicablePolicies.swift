/// All policies that have a say in a request, by the way on which they reach it.
package struct ApplicablePolicies: Sendable {
    /// Service control policies: of the organization's root, of each unit below it, of the account. Each level must allow.
    package var serviceControl: [[CompiledPolicy]]
    /// The resource's own: a secret's resource policy, a key policy, a role's trust policy.
    package var resource: CompiledPolicy?
    /// Of the user and its groups, or of the role; inline and attached.
    package var identity: [CompiledPolicy]
    /// Empty: there is no boundary. More than one allow together.
    package var boundaries: [CompiledPolicy]
    /// Passed when the session began. Empty: there was none. More than one allow together.
    package var session: [CompiledPolicy]
    /// The resource's policy is not known and does not matter, as in a simulation without one: not even of keys and roles.
    package var leavesOutResource: Bool = false

    package init(
        serviceControl: [[CompiledPolicy]] = [], resource: CompiledPolicy? = nil, identity: [CompiledPolicy] = [],
        boundaries: [CompiledPolicy] = [], session: [CompiledPolicy] = []
    ) {
        self.serviceControl = serviceControl
        self.resource = resource
        self.identity = identity
        self.boundaries = boundaries
        self.session = session
    }
}
