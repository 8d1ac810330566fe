import ColophonPipeline
import Foundation
import Logging

/// What the program takes from its surroundings, in one place: environment, clock, folders.
struct Surroundings {
  var environment = ProcessInfo.processInfo.environment
  var executable: URL
  var services: Services

  init() {
    Terminal.openMissingDescriptors()
    executable = Self.executableFile()
    let environment = self.environment
    let logger = Logger(label: "colophon") { _ in PlainLogHandler() }
    services = Services(
      logger: logger, models: Self.modelsFolder(executable, environment), environment: environment,
      today: Self.day(environment), version: Colophon.version)
  }

  /// `COLOPHON_MODELS`, else `share/colophon/Models` of the prefix that the program is installed in, else the
  /// `Models` folder of the checkout that it was built in.
  private static func modelsFolder(_ executable: URL, _ environment: [String: String]) -> URL {
    if let folder = environment["COLOPHON_MODELS"], !folder.isEmpty { return URL(fileURLWithPath: folder) }
    var folder = executable.deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent().appending(path: "share/colophon/Models")
    if isFolder(installed) { return installed }
    while folder.path != "/" {
      let models = folder.appending(path: "Models")
      let manifest = folder.appending(path: "Package.swift")
      if isFolder(models), FileManager.default.fileExists(atPath: manifest.path) { return models }
      folder = folder.deletingLastPathComponent()
    }
    return installed
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }

  private static func executableFile() -> URL {
    #if os(Linux)
    let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    #else
    let path = Bundle.main.executablePath
    #endif
    return URL(fileURLWithPath: path ?? CommandLine.arguments[0]).resolvingSymlinksInPath()
  }

  /// Today in UTC, or the day that `SOURCE_DATE_EPOCH` names (reproducible-builds.org).
  private static func day(_ environment: [String: String]) -> String {
    let pinned = environment["SOURCE_DATE_EPOCH"].flatMap { Double($0) }
    if pinned == nil, let text = environment["SOURCE_DATE_EPOCH"], !text.isEmpty {
      Terminal.printError(
        "warning: SOURCE_DATE_EPOCH is no number of seconds: '\(text)'; today's date is used")
    }
    return (pinned.map { Date(timeIntervalSince1970: $0) } ?? Date())
      .formatted(.iso8601.year().month().day().timeZoneSeparator(.omitted))
  }
}
