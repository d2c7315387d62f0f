// swift-tools-version: 6.2
import PackageDescription

/// The rooms of the house, lowest first. A room may import what it lists, and only rooms of a lower level (`scripts/layers` keeps it so).
let rooms: [Target] = [
    // 0 values
    .target(name: "SecretMemory"),
    .target(name: "AWSTypes"),
    .target(name: "CTaskHook"),
    .target(
        name: "LoopExecutor",
        dependencies: ["CTaskHook", .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio")]),
    // 1 pure
    .target(name: "SigV4", dependencies: ["AWSTypes", "SecretMemory", .crypto]),
    .target(name: "PolicyEngine", dependencies: ["AWSTypes"]),
    .target(name: "QRCodes"),
    .target(
        name: "Cryptography", dependencies: ["AWSTypes", "SecretMemory", .crypto, .product(name: "CryptoExtras", package: "swift-crypto")]),
    .target(name: "Wire", dependencies: ["AWSTypes", "SecretMemory"]),
    // 2 model
    .target(name: "Model", dependencies: ["AWSTypes", "SecretMemory"]),
    // 3 machinery
    .target(name: "Service", dependencies: ["AWSTypes", "SecretMemory", "SigV4", "PolicyEngine", "Cryptography", "Wire", "Model", .log]),
    .target(name: "Trail", dependencies: ["AWSTypes", .crypto]),
    .target(name: "SQLStore", dependencies: ["AWSTypes", "Model"]),
    // 4 services and drivers
    .target(
        name: "SQLiteDriver",
        dependencies: ["SQLStore", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift")]),
    .target(name: "SecretsManagerService", dependencies: ["AWSTypes", "SecretMemory", "PolicyEngine", "Wire", "Model", "Service"]),
    .target(name: "IdentityService", dependencies: ["AWSTypes", "SecretMemory", "PolicyEngine", "QRCodes", "Wire", "Model", "Service"]),
    .target(
        name: "WebIdentityKeys",
        dependencies: [
            "AWSTypes", "Service", .log, .product(name: "JWTKit", package: "jwt-kit"),
            .product(name: "AsyncHTTPClient", package: "async-http-client"), .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
            .product(name: "NIOHTTP1", package: "swift-nio"),
        ]),
    // 5 faces
    .target(
        name: "HTTPEdge",
        dependencies: [
            "AWSTypes", "SigV4", "Service", .log,
            .product(name: "HummingbirdCore", package: "hummingbird"), .product(name: "HummingbirdTLS", package: "hummingbird"),
            .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
            .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        ]),
    .target(
        name: "Control",
        dependencies: [
            .log, .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        ]),
    // 6 program
    .target(
        name: "Assembly",
        dependencies: [
            "AWSTypes", "SecretMemory", "SigV4", "Cryptography", "Wire", "Model", "Service", "Trail", "SQLStore", "SQLiteDriver",
            "SecretsManagerService", "IdentityService", "WebIdentityKeys", "HTTPEdge", "Control", .log,
            .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            .product(name: "UnixSignals", package: "swift-service-lifecycle"), .product(name: "X509", package: "swift-certificates"),
            .product(name: "SwiftASN1", package: "swift-asn1"), .crypto,
        ]),
    .executableTarget(
        name: "strongroom",
        dependencies: [
            "AWSTypes", "LoopExecutor", "PolicyEngine", "Trail", "Assembly", .log,
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
            .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        ]),
    .target(
        name: "TestWorld",
        dependencies: [
            "AWSTypes", "SecretMemory", "SigV4", "Cryptography", "Model", "Service", "SQLStore", "SQLiteDriver",
            "SecretsManagerService", "IdentityService", .log,
        ]),
    .executableTarget(
        name: "Mutations",
        dependencies: [
            "AWSTypes", "SecretMemory", "SigV4", "PolicyEngine", "Cryptography", "Wire", "Model", "Service", "WebIdentityKeys", "HTTPEdge",
            .product(name: "ArgumentParser", package: "swift-argument-parser"), .product(name: "JWTKit", package: "jwt-kit"),
        ]),
    .executableTarget(
        name: "Bench",
        dependencies: [
            "AWSTypes", "SecretMemory", "LoopExecutor", "SigV4", "PolicyEngine", .log,
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
            .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "HummingbirdCore", package: "hummingbird"),
            .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        ]),
]

let tests: [Target] = [
    .testTarget(name: "SecretMemoryTests", dependencies: ["AWSTypes", "SecretMemory"]),
    .testTarget(name: "AWSTypesTests", dependencies: ["AWSTypes"]),
    .testTarget(name: "SigV4Tests", dependencies: ["AWSTypes", "SecretMemory", "SigV4", .crypto], exclude: ["Vectors"]),
    .testTarget(name: "PolicyEngineTests", dependencies: ["AWSTypes", "PolicyEngine"]),
    .testTarget(name: "QRCodesTests", dependencies: ["QRCodes"]),
    .testTarget(name: "CryptographyTests", dependencies: ["AWSTypes", "SecretMemory", "Cryptography"], exclude: ["Vectors"]),
    .testTarget(name: "WireTests", dependencies: ["AWSTypes", "SecretMemory", "Wire"]),
    .testTarget(name: "ModelTests", dependencies: ["AWSTypes", "SecretMemory", "Model"]),
    .testTarget(name: "TrailTests", dependencies: ["AWSTypes", "Trail"]),
    .testTarget(name: "SQLStoreTests", dependencies: ["AWSTypes", "Model", "SQLStore", "SQLiteDriver"]),
    .testTarget(
        name: "ServiceTests",
        dependencies: ["AWSTypes", "SigV4", "Model", "SQLStore", "Service", "SecretsManagerService", "TestWorld"], exclude: ["Transcripts"]),
    .testTarget(
        name: "WebIdentityKeysTests",
        dependencies: ["AWSTypes", "Service", "WebIdentityKeys", .product(name: "JWTKit", package: "jwt-kit")]),
    .testTarget(
        name: "HTTPEdgeTests",
        dependencies: [
            "AWSTypes", "SigV4", "Service", "HTTPEdge", .log, .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOPosix", package: "swift-nio"),
        ]),
]

extension Target.Dependency {
    static let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
    static let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
}

let package = Package(
    name: "strongroom",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-asn1.git", from: "1.7.0"),
        .package(url: "https://github.com/apple/swift-certificates.git", from: "1.21.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.0"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit.git", from: "5.7.1"),
    ],
    targets: rooms + tests
)

for target: Target in package.targets {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .swiftLanguageMode(.v6),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            .treatAllWarnings(as: .error),
        ]
}
