import ArgumentParser
import ColophonDocument
import ColophonPipeline
import Foundation

struct QuarantineShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Tell all that is known of a page or item that failed, and what to do.")

  @OptionGroup var arguments: OutputArgument

  @Argument(help: ArgumentHelp("The item, or one of its pages as in ITEM/3.", valueName: "item[/page]"))
  var place: String

  func run() throws {
    let folder = arguments.folder
    for place in try PlaceFinder(output: arguments).places([place]) {
      do {
        Terminal.printOutput(try FailureText(folder: folder, output: arguments.output).text(place))
      } catch {
        Terminal.printError("error: \(error)")
        throw ExitCode(ExitStatus.inaccessible)
      }
    }
  }
}
