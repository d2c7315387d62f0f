import AWSTypes
import SigV4

extension World {
    /// Sends `input` in the Query protocol: `{"Tags": [{"Key": "a"}]}` as `Tags.member.1.Key=a`. The answer is asked for in JSON, and comes
    /// as an answer of the JSON protocol would: a result's members, or `__type` and `message`.
    func query(_ operation: String, _ input: JSON, as person: Person?, in region: Region, signedAt time: Instant?) async -> Reply {
        let parts: [Substring] = operation.split(separator: ".", maxSplits: 1)
        let service: String = String(parts[0])
        let name: String = String(parts.last ?? "")
        var form: [String] = ["Action=\(name)", "Version=\(service == "iam" ? "2010-05-08" : "2011-06-15")"]
        for (place, text) in input.leaves { form.append("\(place)=\(text.percentEncoded)") }
        let body: [UInt8] = Array(form.joined(separator: "&").utf8)
        let person: Person = person ?? root
        let message: SignedMessage = SignedMessage(
            method: "POST", target: "/",
            fields: [
                ("Host", "\(service).amazonaws.com"), ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                ("Accept", "application/json"), ("User-Agent", "world/1"),
            ])
        let signer: Signer = Signer(
            accessKeyID: person.accessKeyID, secret: person.secret, sessionToken: person.sessionToken, region: region, service: service)
        let reply: Reply = await exchange(signer.signed(message, body: body, at: time ?? clock.now()), body: body)
        let content: JSON?
        if let error: JSON = reply.body?["Error"] {
            content = .object(["__type": error["Code"] ?? .null, "message": error["Message"] ?? .null])
        } else {
            content = reply.body?["\(name)Response"]?["\(name)Result"]
        }
        return Reply(status: reply.status, body: content, requestID: reply.requestID, fields: reply.fields)
    }
}

extension JSON {
    /// All texts, numbers and truths with their places in the Query protocol's notation.
    fileprivate var leaves: [(place: String, text: String)] {
        switch self {
        case .text(let text): [("", text)]
        case .number, .boolean: [("", description)]
        case .null: []
        case .list(let items): items.enumerated().flatMap { index, item in item.leaves(below: "member.\(index + 1)") }
        case .object(let members): members.sorted { $0.key < $1.key }.flatMap { name, value in value.leaves(below: name) }
        }
    }

    private func leaves(below name: String) -> [(place: String, text: String)] {
        leaves.map { (place: $0.place.isEmpty ? name : "\(name).\($0.place)", text: $0.text) }
    }
}

extension String {
    /// RFC 3986's unreserved characters as they are, all else as `%XX`.
    fileprivate var percentEncoded: String {
        var encoded: String = ""
        for byte: UInt8 in utf8 {
            let character: Character = Character(Unicode.Scalar(byte))
            if byte < 0x80, character.isLetter || character.isNumber || "-._~".contains(character) {
                encoded.append(character)
            } else {
                encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }
}
