import Foundation

/// What a program said and how it ended.
package struct ProgramResult: Sendable {
  package var status: Int32
  package var output: String
  package var errors: String
}

/// Runs a program to its end. Output goes through files, so a talkative program cannot block.
package func runProgram(
  _ executable: URL, _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil
) throws -> ProgramResult {
  let scratch = try TemporaryFolder()
  let output = try scratch.write("", to: "output")
  let errors = try scratch.write("", to: "errors")
  let process = Process()
  process.executableURL = executable
  process.arguments = arguments
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  if let folder { process.currentDirectoryURL = folder }
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = try FileHandle(forWritingTo: output)
  process.standardError = try FileHandle(forWritingTo: errors)
  try process.run()
  process.waitUntilExit()
  return ProgramResult(
    status: process.terminationStatus,
    output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
    errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
}

/// A program of the system by name, such as `xmllint`; nil when it is not installed.
package func findProgram(_ name: String) -> URL? {
  let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
  return folders.map { URL(fileURLWithPath: String($0)).appending(path: name) }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
}
