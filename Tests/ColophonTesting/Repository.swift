import Foundation

/// Where the checkout and the shared data lie.
package enum Repository {
  /// The checkout's root folder.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder `Models` of the checkout.
  package static let models = root.appending(path: "Models")

  /// Real scans with ground truth and official schemas, beside the checkout. Not part of the repository.
  package static let shared = root.deletingLastPathComponent().appending(path: "shared")

  /// Whether the shared data are there. Under CI they must be: a test that needs them fails there instead of
  /// being skipped.
  package static var hasShared: Bool {
    FileManager.default.fileExists(atPath: shared.path)
      || ProcessInfo.processInfo.environment["CI"] == "true"
  }

  /// The reason tests give when they are skipped for want of the shared data.
  package static let withoutShared = "needs the shared data beside the checkout (../shared)"
}
