import ColophonPipeline
import ColophonStages
import ColophonTesting
import Foundation
import Logging

/// Options of the `ocr` stage as a pipeline file would give them.
enum OCROptions {
  private static let place = Position(source: "test", line: 1, column: 1)

  static func list(_ names: String...) -> Setting.Value {
    .sequence(names.map { Setting(.scalar($0, isPlain: true), at: place) })
  }

  static func make(
    models: Setting.Value? = nil, candidates: Setting.Value? = nil, maxPixels: String? = nil,
    timeout: String? = nil, profile: String? = nil, reread: String? = nil, unreadable: String? = nil
  ) -> OCR.Options {
    var reader = reader(
      models: models, candidates: candidates, maxPixels: maxPixels, timeout: timeout,
      profile: profile, reread: reread, unreadable: unreadable)
    return OCR.Options(from: &reader)
  }

  static func reader(
    models: Setting.Value? = nil, candidates: Setting.Value? = nil, maxPixels: String? = nil,
    timeout: String? = nil, profile: String? = nil, reread: String? = nil, unreadable: String? = nil
  ) -> OptionReader {
    let given: [(String, Setting.Value?)] = [
      ("models", models), ("candidates", candidates),
      ("max_pixels", maxPixels.map { .scalar($0, isPlain: true) }),
      ("page_timeout_secs", timeout.map { .scalar($0, isPlain: true) }),
      ("profile", profile.map { .scalar($0, isPlain: true) }),
      ("reread_secs", reread.map { .scalar($0, isPlain: true) }),
      ("unreadable", unreadable.map { .scalar($0, isPlain: true) }),
    ]
    let entries = given.compactMap { key, value in
      value.map { Setting.Entry(key: key, keyPosition: place, value: Setting($0, at: place)) }
    }
    return OptionReader(Setting(.mapping(entries), at: place), folder: Repository.root)
  }

  static func services(tessdata: URL? = nil) -> Services {
    var environment = ProcessInfo.processInfo.environment
    if let tessdata { environment["TESSDATA_PREFIX"] = tessdata.path }
    return Services(
      logger: Logger(label: "test"), models: Repository.models, environment: environment,
      today: "2026-01-01", version: "0")
  }
}
