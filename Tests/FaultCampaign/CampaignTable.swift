import Foundation

/// What a campaign came to, fault by fault.
package struct CampaignTable {
  private struct Row {
    var trials = 0
    var codes: [String: Int] = [:]
    var broken = 0
  }

  private var rows: [String: Row] = [:]
  package private(set) var trials = 0
  package private(set) var findings = 0

  package init() {}

  package mutating func add(_ result: TrialResult) {
    trials += 1
    findings += result.findings.count
    for (planned, code) in zip(result.trial.faults, result.codes) {
      let name = "\(result.trial.specimen): \(planned.fault.name)"
      rows[name, default: Row()].trials += 1
      rows[name, default: Row()].codes[code.map(String.init) ?? "none", default: 0] += 1
      if !result.findings.isEmpty { rows[name, default: Row()].broken += 1 }
    }
  }

  package var text: String {
    let width = (rows.keys.map(\.count).max() ?? 0) + 2
    let codes = rows.mapValues { row in
      row.codes.sorted { $0.key < $1.key }.map { "\($0.key) ×\($0.value)" }.joined(separator: ", ")
    }
    let codesWidth = max(20, (codes.values.map(\.count).max() ?? 0) + 2)
    func cell(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    let head = cell("fault", width) + "runs  " + cell("exit codes", codesWidth) + "all kept?"
    return
      ([head]
      + rows.sorted { $0.key < $1.key }.map { name, row in
        cell(name, width) + cell(String(row.trials), 6) + cell(codes[name] ?? "", codesWidth)
          + (row.broken == 0 ? "yes" : "NO: \(row.broken)")
      }).joined(separator: "\n")
  }
}
