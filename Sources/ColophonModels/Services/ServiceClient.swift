import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Speaks to one service over HTTP, politely: not faster than agreed, not for ever, and not again and again to one
/// that is down.
package actor ServiceClient {
  package struct Policy: Hashable, Sendable {
    package var requestsPerSecond: Double
    package var timeoutSecs: Int
    /// Tries of one request, from 1.
    package var attempts: Int
    /// Seconds before the second try; they double with each further one.
    package var pauseSecs: Double

    package init(requestsPerSecond: Double, timeoutSecs: Int, attempts: Int, pauseSecs: Double = 0.5) {
      self.requestsPerSecond = requestsPerSecond
      self.timeoutSecs = timeoutSecs
      self.attempts = attempts
      self.pauseSecs = pauseSecs
    }
  }

  /// Why there is no answer. Never holds the key.
  package struct Unavailable: Error, Hashable, Sendable, CustomStringConvertible {
    package var description: String
    package init(_ description: String) { self.description = description }
  }

  /// A longer answer is not read to its end.
  static let mostBytes = 8 << 20
  /// A service that failed so often in a row is left alone for a while.
  static let failuresUntilRest = 3
  static let restSecs = 60.0
  /// A service may ask for a longer pause; then it counts as down.
  static let longestPauseSecs = 30.0

  private let url: String
  private let key: String?
  private let policy: Policy
  private var nextSlot = ContinuousClock.now
  private var failures = 0
  private var restsUntil: ContinuousClock.Instant?

  /// One for the process: it holds the connections, and is never taken down.
  private static let http: HTTPClient = {
    var configuration = HTTPClient.Configuration()
    // A redirection would carry the key to an address that nobody wrote down.
    configuration.redirectConfiguration = .disallow
    configuration.connectionPool.idleTimeout = .seconds(30)
    return HTTPClient(
      eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
  }()

  /// - Parameter key: sent as a bearer token; nil for an open service.
  package init(url: String, key: String?, policy: Policy) {
    self.url = url
    self.key = key
    self.policy = policy
  }

  /// The answer to a GET of the service's address. Throws `Unavailable`.
  package func get() async throws -> Data { try await answer(nil) }

  /// The answer to a form that is posted to the service's address. Throws `Unavailable`.
  package func post(_ form: [(name: String, value: String)]) async throws -> Data {
    let fields = form.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value))" }
    return try await answer(fields.joined(separator: "&"))
  }

  private func answer(_ form: String?) async throws -> Data {
    if let rest = restsUntil {
      guard rest <= .now else {
        throw Unavailable(
          "\(url) failed \(Self.failuresUntilRest) times in a row and is left alone for a while")
      }
      restsUntil = nil
    }
    var pause = policy.pauseSecs
    var attempt = 1
    while true {
      do {
        try await waitForSlot()
        let data = try await ask(form)
        failures = 0
        return data
      } catch let trouble as Trouble {
        guard trouble.isPassing, attempt < policy.attempts, trouble.pauseSecs ?? 0 <= Self.longestPauseSecs
        else {
          noteFailure(of: trouble)
          throw Unavailable("\(url) \(trouble.message)")
        }
        attempt += 1
        try await sleep(max(pause, trouble.pauseSecs ?? 0))
        pause *= 2
      }
    }
  }

  /// What a request came to, and whether another try may help.
  private struct Trouble: Error {
    var message: String
    var isPassing: Bool
    /// The pause that the service asks for.
    var pauseSecs: Double?
  }

  private func noteFailure(of trouble: Trouble) {
    // A service that answers "no" to one question is not down.
    guard trouble.isPassing else { return }
    failures += 1
    if failures >= Self.failuresUntilRest {
      restsUntil = .now + .seconds(Self.restSecs)
      failures = 0
    }
  }

  private func ask(_ form: String?) async throws -> Data {
    var request = HTTPClientRequest(url: url)
    request.headers.add(name: "Accept", value: "application/json")
    request.headers.add(name: "User-Agent", value: "Colophon")
    if let key { request.headers.add(name: "Authorization", value: "Bearer \(key)") }
    if let form {
      request.method = .POST
      request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
      request.body = .bytes(ByteBuffer(string: form))
    }
    let response: HTTPClientResponse
    let bytes: ByteBuffer
    do {
      response = try await Self.http.execute(request, timeout: .seconds(Int64(policy.timeoutSecs)))
      bytes = try await response.body.collect(upTo: Self.mostBytes)
    } catch is NIOTooManyBytesError {
      throw Trouble(message: "answered with more than \(Self.mostBytes) bytes", isPassing: false)
    } catch {
      throw Trouble(message: "does not answer: \(Self.words(error))", isPassing: true)
    }
    let status = response.status.code
    if (200..<300).contains(status) { return Data(bytes.readableBytesView) }
    if (300..<400).contains(status) {
      let place = response.headers.first(name: "Location").map { " to \($0); write that address" } ?? ""
      throw Trouble(message: "is redirected (\(status))\(place)", isPassing: false)
    }
    let wanted = response.headers.first(name: "Retry-After").flatMap { Double($0) } ?? 0
    throw Trouble(
      message: "answered with status \(status)", isPassing: status == 408 || status == 429 || status >= 500,
      pauseSecs: max(0, wanted))
  }

  private func waitForSlot() async throws {
    let slot = max(nextSlot, .now)
    nextSlot = slot + .seconds(1 / max(policy.requestsPerSecond, 0.001))
    try await pauseUntil(slot)
  }

  private func sleep(_ secs: Double) async throws { try await pauseUntil(.now + .seconds(secs)) }

  private func pauseUntil(_ instant: ContinuousClock.Instant) async throws {
    do {
      try await Task.sleep(until: instant, clock: .continuous)
    } catch {
      throw Trouble(message: "was not waited for, because the run ends", isPassing: false)
    }
  }

  private static func words(_ error: any Error) -> String {
    switch error {
    case let error as HTTPClientError where error == .deadlineExceeded || error == .readTimeout:
      "it took too long"
    case let error as HTTPClientError where error == .connectTimeout: "no connection in time"
    default: "\(error)"
    }
  }

  /// Everything but letters, digits and four marks as `%XX`, as forms are sent.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }
}
