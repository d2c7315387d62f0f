import AWSTypes
import Model
import Service
import Wire

/// `User`.
struct UserShape: WireEncodable {
    let user: User
    /// Lists leave out tags and boundary.
    var isListed: Bool = false

    func encode(to out: inout some WireObject) {
        out.member("Path", user.path)
        out.member("UserName", user.name)
        out.member("UserId", user.id)
        out.member("Arn", user.arn)
        out.member("CreateDate", user.createdAt)
        guard !isListed else { return }
        out.object("PermissionsBoundary", user.permissionsBoundary.map { BoundaryShape(arn: $0) })
        if !user.tags.isEmpty { out.list("Tags", user.tags.map { TagShape(tag: $0) }) }
    }
}

/// `Group`.
struct GroupShape: WireEncodable {
    let group: Group

    func encode(to out: inout some WireObject) {
        out.member("Path", group.path)
        out.member("GroupName", group.name)
        out.member("GroupId", group.id)
        out.member("Arn", group.arn)
        out.member("CreateDate", group.createdAt)
    }
}

/// `Role`.
struct RoleShape: WireEncodable {
    /// Which members there are differs from answer to answer.
    enum Extent: Sendable {
        case created
        case listed
        case whole
    }

    let role: Role
    /// As it is to be shown, in which principals may have another name by now.
    let trustPolicy: String
    let extent: Extent
    /// Told only of a whole one.
    var lastUse: LastUse?

    func encode(to out: inout some WireObject) {
        out.member("Path", role.path)
        out.member("RoleName", role.name)
        out.member("RoleId", role.id)
        out.member("Arn", role.arn)
        out.member("CreateDate", role.createdAt)
        out.member("AssumeRolePolicyDocument", trustPolicy.percentEncoded)
        out.member("Description", role.description)
        if extent != .created { out.member("MaxSessionDuration", role.maxSessionDuration) }
        guard extent != .listed else { return }
        out.object("PermissionsBoundary", role.permissionsBoundary.map { BoundaryShape(arn: $0) })
        if !role.tags.isEmpty { out.list("Tags", role.tags.map { TagShape(tag: $0) }) }
        if extent == .whole { out.object("RoleLastUsed", RoleLastUsed(use: lastUse)) }
    }
}

/// `RoleLastUsed`; empty for a role that was never used.
struct RoleLastUsed: WireEncodable {
    let use: LastUse?

    func encode(to out: inout some WireObject) {
        out.member("LastUsedDate", use?.time)
        out.member("Region", use?.region.name)
    }
}

/// `InstanceProfile`.
struct InstanceProfileShape: WireEncodable {
    let profile: InstanceProfile
    let role: RoleShape?
    var isListed: Bool = false

    func encode(to out: inout some WireObject) {
        out.member("Path", profile.path)
        out.member("InstanceProfileName", profile.name)
        out.member("InstanceProfileId", profile.id)
        out.member("Arn", profile.arn)
        out.member("CreateDate", profile.createdAt)
        out.list("Roles", role.map { [$0] } ?? [])
        if !isListed, !profile.tags.isEmpty { out.list("Tags", profile.tags.map { TagShape(tag: $0) }) }
    }
}

/// `AttachedPermissionsBoundary`.
struct BoundaryShape: WireEncodable {
    let arn: String

    func encode(to out: inout some WireObject) {
        out.member("PermissionsBoundaryType", "Policy")
        out.member("PermissionsBoundaryArn", arn)
    }
}

/// `Tag`.
struct TagShape: WireEncodable {
    let tag: Tag

    func encode(to out: inout some WireObject) {
        out.member("Key", tag.key)
        out.member("Value", tag.value)
    }
}

/// `AttachedPolicy`.
struct AttachedPolicyShape: WireEncodable {
    let arn: String

    var name: String { String(arn.split(separator: "/").last ?? "") }

    func encode(to out: inout some WireObject) {
        out.member("PolicyName", name)
        out.member("PolicyArn", arn)
    }
}

/// An answer with one structure in it.
struct Single<Shape: WireEncodable>: WireEncodable {
    let name: StaticString
    let shape: Shape

    init(_ name: StaticString, _ shape: Shape) {
        self.name = name
        self.shape = shape
    }

    func encode(to out: inout some WireObject) { out.object(name, shape) }
}

/// A page of a list.
struct Listed<Shape: WireEncodable>: WireEncodable {
    let name: StaticString
    let page: Page<Shape>

    init(_ name: StaticString, _ page: Page<Shape>) {
        self.name = name
        self.page = page
    }

    func encode(to out: inout some WireObject) {
        out.list(name, page.items)
        out.member("IsTruncated", page.marker != nil)
        out.member("Marker", page.marker)
    }
}

/// A page of a list of texts.
struct ListedTexts: WireEncodable {
    let name: StaticString
    let page: Page<String>

    init(_ name: StaticString, _ page: Page<String>) {
        self.name = name
        self.page = page
    }

    func encode(to out: inout some WireObject) {
        out.list(name, page.items)
        out.member("IsTruncated", page.marker != nil)
        out.member("Marker", page.marker)
    }
}

extension String {
    /// As IAM shows policies: RFC 3986's unreserved characters as they are, all else as `%XX`.
    var percentEncoded: String {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(utf8.count * 3 / 2)
        for byte: UInt8 in utf8 {
            if byte.isWordByte || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~") {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), String.hexDigits[Int(byte >> 4)], String.hexDigits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static let hexDigits: [UInt8] = Array("0123456789ABCDEF".utf8)
}
