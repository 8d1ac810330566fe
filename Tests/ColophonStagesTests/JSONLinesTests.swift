import ColophonDocument
import ColophonPipeline
import ColophonStages
import ColophonTesting
import Foundation
import Testing

@Suite("JSON Lines tell every item and every page")
struct JSONLinesTests {
  private static let schemas = Repository.root.appending(path: "Documentation/Schemas")
  /// A Python that has the package jsonschema.
  private static let python = ["/usr/bin/python3", findProgram("python3")?.path ?? ""].first { path in
    (try? runProgram(URL(fileURLWithPath: path), ["-c", "import jsonschema"]))?.status == 0
  }

  private func lines(
    _ document: Document, _ pages: [Page], _ options: KeyValuePairs<String, String> = [:]
  ) throws -> (documents: String, pages: String) {
    var reader = WriterSample.reader(options)
    let writer = JSONLines(JSONLines.Options(from: &reader), WriterSample.services)
    #expect(reader.diagnostics.isEmpty)
    let output = MemoryOutput()
    try writer.write(document, pages: MemoryPages(pages), to: output)
    #expect(output.files.keys.sorted() == writer.outputs.sorted())
    return (output.text("documents.jsonl"), output.text("pages.jsonl"))
  }

  private func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test("a letter is written as the goldens show")
  func golden() throws {
    let letter = WriterSample.letter
    let (documents, pages) = try lines(letter.document, letter.pages, ["detail": "word"])
    #expect(try Golden.difference(documents, from: "letter-documents.jsonl") == nil)
    #expect(try Golden.difference(pages, from: "letter-pages.jsonl") == nil)
  }

  @Test("every page has a line, failed ones too, and the item counts them")
  func counts() throws {
    let letter = WriterSample.letter
    let (documents, pages) = try lines(letter.document, letter.pages)
    let item = try #require(try objects(documents).first)
    #expect(item["pages"] as? Int == 3)
    #expect(item["pages_done"] as? Int == 2)
    #expect(item["pages_quarantined"] as? Int == 1)
    let failed = try #require(try objects(pages).last)
    #expect(failed["outcome"] as? String == "quarantined")
    #expect(failed["failure_reason"] as? String == "unreadable_image")
    #expect(failed["text"] is NSNull)
  }

