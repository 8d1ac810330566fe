import ColophonDocument
import ColophonModels
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

/// With the lexicon that knows Wasser, Häuser, Haus, daß, fluß and some others, see `LexiconTests`.
@Suite("A long s that was read as f")
struct LongSTests {
  private func restored(_ text: String, languages: [String] = ["xx"]) throws -> (text: String, words: Int) {
    let lexicon = try Lexicon(contentsOf: Golden.folder.appending(path: "small.lexicon"))
    var page = PageText(width: 600, height: 800, regions: [WriterSample.region(lines: [text])])
    let words = LongS(lexicons: [lexicon]).restore(in: &page, languages: languages)
    return (page.plain, words)
  }

  @Test("comes back where the word is known with it, with the signs around it")
  func comesBack() throws {
    let (text, words) = try restored("Waffer, (häufer) Waffer. „Häufer“ Haus")
    #expect(text == "Waſſer, (häuſer) Waſſer. „Häuſer“ Haus")
    #expect(words == 4)
  }

  @Test("is not put where the word is known with an f, at a word's end, or where no word comes of it")
  func leavesOthers() throws {
    let (text, words) = try restored("Waffer häufer Waffer Häufer fluß Hauf xqfz")
    #expect(text == "Waſſer häuſer Waſſer Häuſer fluß Hauf xqfz")
    #expect(words == 4)
  }

  @Test(
    "stays away where too few words prove it",
    arguments: ["Waffer häufer Haus", "Waffer häufer Waffer häufer xf-fa qfua zfub wfuc bfud cfue dfuf"])
  func needsProof(_ line: String) throws {
    let (text, words) = try restored(line)
    #expect(text == line)
    #expect(words == 0)
  }

  @Test("is asked of the page's languages alone")
  func languages() throws {
    #expect(try restored("Waffer häufer Waffer Häufer", languages: ["de"]).words == 0)
  }
}
