import ArgumentParser
import ColophonDocument
import ColophonModels
import ColophonNative
import ColophonPipeline
import ColophonStages
import Foundation

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Tell what is installed here, what is missing, and how to get it.")

  @Flag(help: "Print one line of JSON instead.")
  var json = false

  func run() throws {
    let surroundings = Surroundings()
    let findings = Self.findings(surroundings.services)
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      Terminal.printOutput(String(decoding: try encoder.encode(findings), as: UTF8.self))
    } else {
      let width = findings.map(\.subject.count).max() ?? 0
      for finding in findings {
        let padding = String(repeating: " ", count: width - finding.subject.count)
        Terminal.printOutput(
          "\(finding.isMissing ? "MISSING" : "ok     ")  \(finding.subject)\(padding)  \(finding.state)")
        if let remedy = finding.remedy { Terminal.printOutput("         \(remedy)") }
      }
    }
    if findings.contains(where: \.isMissing) { throw ExitCode(ExitStatus.missing) }
  }

  private struct Finding: Encodable {
    var subject: String
    var state: String
    var isMissing = false
    var remedy: String?

    enum CodingKeys: String, CodingKey {
      case subject, state, remedy
      case isMissing = "missing"
    }
  }

  private static func lexicons(in models: URL) -> Finding {
    do {
      let languages = try Lexicon.all(in: models).map(\.language)
      guard languages.isEmpty else {
        return Finding(subject: "lexicons", state: languages.joined(separator: " "))
      }
      // Estimates of quality rest on other things too, so that this is no error.
      return Finding(
        subject: "lexicons", state: "none, estimates of quality are poorer", remedy: "make models")
    } catch {
      return Finding(subject: "lexicons", state: "\(error)", isMissing: true, remedy: "make models")
    }
  }

  private static func findings(_ services: Services) -> [Finding] {
    var findings = [Finding(subject: "colophon", state: Colophon.version)]
    findings.append(Finding(subject: "tesseract", state: TesseractInfo.version ?? "version unknown"))
    findings.append(Finding(subject: "leptonica", state: LeptonicaInfo.version ?? "version unknown"))
    do {
      let data = try LanguageData(environment: services.environment)
      findings.append(
        Finding(
          subject: "reading models",
          state: "\(data.models.map(\.name).joined(separator: " ")) in \(data.folder.path)"))
    } catch {
      findings.append(
        Finding(
          subject: "reading models", state: "\(error)", isMissing: true,
          remedy: "apt-get install tesseract-ocr-eng tesseract-ocr-deu"))
    }
    findings.append(Finding(subject: "models folder", state: services.models.path))
    findings.append(lexicons(in: services.models))
    for component in Catalog.builtIn.all where component.manual.kind != .reader {
      let lacking = shortcomings(of: component, services)
      if lacking.isEmpty { findings.append(Finding(subject: component.manual.name, state: "ready")) }
      findings += lacking.map {
        Finding(subject: component.manual.name, state: $0.message, isMissing: true, remedy: $0.remedy)
      }
    }
    return findings
  }
}
