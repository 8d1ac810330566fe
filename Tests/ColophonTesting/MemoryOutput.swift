import ColophonPipeline
import Foundation

/// Takes what a writer makes of one item and keeps it, instead of an output folder.
package final class MemoryOutput: ItemOutput {
  /// Path in the output folder and its bytes so far.
  package private(set) var files: [String: Data] = [:]
  private let item: String

  /// - Parameter item: the item's name as a file name
  package init(item: String = "item") { self.item = item }

  package func file(in folder: String, extension: String) throws -> any ByteSink {
    open("\(folder)/\(item).\(`extension`)")
  }

  package func part(of file: String) throws -> any ByteSink { open(file) }

  /// What a file holds; empty when nobody opened it.
  package func text(_ path: String) -> String { String(decoding: files[path] ?? Data(), as: UTF8.self) }

  private func open(_ path: String) -> any ByteSink {
    files[path] = Data()
    return MemorySink { [weak self] data in self?.files[path]?.append(data) }
  }
}

/// Hands bytes to a closure, which may throw as a full disk does.
package struct MemorySink: ByteSink {
  private let take: (Data) throws -> Void

  package init(_ take: @escaping (Data) throws -> Void) { self.take = take }

  package func write(_ data: Data) throws { try take(data) }
}
