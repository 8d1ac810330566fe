import ColophonDocument
import Foundation

/// The word lists that name rules look things up in.
struct NameLists: Sendable {
  struct GivenName: Sendable {
    var languages: Set<String>
    var isAmbiguous: Bool
  }

  struct Place: Sendable {
    /// The name as the list has it.
    var name: String
    /// `settlement`, `country`, `region` or `river`.
    var type: String
    var canonical: String
    var isAmbiguous: Bool
  }

  /// A title, a cue or a particle.
  struct Cue: Sendable {
    var word: String
    var language: String
    /// Of a title its kind, of a place cue `preposition` or `noun`, of an organisation cue `head`, `tail`, `inside`.
    var kind: String
    var isAmbiguous: Bool
  }

  let givenNames: [String: GivenName]
  let places: PhraseTable<Place>
  let titles: PhraseTable<Cue>
  let placeCues: PhraseTable<Cue>
  let organisationCues: PhraseTable<Cue>
  /// Suffixes of German compounds such as `-bibliothek`, in lower case.
  let organisationSuffixes: [String]
  let particles: PhraseTable<Cue>
  /// Words for the house of a publisher or printer, such as `Librairie`, in lower case.
  let publishingHouses: Set<String>

  /// The files, in the order of their names.
  static let names = [
    "given-names", "organisation-cues", "particles", "place-cues", "places", "publishers-cues", "titles",
  ]

  private static let houseEndings = [
    "verlag", "handlung", "druckerei", "druckerey", "librairie", "imprimerie", "éditions", "libreria",
    "stamperia", "tipografia", "uitgeverij", "drukkerij", "officina", "offizin",
  ]

  /// Reads all lists from the folder `Models`. Throws a `WordListError`.
  init(models: URL) throws {
    func list(_ name: String, columns: Int) throws -> [[String]] {
      try WordList(contentsOf: WordList.file(name, in: models), columns: columns).rows
    }
    func isAmbiguous(_ row: [String], _ column: Int) -> Bool {
      row.count > column && row[column] == "ambiguous"
    }

    var givenNames: [String: GivenName] = [:]
    for row in try list("given-names", columns: 2) {
      let languages = row[1].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      let known = givenNames[row[0].lowercased()]
      givenNames[row[0].lowercased()] = GivenName(
        languages: Set(languages).union(known?.languages ?? []),
        isAmbiguous: isAmbiguous(row, 2) || known?.isAmbiguous ?? false)
    }
    self.givenNames = givenNames

    places = PhraseTable(
      try list("places", columns: 3).map {
        ($0[0], Place(name: $0[0], type: $0[1], canonical: $0[2], isAmbiguous: isAmbiguous($0, 3)))
      })
    func cues(_ rows: [[String]]) -> PhraseTable<Cue> {
      PhraseTable(
        rows.map { ($0[0], Cue(word: $0[0], language: $0[1], kind: $0[2], isAmbiguous: isAmbiguous($0, 3))) })
    }
    titles = cues(try list("titles", columns: 3))
    placeCues = cues(try list("place-cues", columns: 3))
    let organisations = try list("organisation-cues", columns: 3)
    organisationCues = cues(organisations)
    organisationSuffixes = organisations.filter {
      $0[1] == "de" && $0[2] == "tail" && $0[0].count > 3 && $0[0].first?.isLowercase == true
        && $0[0].allSatisfy(\.isLetter)
    }.map { $0[0] }
    particles = PhraseTable(
      try list("particles", columns: 2).map {
        ($0[0], Cue(word: $0[0], language: $0[1], kind: "", isAmbiguous: isAmbiguous($0, 2)))
      })
    // The list has whole phrases of imprints; of these only the words for a house can begin its name.
    publishingHouses = Set(
      try list("publishers-cues", columns: 3).flatMap { Tokeniser.tokens(of: $0[0]) }.map(\.key)
        .filter { word in Self.houseEndings.contains { word.hasSuffix($0) } })
  }

  /// The lists as models, in the order of their names.
  static func references(models: URL) throws -> [ModelReference] {
    try names.map { try WordList.reference($0, in: models) }
  }
}
