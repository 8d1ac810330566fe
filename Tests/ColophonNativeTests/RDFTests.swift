import ColophonNative
import ColophonTesting
import Foundation
import Testing

@Suite("RDF files are read from their own bytes and nothing else")
struct RDFTests {
  private func turtle(_ text: String) throws -> (statements: [RDFStatement], problems: [RDFProblem]) {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "a.ttl")
    var statements: [RDFStatement] = []
    var problems: [RDFProblem] = []
    try TurtleFile(file, source: "a.ttl").forEachStatement(
      report: { problems.append($0) }, { statements.append($0) })
    return (statements, problems)
  }

  private func xml(_ text: String) throws -> [RDFStatement] {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "a.rdf")
    var statements: [RDFStatement] = []
    try RDFXMLFile(file, source: "a.rdf").forEachStatement { statements.append($0) }
    return statements
  }

  private static let goethe = [
    RDFStatement(
      "https://example.org/p/1", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
      .resource("http://www.w3.org/2004/02/skos/core#Concept")),
    RDFStatement(
      "https://example.org/p/1", "http://www.w3.org/2004/02/skos/core#prefLabel",
      .literal("Müller, Ännchen", language: "de")),
    RDFStatement(
      "https://example.org/p/1", "http://www.w3.org/2004/02/skos/core#exactMatch",
      .resource("https://example.com/q/2")),
  ]

  @Test("Turtle gives its statements with prefixes, base and languages written out")
  func readsTurtle() throws {
    let found = try turtle(
      """
      @base <https://example.org/> .
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      <p/1> a skos:Concept ;
        skos:prefLabel "Müller, Ännchen"@de ;
        skos:exactMatch <https://example.com/q/2> .
      """)
    #expect(found.statements == Self.goethe)
    #expect(found.problems.isEmpty)
  }

  @Test("RDF/XML gives the same statements")
  func readsXML() throws {
    let found = try xml(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns:skos="http://www.w3.org/2004/02/skos/core#">
        <skos:Concept rdf:about="https://example.org/p/1">
          <skos:prefLabel xml:lang="de">Müller, Ännchen</skos:prefLabel>
          <skos:exactMatch rdf:resource="https://example.com/q/2"/>
        </skos:Concept>
      </rdf:RDF>
      """)
    #expect(found == Self.goethe)
  }

  @Test("nodes within properties and properties as attributes are statements too")
  func nestedXML() throws {
    let found = try xml(
      """
      <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://example.org/x#">
        <r:Description r:about="urn:a" x:name="A">
          <x:label><x:Label r:about="urn:l"><x:form>B</x:form></x:Label></x:label>
          <x:list r:parseType="Collection"><r:Description r:about="urn:no"/></x:list>
        </r:Description>
      </r:RDF>
      """)
    #expect(
      found.map { "\($0.subject) \($0.predicate.split(separator: "#").last ?? "") \($0.value)" } == [
        "urn:a name literal(\"A\", language: nil)", "urn:l type resource(\"http://example.org/x#Label\")",
        "urn:a label resource(\"urn:l\")", "urn:l form literal(\"B\", language: nil)",
      ])
  }

  @Test("a statement that is no Turtle is reported with its line, and the others are read")
  func brokenTurtle() throws {
    let found = try turtle("<urn:a> <urn:p> \"1\" .\n<urn:b> <urn:p> ; ; .. \"\n<urn:c> <urn:p> \"3\" .\n")
    #expect(found.statements.contains(RDFStatement("urn:a", "urn:p", .literal("1", language: nil))))
    #expect(found.problems.first?.line == 2)
  }

  @Test(
    "a document with a DOCTYPE is refused before anything of it is used",
    arguments: [
      "<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
      "<!DOCTYPE r SYSTEM \"file:///etc/passwd\">",
      "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
    ])
  func refusesDoctype(_ doctype: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("\(doctype)<r xmlns=\"urn:x#\"><p>text</p></r>", to: "a.rdf")
    var count = 0
    let error = #expect(throws: RDFError.self) {
      try RDFXMLFile(file, source: "a.rdf").forEachStatement { _ in count += 1 }
    }
    #expect(error?.message.contains("DOCTYPE") == true, "\(String(describing: error))")
    #expect(count == 0)
  }

  @Test("XML that is not well-formed, cut off or missing is an error with its place")
  func brokenXML() throws {
    #expect(throws: RDFError.self) { try xml("<r xmlns=\"urn:x#\"><p>") }
    #expect(throws: RDFError.self) { try xml("no xml") }
    #expect(throws: RDFError.self) {
      try RDFXMLFile(URL(fileURLWithPath: "/nowhere.rdf"), source: "x").forEachStatement { _ in }
    }
    #expect(throws: RDFError.self) {
      try TurtleFile(URL(fileURLWithPath: "/nowhere.ttl"), source: "x").forEachStatement(report: { _ in }) {
        _ in
      }
    }
  }

  @Test("what the closure throws ends the reading")
  func passesErrors() throws {
    struct Enough: Error {}
    let folder = try TemporaryFolder()
    let file = try folder.write("<urn:a> <urn:p> \"1\" .\n<urn:b> <urn:p> \"2\" .\n", to: "a.ttl")
    var count = 0
    #expect(throws: Enough.self) {
      try TurtleFile(file, source: "a").forEachStatement(report: { _ in }) { _ in
        count += 1
        throw Enough()
      }
    }
    #expect(count == 1)
  }
}
