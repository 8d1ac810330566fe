import ColophonDocument
import ColophonPipeline
import ColophonTesting
import Foundation
import Logging

@testable import ColophonStages

/// What a reader answered and what it told the operator.
struct ReaderAnswer {
  var items: [Item] = []
  var broken: [(id: String, failure: Failure)] = []
  var log: [String] = []

  func item(_ id: String) -> Item? { items.first { $0.id == id } }
  func failure(_ id: String) -> Failure? { broken.first { $0.id == id }?.failure }
  /// `id: path path`, with `#frame` for frames after the first.
  var summary: [String] {
    items.map { item in
      let pages = item.pages.map { $0.frame == 0 ? $0.path : "\($0.path)#\($0.frame)" }
      return "\(item.id): \(pages.joined(separator: " "))"
    }
  }
}

/// Runs a reader to the end with options written in YAML.
func read<R: Reader>(_ reader: R.Type, _ options: String, in folder: URL) throws -> ReaderAnswer {
  let log = Log()
  let (options, diagnostics) = try readOptions(R.Options.self, options, in: folder)
  guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
  var iterator = try R(options, .recording(log)).makeItems()
  var answer = ReaderAnswer()
  while let next = try iterator.next() {
    switch next {
    case .item(let item): answer.items.append(item)
    case .broken(let id, let failure): answer.broken.append((id, failure))
    }
  }
  answer.log = log.lines
  return answer
}

func readOptions<Options: ComponentOptions>(
  _ type: Options.Type, _ yaml: String, in folder: URL
) throws -> (Options, [Diagnostic]) {
  // Relative paths need a base that is known to be a folder.
  let base = URL(fileURLWithPath: folder.path, isDirectory: true)
  var reader = OptionReader(try SettingParser.parse(yaml, source: "test.yaml"), folder: base)
  let options = Options(from: &reader)
  return (options, reader.diagnostics)
}

/// Keeps log lines. Safe to share: the lock is held for each access to `kept`.
final class Log: @unchecked Sendable {
  private let lock = NSLock()
  private var kept: [String] = []
  var lines: [String] { lock.withLock { kept } }
  func add(_ line: String) { lock.withLock { kept.append(line) } }
}

extension Services {
  static func recording(_ log: Log) -> Services {
    Services(
      logger: Logger(label: "test") { _ in LogKeeper(log: log) }, models: Repository.models, environment: [:],
      today: "2026-01-01", version: "test")
  }
}

private struct LogKeeper: LogHandler {
  let log: Log
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.debug

  init(log: Log) { self.log = log }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) { log.add("\(event.level): \(event.message)") }
}
