import ColophonDocument
import ColophonNative

/// The group of files that the page images are taken from.
struct METSFileGroup {
  struct File {
    var id: String
    /// Line of the METS file, for messages.
    var line: Int
    var locations: [Location]

    /// The location to use: the first that is not on the network, else the first.
    var location: Location? { locations.first { !$0.isRemote } ?? locations.first }
  }

  struct Location {
    var href: String
    /// Whether the reference is a URL, in which `%20` is a space.
    var isURL: Bool

    var isRemote: Bool { ["http://", "https://"].contains { href.lowercased().hasPrefix($0) } }
  }

  /// The groups that usually hold images, best first: MAX and DEFAULT are those of the DFG viewer's METS profile,
  /// OCR-D-IMG the one of OCR-D, LOCAL the one of Kitodo and Goobi.
  static let usual = ["MAX", "OCR-D-IMG", "DEFAULT", "PRESENTATION", "LOCAL", "MASTER", "ORIGINAL"]

  let use: String
  /// In the order of the METS file.
  let files: [File]
  /// What is odd about the group but stops nothing.
  let remarks: [String]

  /// The wanted group, or the first usual one whose images are not on the network, or the only one.
  static func choose(
    from root: XMLTree.Node, wanted: String?, source: String
  ) throws(Failure) -> METSFileGroup {
    let elements = root.elements(.mets("fileSec")).flatMap { $0.descendants(.mets("fileGrp")) }
    var uses: [String] = []
    for use in elements.compactMap({ $0.given("USE") }) where !uses.contains(use) { uses.append(use) }
    func group(_ use: String) -> METSFileGroup {
      METSFileGroup(use, elements.filter { $0.given("USE") == use })
    }

    if let wanted {
      guard let use = uses.first(where: { $0 == wanted }) ?? match(wanted, uses) else {
        throw missing("the file group '\(wanted)'", uses, source)
      }
      return group(use)
    }
    let usual = usual.compactMap { match($0, uses) }.map(group)
    if let local = usual.first(where: \.isLocal) { return local }
    if let remote = usual.first { return remote }
    if uses.isEmpty, !elements.isEmpty { return METSFileGroup("", elements) }
    guard uses.count == 1, let only = uses.first else {
      throw missing("one of the file groups \(Self.usual.joined(separator: ", "))", uses, source)
    }
    return group(only)
  }

  private static func match(_ wanted: String, _ uses: [String]) -> String? {
    uses.first { $0.lowercased() == wanted.lowercased() }
  }

  private static func missing(_ expected: String, _ uses: [String], _ source: String) -> Failure {
    let found = uses.isEmpty ? "none" : uses.joined(separator: ", ")
    let advice = uses.isEmpty ? "" : "; name the one with the images in 'file_group'"
    return Failure(.invalidSourceRecord, "\(source): expected \(expected), found \(found)\(advice)")
  }

  private init(_ use: String, _ elements: [XMLTree.Node]) {
    var files: [File] = []
    var ids: Set<String> = []
    var remarks: [String] = []
    for element in elements.flatMap({ $0.descendants(.mets("file")) }) {
      let id = element.given("ID") ?? ""
      let locations = element.elements(.mets("FLocat")).compactMap { location in
        location.attribute("href", in: XMLName.xlink).map {
          Location(href: $0, isURL: !location.has("LOCTYPE", "OTHER"))
        }
      }
      let file = File(id: id, line: element.line, locations: locations)
      // Groups may be nested, and then the inner files are found twice.
      if ids.insert(id).inserted {
        files.append(file)
      } else if files.contains(where: { $0.id == id && $0.line != file.line }) {
        remarks.append("the file id '\(id)' on line \(file.line) is taken already; the first one counts")
      }
    }
    self.use = use
    self.files = files
    self.remarks = remarks
  }

  private var isLocal: Bool { !files.isEmpty && files.allSatisfy { $0.location?.isRemote == false } }
}
