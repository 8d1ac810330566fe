import ColophonStages
import ColophonTesting
import Foundation
import Testing

@Suite("JSON is written as a stream of lines")
struct JSONOutputTests {
  private func written(_ body: (JSONOutput) throws -> Void) throws -> Data {
    let output = MemoryOutput()
    let json = JSONOutput(try output.part(of: "x"))
    try body(json)
    try json.flush()
    return try #require(output.files["x"])
  }

  @Test("any text comes back as it was, on one line, whoever splits the lines")
  func roundTrip() throws {
    var random = TroublingScalars(seed: 7)
    for _ in 0..<300 {
      let scalars = (0..<40).map { _ in random.scalar() }
      let text = String(String.UnicodeScalarView(scalars))
      let data = try written { $0.value(text) }
      let found = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed) as? String
      #expect(found.map { Array($0.unicodeScalars) } == scalars)
      let lineEnds: Set<Unicode.Scalar> = ["\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"]
      #expect(!String(decoding: data, as: UTF8.self).unicodeScalars.contains { lineEnds.contains($0) })
    }
  }

  @Test("slashes and letters of any script stand as they are")
  func readable() throws {
    let data = try written { $0.value("a/b „Köln“ שלום") }
    #expect(String(decoding: data, as: UTF8.self) == "\"a/b „Köln“ שלום\"")
  }

  @Test("commas stand between values only, at any depth")
  func commas() throws {
    let data = try written { json in
      for _ in 0..<2 {
        json.object {
          json.member("a", 1)
          json.member("b", objects: [1, 2]) { json.member("n", $0) }
          json.member("c", each: [] as [Int]) { json.value($0) }
          json.member("d", each: nil as [Int]?) { json.value($0) }
          json.member("e", true)
          json.member("f", nil as String?)
        }
        try json.endLine()
      }
    }
    let line = #"{"a":1,"b":[{"n":1},{"n":2}],"c":[],"d":null,"e":true,"f":null}"# + "\n"
    #expect(String(decoding: data, as: UTF8.self) == line + line)
  }

  @Test(
    "fractions have one to four decimals, and what is no number is null",
    arguments: [
      (1.0, "1.0"), (0, "0.0"), (0.93, "0.93"), (0.12345, "0.1235"), (0.1 + 0.2, "0.3"), (0.0001, "0.0001"),
      (0.00001, "0.0"), (-0.5, "-0.5"), (-0.00001, "0.0"), (12.05, "12.05"), (.nan, "null"),
      (.infinity, "null"), (1e300, "null"),
    ])
  func fractions(number: Double, expected: String) throws {
    #expect(String(decoding: try written { $0.value(number) }, as: UTF8.self) == expected)
  }
}
