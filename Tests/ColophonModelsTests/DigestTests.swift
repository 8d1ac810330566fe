import ColophonModels
import ColophonTesting
import Foundation
import Testing

@Suite struct DigestTests {
  @Test(arguments: [
    (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func `The published digests of nothing and of a million times 'a' come out`(
    count: Int, digest: String
  ) throws {
    let folder = try TemporaryFolder()
    #expect(try sha256(of: folder.write(Data(repeating: UInt8(ascii: "a"), count: count), to: "a")) == digest)
  }

  @Test func `A file that is not there is an error`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: (any Error).self) { try sha256(of: folder.path("none")) }
  }
}
