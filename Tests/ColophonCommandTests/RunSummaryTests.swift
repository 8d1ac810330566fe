import ColophonDocument
import ColophonPipeline
import Foundation
import Testing
import colophon

@Suite("The summary of a run fits into a mail and says what to do next")
struct RunSummaryTests {
  private func report(exitCode: Int32, stopped: String? = nil) -> RunReport {
    var report = RunReport(
      run: "20261121T013000Z-4711", pipeline: "/etc/colophon/newspapers.yaml", output: "/srv/out",
      started: Date(timeIntervalSince1970: 1_795_224_600), workers: 4)
    report.seconds = 11_520
    report.cpuSeconds = 40_000
    report.runnerPeakBytes = 61_000_000
    report.workerPeakBytes = 412_000_000
    report.items.done = 12
    report.items.reused = 300
    report.pages.done = 960
    report.pages.reused = 4000
    report.exitCode = exitCode
    report.stopped = stopped
    return report
  }

  private func decoded<Value: Decodable>(_ json: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(json.utf8))
  }

  @Test("a good night")
  func complete() {
    #expect(
      RunSummary.text(report(exitCode: 0)) == """
        /etc/colophon/newspapers.yaml → /srv/out
        items       312: 12 done, 300 reused
        pages       4960: 960 done, 4000 reused
        time        3 h 12 min, 5.0 pages a minute, 11 h 7 min of processor, 4 workers
        memory      61 MB runner, 412 MB largest worker
        log         /srv/out/logs/20261121T013000Z-4711.jsonl
        result      exit 0: complete
        """)
  }

  @Test("everything at once has sixteen lines, and the last one is a command")
  func everything() throws {
    var report = report(exitCode: 1)
    report.pages.skipped = 83
    report.pages.quarantined = 9
    report.items.quarantined = 7
    report.skips = ["blank_page": 80, "unreadable_image": 3]
    report.reasons = ["timeout": 2, "unreadable_image": 7, "engine_crash": 2]
    let failed = (1...9).map {
      #"{"item":"gazette/1848-03-\#($0)","page":2,"reason":"unreadable_image","message":"the image\nis truncated"}"#
    }
    report.quarantine = try decoded("[\(failed.joined(separator: ","))]")
    report.slowest = try decoded(
      #"[{"item":"atlas","page":3,"seconds":45.21},{"item":"atlas","page":1,"seconds":44}]"#)
    report.quality = ["doubtful": 55, "unreadable": 2, "good": 700, "fair": 203]
    report.workersLost = 6
    report.vanished = 3
    report.pruned = 1
    let text = RunSummary.text(report)
    #expect(
      text == """
        /etc/colophon/newspapers.yaml → /srv/out
        items       319: 12 done, 300 reused, 7 in quarantine
        pages       5052: 960 done, 4000 reused, 83 skipped, 9 in quarantine
        quality     700 good, 203 fair, 55 doubtful, 2 unreadable
        skipped     80 blank_page, 3 unreadable_image
        quarantine  7 unreadable_image, 2 engine_crash, 2 timeout
                    gazette/1848-03-1/2: the image is truncated
                    gazette/1848-03-2/2: the image is truncated
        time        3 h 12 min, 5.0 pages a minute, 11 h 7 min of processor, 4 workers
        memory      61 MB runner, 412 MB largest worker; 6 workers lost
        slowest     atlas/3 45.2 s, atlas/1 44.0 s
        vanished    3 items gone from the collection; outputs are kept: see deletions.jsonl, remove with --prune
        pruned      1 file that nobody makes any more
        log         /srv/out/logs/20261121T013000Z-4711.jsonl
        result      exit 1: finished, some pages or items are in quarantine
        next        colophon quarantine list /srv/out
        """)
    #expect(text.split(separator: "\n").count == 16)
  }

  @Test("messages are the first thing to go when there is too much to tell, and no sooner")
  func messages() throws {
    var report = report(exitCode: 1)
    report.quality = ["good": 960]
    report.reasons = ["timeout": 9]
    let failed = (1...9).map { #"{"item":"a","page":\#($0),"reason":"timeout","message":"too slow"}"# }
    report.quarantine = try decoded("[\(failed.joined(separator: ","))]")
    let lines = RunSummary.text(report).split(separator: "\n")
    #expect(lines.filter { $0.hasSuffix("too slow") }.count == 3)
    #expect(lines.contains("quality     960 good"))
  }

  @Test(
    "a run that ended early says why and what to do",
    arguments: [
      (
        0, "the time given to the run is over",
        "ended as asked, the time given to the run is over; the rest waits"
      ),
      (3, "no worker can be started", "next        colophon doctor"),
      (
        4, "cannot write /srv/out/x: No space left on device",
        "stopped, cannot write /srv/out/x: No space left"
      ),
      (
        5, "21 of 40 pages failed",
        "next        colophon quarantine list /srv/out, mend the cause, then run again"
      ),
      (143, "signal 15", "result      exit 143: stopped, signal 15; what is finished is kept"),
    ] as [(Int32, String, String)])
  func stopped(_ code: Int32, _ why: String, _ words: String) {
    let text = RunSummary.text(report(exitCode: code, stopped: why))
    #expect(text.contains(words), "\(text)")
    #expect(text.split(separator: "\n").count <= 16)
  }

  @Test("a folder whose name needs quotes gets them in the command")
  func quoted() {
    var report = report(exitCode: 1)
    report.output = "/srv/our papers"
    #expect(RunSummary.text(report).hasSuffix("next        colophon quarantine list '/srv/our papers'"))
  }
}
