import AWSTypes
import Testing

@Suite("Instants") struct InstantTests {
    @Test("calendar and back, for every day of eight hundred years") func calendar() {
        var day: Int64 = Instant(CalendarTime(year: 1600, month: 1, day: 1)).day
        for year: Int in 1600..<2400 {
            for month: Int in 1...12 {
                for date: Int in 1...CalendarTime.daysInMonth(month, year: year) {
                    let time: CalendarTime = CalendarTime(year: year, month: month, day: date, hour: 23, minute: 59, second: 58)
                    let instant: Instant = Instant(time)
                    if instant.day != day || instant.calendar != time { Issue.record("\(time)") }
                    day += 1
                }
            }
        }
        #expect(day == Instant(CalendarTime(year: 2400, month: 1, day: 1)).day)
    }

    @Test("known dates") func known() {
        #expect(Instant(seconds: 0).iso8601 == "1970-01-01T00:00:00Z")
        #expect(Instant(seconds: 951_782_400).iso8601 == "2000-02-29T00:00:00Z")
        #expect(Instant(seconds: 1_440_938_160).iso8601Basic == "20150830T123600Z")
        #expect(Instant(seconds: 0).weekday == 5, "a Thursday")
        #expect(Instant(milliseconds: -1).iso8601 == "1969-12-31T23:59:59Z")
        #expect(Instant(milliseconds: -1).startOfDay == Instant(seconds: -86_400))
        #expect(Instant(seconds: 1_525_369_862).auditText == "May 3, 2018 5:51:02 PM")
        #expect(Instant(seconds: 1_525_305_600).auditText == "May 3, 2018 12:00:00 AM")
    }

    @Test(
        "epoch seconds with at most three places",
        arguments: [(0, "0"), (1_523_477_145_713, "1523477145.713"), (1_500, "1.5"), (-1, "-0.001"), (1_020, "1.02"), (5_000, "5")]
            as [(Int64, String)])
    func epoch(milliseconds: Int64, text: String) { #expect(Instant(milliseconds: milliseconds).epochText == text) }

    @Test(
        "what is no date in ISO 8601's basic form",
        arguments: [
            "", "20150830T123600", "20150830 123600Z", "20150230T000000Z", "20151301T000000Z", "20150830T240000Z", "2015083０T123600Z",
            "20150830T1236０0Z",
        ])
    func refused(_ text: String) { #expect(Instant(iso8601Basic: text) == nil) }

    @Test("reading what was written") func roundTrip() throws {
        let instant: Instant = Instant(seconds: 1_440_938_160)
        #expect(try #require(Instant(iso8601Basic: instant.iso8601Basic)) == instant)
    }
}
