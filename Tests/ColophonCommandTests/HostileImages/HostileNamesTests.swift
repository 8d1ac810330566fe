import ColophonNative
import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@Suite("Hostile names and descriptions")
struct HostileNamesTests {
  private static let names = [
    "bell\u{7}escape\u{1B}", "line\nfeed", "tab\ttab", "<a>&amp;]]>\"'", "%2F..%2F", "-rf",
    "nonbreaking\u{A0}\u{85}space",
    "last\u{FFFE}\u{FFFF}", "e\u{301}\u{202E}", String(repeating: "long", count: 60),
  ]

  @Test("reach TEI and JSON Lines as valid text, each item in a file of its own")
  func names() throws {
    let page = PNGBytes(page: try PrintedPage()).data
    let folder = try TemporaryFolder()
    for name in Self.names { try folder.write(page, to: "in/\(name).png") }
    let rows = Self.names.map { "\"\($0.replacing("\"", with: "\"\""))\",\"a\u{1}\u{B}<&\u{FFFF}b\"" }
    try folder.write("item,title\n" + rows.joined(separator: "\n") + "\n", to: "in/items.csv")
    try folder.write(
      """
      version: 1
      read: { image_folder: { path: in, item_per: file } }
      stages:
        - ocr: { models: [eng] }
      write: [tei, json_lines]
      """, to: "p.yaml")
    let run = try colophon("run", "p.yaml", "--output", "out", in: folder.url)
    #expect(run.status == ExitStatus.complete, "\(run.errors)")

    for file in ["documents.jsonl", "pages.jsonl"] {
      let text = try String(contentsOf: folder.path("out/\(file)"), encoding: .utf8)
      let items = try text.split(separator: "\n").map { line in
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      }
      #expect(Set(items.compactMap { $0?["item"] as? String }) == Set(Self.names), "\(file)")
    }
    let tei = try FileManager.default.contentsOfDirectory(atPath: folder.path("out/tei").path)
    #expect(tei.count == Self.names.count)
    for name in tei {
      let tree = try XMLTree(file: folder.path("out/tei/\(name)"), source: name)
      #expect(tree.root.text.contains("a <&b"), "\(name)")
    }
  }
}
