import ColophonDocument
import ColophonNative
import Foundation

/// Reads an authority file entry by entry, whatever its format.
struct AuthorityFile {
  /// Something in the file that cannot be used; the rest is.
  struct Problem: Hashable {
    /// From 1; 0 where it is not known.
    var line: Int
    var message: String
  }

  /// Why nothing of the file can be used.
  struct Unreadable: Error, CustomStringConvertible {
    var path: String
    var message: String
    var description: String { "\(path): \(message)" }
  }

  let options: AuthorityOptions

  /// Calls the closures for each entry and for each problem, in the order of the file. Throws `Unreadable` or an
  /// `RDFError` when the file as a whole cannot be used.
  func read(report: (Problem) -> Void, _ body: (AuthorityEntry) -> Void) throws {
    switch options.format {
    case .auto, .csv: try AuthorityTable(self).read(report: report, body)
    case .jsonLines: try AuthorityLines(self).read(report: report, body)
    case .turtle:
      var concepts = AuthorityConcepts(self)
      try TurtleFile(options.file, source: options.file.path).forEachStatement(
        report: { report(Problem(line: $0.line, message: $0.message)) }, { concepts.add($0) })
      concepts.entries(report: report, body)
    case .rdfXML:
      var concepts = AuthorityConcepts(self)
      try RDFXMLFile(options.file, source: options.file.path).forEachStatement { concepts.add($0) }
      concepts.entries(report: report, body)
    }
  }

  /// The file's bytes, read as they are needed.
  func mapped() throws(Unreadable) -> Data {
    guard let data = try? Data(contentsOf: options.file, options: .alwaysMapped) else {
      throw Unreadable(path: options.file.path, message: "the file cannot be read")
    }
    return data
  }

  /// An entry of what a row, a line or a concept says, or what is wrong with it.
  func entry(
    id: String, uri: String?, label: String, variants: [String], kinds written: [String], sameAs: [String]
  ) -> Result<AuthorityEntry, AuthorityMistake> {
    let id = options.scheme.identifier(id.isEmpty ? uri ?? "" : id)
    guard options.scheme.accepts(id) else {
      return .failure(
        AuthorityMistake(
          id.isEmpty ? "it has no identifier" : "'\(id)' is no identifier of \(options.scheme.rawValue)"))
    }
    guard label.contains(where: \.isLetter) else { return .failure(AuthorityMistake("'\(id)' has no name")) }
    let told = written.flatMap { AuthorityKind.kinds($0) }
    let kinds = told.isEmpty ? options.kinds : options.kinds.filter(told.contains)
    guard !kinds.isEmpty else {
      return .failure(AuthorityMistake("'\(id)' is none of the kinds that are asked for"))
    }
    var seen: Set<String> = [label]
    let others = variants.filter { $0.contains(where: \.isLetter) && seen.insert($0).inserted }
    return .success(
      AuthorityEntry(
        id: id, uri: uri ?? options.scheme.uri(id), sameAs: sameAs.filter { $0 != uri }, kinds: kinds,
        label: label, variants: others))
  }
}

/// What keeps an entry from being used.
struct AuthorityMistake: Error, Hashable {
  var message: String
  init(_ message: String) { self.message = message }
}
