import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A reconciliation service on the loopback address, at a port that the system chooses: it knows a few names, notes
/// what it is asked, and fails on demand.
final class ReconciliationDouble: Sendable {
  struct Request: Sendable {
    var method: String
    var authorization: String?
    var contentType: String?
    /// The queries of the form, by their names.
    var queries: [String: [String: String]]
  }

  /// What the next requests are answered with instead; the first one first.
  enum Trouble: Sendable {
    case status(Int)
    case text(String)
    case silence
  }

  private let state = Mutex<(requests: [Request], troubles: [Trouble])>(([], []))
  private let group: MultiThreadedEventLoopGroup
  private let channel: any Channel

  var url: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/reconcile" }
  var requests: [Request] { state.withLock { $0.requests } }
  var questions: [Request] { requests.filter { $0.method == "POST" } }

  static func start() async throws -> ReconciliationDouble {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let holder = Holder()
    let channel = try await ServerBootstrap(group: group)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(Handler(holder))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let service = ReconciliationDouble(group, channel)
    holder.service.withLock { $0 = service }
    return service
  }

  private init(_ group: MultiThreadedEventLoopGroup, _ channel: any Channel) {
    self.group = group
    self.channel = channel
  }

  func stop() async throws {
    try await channel.close()
    try await group.shutdownGracefully()
  }

  func answer(with troubles: Trouble...) { state.withLock { $0.troubles = troubles } }

  fileprivate func answer(_ request: Request) -> Trouble {
    let trouble = state.withLock { state -> Trouble? in
      state.requests.append(request)
      return state.troubles.isEmpty ? nil : state.troubles.removeFirst()
    }
    if let trouble { return trouble }
    guard request.method == "POST" else {
      return .text(
        #"{"versions":["0.2"],"name":"Double","identifierSpace":"https://example.org/id/","schemaSpace":"https://example.org/s/"}"#
      )
    }
    let results = request.queries.map { name, query in
      let found = Self.known.filter { query["query"].map($0.query.contains) ?? false }.map(\.result)
      return "\"\(name)\":{\"result\":[\(found.joined(separator: ","))]}"
    }
    return .text("{\(results.joined(separator: ","))}")
  }

  private static let known: [(query: Set<String>, result: String)] = [
    (
      ["Ernst Lindenau", "E. Lindenau"],
      #"{"id":"p1","name":"Lindenau, Ernst","type":[{"id":"person","name":"Person"}],"score":91.5,"match":true}"#
    ),
    (["Köln"], #"{"id":"Q365","name":"Cologne","score":100,"match":true}"#),
    (["Neustadt"], #"{"id":"n1","name":"Neustadt","score":80,"match":false}"#),
    (["Neustadt"], #"{"id":"n2","name":"Neustadt","score":80,"match":false}"#),
  ]
}

/// Lets the handlers find the service, which is made after them.
private final class Holder: Sendable {
  let service = Mutex<ReconciliationDouble?>(nil)
}

private final class Handler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let holder: Holder
  private var head: HTTPRequestHead?
  private var body = ""

  init(_ holder: Holder) { self.holder = holder }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = ""
    case .body(let bytes): body += String(buffer: bytes)
    case .end: respond(context)
    }
  }

  private func respond(_ context: ChannelHandlerContext) {
    guard let head, let service = holder.service.withLock({ $0 }) else { return }
    let request = ReconciliationDouble.Request(
      method: head.method.rawValue, authorization: head.headers.first(name: "Authorization"),
      contentType: head.headers.first(name: "Content-Type"), queries: Self.queries(body))
    switch service.answer(request) {
    case .silence: return
    case .status(let code): write(context, HTTPResponseStatus(statusCode: code), "")
    case .text(let text): write(context, .ok, text)
    }
  }

  private func write(_ context: ChannelHandlerContext, _ status: HTTPResponseStatus, _ text: String) {
    let headers: HTTPHeaders = ["Content-Type": "application/json", "Content-Length": "\(text.utf8.count)"]
    context.write(
      wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))),
      promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }

  /// The `queries` of a posted form.
  private static func queries(_ body: String) -> [String: [String: String]] {
    guard body.hasPrefix("queries="), let text = String(body.dropFirst(8)).removingPercentEncoding,
      let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: [String: Any]]
    else { return [:] }
    return object.mapValues { $0.mapValues { "\($0)" } }
  }
}
