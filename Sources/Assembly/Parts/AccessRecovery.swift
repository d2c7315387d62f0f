import AWSTypes
import Foundation
import Logging
import Model
import SQLStore
import Trail

/// Reads in the trail which secrets were read shortly before a crash: days of last access are kept in memory for up to a second, but a read's
/// record is in the trail before its answer.
struct AccessRecovery {
    let trail: AuditTrail
    let blocking: ThreadPoolRunner
    let log: Logger

    /// Before anything else is done with the store. A damaged trail costs days of access, no more.
    func restore(to store: SQLDatabase) async throws {
        // A trail that is shorter than the mark is another one than before.
        let mark: UInt64 = store.accessMark > trail.lastSequence ? 0 : store.accessMark
        guard mark < trail.lastSequence else { return }
        let (accesses, damage): (Set<TrailedAccess>, TrailError?) = await blocking.run { read(behind: mark) }
        if let damage { log.error("not all accesses could be read in the trail", metadata: ["error": "\(damage)"]) }
        if !accesses.isEmpty { try await store.restore(accesses) }
    }

    private func read(behind mark: UInt64) -> (Set<TrailedAccess>, TrailError?) {
        var reader: TrailReader = trail.reader(from: mark + 1)
        var accesses: Set<TrailedAccess> = []
        do throws(TrailError) {
            while let frame: TrailFrame = try reader.next() {
                if let access: TrailedAccess = ReadRecord.access(in: frame.json, on: frame.time.startOfDay) { accesses.insert(access) }
            }
            return (accesses, nil)
        } catch {
            return (accesses, error)
        }
    }
}

/// As much of a record of GetSecretValue as tells what was read.
private struct ReadRecord: Decodable {
    struct Parameters: Decodable {
        let secretId: String?
        let versionId: String?
        let versionStage: String?
    }

    let eventSource: String
    let eventName: String
    let awsRegion: String
    let errorCode: String?
    let recipientAccountId: String?
    let requestParameters: Parameters?

    /// What every such record holds: most others need not be decoded.
    private static let sign: Data = Data("\"eventName\":\"GetSecretValue\"".utf8)

    /// Nil for any other record. A batch has a record of this kind for each secret that it read.
    static func access(in json: [UInt8], on day: Instant) -> TrailedAccess? {
        let data: Data = Data(json)
        guard data.range(of: sign) != nil, let record: ReadRecord = try? JSONDecoder().decode(ReadRecord.self, from: data),
            record.eventSource == "secretsmanager.amazonaws.com", record.eventName == "GetSecretValue", record.errorCode == nil,
            let account: AccountID = record.recipientAccountId.flatMap({ AccountID($0) }),
            let secret: SecretReference = record.requestParameters?.secretId.flatMap({
                try? SecretReference($0, account: account, region: Region(record.awsRegion))
            })
        else { return nil }
        return TrailedAccess(
            secret: secret, version: record.requestParameters?.versionId.map { VersionID($0) },
            label: record.requestParameters?.versionStage.map { StagingLabel($0) }, time: day)
    }
}
