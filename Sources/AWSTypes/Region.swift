/// A region's name, such as `eu-central-1`.
package struct Region: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let name: String

    package init(_ name: some StringProtocol) { self.name = String(name) }

    package static let usEast1: Region = Region("us-east-1")

    package var description: String { name }
    package static func < (left: Region, right: Region) -> Bool { left.name < right.name }

    /// The commercial regions (partition `aws`), those that need opting in included
    /// (AWS Regions and Availability Zones user guide; also botocore 1.43's `endpoints.json`).
    package static let commercial: [Region] = [
        "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2",
        "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7",
        "ca-central-1", "ca-west-1", "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2",
        "eu-west-3", "il-central-1", "me-central-1", "me-south-1", "mx-central-1", "sa-east-1", "us-east-1", "us-east-2", "us-west-1",
        "us-west-2",
    ].map { Region($0) }
}
