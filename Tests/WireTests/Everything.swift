import AWSTypes
import SecretMemory
import Wire

/// An answer with one of everything.
struct Everything: WireEncodable {
    struct Item: WireEncodable {
        let key: String

        func encode(to out: inout some WireObject) { out.member("Key", key) }
    }

    var text: String?
    var int: Int?
    var int64: Int64?
    var double: Double?
    var bool: Bool?
    var instant: Instant?
    var secret: SecretBytes?
    var blob: [UInt8]?
    var item: Item?
    var texts: [String]?
    var items: [Item]?
    var noTexts: [String]?
    var noItems: [Item]?
    var map: [String: String]?
    var stages: [String: [String]]?
    var noMap: [String: String]?
    var ordered: [(name: String, texts: [String])]?

    func encode(to out: inout some WireObject) {
        out.member("Text", text)
        out.member("Int", int)
        out.member("Int64", int64)
        out.member("Double", double)
        out.member("Bool", bool)
        out.member("Instant", instant)
        out.secretText("SecretString", secret)
        out.secretBlob("SecretBinary", secret)
        out.blob("Blob", blob)
        out.object("Item", item)
        out.list("Texts", texts)
        out.list("Items", items)
        out.list("NoTexts", noTexts)
        out.list("NoItems", noItems)
        out.map("Map", map)
        out.map("Stages", stages)
        out.map("NoMap", noMap)
        out.map("Ordered", ordered)
    }

    static let full: Everything = Everything(
        text: "a<b>&\"'\u{1}\r\né", int: -1, int64: .max, double: 0.5, bool: true, instant: Instant(milliseconds: 1_767_225_600_250),
        secret: SecretBytes(utf8: "p<\"\n"), blob: [0xFF], item: Item(key: "k"), texts: ["a", "&"],
        items: [Item(key: "x"), Item(key: "y")], noTexts: [],
        noItems: [], map: ["b": "2", "a": "<"], stages: ["v2": [], "v1": ["AWSCURRENT", "X"]], noMap: [:],
        ordered: [("z", ["1"]), ("y", ["2"])])

    static let json: String =
        #"{"Text":"a<b>&\"'\u0001\r\né","Int":-1,"Int64":9223372036854775807,"Double":0.5,"Bool":true,"Instant":1767225600.25,"#
        + #""SecretString":"p<\"\n","SecretBinary":"cDwiCg==","Blob":"/w==","Item":{"Key":"k"},"Texts":["a","&"],"Items":[{"Key":"x"},{"Key":"y"}],"#
        + #""NoTexts":[],"NoItems":[],"Map":{"a":"<","b":"2"},"Stages":{"v1":["AWSCURRENT","X"],"v2":[]},"NoMap":{},"Ordered":{"z":["1"],"y":["2"]}}"#

    static let xml: String =
        "<Text>a&lt;b&gt;&amp;&quot;&#39;&#1;&#13;&#10;é</Text><Int>-1</Int><Int64>9223372036854775807</Int64><Double>0.5</Double><Bool>true</Bool>"
        + "<Instant>2026-01-01T00:00:00Z</Instant><SecretString>p&lt;&quot;&#10;</SecretString><SecretBinary>cDwiCg==</SecretBinary><Blob>/w==</Blob>"
        + "<Item><Key>k</Key></Item><Texts><member>a</member><member>&amp;</member></Texts>"
        + "<Items><member><Key>x</Key></member><member><Key>y</Key></member></Items><NoTexts/><NoItems/>"
        + "<Map><entry><key>a</key><value>&lt;</value></entry><entry><key>b</key><value>2</value></entry></Map>"
        + "<Stages><entry><key>v1</key><value><member>AWSCURRENT</member><member>X</member></value></entry><entry><key>v2</key><value/></entry></Stages>"
        + "<NoMap/><Ordered><entry><key>z</key><value><member>1</member></value></entry><entry><key>y</key><value><member>2</member></value></entry></Ordered>"
}
