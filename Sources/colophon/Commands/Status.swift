import ArgumentParser
import ColophonPipeline
import Foundation

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Tell how an output folder stands, also while a run is at work in it.")

  @OptionGroup var arguments: OutputArgument

  @Flag(help: "Print one line of JSON instead.")
  var json = false

  func run() throws {
    let status: FolderStatus
    do {
      status = try FolderStatus(arguments.folder)
    } catch {
      throw arguments.reported(error)
    }
    Terminal.printOutput(
      json ? try StatusText.jsonLine(status, now: Date()) : StatusText.text(status, now: Date()))
  }
}
