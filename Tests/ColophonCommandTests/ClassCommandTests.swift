import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@Suite("train classify, evaluate classes, classify and explain, as a new user would")
struct ClassCommandTests {
  /// A folder with ten texts for each of two classes.
  private func texts() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for index in 0..<10 {
      let letter = String(repeating: "very ", count: index)
      try folder.write(
        "Dear Sir, I am \(letter)glad to hear of your health.", to: "classes/letter/\(index).txt")
      try folder.write("Item, paid for \(letter)good oats, two shillings.", to: "classes/bill/\(index).txt")
    }
    return folder
  }

  @Test("a folder for each class becomes a model with a card; a second training gives the same bytes")
  func trainAndEvaluate() throws {
    let folder = try texts()
    for out in ["m1", "m2"] {
      let training = try colophon(
        "train", "classify", "classes", "--out", out, "--name", "papers", "--language", "en",
        "--data-licence",
        "CC0-1.0", in: folder.url)
      #expect(training.status == 0, "\(training)")
      #expect(training.output.contains("100.0 % of 20 examples right"), "\(training.output)")
    }
    let first = try Data(contentsOf: folder.path("m1/model.json"))
    #expect(try first == Data(contentsOf: folder.path("m2/model.json")))
    let card = try String(contentsOf: folder.path("m1/README.md"), encoding: .utf8)
    for words in [
      "---\nlicense: cc-by-4.0\nlanguage:\n- \"en\"\n", "pipeline_tag: text-classification",
      "license: \"CC0-1.0\"",
      "file_sha256: ", "## Limits", "## How to repeat", "colophon train classify classes --out m1",
    ] {
      #expect(card.contains(words), "\(words)\n\(card)")
    }
    let measured = try colophon("evaluate", "classes", "classes", "--model", "m1", "--json", in: folder.url)
    let overall = try #require(try object(measured.output)["overall"] as? [String: Any])
    #expect(overall["right"] as? Int == 20, "\(measured)")
    try folder.write("picture,label\nletter.jpg,letter\n", to: "pictures.csv")
    let unread = try colophon(
      "evaluate", "classes", "pictures.csv", "--model", "m1", "--path", "picture", "--label", "label",
      "--records", "nowhere", in: folder.url)
    #expect(unread.status == 4)
    #expect(unread.errors.contains("nowhere: expected the output folder of a run"), "\(unread.errors)")
  }

  @Test("a run gives classes by one's own model, and explain tells what spoke for them")
  func runAndExplain() throws {
    let folder = try TemporaryFolder()
    let cards = try sampleCards(12)
    for card in cards {
      let language = card.lastPathComponent.split(separator: "-")[1]
      try folder.write(Data(contentsOf: card), to: "classes/\(language)/\(card.lastPathComponent)")
    }
    let training = try colophon(
      "train", "classify", "classes", "--out", "mine", "--folds", "3", in: folder.url)
    #expect(training.status == 0, "\(training)")
    try folder.write(Data(contentsOf: cards[0]), to: "in/card.jpg")
    try folder.write(
      cardPipeline.replacing("- classify", with: "- classify: { models: [mine, fiction] }"), to: "p.yaml")
    #expect(try colophon("run", "p.yaml", "--output", "out", in: folder.url).status == 0)
    for file in ["pages.jsonl", "documents.jsonl"] {
      let line = try object(String(contentsOf: folder.path("out/\(file)"), encoding: .utf8))
      let classes = try #require(line["classes"] as? [[String: Any]])
      #expect(classes.first?["model"] as? String == "mine")
      // The model of titles looks at items only.
      #expect(classes.count == (file == "pages.jsonl" ? 1 : 2))
    }
    let told = try colophon("explain", "p.yaml", "card/1", "--output", "out", in: folder.url)
    for words in [
      "  document type     index_card; likely: index_card", "  mine              ", "for de spoke: ",
    ] {
      #expect(told.output.contains(words), "\(words)\n\(told.output)")
    }
    for prefix in ["sheet.", "lines.", "edges.", "letters.", "cue.", "picture.", "gram:", "word:"] {
      #expect(!told.output.contains(" \(prefix)"), "a name of a model's file is told: \(told.output)")
    }
  }

  @Test("what cannot be learned from is told with its place: exit 2")
  func brokenExamples() throws {
    let folder = try texts()
    try folder.write("label,text\na,one\nb\n", to: "t.csv")
    let broken = try colophon("train", "classify", "t.csv", "--out", "m", in: folder.url)
    #expect(broken.status == ExitStatus.invalidPipeline)
    #expect(broken.errors.contains("error: t.csv:3: expected 2 fields, found 1"), "\(broken.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("m").path))
    let none = try colophon("train", "classify", "nowhere", "--out", "m", in: folder.url)
    #expect(
      none.status == ExitStatus.invalidPipeline && none.errors.contains("there is no such folder or table"))
  }

  @Test("a model that is not there is told with the line of the pipeline: exit 3")
  func missingModel() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      cardPipeline.replacing("- classify", with: "- classify: { models: [none] }"), to: "p.yaml")
    try folder.write("", to: "in/a.jpg")
    let plan = try colophon("plan", "p.yaml", in: folder.url)
    #expect(plan.status == ExitStatus.missing, "\(plan)")
    #expect(
      plan.errors.contains("p.yaml:8:") && plan.errors.contains("colophon train classify"), "\(plan.errors)")
  }

  @Test("languages of single lines are measured from a table")
  func languages() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      lang\ttext
      de\tDer Rath der Stadt hat beſchloſſen, daß die Thore geſchloſſen werden ſollen
      fr\tLe conseil municipal s'est réuni hier soir pour examiner la question des eaux
      en\t1843

      """, to: "lines.tsv")
    let measured = try colophon("evaluate", "languages", "--lines", "lines.tsv", "--json", in: folder.url)
    let overall = try #require(try object(measured.output)["overall"] as? [String: Any])
    #expect(overall["right"] as? Int == 2 && overall["answered"] as? Int == 2, "\(measured)")
  }
}
