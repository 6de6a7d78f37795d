// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A target of our own, with the settings that every one of them has.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one module; each may use TestKit.
func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.byName(name: name), "TestKit"] + dependencies,
        swiftSettings: settings)
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let toml: Target.Dependency = .product(name: "TOMLKit", package: "TOMLKit")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

// The order of the targets is the order of the house (docs/architecture.md): imports point only upward.
let package = Package(
    name: "fairway",
    products: [.executable(name: "fairway", targets: ["fairway"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        // C libraries of the system
        .systemLibrary(
            name: "CHDF5", pkgConfig: "hdf5-serial", providers: [.apt(["libhdf5-dev"])]),
        .systemLibrary(
            name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CLinux"),
        .target(name: "CDigestLanes"),

        // Knowledge
        module("Identifiers"),
        module("Metadata", ["Identifiers"]),
        module(
            "Extraction",
            ["Identifiers", "Metadata", "CHDF5", "CLibArchive", "CZlib", yams, toml]),
        module("Preservation", ["CDigestLanes", "CLinux", crypto]),

        // Work
        module("Database", [grdb]),
        module("Accounts", ["Database", "Identifiers", crypto, cryptoExtras]),
        module("Plans", ["Accounts", "Database", "Identifiers", "Metadata", yams]),
        module("Catalogue", ["Accounts", "Database", "Identifiers", "Metadata", "Plans", "Preservation"]),
        module(
            "Deposits",
            [
                "Accounts", "Catalogue", "Database", "Extraction", "Identifiers", "Metadata", "Plans",
                "Preservation",
            ]),
        module(
            "Publication",
            ["Accounts", "Catalogue", "Database", "Identifiers", "Metadata", "Plans", "Preservation"]),

        // Doors
        module("Harvesting", ["Accounts", "Catalogue", "Identifiers", "Metadata"]),
        module(
            "Web",
            [
                "Accounts", "Catalogue", "Deposits", "Harvesting", "Identifiers", "Metadata", "Plans",
                "Preservation", "Publication", hummingbird, logging, "CLibArchive",
            ]),
        .executableTarget(
            name: "fairway",
            dependencies: [
                "Accounts", "Catalogue", "Database", "Deposits", "Extraction", "Harvesting", "Identifiers",
                "Metadata", "Plans", "Preservation", "Publication", "Web", arguments, hummingbird, logging,
                yams,
            ],
            swiftSettings: settings),

        // Tests
        module("TestKit"),
        tests(of: "Identifiers"),
        tests(of: "Metadata", ["Identifiers"]),
        tests(of: "Extraction", ["Metadata"]),
        tests(of: "Preservation"),
        tests(of: "Database"),
        tests(of: "Accounts", ["Database"]),
        tests(of: "Plans", ["Accounts", "Database", "Metadata"]),
        tests(of: "Catalogue", ["Accounts", "Database", "Metadata", "Preservation"]),
        tests(of: "Deposits", ["Accounts", "Catalogue", "Database", "Extraction", "Metadata", "Plans", "Preservation"]),
        tests(of: "Publication", ["Accounts", "Catalogue", "Database", "Deposits", "Extraction", "Metadata", "Plans", "Preservation"]),
        tests(of: "Harvesting", ["Accounts", "Catalogue", "Database", "Identifiers", "Metadata"]),
        tests(
            of: "Web",
            ["Accounts", "Catalogue", "Database", "Deposits", "Extraction", "Metadata", "Plans", "Publication"]),
    ]
)
