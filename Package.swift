// swift-tools-version: 6.2
import PackageDescription

/// The rooms of the house, lowest first. A room may import what it lists, and only rooms above it in this file
/// (`scripts/layers` keeps it so).
let rooms: [Target] = [
    // 0 values
    .target(name: "SecretMemory"),
    .target(name: "AWSTypes"),
    // 1 pure
    .target(name: "SigV4", dependencies: ["AWSTypes", "SecretMemory", .crypto]),
    .target(name: "PolicyEngine", dependencies: ["AWSTypes"]),
    .target(name: "Cryptography", dependencies: ["SecretMemory", .crypto]),
    .target(name: "Wire", dependencies: ["AWSTypes", "SecretMemory"]),
]

let tests: [Target] = [
    .testTarget(name: "SecretMemoryTests", dependencies: ["SecretMemory"]),
    .testTarget(name: "AWSTypesTests", dependencies: ["AWSTypes"]),
]

extension Target.Dependency {
    static let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
}

let package = Package(
    name: "strongroom",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.0")
    ],
    targets: rooms + tests
)

for target: Target in package.targets {
    target.swiftSettings = (target.swiftSettings ?? []) + [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}
