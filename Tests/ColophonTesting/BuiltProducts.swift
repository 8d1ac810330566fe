import Foundation

/// Where the package manager has put the programs that this test run was built with.
package enum BuiltProducts {
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
