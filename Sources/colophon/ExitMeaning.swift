import ColophonPipeline

extension ExitStatus {
  /// What an exit code says, in a few words.
  static func meaning(of code: Int32) -> String {
    switch code {
    case complete: "complete"
    case quarantined: "finished, some pages or items are in quarantine"
    case invalidPipeline: "the pipeline file is invalid"
    case missing: "something is missing on this machine"
    case inaccessible: "collection unreadable or output not writable"
    case tooManyFailures: "stopped: too many failures"
    case wrongCommandLine: "wrong command line"
    case alreadyRunning: "another run was at work"
    case 130: "interrupted by Ctrl-C"
    case 143: "interrupted by SIGTERM"
    default: "unknown"
    }
  }
}
