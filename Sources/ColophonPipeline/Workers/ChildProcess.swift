import Foundation
import Synchronization

/// A process of ours, started with `posix_spawn` and reaped with `waitpid`.
///
/// Foundation's `Process` needs a run loop to see a child end; a supervisor must never wait for that. The child
/// leads a process group of its own, so that a terminal's Ctrl-C reaches only the runner, and starts with no
/// signals blocked or ignored.
package final class ChildProcess: Sendable {
  package enum Ending: Hashable, Sendable, CustomStringConvertible {
    case exited(Int32)
    case signalled(Int32)

    package var description: String {
      switch self {
      case .exited(let status): "exited with status \(status)"
      case .signalled(let number): "was ended by signal \(number)"
      }
    }
  }

  package struct SpawnError: Error, CustomStringConvertible {
    let executable: String
    let code: Int32
    package var description: String { "cannot start \(executable): \(String(cString: strerror(code)))" }
  }

  private let identifier: pid_t
  /// Set once the child has been reaped; from then on its identifier may belong to another process.
  private let ending = Mutex<Ending?>(nil)

  /// Starts a program with the given descriptors as its standard input, output and error; all others are closed
  /// to it as far as they are marked close-on-exec.
  package init(
    executable: URL, arguments: [String], environment: [String: String], input: Int32, output: Int32,
    error: Int32
  ) throws {
    #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
    #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (target, source) in [(0, input), (1, output), (2, error)] as [(Int32, Int32)] {
      posix_spawn_file_actions_adddup2(&actions, source, target)
    }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETPGROUP)
    )

    var words = ([executable.path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var child = pid_t()
    let code = posix_spawn(&child, executable.path, &actions, &attributes, &words, &variables)
    guard code == 0 else { throw SpawnError(executable: executable.path, code: code) }
    identifier = child
  }

  /// Sends a signal unless the child has been reaped.
  package func signal(_ number: Int32) {
    ending.withLock { if $0 == nil { _ = kill(identifier, number) } }
  }

  /// How the child ended, or nil while it runs.
  package func poll() -> Ending? { reap(WNOHANG) }

  /// Waits until the child has ended, at most so many milliseconds; then kills it.
  package func end(withinMilliseconds patience: Int) -> Ending {
    var left = patience
    while left > 0 {
      if let ending = poll() { return ending }
      usleep(10_000)
      left -= 10
    }
    signal(SIGKILL)
    return wait()
  }

  /// Waits until the child has ended. Blocks the thread.
  package func wait() -> Ending {
    while true {
      if let ending = reap(0) { return ending }
    }
  }

  private func reap(_ options: Int32) -> Ending? {
    ending.withLock { ending in
      if let ending { return ending }
      var status: Int32 = 0
      let reaped = waitpid(identifier, &status, options)
      if reaped == identifier {
        // The low seven bits hold the signal, the next byte the exit status (POSIX leaves this to macros that
        // Swift cannot import).
        let number = status & 0x7F
        ending = number == 0 ? .exited((status >> 8) & 0xFF) : .signalled(number)
      } else if reaped < 0, errno == ECHILD {
        ending = .exited(255)
      }
      return ending
    }
  }
}
