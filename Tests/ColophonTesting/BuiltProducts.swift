import Foundation

/// Where the package manager has put the programs that this test run was built with.
package enum BuiltProducts {
  /// Whether this is a build with a sanitizer, which reserves terabytes of address space and knows no limit of it.
  package static let isInstrumented: Bool = {
    let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
      .first
    return (pages.flatMap { Int($0) } ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) > 1 << 40
  }()

  package static let folder: URL = {
    #if os(Linux)
    let executable = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    #else
    let executable = Bundle.main.executablePath ?? ""
    #endif
    // With Swift Testing the runner may be the toolchain's own helper; then the bundle's path is an argument.
    let candidates = [executable] + CommandLine.arguments
    for candidate in candidates {
      let folder = URL(fileURLWithPath: candidate).deletingLastPathComponent()
      if FileManager.default.isExecutableFile(atPath: folder.appending(path: "colophon").path) {
        return folder
      }
    }
    return Repository.root.appending(path: ".build/debug")
  }()

  package static let colophon = folder.appending(path: "colophon")
  package static let faultyColophon = folder.appending(path: "FaultyColophon")
}
