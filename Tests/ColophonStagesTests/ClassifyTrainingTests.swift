import ColophonDocument
import ColophonModels
import Foundation
import Testing

@testable import ColophonStages

@Suite struct ClassifyTrainingTests {
  @Test func `the same pages and seed give the same bytes, another seed other ones`() throws {
    let pages = SyntheticPages.make(seed: 3)
    let first = try DocumentTypeTrainer(seed: 3).train(on: pages, licence: "CC0-1.0")
    let second = try DocumentTypeTrainer(seed: 3).train(on: SyntheticPages.make(seed: 3), licence: "CC0-1.0")
    #expect(try LinearModelFile.bytes(of: first) == LinearModelFile.bytes(of: second))
    #expect(SyntheticPages.make(seed: 4).map(\.text) != pages.map(\.text))
  }

  @Test func `a label table names the line it cannot read`() throws {
    let table = try LabelTable(
      "image\tdoctype\na/1.jpg\tindex-card\tset\n\n# note\nb.jpg\tcover\r\n", name: "l.tsv")
    #expect(table.labels == ["a/1.jpg": "index-card", "b.jpg": "cover"])
    #expect {
      try LabelTable("a.jpg\tcover\nb.jpg", name: "l.tsv")
    } throws: { "\($0)".hasPrefix("l.tsv:2: expected") }
    #expect {
      try LabelTable("a.jpg\tcover\na.jpg\tblank", name: "l.tsv")
    } throws: { "\($0)".contains("'a.jpg' has a label already") }
  }

  @Test func `finer labels find their type, handwriting finds none`() {
    #expect(DocumentType(tableLabel: "book-page") == .textPage)
    #expect(DocumentType(tableLabel: "title_page") == .titlePage)
    #expect(DocumentType(tableLabel: "letter-handwritten") == nil)
  }

  @Test func `a set is grouped by folder, and by page where a type has one folder only`() throws {
    let labels = try LabelTable(
      "a/1\tcover\na/2\tcover\nb/1\tindex-card\nc/1\tcover\nx/1\ttypescript\nd/1\tmap\ne/1\tcover\n",
      name: "l")
    let text = PageText(width: 1, height: 1, regions: [])
    let pages = ["a/1", "a/2", "b/1", "c/1", "x/1", "d/1"].map { (image: $0, text: text) }
    let set = TrainingSet(pages: pages, labels: labels, heldOutPrefixes: ["x/"])
    #expect(set.training.map(\.group) == ["a", "a", "b/1", "c"])
    #expect(set.heldOut.map(\.name) == ["x/1"])
    #expect(set.unknownLabels.map(\.label) == ["map"])
    #expect(set.missing == ["e/1"])
  }

  @Test func `cross-validation tests each real page once and the card tells it all`() throws {
    // Made pages play the real ones here, under the names of two sets.
    let real = SyntheticPages.make(seed: 9).enumerated().map { index, page in
      var page = page
      page.name = "set\(index % 2)/\(page.type.rawValue)/\(index)"
      page.group = page.name
      return page
    }
    let labels = try LabelTable(
      real.map { "\($0.name)\t\($0.type.rawValue)" }.joined(separator: "\n"), name: "l.tsv")
    let set = TrainingSet(
      pages: real.map { (image: $0.name, text: $0.text) }, labels: labels, heldOutPrefixes: ["set1/cover"])
    let report = try DocumentTypeReport(
      set, seed: 1, licence: "CC0-1.0", labelFile: "l.tsv", heldOutPrefixes: ["set1/cover"])
    #expect(report.crossValidation.total == set.training.count)
    #expect(report.heldOut?.total == 20)
    #expect(report.crossValidation.accuracy > 0.9)
    let card = report.card(weightsDigest: "0a", about: "Made pages.")
    for part in ["file_sha256: 0a", "license: cc0-1.0", "Made pages.", "--hold-out set1/cover", "set1/cover"]
    {
      #expect(card.contains(part))
    }
  }

  @Test(arguments: [
    ("MDCCCXLVIII", 1848), ("gedruckt M DC LXIV.", 1664), ("M. D. XXv", 1525), ("MDCCCC", 1900),
    ("M.DCC.LXIV.", 1764),
  ])
  func `Roman years are read as printers set them`(text: String, year: Int) {
    #expect(RomanYear.year(in: text) == year)
  }

  @Test(arguments: ["MILD", "MIX", "M", "Mdme", "MMMM", "XLVIII", "MDCLXQ", "IMDCC"])
  func `words and other numbers are no Roman years`(text: String) {
    #expect(RomanYear.year(in: text) == nil)
  }
}