  @Test("a page says how well it was read, and the item sums it up by the length of the texts")
  func quality() throws {
    var good = WriterSample.page(1, [WriterSample.region(lines: ["123456"])])
    good.text?.account = WriterSample.account(expectedErrors: 0.01, .good)
    var fair = WriterSample.page(2, [WriterSample.region(lines: ["12"])])
    fair.text?.account = WriterSample.account(expectedErrors: 0.09, .fair)
    let document = Document(item: Item(id: "x", pages: []), date: "2026-08-01")
    let written = try lines(document, [good, fair, WriterSample.withheld(3), WriterSample.failed(4)])
    let pages = try objects(written.pages)
    let qualities = pages.map { $0["quality"] as? [String: Any] }
    #expect(qualities.map { $0?["expected_cer"] as? Double } == [0.01, 0.09, 0.62, nil])
    #expect(qualities.map { $0?["band"] as? String } == ["good", "fair", "unreadable", nil])
    #expect(pages[2]["text"] is NSNull && pages[2]["text_normalised"] is NSNull)
    #expect(pages[2]["failure_reason"] as? String == "unreadable_text")
    let item = try #require(try objects(written.documents).first?["quality"] as? [String: Any])
    #expect(item["expected_cer"] as? Double == 0.03)
    #expect(
      ["pages_good", "pages_fair", "pages_doubtful", "pages_unreadable"].map { item[$0] as? Int }
        == [1, 1, 0, 1])
  }

  @Test("offsets of entities count Unicode scalars of the text")
  func offsets() throws {
    let letter = WriterSample.letter
    for page in try objects(lines(letter.document, letter.pages).pages) {
      let scalars = Array((page["text"] as? String ?? "").unicodeScalars)
      for entity in page["entities"] as? [[String: Any]] ?? [] {
        let start = try #require(entity["start"] as? Int)
        let end = try #require(entity["end"] as? Int)
        #expect(String(String.UnicodeScalarView(scalars[start..<end])) == entity["text"] as? String)
      }
    }
  }

  @Test(
    "the detail decides which lists are there",
    arguments: [("page", false, false), ("line", true, false), ("word", true, true)])
  func detail(detail: String, hasLines: Bool, hasWords: Bool) throws {
    let letter = WriterSample.letter
    let page = try #require(try objects(lines(letter.document, letter.pages, ["detail": detail]).pages).first)
    let lines = page["lines"] as? [[String: Any]]
    #expect((lines != nil) == hasLines)
    #expect((page["regions"] is NSNull) == !hasLines)
    #expect((lines?.first?["words"] is [Any]) == hasWords)
  }

  @Test("the normalised text joins what line ends divide")
  func normalised() throws {
    let regions = [
      WriterSample.region(lines: [
        "¶Herr Mer-", "cer aus Nord-", "Deutſchland, Land-", "und Seemann,", "¶kam.",
      ]),
      WriterSample.region(lines: ["x"]),
    ]
    let document = Document(item: Item(id: "x", pages: []), date: "2026-08-01")
    let page = try #require(try objects(lines(document, [WriterSample.page(1, regions)]).pages).first)
    #expect(
      page["text_normalised"] as? String
        == "Herr Mercer aus Nord-Deutschland, Land- und Seemann,\nkam.\nx")
  }

  @Test("a page says what stands around its text, and which words are divided")
  func book() throws {
    let book = WriterSample.book
    let page = try #require(try objects(lines(book.document, book.pages, ["detail": "word"]).pages).first)
    #expect(page["printed_number"] as? String == "12")
    let regions = page["regions"] as? [[String: Any]] ?? []
    #expect(
      regions.map { $0["role"] as? String ?? "-" } == [
        "page_number", "running_head", "-", "line_number", "marginalia", "footnote", "signature", "catchword",
      ])
    let lines = page["lines"] as? [[String: Any]] ?? []
    let words = lines.flatMap { $0["words"] as? [[String: Any]] ?? [] }
    let divided = words.filter { $0["division"] is String }
    #expect(divided.map { $0["text"] as? String } == ["Ber-", "gen", "Mül-", "ler,"])
    #expect(divided.map { $0["whole"] as? String } == ["Bergen", "Bergen", "Müller,", "Müller,"])
  }

  @Test(
    "the form that was not asked for is null",
    arguments: [("both", true, true), ("diplomatic", true, false), ("normalised", false, true)])
  func forms(form: String, hasText: Bool, hasNormalised: Bool) throws {
    let book = WriterSample.book
    let page = try #require(try objects(lines(book.document, book.pages, ["text": form]).pages).first)
    #expect((page["text"] is String) == hasText)
    #expect((page["text_normalised"] is String) == hasNormalised)
  }

  @Test("an item without pages has a line, and the page file is there")
  func noPages() throws {
    let document = Document(item: Item(id: "x", pages: []), date: "2026-08-01")
    let (documents, pages) = try lines(document, [])
    #expect(try objects(documents).count == 1)
    #expect(pages.isEmpty)
  }

  @Test("items and pages cannot share a file, nor leave the output folder")
  func badFiles() {
    for options: KeyValuePairs<String, String> in [["pages_file": "documents.jsonl"], ["file": "../x.jsonl"]]
    {
      var reader = WriterSample.reader(options)
      _ = JSONLines.Options(from: &reader)
      #expect(reader.diagnostics.count == 1)
    }
  }

  @Test(
    "every line satisfies its schema, and a line that lacks a key does not",
    .enabled(if: python != nil, "needs a Python with the package jsonschema"))
  func schema() throws {
    let folder = try TemporaryFolder()
    let letter = WriterSample.letter
    var documents = ""
    var pages = ""
    for detail in ["page", "line", "word"] {
      let bare = Document(item: Item(id: "\u{2028}\"\\\u{0}", pages: []), date: "2026-08-01")
      for (document, content) in [
        (letter.document, letter.pages), (WriterSample.book.document, WriterSample.book.pages),
        (bare, [Page(number: 1, image: PageImage(path: "")), WriterSample.failed(2)]),
        (bare, [WriterSample.withheld(1)]),
      ] {
        let written = try lines(document, content, ["detail": detail])
        documents += written.documents
        pages += written.pages
      }
    }
    try folder.write(documents, to: "documents.jsonl")
    try folder.write(pages, to: "pages.jsonl")
    let program = """
      import json, sys, jsonschema
      for name in "documents", "pages":
          with open(sys.argv[1] + "/" + name + ".schema.json") as file:
              schema = json.load(file)
          check = jsonschema.Draft202012Validator(schema)
          check.check_schema(schema)
          with open(name + ".jsonl") as file:
              for line in map(json.loads, file):
                  check.validate(line)
                  assert list(line) == list(schema["properties"]), "order of keys"
                  line.pop("item")
                  assert not check.is_valid(line)
      """
    let result = try runProgram(
      URL(fileURLWithPath: try #require(Self.python)), ["-c", program, Self.schemas.path], in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test("the documentation's tables say what the schemas say", arguments: ["documents", "pages"])
  func documentation(name: String) throws {
    let data = try Data(contentsOf: Self.schemas.appending(path: "\(name).schema.json"))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let text = try String(
      contentsOf: Repository.root.appending(path: "Documentation/JSONLines.md"), encoding: .utf8)
    let section = try #require(
      text.split(separator: "\n## ").first { $0.hasPrefix("\(name).jsonl") })
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { String($0) }
    #expect(rows.sorted() == Self.rows(schema, prefix: "").sorted())
  }

  private static func rows(_ schema: [String: Any], prefix: String) -> [String] {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    return properties.flatMap { name, property in
      let types = property["type"] as? [String] ?? [property["type"] as? String ?? ""]
      let row =
        "| `\(prefix)\(name)` | \(types.joined(separator: " or ")) | \(property["description"] ?? "") |"
      return [row] + rows(property, prefix: "\(prefix)\(name).")
        + rows(property["items"] as? [String: Any] ?? [:], prefix: "\(prefix)\(name)[].")
    }
  }

  @Test("the schema knows every reason for a failure")
  func reasons() throws {
    let data = try Data(contentsOf: Self.schemas.appending(path: "pages.schema.json"))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: [String: Any]])
    let known = (properties["failure_reason"]?["enum"] as? [Any] ?? []).compactMap { $0 as? String }
    #expect(known == Reason.allCases.map(\.rawValue))
  }
}
