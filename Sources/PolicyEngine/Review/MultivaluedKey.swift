/// Condition keys that can have many values in one request (service authorization reference, *ArrayOf…* types).
enum MultivaluedKey {
    /// In lower case.
    private static let names: Set<String> = [
        "aws:calledvia", "aws:principalorgpaths", "aws:principalservicenameslist", "aws:resourceorgpaths", "aws:tagkeys",
        "kms:encryptioncontextkeys", "kms:grantoperations", "kms:resourcealiases", "secretsmanager:addreplicaregions",
        "sts:transitivetagkeys",
    ]

    static func contains(_ key: ConditionKey) -> Bool { names.contains(key.folded) }
}
