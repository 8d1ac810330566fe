import ColophonDocument
import ColophonEvaluation
import Testing

@Suite("Entities of the output find their partners in the truth")
struct EntityMatchingTests {
  typealias Mention = EntityMatching.Mention

  private func people(_ expected: [String], _ found: [String]) -> Detection {
    EntityMatching(
      expected: expected.map { Mention(kind: .person, text: $0) },
      found: found.map { Mention(kind: .person, text: $0) }
    ).detection(of: .person)
  }

  @Test("a name with one misread letter in five is found, with more it is not")
  func likeness() {
    #expect(people(["Ernſt Lindenau"], ["Ernst Lindenan"]).matched == 1)
    #expect(people(["Leyden"], ["Leydcn"]).matched == 1)
    #expect(people(["Leyden"], ["Lcydcn"]).matched == 0)
  }

  @Test("capitals, punctuation and line ends do not count")
  func typography() {
    #expect(people(["THOMAS ASHGROVE"], ["Thomas Ashgrove,"]).matched == 1)
    #expect(people(["Wilhelmina\nTerborgh"], ["Wilhelmina Terborgh"]).matched == 1)
    #expect(people(["Trau-\ngott"], ["Traugott"]).matched == 1)
  }

  @Test("a name that stands twice must be found twice, and found thrice is once too often")
  func oneToOne() {
    #expect(people(["Hale", "Hale"], ["Hale"]) == Detection(expected: 2, found: 1, matched: 1))
    let thrice = people(["Hale", "Hale"], ["Hale", "Hale", "Hale"])
    #expect(thrice == Detection(expected: 2, found: 3, matched: 2))
    #expect(thrice.f1 == 0.8)
  }

  @Test("the same text as another kind is not found")
  func kinds() {
    let matching = EntityMatching(
      expected: [Mention(kind: .person, text: "Hale")], found: [Mention(kind: .place, text: "Hale")])
    #expect(matching.detection(of: .person) == Detection(expected: 1, found: 0, matched: 0))
    #expect(matching.detection(of: .place) == Detection(expected: 0, found: 1, matched: 0))
    #expect(matching.detection(of: .date).f1 == nil)
  }

  @Test("a name is found by its normal form too, a date is not")
  func normalForms() {
    let names = EntityMatching(
      expected: [Mention(kind: .person, text: "Hale")],
      found: [Mention(kind: .person, text: "Mr. Hale", normal: "Hale")])
    #expect(names.detection(of: .person).matched == 1)
    let dates = EntityMatching(
      expected: [Mention(kind: .date, text: "1848")],
      found: [Mention(kind: .date, text: "im Jahre des Herrn", normal: "1848")])
    #expect(dates.detection(of: .date).matched == 0)
  }

  @Test("the most alike pair off first")
  func bestPairsFirst() {
    let matching = EntityMatching(
      expected: [
        Mention(kind: .date, text: "18. März 1848", normal: "1848-03-18"),
        Mention(kind: .date, text: "19. März 1848", normal: "1848-03-19"),
      ],
      found: [
        Mention(kind: .date, text: "19. März 1848", normal: "1848-03-19"),
        Mention(kind: .date, text: "18. Mär3 1848", normal: "1848"),
      ])
    #expect(matching.detection(of: .date).matched == 2)
    #expect(
      matching.dates == [
        .init(expected: "1848-03-18", found: "1848"), .init(expected: "1848-03-19", found: "1848-03-19"),
      ])
  }

  @Test("a date that was not found has no EDTF form, and one without is not asked for")
  func dates() {
    let matching = EntityMatching(
      expected: [Mention(kind: .date, text: "1874", normal: "1874"), Mention(kind: .date, text: "gestern")],
      found: [])
    #expect(matching.dates == [.init(expected: "1874", found: nil)])
  }

  @Test("marks without a letter or digit are like nothing")
  func nothingButMarks() {
    #expect(people(["—"], ["…"]).matched == 0)
  }
}

@Suite("Fields of the output are compared with the truth")
struct FieldMatchingTests {
  typealias Value = FieldMatching.Value

  @Test("a title may differ in typography, hardly in letters")
  func titles() {
    func isFound(_ value: String) -> Bool {
      FieldMatching.detection(
        of: .title, expected: "A Winter Journey along the Northern Canals", found: [Value(value: value)]
      ).matched == 1
    }
    #expect(isFound("A WINTER JOURNEY\nALONG THE\nNORTHERN CANALS."))
    #expect(isFound("A Winter Journcy along the Northern Canals"))
    #expect(!isFound("A Winter Journey"))
  }

  @Test("a date must have the same EDTF form, an identifier the same letters and digits")
  func exactFields() {
    func matched(_ field: Field.Name, _ expected: String, _ found: Value) -> Int {
      FieldMatching.detection(of: field, expected: expected, found: [found]).matched
    }
    #expect(matched(.date, "1848/1850", Value(value: "1848-1850", normal: "1848/1850")) == 1)
    #expect(matched(.date, "1848-03-18", Value(value: "18. März 1848", normal: "1848-03-19")) == 0)
    #expect(matched(.identifier, "V/27-114", Value(value: "v/27–114")) == 1)
    #expect(matched(.identifier, "V/27-114", Value(value: "V/27-115")) == 0)
  }

  @Test("a value where there is none lowers the precision, several values for one are one right at most")
  func invented() {
    #expect(
      FieldMatching.detection(of: .place, expected: nil, found: [Value(value: "Halle")])
        == Detection(expected: 0, found: 1, matched: 0))
    #expect(
      FieldMatching.detection(
        of: .place, expected: "Halle", found: [Value(value: "Jena"), Value(value: "Halle")])
        == Detection(expected: 1, found: 2, matched: 1))
    #expect(
      FieldMatching.detection(of: .place, expected: "Halle", found: []) == Detection(expected: 1, found: 0))
  }
}
