import Foundation
import Logging

/// Logs to stderr, one line each: `warning: gazette/1848-03-18 page 2: the image is truncated`.
struct PlainLogHandler: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.notice

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var values = metadata.merging(event.metadata ?? [:]) { $1 }
    var place: [String] = []
    if let item = values.removeValue(forKey: "item") { place.append("\(item)") }
    if let page = values.removeValue(forKey: "page") { place.append("page \(page)") }
    let rest = values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    if !rest.isEmpty { place.append("(\(rest.joined(separator: " ")))") }
    Terminal.printError(
      "\(event.level): \(place.isEmpty ? "" : place.joined(separator: " ") + ": ")\(event.message)")
  }
}
