import ColophonDocument
import ColophonPipeline
import Foundation

/// A second page stage, which kills its worker on texts with the words `late-crash`, or once on `late-crash-once`.
package struct LateStage: PageStage {
  package static let manual = Manual(
    kind: .stage, name: "late_stage", summary: "Look at texts.", needs: [.text], gives: [.languages],
    example: "late_stage: {}")

  package typealias Options = NoOptions
  package let models: [ModelReference] = []

  package init(_ options: NoOptions, _ services: Services) {}

  package func process(_ page: inout Page, image: URL) async throws -> [ModelReference] {
    let words = page.text?.plain.split(separator: " ") ?? []
    if words.contains("late-crash") { abort() }
    if words.contains("late-crash-once") {
      let mark = image.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathExtension("late-\(image.lastPathComponent)")
      if !FileManager.default.fileExists(atPath: mark.path) {
        try Data().write(to: mark)
        abort()
      }
    }
    page.languages = Languages(main: "und", shares: [])
    return []
  }
}
