import ColophonPipeline
import Foundation

/// What a program said and how it ended; 128 and the signal's number when one ended it.
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
  let null = open("/dev/null", O_RDONLY | O_CLOEXEC)
  let writing = [output, errors].map { open($0.path, O_WRONLY | O_CLOEXEC) }
  defer { for descriptor in [null] + writing { close(descriptor) } }
  // `env` changes the folder, which a spawned process cannot be told portably.
  let before = folder.map { ["-C", $0.path, executable.path] } ?? []
  let process = try ChildProcess(
    executable: folder == nil ? executable : URL(fileURLWithPath: "/usr/bin/env"),
    arguments: before + arguments,
    environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
    input: null, output: writing[0], error: writing[1])
  let status: Int32 =
    switch process.wait() {
    case .exited(let status): status
    case .signalled(let number): 128 + number
    }
  return ProgramResult(
    status: status,
    output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
    errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
}

/// A program of the system by name, such as `xmllint`; nil when it is not installed.
package func findProgram(_ name: String) -> URL? {
  let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
  return folders.map { URL(fileURLWithPath: String($0)).appending(path: name) }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
}
