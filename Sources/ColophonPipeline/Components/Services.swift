import Foundation
import Logging

/// What a run lends its components: everything they would otherwise take from their surroundings.
package struct Services: Sendable {
  package var logger: Logger
  /// The folder `Models` with the weights and word lists that belong to Colophon.
  package var models: URL
  package var environment: [String: String]
  /// Day that goes into outputs, as `YYYY-MM-DD` in UTC.
  package var today: String
  /// Version of the program.
  package var version: String

  package init(
    logger: Logger, models: URL, environment: [String: String], today: String, version: String
  ) {
    self.logger = logger
    self.models = models
    self.environment = environment
    self.today = today
    self.version = version
  }
}
