import ColophonDocument
import ColophonNative
import Foundation

/// Cuts the worst lines out of the collection's images, so that a person can see why they were read badly.
package struct LinePictures {
  /// Pixels around a line's box: letters reach beyond it, and a neighbour's foot shows a wrong box.
  private static let margin = 12

  private let images: [URL]
  private let folder: URL

  /// - Parameters:
  ///   - images: Folders of the collections, or one that holds them by their names.
  ///   - folder: Where the PNG files go; made if it is not there.
  package init(images: [URL], folder: URL) {
    self.images = images
    self.folder = folder
  }

  /// Writes the pictures and names them in the report, then writes that beside them as `report.md`. A line whose box or image is not known stays without one.
  /// Throws an `EvaluationError` when the folder cannot be written or an image cannot be read.
  package func write(_ report: inout EvaluationReport) throws {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw EvaluationError.unwritable(folder.relativePath, error.localizedDescription)
    }
    for index in report.worstLines.indices {
      let line = report.worstLines[index]
      guard let box = line.box, let image = image(of: line) else { continue }
      let frame = Box(
        left: max(0, box.left - Self.margin), top: max(0, box.top - Self.margin),
        right: box.right + Self.margin, bottom: box.bottom + Self.margin)
      let name = "line-\(index + 1).png"
      do {
        guard let picture = try Bitmap.load(image, frame: line.frame).cropped(to: frame) else { continue }
        try picture.writePNG(to: folder.appending(path: name))
      } catch let error as ImageError {
        throw EvaluationError.unreadable(image.relativePath, error.description)
      } catch {
        throw EvaluationError.unwritable(folder.appending(path: name).relativePath, "\(error)")
      }
      report.worstLines[index].picture = name
    }
    do {
      try Data(report.markdown().utf8).write(to: reportFile, options: .atomic)
    } catch {
      throw EvaluationError.unwritable(reportFile.relativePath, error.localizedDescription)
    }
  }

  /// Where the report with the pictures goes.
  private var reportFile: URL { folder.appending(path: "report.md") }

  private func image(of line: EvaluationReport.WorstLine) -> URL? {
    guard let path = line.image else { return nil }
    return images.flatMap {
      [$0.appending(path: "\(line.page.collection)/\(path)"), $0.appending(path: path)]
    }
    .first { FileManager.default.fileExists(atPath: $0.path) }
  }
}
