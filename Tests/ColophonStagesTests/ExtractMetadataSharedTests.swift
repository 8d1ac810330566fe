import ColophonDocument
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

/// Title pages of the sixteenth to nineteenth centuries in correct transcription (OCR-D, CC BY-SA 4.0).
@Suite(.enabled(if: Repository.hasShared, "\(Repository.withoutShared)"))
struct ExtractMetadataSharedTests {
  private static let folder = Repository.shared.appending(path: "data/meta-ocrd")

  private func fields(_ work: String, _ page: String) async throws -> [Field.Name: [String]] {
    var reader = sampleOptions()
    let stage = try ExtractMetadata(ExtractMetadata.Options(from: &reader), sampleServices())
    let file = Self.folder.appending(path: "\(work)/\(work)_\(page).xml")
    var document = Document(item: Item(id: work, pages: []), date: "2026-01-01")
    let pages = SamplePages([(text: try TranscribedPage.read(file), type: "title_page")])
    _ = try await stage.process(&document, pages: pages)
    return Dictionary(grouping: document.fields ?? [], by: \.name).mapValues { $0.map(\.value) }
  }

  @Test func `Herder 1787 is read whole`() async throws {
    let found = try await fields("herder_geschichte03_1787", "0007")
    #expect(found[.creator] == ["Johann Gottfried Herder"])
    #expect(found[.place] == ["Riga", "Leipzig"])
    #expect(found[.publisher] == ["Johann Friedrich Hartknoch"])
    #expect(found[.date] == ["1787"])
  }

  @Test func `Laube 1837 is read whole`() async throws {
    let found = try await fields("laube_europa0202_1837", "0006")
    #expect(
      found == [
        .title: ["Das junge Europa"], .subtitle: ["Novelle"], .creator: ["Heinrich Laube"], .date: ["1837"],
        .place: ["Mannheim"], .publisher: ["Heinrich Hoff"],
      ])
  }

  @Test(arguments: [
    ("bernd_lebensbeschreibung_1738", "0007", "1738"), ("bohse_helicon_1696", "0007", "1696"),
    ("huebner_handbuch_1696", "0005", "1696"), ("nn_vertrag_1525", "0005", "1525"),
  ])
  func `baroque title pages give their year and no wrong author`(
    work: String, page: String, year: String
  ) async throws {
    let found = try await fields(work, page)
    let years = (found[.date] ?? []).map { RomanYear.year(in: $0).map(String.init) ?? $0 }
    #expect(years == [year])
    let authors = ["Adam Bernds", "Johann Hübners", "Talandern"]
    #expect((found[.creator] ?? []).allSatisfy(authors.contains))
  }
}
