import AWSTypes
import Foundation
import SecretMemory
import SigV4
import Testing

/// What `Tests/Conformance/sigv4_cases.py` writes: requests signed by botocore, half of them changed, and botocore's verdict on each.
@Suite("against botocore")
struct DifferentialTests {
    static let path: String? = ProcessInfo.processInfo.environment["STRONGROOM_SIGV4_CASES"]

    @Test(
        "accepts what botocore accepts, and nothing else",
        .enabled(if: Self.path != nil, "set STRONGROOM_SIGV4_CASES to a file written by Tests/Conformance/sigv4_cases.py"))
    func differential() throws {
        let file: Data = try Data(contentsOf: URL(fileURLWithPath: try #require(Self.path)))
        let decoder: JSONDecoder = JSONDecoder()
        var counts: [String: Count] = [:]
        var total: Count = Count()
        for line: Data in file.split(separator: UInt8(ascii: "\n")) {
            let signed: SignedCase = try decoder.decode(SignedCase.self, from: line)
            let refusal: (any Error)? = signed.refusal()
            counts[signed.kind, default: Count()].add(expected: signed.expected, isAccepted: refusal == nil)
            total.add(expected: signed.expected, isAccepted: refusal == nil)
            #expect(
                (refusal == nil) == (signed.expected == "accept"), "\(signed.kind): \(refusal.map { "\($0)" } ?? "accepted"): \(signed)")
        }
        for (kind, count): (String, Count) in counts.sorted(by: { $0.key < $1.key }) { print(count.line(for: kind)) }
        print(total.line(for: "all"))
        #expect(total.falseAccepts == 0)
        #expect(total.falseRejects == 0)
        #expect(total.cases >= 5000)
        #expect(total.accepts > 0 && total.rejects > 0)
        #expect(Set(counts.keys) == Set(Self.sorts + Self.mutations))
        #expect(Self.mutations.reduce(0) { $0 + (counts[$1]?.cases ?? 0) } * 2 >= total.cases)
    }

    /// The sorts of request, which nothing was done to.
    static let sorts: [String] = ["JSON", "Query", "GET", "Date header", "presigned"]

    /// The mutations, all of which must be in the file.
    static let mutations: [String] = [
        "method", "method in small letters", "path: segment added", "path: character", "path: slash doubled", "path: dot segment",
        "path: slash at the end", "path: spelled otherwise", "query: parameter added", "query: parameter removed",
        "query: parameter repeated", "query: value", "query: order", "query: spelled otherwise", "query: hexadecimal in small letters",
        "query: plus for a space", "query: plus for a plus", "query: empty parameter", "signed header: value", "signed header: spaces",
        "signed header: inner space added", "signed header: removed", "signed header: repeated", "signed header: two in other order",
        "header names in other case", "header order", "unsigned header: value", "unsigned header: added", "unsigned header: repeated",
        "security header added, unsigned", "security header repeated", "date header repeated", "signed name taken from the list",
        "unsigned name put on the list", "list of names: order", "list of names: capital letters", "list of names: one twice",
        "body: changed", "body: added", "body: taken away", "signature: digit", "signature: capital letters", "signature: cut",
        "signature: longer", "credential: key id", "credential: date", "credential: region", "credential: service", "credential: end",
        "authorization: no spaces", "authorization: algorithm", "authorization: part missing", "authorization: part repeated",
        "authorization: unknown part", "authorization: no equal-sign", "authorization: removed", "authorization: parts in other order",
        "date: other second", "date: not ISO basic", "date: stand-in in another form", "token", "token removed with its name",
        "content hash: right", "content hash: wrong", "clock: far behind", "clock: far ahead", "another secret", "presigned: signature",
        "presigned: date", "presigned: expiry", "presigned: token", "presigned: algorithm", "presigned: credential",
        "presigned: signed headers", "presigned: parameter repeated", "presigned: not a Query service", "presigned: with a body",
        "presigned: with an authorization",
    ]
}

/// How often the verifier and botocore agreed.
private struct Count {
    private(set) var accepts: Int = 0
    private(set) var rejects: Int = 0
    private(set) var falseAccepts: Int = 0
    private(set) var falseRejects: Int = 0

    var cases: Int { accepts + rejects + falseAccepts + falseRejects }

    mutating func add(expected: String, isAccepted: Bool) {
        switch (expected, isAccepted) {
        case ("accept", true): accepts += 1
        case ("accept", false): falseRejects += 1
        case (_, true): falseAccepts += 1
        case (_, false): rejects += 1
        }
    }

    func line(for kind: String) -> String {
        "\(kind.padding(toLength: 36, withPad: " ", startingAt: 0)) accepted \(accepts), rejected \(rejects), "
            + "falsely accepted \(falseAccepts), falsely rejected \(falseRejects)"
    }
}

/// A line of the file.
private struct SignedCase: Decodable {
    let kind: String
    let service: String
    /// Whether the service speaks the Query protocol.
    let query: Bool
    let secret: String
    let accessKeyID: String
    /// Seconds since 1970.
    let clock: Int64
    let method: String
    let target: String
    let fields: [[String]]
    let body: Data
    let expected: String

    static let regions: Set<Region> = ["us-east-1", "eu-central-1", "ap-southeast-2"].reduce(into: []) { $0.insert(Region($1)) }

    /// Why the verifier refuses this request; nil if it does not.
    func refusal() -> SignatureError? {
        let message: SignedMessage = SignedMessage(method: method, target: target, fields: fields.map { ($0[0], $0[1]) })
        do throws(SignatureError) {
            let claim: SignatureClaim = try SignatureClaim(reading: message, allowingPresigned: query)
            try claim.checkScope(
                service: service, regions: Self.regions, now: Instant(seconds: clock), tolerance: query ? .minutes(15) : .minutes(5))
            guard claim.accessKeyID == accessKeyID else { throw .unrecognizedClient }
            try claim.verify(message, body: Array(body), with: SigningKey(secret: SecretBytes(utf8: secret), scope: claim.scope))
            return nil
        } catch {
            return error
        }
    }
}
