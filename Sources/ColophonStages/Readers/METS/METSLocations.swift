import ColophonDocument
import Foundation

/// Finds the files that a METS file refers to, in its own folder and nowhere else.
struct METSLocations {
  private let collection: CollectionFolder
  /// The METS file, relative to the collection.
  private let source: String
  /// The METS file's folder, relative to the collection, as path components.
  private let folder: [String]

  init(_ collection: CollectionFolder, file: String) {
    self.collection = collection
    source = file
    folder = file.split(separator: "/").dropLast().map(String.init)
  }

  /// The path of an image relative to the collection; nothing need be there.
  ///
  /// Throws a `Failure` for an image on the network or outside the METS file's folder.
  func path(of file: METSFileGroup.File) throws(Failure) -> String {
    guard let location = file.location, !location.href.isEmpty else {
      throw failure(file, "expected a file location with xlink:href, found none")
    }
    guard !location.isRemote else {
      throw failure(
        file,
        """
        remote images are not fetched by this reader yet: '\(location.href)'; fetch them into the folder of the METS \
        file, or name a group of local files in 'file_group'
        """)
    }
    let readings = try readings(of: location, file)
    let paths = try readings.map { reading throws(Failure) in try inside(reading, location, file) }
    return paths.first { collection.place(of: $0) != .missing } ?? paths[0]
  }

  /// The reference as a path: as a URL with its escapes resolved, then as it stands. Many programs write plain
  /// paths where the format asks for URLs, and a file name may hold a `%`.
  private func readings(
    of location: METSFileGroup.Location, _ file: METSFileGroup.File
  ) throws(Failure) -> [String] {
    var text = location.href
    let hasScheme = text.lowercased().hasPrefix("file:")
    if hasScheme {
      text.removeFirst("file:".count)
      if text.hasPrefix("//") {
        let rest = text.dropFirst(2)
        let host = rest.prefix { $0 != "/" }
        // file://localhost/a is /a; file://./a and file://images/a are found in the wild for relative paths.
        text = host.lowercased() == "localhost" ? String(rest.dropFirst(host.count)) : String(rest)
      }
    } else if let colon = text.firstIndex(of: ":"), text[..<colon].count > 1,
      text[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
    {
      throw failure(file, "expected a file beside the METS file, found '\(location.href)'")
    }
    guard location.isURL || hasScheme, let decoded = text.removingPercentEncoding, decoded != text else {
      return [text]
    }
    return [decoded, text]
  }

  /// The path relative to the collection, with dots resolved, when it stays in the METS file's folder, with its
  /// links followed too.
  private func inside(
    _ path: String, _ location: METSFileGroup.Location, _ file: METSFileGroup.File
  ) throws(Failure) -> String {
    let outside = failure(
      file,
      "the image '\(location.href)' lies outside the folder of the METS file; copy it there and refer to it there"
    )
    guard !path.contains("\0") else { throw outside }
    var relative = path
    if path.hasPrefix("/") {
      let homes = [collection.url.path, collection.realPath].map {
        ([$0] + folder).joined(separator: "/") + "/"
      }
      guard let home = homes.first(where: { path.hasPrefix($0) }) else { throw outside }
      relative = String(path.dropFirst(home.count))
    }
    var components: [Substring] = []
    for component in relative.split(separator: "/") where component != "." {
      if component != ".." {
        components.append(component)
      } else if components.popLast() == nil {
        throw outside
      }
    }
    let found = (folder + components.map(String.init)).joined(separator: "/")
    guard !components.isEmpty else { throw outside }
    switch collection.place(of: found) {
    case .missing: return found
    case .inside(let realPath) where isInFolder(realPath): return found
    case .inside, .outside: throw outside
    }
  }

  private func isInFolder(_ realPath: String) -> Bool {
    guard case .inside(let home) = collection.place(of: folder.joined(separator: "/")) else { return false }
    return realPath.hasPrefix(home + "/")
  }

  private func failure(_ file: METSFileGroup.File, _ message: String) -> Failure {
    Failure(.invalidSourceRecord, "\(source):\(file.line): \(message)")
  }
}
