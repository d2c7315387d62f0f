import Wire

/// `MaxResults` of the lists.
struct PageSize: WireInteger {
    static let constraints: IntegerConstraints = IntegerConstraints(1...100)
    let value: Int
    init(_ value: Int) { self.value = value }
}

/// `MaxResults` of BatchGetSecretValue.
struct BatchPageSize: WireInteger {
    static let constraints: IntegerConstraints = IntegerConstraints(1...20)
    let value: Int
    init(_ value: Int) { self.value = value }
}

/// `PasswordLength`.
struct PasswordLength: WireInteger {
    static let constraints: IntegerConstraints = IntegerConstraints(1...4096)
    let value: Int
    init(_ value: Int) { self.value = value }
}
