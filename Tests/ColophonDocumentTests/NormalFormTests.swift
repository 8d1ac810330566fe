import ColophonDocument
import Foundation
import Testing

@Suite("Old letters have a modern form, and spelling stays")
struct NormalFormTests {
  @Test(
    "letters",
    arguments: [
      ("Waſſer", "Wasser"), ("ﬁnden", "finden"), ("ſoﬀ", "soff"), ("Kunﬅ", "Kunst"),
      ("Ba\u{364}ume", "Bäume"),
      ("O\u{364}l", "Öl"), ("h\u{E644}ren", "hören"), ("Nord⸗Süd", "Nord-Süd"), ("Wo\u{AD}rt", "Wort"),
      ("Ehꝛe", "Ehre"), ("Theil", "Theil"), ("Œuvre", "Œuvre"), ("cœur", "cœur"), ("", ""), ("1½", "1½"),
    ])
  func letters(printed: String, modern: String) {
    #expect(NormalForm.of(printed) == modern)
  }

  @Test("the normal form of a normal form is itself, in NFC")
  func isStable() {
    let text = "Ba\u{364}ume ſeyn e\u{301} ﬃ Ἀθῆναι שלום"
    let once = NormalForm.of(text)
    #expect(NormalForm.of(once) == once)
    #expect(Array(once.unicodeScalars) == Array(once.precomposedStringWithCanonicalMapping.unicodeScalars))
  }
}
