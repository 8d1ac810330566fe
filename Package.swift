// swift-tools-version: 6.1
import PackageDescription

// The targets stand in the order of the layers; each answers one question and imports only what stands
// above it in this file. Tests/HouseRulesTests holds the import lines to this table.
let package = Package(
  name: "colophon",
  platforms: [.macOS(.v14)],
  products: [.executable(name: "colophon", targets: ["colophon"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    // Of the client above; the headers, statuses and bytes that it hands out are its types.
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    // Module maps and small shims for the system's libraries.
    .systemLibrary(
      name: "CTesseract", pkgConfig: "tesseract",
      providers: [.apt(["libtesseract-dev"]), .brew(["tesseract"])]),
    .systemLibrary(
      name: "CLeptonica", pkgConfig: "lept",
      providers: [.apt(["libleptonica-dev"]), .brew(["leptonica"])]),
    .systemLibrary(
      name: "COpenJPEG", pkgConfig: "libopenjp2",
      providers: [.apt(["libopenjp2-7-dev"]), .brew(["openjpeg"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CLinear",
      providers: [.apt(["liblinear-dev"]), .brew(["liblinear"])]),
    .systemLibrary(
      name: "CSerd", pkgConfig: "serd-0",
      providers: [.apt(["libserd-dev"]), .brew(["serd"])]),

    // Tesseract's parallel regions, on the thread that reads the page. Only what a program exports is found by the
    // libraries that it loads.
    .target(
      name: "CSerialOpenMP",
      linkerSettings: [
        .unsafeFlags(
          [
            "parallel", "parallel_sections", "sections_start", "sections_next", "sections_end",
            "sections_end_nowait",
          ]
          .flatMap { ["-Xlinker", "--export-dynamic-symbol=GOMP_\($0)"] },
          .when(platforms: [.linux]))
      ]),

    // What travels: collection, item, page, statements. Values, nothing else.
    .target(name: "ColophonDocument"),
    // What is borrowed: the only importer of C, safe Swift outside.
    .target(
      name: "ColophonNative",
      dependencies: [
        "ColophonDocument", "CTesseract", "CSerialOpenMP", "CLeptonica", "COpenJPEG", "CLibXML2", "CLinear",
        "CSerd",
      ]),
    // How it runs: definition, plan, run. Knows no concrete stage and no C.
    .target(
      name: "ColophonPipeline",
      dependencies: [
        "ColophonDocument",
        .product(name: "Yams", package: "Yams"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    // What it trusts: model files, their formats, digests and cards.
    .target(
      name: "ColophonModels",
      dependencies: [
        "ColophonDocument",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    // What it does: readers, stages, writers, one file each.
    .target(
      name: "ColophonStages",
      dependencies: ["ColophonDocument", "ColophonNative", "ColophonPipeline", "ColophonModels"]),
    // How good it is: comparison with ground truth.
    .target(name: "ColophonEvaluation", dependencies: ["ColophonDocument", "ColophonNative"]),
    // What is typed: commands, exit codes, printing.
    .executableTarget(
      name: "colophon",
      dependencies: [
        "ColophonDocument", "ColophonNative", "ColophonPipeline", "ColophonModels", "ColophonStages",
        "ColophonEvaluation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),

    // What tests share: temporary folders, goldens, drawn pages, where the shared data lie, running the program.
    .target(
      name: "ColophonTesting",
      dependencies: [
        "ColophonDocument", "ColophonPipeline", "CLeptonica", .product(name: "Logging", package: "swift-log"),
      ],
      path: "Tests/ColophonTesting"),
    // Runs that are disturbed, repeated, and compared with an undisturbed one; for the suite and `make torture`.
    .target(
      name: "FaultCampaign", dependencies: ["ColophonDocument", "ColophonPipeline", "ColophonTesting"],
      path: "Tests/FaultCampaign"),
    // The program with doubles beside the real components: an engine that crashes, hangs and talks nonsense on
    // demand, a collection of any size.
    .executableTarget(
      name: "FaultyColophon",
      dependencies: [
        "ColophonPipeline", "ColophonStages", "ColophonTesting", "FaultCampaign",
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Tests/FaultyColophon"),
    .testTarget(name: "ColophonDocumentTests", dependencies: ["ColophonDocument"]),
    .testTarget(name: "ColophonModelsTests", dependencies: ["ColophonModels", "ColophonTesting"]),
    .testTarget(
      name: "ColophonNativeTests", dependencies: ["ColophonNative", "ColophonTesting", "CSerialOpenMP"]),
    .testTarget(
      name: "ColophonPipelineTests",
      dependencies: ["ColophonPipeline", "ColophonTesting", "FaultCampaign", "FaultyColophon"]),
    .testTarget(
      name: "ColophonStagesTests",
      dependencies: [
        "ColophonStages", "ColophonTesting",
        // A service on the loopback address to link names with.
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .testTarget(
      name: "ColophonEvaluationTests",
      dependencies: ["ColophonDocument", "ColophonEvaluation", "ColophonNative", "ColophonTesting"],
      exclude: ["dinglehopper_figures.py", "requirements.txt"]),
    .testTarget(
      name: "ColophonCommandTests",
      dependencies: [
        "colophon", "ColophonDocument", "ColophonPipeline", "ColophonStages", "ColophonTesting",
        "FaultyColophon",
      ]),
    .testTarget(name: "HouseRulesTests", dependencies: ["ColophonStages", "ColophonTesting"]),
  ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    // A file imports the modules whose members it uses, so that import lines tell the truth.
    .enableUpcomingFeature("MemberImportVisibility"),
    // A protocol type that costs an existential says so.
    .enableUpcomingFeature("ExistentialAny"),
  ]
}
