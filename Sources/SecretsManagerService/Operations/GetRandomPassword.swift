import Model
import SecretMemory
import Service
import Wire

/// Makes a random password. (API reference, *GetRandomPassword*.)
struct GetRandomPassword: AccountOperation {
    let passwordLength: PasswordLength?
    let excludeCharacters: ExcludedCharacters?
    let excludeNumbers: Bool?
    let excludePunctuation: Bool?
    let excludeUppercase: Bool?
    let excludeLowercase: Bool?
    let includeSpace: Bool?
    let requireEachIncludedType: Bool?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().integer("passwordLength", passwordLength?.value).text("excludeCharacters", excludeCharacters?.text)
            .boolean("excludeNumbers", excludeNumbers).boolean("excludePunctuation", excludePunctuation)
            .boolean("excludeUppercase", excludeUppercase).boolean("excludeLowercase", excludeLowercase)
            .boolean("includeSpace", includeSpace).boolean("requireEachIncludedType", requireEachIncludedType)
    }

    func run(on target: Void, in call: Call) async throws -> RandomPassword {
        let recipe: PasswordRecipe = PasswordRecipe(
            length: passwordLength?.value ?? 32, excludedCharacters: excludeCharacters?.text ?? "",
            excludesNumbers: excludeNumbers ?? false,
            excludesPunctuation: excludePunctuation ?? false, excludesUppercase: excludeUppercase ?? false,
            excludesLowercase: excludeLowercase ?? false, includesSpace: includeSpace ?? false,
            requiresEachIncludedType: requireEachIncludedType ?? true)
        return RandomPassword(password: try recipe.generate(using: call.randomness))
    }
}
