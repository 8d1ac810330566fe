import Foundation

/// What the logs of an output folder say about an item or a page.
package enum LoggedEvents {
  /// One line of a log.
  package struct Event: Decodable, Hashable, Sendable {
    package var time: String
    package var level: String
    package var message: String
    package var item: String?
    package var page: Int?
    package var stage: String?
    package var attempt: Int?
    package var reason: String?
  }

  /// Looks through the logs of some runs, line by line.
  ///
  /// - Parameter most: of many lines only the last ones are returned.
  /// - Returns: in the order of the runs given; nothing for logs that are not kept any more.
  package static func about(
    _ place: RecordedPlace, in folder: OutputFolder, runs: [String], most: Int = 20
  ) -> [Event] {
    let decoder = JSONDecoder()
    let mention = mention(of: place.item)
    var events: [Event] = []
    for run in runs where !run.contains("/") {
      forEachLine(of: "\(folder.logs)/\(run).jsonl") { line in
        // A log may have millions of lines about other pages; those are not taken apart.
        guard line.range(of: mention) != nil, let event = try? decoder.decode(Event.self, from: line),
          event.item == place.item, place.page == nil || event.page == place.page
        else { return }
        events.append(event)
        if events.count > 2 * most { events.removeFirst(events.count - most) }
      }
    }
    return events.suffix(most)
  }

  /// Bytes that stand in every line about an item. A name that JSON would escape is only looked for as a name.
  private static func mention(of item: String) -> Data {
    let isPlain = item.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0 != "\"" && $0 != "\\" && $0.isASCII
    }
    return Data((isPlain ? "\"item\":\"\(item)\"" : "\"item\":\"").utf8)
  }

  private static func forEachLine(of file: String, _ body: (Data) -> Void) {
    guard let handle = (try? RecordFile.open(file)) ?? nil else { return }
    var rest = Data()
    while let chunk = try? handle.read(upToCount: 256 * 1024), !chunk.isEmpty {
      rest.append(chunk)
      var start = 0
      while let end = RecordFile.lineLength(rest, from: start) {
        body(Data(rest[start..<end]))
        start = end + 1
      }
      rest = Data(rest.dropFirst(start))
    }
  }
}
