import AWSTypes
import Testing

@testable import SigV4

@Suite("checking the scope")
struct ScopeTests {
    private func refusal(
        of message: SignedMessage = Sample.signed(), service: String = "secretsmanager", regions: Set<Region> = [.usEast1],
        at now: Instant = Sample.now, tolerance: Interval = .minutes(5)
    ) throws -> SignatureError? {
        let claim: SignatureClaim = try SignatureClaim(reading: message, allowingPresigned: true)
        do throws(SignatureError) {
            try claim.checkScope(service: service, regions: regions, now: now, tolerance: tolerance)
            return nil
        } catch {
            return error
        }
    }

    @Test("date, region, service and clock are checked in this order, in AWS's words") func order() throws {
        let all: String = Sample.authorization(credential: "A/20201001/mars-1/sns/aws4_request")
        let early: Instant = Sample.now - .minutes(40)
        let texts: [(SignedMessage, Set<Region>, String, String)] = [
            (
                Sample.authorized(all), [.usEast1], "secretsmanager",
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20201001' != '20201002', from '20201002T061618Z'."
            ),
            (
                Sample.signed(), ["eu-west-1"].reduce(into: []) { $0.insert(Region($1)) }, "kms",
                "Credential should be scoped to a valid region, not 'us-east-1'. "
            ),
            (Sample.signed(), [.usEast1], "kms", "Credential should be scoped to correct service: 'kms'. "),
            (
                Sample.signed(), [.usEast1], "secretsmanager",
                "Signature not yet current: 20201002T061618Z is still later than 20201002T054118Z (20201002T053618Z + 5 min.)"
            ),
        ]
        for (message, regions, service, text): (SignedMessage, Set<Region>, String, String) in texts {
            #expect(try refusal(of: message, service: service, regions: regions, at: early)?.message(query: false) == text)
        }
    }

    @Test("AWS's own example of a clock too far ahead") func notYetCurrent() throws {
        let ahead: Instant = try #require(Instant(iso8601Basic: "20201002T065532Z"))
        #expect(
            try refusal(of: Sample.signed(at: ahead))?.message(query: false)
                == "Signature not yet current: 20201002T065532Z is still later than 20201002T062118Z (20201002T061618Z + 5 min.)")
    }

    @Test("the window is the tolerance, to the second, and the number in the text", arguments: [5, 15])
    func window(minutes: Int64) throws {
        let tolerance: Interval = .minutes(minutes)
        #expect(try refusal(at: Sample.now + tolerance + Interval(milliseconds: 999), tolerance: tolerance) == nil)
        #expect(try refusal(at: Sample.now - tolerance, tolerance: tolerance) == nil)
        let late: SignatureError? = try refusal(at: Sample.now + tolerance + .seconds(1), tolerance: tolerance)
        #expect(late?.message(query: true)?.hasSuffix(" - \(minutes) min.)") == true)
        #expect(late?.message(query: true)?.hasPrefix("Signature expired: 20201002T061618Z is now earlier than 20201002T061619Z (") == true)
        #expect(try refusal(at: Sample.now - tolerance - .seconds(1), tolerance: tolerance) != nil)
    }

    @Test("a presigned message lives as long as it says, and starts within the tolerance") func presigned() throws {
        let hour: SignedMessage = Sample.presigned(expires: .hours(1))
        #expect(try refusal(of: hour, service: "sts", at: Sample.now + .hours(1)) == nil)
        #expect(try refusal(of: hour, service: "sts", at: Sample.now - .minutes(5)) == nil)
        #expect(try refusal(of: hour, service: "sts", at: Sample.now - .seconds(301)) != nil)
        #expect(
            try refusal(of: hour, service: "sts", at: Sample.now + .hours(1) + .seconds(1))?.message(query: true)
                == "Signature expired: 20201002T061618Z is now earlier than 20201002T061619Z (20201002T071619Z - 60 min.)")
        #expect(
            try refusal(of: Sample.presigned(expires: .seconds(90)), service: "sts", at: Sample.now + .seconds(91))?.message(query: true)
                == "Signature expired: 20201002T061618Z is now earlier than 20201002T061619Z (20201002T061749Z - 90 sec.)")
    }
}
