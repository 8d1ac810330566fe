import ColophonTesting
import Foundation
import Testing

/// What each target may import besides itself: the table of `Documentation/Architecture.md`.
private let allowed: [String: Set<String>] = [
  "ColophonDocument": ["Foundation"],
  "ColophonNative": [
    "Foundation", "ColophonDocument", "CLeptonica", "CTesseract", "COpenJPEG", "CLibXML2", "CLinear",
    "CSerd", "Synchronization",
  ],
  "ColophonPipeline": [
    "Foundation", "Synchronization", "ColophonDocument", "Yams", "GRDB", "Logging", "Crypto",
  ],
  "ColophonModels": [
    "Foundation", "Synchronization", "ColophonDocument", "Crypto", "AsyncHTTPClient", "NIOCore", "NIOHTTP1",
  ],
  "ColophonStages": [
    "Foundation", "Synchronization", "ColophonDocument", "ColophonNative", "ColophonPipeline",
    "ColophonModels",
  ],
  "ColophonEvaluation": ["Foundation", "ColophonDocument", "ColophonNative"],
  "colophon": [
    "Foundation", "Synchronization", "Dispatch", "ColophonDocument", "ColophonNative", "ColophonPipeline",
    "ColophonModels", "ColophonStages", "ColophonEvaluation", "ArgumentParser", "Logging",
  ],
]

@Suite("Imports keep to the table of the rooms")
struct ImportTests {
  @Test("no file imports what its target may not", arguments: allowed.keys.sorted())
  func imports(_ target: String) throws {
    let permitted = try #require(allowed[target])
    let files = try sources(target)
    #expect(!files.isEmpty)
    for file in files {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        guard let module = importedModule(line) else { continue }
        #expect(permitted.contains(module), "\(file.lastPathComponent) of \(target) imports \(module)")
      }
    }
  }

  @Test("every folder of Sources is a target of the table, or a C module")
  func targets() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appending(path: "Sources").path)
    let unknown = folders.filter {
      allowed[$0] == nil
        && ![
          "CLeptonica", "CTesseract", "COpenJPEG", "CLibXML2", "CLinear", "CSerd", "CSerialOpenMP",
        ].contains($0)
    }
    #expect(unknown.isEmpty)
  }

  @Test("one file imports Yams")
  func yams() throws {
    let importers = try sources("ColophonPipeline").filter {
      try String(contentsOf: $0, encoding: .utf8).contains("import Yams")
    }
    #expect(importers.map(\.lastPathComponent) == ["SettingParser.swift"])
  }

  @Test("the thread sanitizer leaves out the files that hold a Mutex, and no others")
  func mutexes() throws {
    let root = Repository.root.appending(path: "Sources")
    let holders = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { $0.hasSuffix(".swift") }
      .filter { try String(contentsOf: root.appending(path: $0), encoding: .utf8).contains("Mutex") }
      .compactMap { $0.split(separator: "/").last.map(String.init) }
    let list = try String(
      contentsOf: Repository.root.appending(path: "Tests/thread-sanitizer.supp"), encoding: .utf8)
    let leftOut = list.split(separator: "\n").filter { $0.hasPrefix("race:") }.map { $0.dropFirst(5) }
    #expect(Set(leftOut.map(String.init)) == Set(holders))
  }

  @Test(
    "rooms have names that say something",
    arguments: ["Utils", "Utilities", "Helpers", "Common", "Core", "Managers", "Misc", "Extensions"])
  func names(_ name: String) throws {
    let paths = try FileManager.default.subpathsOfDirectory(
      atPath: Repository.root.appending(path: "Sources").path)
    let found = paths.filter { path in
      path.split(separator: "/").contains { $0 == name || $0 == "\(name).swift" }
    }
    #expect(found.isEmpty)
  }

  private func sources(_ target: String) throws -> [URL] {
    let root = Repository.root.appending(path: "Sources/\(target)")
    return try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { $0.hasSuffix(".swift") }.map { root.appending(path: $0) }
  }

  /// `ColophonDocument` for `package import struct ColophonDocument.Page`.
  private func importedModule(_ line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "import"),
      words[..<place].allSatisfy({
        $0.hasPrefix("@") || ["package", "internal", "private", "public", "fileprivate"].contains($0)
      })
    else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "typealias", "let", "var"]
    let name = words[(place + 1)...].first { !kinds.contains($0) }
    return name?.split(separator: ".").first.map(String.init)
  }
}
