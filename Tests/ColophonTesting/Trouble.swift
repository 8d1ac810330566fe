import ColophonDocument
import ColophonPipeline
import Foundation

/// A page stage that gives nothing and makes trouble where it is told to, so that faults can be put in front of
/// any engine, also a real one.
///
/// The folder `marks` says where. A file named after the page (`ITEM-FILE` for the image `ITEM/FILE`) holds what
/// is to happen, and with `once` behind it happens a single time. The file `visits` in that folder gets a line for
/// each page that a worker begins: how often a page was tried is told there and by nobody else.
package struct Trouble: PageStage {
  package static let manual = Manual(
    kind: .stage, name: "trouble", summary: "Misbehave on the pages that are marked.",
    example: "trouble: { marks: marks }")
  package static let neutralOptions = ["marks", "page_timeout_secs", "delay_milliseconds"]

  /// What a worker may do to its runner, or to itself.
  package enum Kind: String, Sendable, CaseIterable {
    case crash, kill, exit, hang, freeze, mute
    case garbage, half, forged
    case killRunner = "kill_runner"
    /// Kills its runner and then hangs: nobody is left to see to the worker.
    case orphan
    case terminateRunner = "terminate_runner"
  }

  package struct Options: ComponentOptions {
    let marks: URL
    let pageTimeoutSecs: Int
    let delayMilliseconds: Int

    package init(from reader: inout OptionReader) {
      marks = reader.path("marks", "The folder of the marks and of the list of visits.")
      // Less than nothing shortens the other stages' limits, so that a test need not wait for a real engine's.
      pageTimeoutSecs = reader.value("page_timeout_secs", default: 0, in: -600...600, "Time limit.")
      delayMilliseconds = reader.value(
        "delay_milliseconds", default: 0, in: 0...60_000, "Take at least so long for each page.")
    }
  }

  private let options: Options
  package let models: [ModelReference] = []

  package init(_ options: Options, _ services: Services) { self.options = options }

  package var pageTimeoutSecs: Int { options.pageTimeoutSecs }

  package func process(_ page: inout Page, image: URL) async throws -> [ModelReference] {
    let name = Self.mark(for: page.image.path)
    try noteVisit(of: name)
    if options.delayMilliseconds > 0 { usleep(UInt32(options.delayMilliseconds) * 1000) }
    if let kind = try takeMark(options.marks.appending(path: name)) { misbehave(kind) }
    return []
  }

  /// The name of a page's mark.
  package static func mark(for imagePath: String) -> String { imagePath.replacing("/", with: "-") }

  /// One short line by one appending write: lines of several workers do not mix.
  private func noteVisit(of name: String) throws {
    let list = open(options.marks.appending(path: "visits").path, O_WRONLY | O_CREAT | O_APPEND, 0o666)
    guard list >= 0 else { throw Failure(.internalError, "the list of visits cannot be written") }
    defer { close(list) }
    try FileHandle(fileDescriptor: list).write(contentsOf: Data("\(name)\n".utf8))
  }

  private func takeMark(_ mark: URL) throws -> Kind? {
    guard let data = FileManager.default.contents(atPath: mark.path) else { return nil }
    let words = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    if words.contains("once") { try FileManager.default.removeItem(at: mark) }
    return words.first.flatMap { Kind(rawValue: String($0)) }
  }

  private func misbehave(_ kind: Kind) {
    switch kind {
    case .crash: abort()
    case .kill: raise(SIGKILL)
    case .exit: exit(0)
    case .hang: while true { sleep(1) }
    case .freeze: raise(SIGSTOP)
    case .mute: for channel in channels { close(channel) }
    case .garbage: say(Data([0xFF, 0xFE, 0x00, 0x0A]) + Data("<html>502 Bad Gateway</html>\n".utf8))
    case .half:
      say(Data(#"{"finished":[],"task":"#.utf8))
      raise(SIGKILL)
    case .forged: say(forgedAnswer)
    case .killRunner: kill(getppid(), SIGKILL)
    case .orphan:
      kill(getppid(), SIGKILL)
      while true { sleep(1) }
    case .terminateRunner: kill(getppid(), SIGTERM)
    }
  }

  /// A well-formed answer to another question: no page has the number 0.
  private var forgedAnswer: Data {
    Data(#"{"answer":{"residentBytes":1},"finished":[],"task":0}"#.utf8) + Data([RecordFile.newline])
  }

  private func say(_ bytes: Data) {
    for channel in channels {
      bytes.withUnsafeBytes { _ = write(channel, $0.baseAddress, $0.count) }
    }
  }

  /// The descriptors on which the worker answers. It keeps their number to itself; they are the only pipes above
  /// the standard ones that can be written.
  private var channels: [Int32] {
    (3..<64).filter { descriptor in
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else { return false }
      return fcntl(descriptor, F_GETFL) & O_ACCMODE == O_WRONLY
    }
  }
}
