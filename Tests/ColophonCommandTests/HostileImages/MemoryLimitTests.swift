import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@Suite("An image that does not fit into memory")
struct MemoryLimitTests {
  @Test(
    "is no damaged one: its reason is memory_limit, and its neighbour is read",
    .disabled(if: BuiltProducts.isInstrumented, "a sanitizer's build needs terabytes of addresses"))
  func memoryLimit() throws {
    let page = try PrintedPage()
    let folder = try TemporaryFolder()
    try folder.write(PNGBytes(page: page).data, to: "in/a.png")
    // Within max_pixels, and its pixels take 225 MB as soon as anybody wants them.
    let large = PNGBytes(page: page, claimedWidth: 15_000, claimedHeight: 15_000)
    try folder.write(large.data, to: "in/b.png")
    try folder.write(
      """
      version: 1
      read: { image_folder: { path: in, item_per: file } }
      stages:
        - ocr: { models: [eng] }
      write: [json_lines]
      """, to: "p.yaml")
    // Programs of ours need some 350 MB of addresses; with more arenas than one the C library would want more
    // for each thread.
    let shell = try runProgram(
      URL(fileURLWithPath: "/bin/sh"),
      [
        "-c", "ulimit -v 550000; exec \"$0\" run p.yaml --output out --workers 1 --json",
        BuiltProducts.colophon.path,
      ], environment: ["MALLOC_ARENA_MAX": "1"], in: folder.url)
    #expect(shell.status == ExitStatus.quarantined, "\(shell.errors)")
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(shell.output.utf8)) as? [String: Any])
    #expect((report["reasons"] as? [String: Int]) == ["memory_limit": 1], "\(shell.errors)")
    #expect((report["pages"] as? [String: Int])?["done"] == 1, "\(shell.errors)")
    #expect(shell.errors.contains("15000 x 15000"), "\(shell.errors)")
  }
}
