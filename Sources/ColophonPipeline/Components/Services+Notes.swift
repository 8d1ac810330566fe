import Logging

extension Services {
  /// Tells the operator of something odd that stops nothing, such as a line of a sidecar that cannot be read.
  package func warn(_ message: String) { logger.warning("\(message)") }

  /// Tells the operator of something that is probably as meant, such as files that are no images.
  package func note(_ message: String) { logger.notice("\(message)") }
}
