import ColophonTesting
import Foundation

/// What this machine allows for staging faults. What it does not is left out and said so.
package struct Means: Sendable {
  /// Runs what follows in a mount namespace of its own; nil when nothing can be mounted here.
  let mounting: [String]?
  /// Runs what follows so that permissions count for it; nil when there is no way to, empty when they do anyway.
  let obeying: [String]?
  /// Program that makes system calls fail; nil when there is none or it may not trace.
  let tracer: String?

  package init() throws {
    mounting = try Self.mounting()
    obeying = try Self.obeying()
    tracer = try Self.tracer()
  }

  func allows(_ fault: Fault) -> Bool {
    switch fault {
    case .fullDisk: mounting != nil
    case .forbiddenOutput: obeying != nil
    case .systemCall: tracer != nil
    default: true
    }
  }

  /// One sentence for each thing that cannot be done here.
  package var shortcomings: [String] {
    [
      mounting == nil ? "no small disk can be mounted here: 'disk full' is left out" : nil,
      obeying == nil ? "permissions do not count here: 'output read-only' is left out" : nil,
      tracer == nil ? "strace is missing or may not trace: faults of system calls are left out" : nil,
    ].compactMap(\.self)
  }

  private static func mounting() throws -> [String]? {
    guard let unshare = findProgram("unshare") else { return nil }
    let scratch = try TemporaryFolder()
    for flags in [["-m"], ["-r", "-m"]] {
      let result = try runProgram(
        unshare, flags + ["mount", "-t", "tmpfs", "-o", "size=64k", "none", scratch.url.path])
      if result.status == 0 { return [unshare.path] + flags }
    }
    return nil
  }

  /// Root may write anywhere; without two of its capabilities it is a user like others.
  private static func obeying() throws -> [String]? {
    guard getuid() == 0 else { return [] }
    guard let setpriv = findProgram("setpriv"), let mkdir = findProgram("mkdir") else { return nil }
    let command = [setpriv.path, "--bounding-set", "-dac_override,-dac_read_search", "--"]
    let scratch = try TemporaryFolder()
    chmod(scratch.url.path, 0o555)
    defer { chmod(scratch.url.path, 0o755) }
    let inside = scratch.path("inside").path
    let result = try runProgram(setpriv, Array(command.dropFirst()) + [mkdir.path, inside])
    return result.status == 1 && result.errors.contains("ermission denied") ? command : nil
  }

  private static func tracer() throws -> String? {
    guard let strace = findProgram("strace"), let program = findProgram("true") else { return nil }
    let injection = ["-e", "trace=fsync", "-e", "inject=fsync:error=ENOSPC:when=1"]
    let result = try runProgram(strace, ["-f", "-qq", "-o", "/dev/null"] + injection + [program.path])
    return result.status == 0 ? strace.path : nil
  }
}
