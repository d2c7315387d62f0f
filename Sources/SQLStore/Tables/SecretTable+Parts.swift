import AWSTypes
import Model

/// How a secret's rotation and replication lie in one column each: as packed texts, an empty one for what is absent.
extension Replication {
    var packed: String {
        switch self {
        case .replica(let primary): PackedTexts.pack(["replica", primary.name])
        case .primary(let replicas):
            PackedTexts.pack(
                ["primary"] + replicas.flatMap { [$0.region.name, $0.kmsKeyID ?? "", $0.status.rawValue, $0.message ?? ""] })
        }
    }

    init(packed: String) throws(SQLError) {
        guard let texts: [String] = PackedTexts.unpack(packed) else { throw .malformedRow("secrets.replication") }
        switch (texts.first, texts.count) {
        case ("replica", 2): self = .replica(primary: Region(texts[1]))
        case ("primary", let count) where count % 4 == 1:
            var replicas: [Replica] = []
            for start: Int in stride(from: 1, to: count, by: 4) {
                guard let status: Replica.Status = Replica.Status(rawValue: texts[start + 2]) else {
                    throw .malformedRow("secrets.replication")
                }
                replicas.append(
                    Replica(
                        region: Region(texts[start]), kmsKeyID: texts[start + 1].nilIfEmpty, status: status,
                        message: texts[start + 3].nilIfEmpty))
            }
            self = .primary(replicas: replicas)
        default: throw .malformedRow("secrets.replication")
        }
    }
}

extension Rotation {
    var packed: String {
        let rules: [String] = [
            rules?.automaticallyAfterDays.map(String.init) ?? "", rules?.scheduleExpression ?? "", rules?.duration ?? "",
            rules == nil ? "" : "rules",
        ]
        let dates: [String] = [lastRotatedAt, nextRotationAt].map { $0.map { String($0.milliseconds) } ?? "" }
        return PackedTexts.pack(
            [isEnabled ? "on" : "off", functionARN ?? ""] + rules + dates + [
                externalRoleARN ?? "", externalMetadata == nil ? "" : "metadata",
            ]
                + (externalMetadata ?? []).flatMap { [$0.key, $0.value] })
    }

    init(packed: String) throws(SQLError) {
        guard let texts: [String] = PackedTexts.unpack(packed), texts.count >= 10, texts.count % 2 == 0 else {
            throw .malformedRow("secrets.rotation")
        }
        var rules: RotationRules?
        if !texts[5].isEmpty {
            rules = RotationRules(
                automaticallyAfterDays: Int(texts[2]), scheduleExpression: texts[3].nilIfEmpty, duration: texts[4].nilIfEmpty)
        }
        self.init(
            isEnabled: texts[0] == "on", functionARN: texts[1].nilIfEmpty, rules: rules,
            lastRotatedAt: Int64(texts[6]).map { Instant(milliseconds: $0) },
            nextRotationAt: Int64(texts[7]).map { Instant(milliseconds: $0) },
            externalMetadata: texts[9].isEmpty
                ? nil : stride(from: 10, to: texts.count, by: 2).map { Rotation.ExternalMetadata(key: texts[$0], value: texts[$0 + 1]) },
            externalRoleARN: texts[8].nilIfEmpty)
    }
}

extension String {
    fileprivate var nilIfEmpty: String? { isEmpty ? nil : self }
}
