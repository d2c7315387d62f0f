import AWSTypes
import Model
import PolicyEngine
import Service
import Wire

/// Reads the current versions of up to twenty secrets, named or filtered. (API reference, *BatchGetSecretValue*.)
struct BatchGetSecretValue: AccountOperation {
    let secretIdList: SecretIdentifiers?
    let filters: Filters?
    let maxResults: BatchPageSize?
    let nextToken: NextToken?

    static let isReadOnly: Bool = true

    var auditFields: AuditFields {
        AuditFields().texts("secretIdList", secretIdList?.items.map(\.text)).objects("filters", filters?.auditFields)
            .integer("maxResults", maxResults?.value).text("nextToken", nextToken?.text)
    }

    func access(to target: Found<Void>, in call: Call) -> [Access] {
        var accesses: [Access] = [Access("secretsmanager:BatchGetSecretValue", on: nil, owner: call.account)]
        if filters != nil { accesses.append(Access("secretsmanager:ListSecrets", on: nil, owner: call.account)) }
        return accesses
    }

    func run(on target: Void, in call: Call) async throws -> ReadBatch {
        switch (secretIdList, filters) {
        case (let list?, nil):
            guard maxResults == nil else {
                throw AWSError.invalidParameter("'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.")
            }
            var batch: ReadBatch = ReadBatch()
            for identifier: SecretIdentifier in list.items { try await read(identifier.text, into: &batch, in: call) }
            return batch
        case (nil, let filters?) where !filters.items.isEmpty:
            let page: SecretPage = try await SecretLister(call: call, operation: "BatchGetSecretValue").page(
                query: try filters.query(), order: SecretOrder(), showsDeleted: false, size: maxResults?.value ?? 20, token: nextToken?.text
            )
            var batch: ReadBatch = ReadBatch(nextToken: page.nextToken)
            for listed: ListedSecret in page.secrets { try await read(listed.secret.arn, into: &batch, in: call) }
            return batch
        case (nil, _) where maxResults != nil:
            throw AWSError.invalidParameter("'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.")
        default:
            throw AWSError.invalidParameter("Either 'SecretIdList' or 'Filters' must be provided, but not both.")
        }
    }

    /// One item: its value, or its own error beside the others' values.
    private func read(_ identifier: String, into batch: inout ReadBatch, in call: Call) async throws {
        do {
            let found: Found<Secret> = try await call.find(SecretReference(identifier, account: call.account, region: call.region))
            let access: Access = found.access("secretsmanager:GetSecretValue", secretID: identifier, in: call)
            try await call.demand(access)
            guard case .found(let secret) = found else { throw AWSError.secretNotFound }
            let (value, resources): (ReadValue, [AuditResource]) = try await call.noting {
                try await call.read(secret, version: nil, label: nil)
            }
            batch.values.append(value)
            call.add(
                FurtherRecord(
                    eventName: "GetSecretValue", isReadOnly: true, parameters: AuditFields().text("secretId", identifier),
                    resources: resources))
        } catch let denial as AccessDenied {
            batch.errors.append(ReadBatch.Failure(secretID: identifier, error: denial.awsError))
            call.add(
                FurtherRecord(
                    eventName: "GetSecretValue", isReadOnly: true, parameters: AuditFields().text("secretId", identifier), denial: denial))
        } catch let error as KeyRingError {
            batch.errors.append(ReadBatch.Failure(secretID: identifier, error: error.decryptionFailure(requestID: call.requestID)))
        } catch let error as AWSError {
            batch.errors.append(ReadBatch.Failure(secretID: identifier, error: error))
        }
    }
}
