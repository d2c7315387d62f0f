import AWSTypes
import Model
import Service
import Wire

/// Tells whether a user has a password for the console. (IAM API reference, *GetLoginProfile*.)
struct GetLoginProfile: EntityOperation {
    let userName: ExistingUserName?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields().text("userName", userName?.text) }
    var entityName: String? { userName?.text }

    func run(on user: User, in call: Call) async throws -> Single<LoginProfileShape> {
        Single("LoginProfile", LoginProfileShape(userName: user.name, profile: try user.demandLoginProfile()))
    }
}
