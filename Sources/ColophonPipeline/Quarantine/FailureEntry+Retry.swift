/// A person may ask for another attempt at a page although nothing about it has changed. The failure stays in the
/// record until the next run has tried, since the page still has no result; only what kept it from being tried is
/// taken out.
extension FailureEntry {
  /// Whether somebody asked for another attempt.
  package var isAskedAgain: Bool { fingerprint.parts.isEmpty }

  /// Lets the next run try again and count from one.
  mutating func askAgain() {
    // No stage ever has this fingerprint, so the failure holds for none.
    fingerprint = Fingerprint([:])
    attempts = 0
    released = nil
  }
}

extension PageHeader {
  /// Lets the next run try the page again and count from one; also after it has killed as many workers as it may.
  mutating func askAgain() {
    failure?.askAgain()
    mishaps = mishaps?.map { mishap in
      var mishap = mishap
      mishap.basis = ""
      return mishap
    }
  }
}
