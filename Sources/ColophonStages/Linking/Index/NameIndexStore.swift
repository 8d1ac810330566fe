import ColophonModels
import ColophonPipeline
import Foundation

/// Opens the index of an authority file: out of the cache where it was made before, else made anew.
struct NameIndexStore {
  /// Grows with whatever changes an index made of the same file.
  static let version = 1
  /// Making the index of a smaller file takes no time to speak of, so it is not kept.
  static let smallest = 1 << 18

  /// Folder for indexes; nil when none is kept.
  let folder: URL?

  /// - Parameters:
  ///   - digest: of the authority file
  ///   - warn: told of what of the file cannot be used
  func index(of options: AuthorityOptions, digest: String, warn: (String) -> Void) throws -> NameIndex {
    let kept = try place(of: options, digest: digest)
    if let kept, let data = try? Data(contentsOf: kept, options: .alwaysMapped),
      let index = try? NameIndex(data)
    {
      return index
    }
    let data = try make(options, warn)
    guard let kept, data.count >= Self.smallest else { return try NameIndex(data) }
    do {
      try FileManager.default.createDirectory(
        at: kept.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: kept, options: .atomic)
      return try NameIndex(Data(contentsOf: kept, options: .alwaysMapped))
    } catch {
      // A cache that cannot be written costs time and memory only.
      warn("the index of \(options.file.path) cannot be kept in \(kept.path): \(error.localizedDescription)")
      return try NameIndex(data)
    }
  }

  private func place(of options: AuthorityOptions, digest: String) throws -> URL? {
    guard let folder else { return nil }
    // Whatever decides what is read from the file.
    let basis =
      "\(Self.version) \(digest) \(options.format) \(options.kinds) \(options.scheme) \(options.separator) "
      + AuthorityColumns.known.map { "\($0)=\(options.columns.names($0))" }.joined(separator: " ")
    return folder.appending(path: "names-\(sha256(of: Data(basis.utf8)).prefix(32)).index")
  }

  private func make(_ options: AuthorityOptions, _ warn: (String) -> Void) throws -> Data {
    var builder = NameIndexBuilder()
    var count = 0
    var problems: [AuthorityFile.Problem] = []
    var problemCount = 0
    try AuthorityFile(options: options).read(
      report: {
        problemCount += 1
        if problems.count < 5 { problems.append($0) }
      },
      {
        builder.add($0)
        count += 1
      })
    for problem in problems {
      warn("\(options.file.path)\(problem.line > 0 ? ":\(problem.line)" : ""): \(problem.message); left out")
    }
    if problemCount > problems.count {
      warn("\(options.file.path): \(problemCount - problems.count) more entries are left out")
    }
    if builder.isFull {
      warn("\(options.file.path): more names than one index can hold; the rest is left out")
    }
    guard count > 0 else {
      throw AuthorityFile.Unreadable(
        path: options.file.path, message: "there is no name in it that can be used")
    }
    return builder.build()
  }
}
