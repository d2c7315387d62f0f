import AWSTypes
import Testing

@testable import SigV4

@Suite("dates of HTTP")
struct HTTPDateTests {
    @Test(
        "all three forms are read, and the zones of mail",
        arguments: [
            "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
            "Sun, 06 Nov 1994 08:49:37 -0000",
            "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 6 Nov 1994 09:49:37 +0100", "Sun, 06 Nov 1994 04:19:37 -0430",
        ])
    func read(text: String) {
        #expect(Instant(httpDate: text)?.iso8601Basic == "19941106T084937Z")
    }

    @Test("a year of two digits is between 1969 and 2068") func century() {
        #expect(Instant(httpDate: "Sunday, 06-Nov-68 08:49:37 GMT")?.calendar.year == 2068)
        #expect(Instant(httpDate: "Sunday, 06-Nov-69 08:49:37 GMT")?.calendar.year == 1969)
    }

    @Test(
        "anything else is not",
        arguments: [
            "", "now", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 Nov 1994 08:49 GMT", "Sun, 06 Nov 1994 08:49:37 XYZ", "Sun, 06 Nov 1994 08:49:37 *0100",
            "Sun, 06 Nov 194 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 8:49:37:00 GMT", "Sun, 06 Nov 1994 -8:49:37 GMT", "1994-11-06T08:49:37Z",
            "a b c d e f", "a b-c-d e f",
            // Years that cannot be written, one of them by its zone only.
            "Sat, 01 Jan 0000 00:00:00 +0100", "Sat, 01 Jan 0000 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 -0100",
        ])
    func refused(text: String) {
        #expect(Instant(httpDate: text) == nil)
    }
}
