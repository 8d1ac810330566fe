import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@Suite("explain tells what was made of a page and what a run would do")
struct ExplainCommandTests {
  /// Two cards that can be read and one that is none, with everything that a run makes of them.
  private func collection() throws -> (TemporaryFolder, [String]) {
    let folder = try TemporaryFolder()
    try folder.write(
      cardPipeline + "\nfailures: { stop_above: 1 }\n", to: "p.yaml")
    let cards = try sampleCards(1)
    for card in cards { try folder.write(Data(contentsOf: card), to: "in/\(card.lastPathComponent)") }
    try folder.write("Dear Sir, this is no picture.\n", to: "in/letter.jpg")
    return (folder, cards.map { $0.deletingPathExtension().lastPathComponent })
  }

  @Test("before and after a run, after a change, and the same when the ledger was made anew")
  func explain() throws {
    let (folder, cards) = try collection()
    let card = try #require(cards.first)
    func explain(_ arguments: String...) throws -> ProgramResult {
      try runProgram(
        BuiltProducts.colophon, ["explain", "p.yaml", "--output", "out"] + arguments, in: folder.url)
    }
    let before = try explain(card)
    #expect(before.status == 0 && before.output.contains("\(card)/1: not read yet"), "\(before)")
    #expect(before.output.contains("a run reads it: not read yet"), "\(before.output)")

    #expect(try colophon("run", "p.yaml", "--output", "out", in: folder.url).status == ExitStatus.quarantined)
    let after = try explain("\(card)/1")
    for words in [
      "\(card)/1: done", "  ocr               kept; there from run ", "models tessdata/eng",
      "  now               a run leaves it as it is", "tei/\(card).xml", "a run leaves the item as it is",
    ] {
      #expect(after.output.contains(words), "\(words)\n\(after.output)")
    }
    let failed = try explain("letter")
    for words in [
      "letter/1: in quarantine, unreadable_image", "  ocr               not there, since the page failed",
      "  failed            unreadable_image in ocr, attempt 1, run ",
      "a run leaves it in quarantine: nothing has changed for it",
    ] {
      #expect(failed.output.contains(words), "\(words)\n\(failed.output)")
    }

    let changed = try explain(card, "--set", "stages.ocr.models=[eng,deu]", "--json")
    let line = try object(changed.output)
    let pages = try #require(line["pages"] as? [[String: Any]])
    #expect(pages[0]["to_be_read"] as? Bool == true && line["to_be_finished"] as? Bool == true)
    let stages = try #require(pages[0]["stages"] as? [[String: Any]])
    let reading = try #require(stages.first { $0["name"] as? String == "ocr" })
    #expect(reading["state"] as? String == "made")
    #expect((reading["reasons"] as? [String])?.contains("option models changed") == true, "\(reading)")

    let places = ["\(card)/1", "letter/1"]
    let records = try places.map { try explain($0).output }
    #expect(try colophon("quarantine", "retry", "out", "letter", in: folder.url).status == 0)
    let retried = try explain("letter/1")
    #expect(retried.output.contains("a run reads it: another attempt was asked for"), "\(retried.output)")
    _ = try colophon("run", "p.yaml", "--output", "out", in: folder.url)
    #expect(try colophon("ledger", "rebuild", "out", in: folder.url).status == 0)
    #expect(try explain(places[0]).output == records[0])
    #expect(try colophon("status", "out", in: folder.url).output.contains("1 done, 1 in quarantine"))
  }

  @Test("an item that is not there is exit 4 with names that are like it")
  func unknown() throws {
    let (folder, cards) = try collection()
    let wrong = try colophon("explain", "p.yaml", "leter", "--output", "out", in: folder.url)
    #expect(wrong.status == ExitStatus.inaccessible)
    #expect(wrong.errors.contains("did you mean 'letter'?"), "\(wrong.errors)")
    let page = try colophon("explain", "p.yaml", "letter/2", "--output", "out", in: folder.url)
    #expect(page.status == ExitStatus.inaccessible && page.errors.contains("its last page is 1"))
    #expect(cards.count == 1)
  }
}
