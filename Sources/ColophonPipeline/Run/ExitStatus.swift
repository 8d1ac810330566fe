/// Exit codes, a promise to users; `Documentation/ExitCodes.md` says what to do about each.
package enum ExitStatus {
  package static let complete: Int32 = 0
  /// Finished, but pages or items are in quarantine.
  package static let quarantined: Int32 = 1
  package static let invalidPipeline: Int32 = 2
  /// A model, program or variable is missing on this machine.
  package static let missing: Int32 = 3
  /// The collection cannot be read, or the output folder cannot be written.
  package static let inaccessible: Int32 = 4
  package static let tooManyFailures: Int32 = 5
  package static let wrongCommandLine: Int32 = 64
  package static let alreadyRunning: Int32 = 75
}
