package import AWSTypes

extension Secret {
    /// A new secret with a fresh serial number and ARN suffix, and nothing in it.
    package init(new id: ID, at now: Instant, randomness: some Randomness) {
        self.init(
            id: id, serial: Secret.newSerial(at: now, randomness), arn: Secret.arn(id, suffix: Secret.newSuffix(randomness)), createdAt: now
        )
    }

    /// The same name, suffix and content in another region, as a replica starts.
    package func twin(in region: Region, at now: Instant, randomness: some Randomness) -> Secret {
        let twin: ID = ID(account: account, region: region, name: name)
        var copy: Secret = Secret(
            id: twin, serial: Secret.newSerial(at: now, randomness), arn: Secret.arn(twin, suffix: suffix), createdAt: now)
        copy.replication = .replica(primary: self.region)
        return copy
    }

    /// The six characters that AWS hangs on a secret's name.
    package var suffix: String { String(arn.suffix(6)) }

    /// `arn:aws:secretsmanager:<region>:<account>:secret:<name>-<suffix>`.
    package static func arn(_ id: ID, suffix: String) -> String {
        String(joining: "arn:aws:secretsmanager:", id.region.name, ":", id.account.digits, ":secret:", id.name, "-", suffix)
    }

    private static func newSuffix(_ randomness: some Randomness) -> String {
        randomness.text(6, of: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8))
    }

    /// 42 bits of milliseconds and 21 random bits: ascending in time, so that new rows lie at the table's end.
    private static func newSerial(at now: Instant, _ randomness: some Randomness) -> Int64 {
        (now.milliseconds & 0x3FF_FFFF_FFFF) << 21 | Int64(randomness.next() & 0x1F_FFFF)
    }
}
