/// Words for made pages. They only need to look like a language; their meaning plays no part.
struct SyntheticWords: Sendable {
  var nouns: [String]
  var small: [String]
  var adjectives: [String]
  /// Set alone on a line before the author.
  var by: String
  var surnames: [String]
  var givenNames: [String]
  var places: [String]
  /// Lines of an imprint, `%` for a name.
  var imprints: [String]
  var parts: [String]
  var listHeadings: [String]

  static let languages = [german, english, french, latin]

  static let german = SyntheticWords(
    nouns: [
      "Geschichte", "Beschreibung", "Reise", "Handbuch", "Anleitung", "Wald", "Garten", "Stadt", "Kirche",
      "Natur", "Lehre", "Kunst", "Gedichte", "Erzählungen", "Briefe", "Abhandlung", "Betrachtungen", "Leben",
    ],
    small: ["der", "die", "das", "und", "von", "zu", "in", "über", "mit", "nebst", "einer"],
    adjectives: ["neue", "kurze", "vollständige", "gründliche", "alte", "deutsche", "allgemeine"],
    by: "von", surnames: ["Altmann", "Bergner", "Kröger", "Lindau", "Seebach", "Wiesner", "Zander"],
    givenNames: ["Johann", "Friedrich", "Anna", "Karl", "Wilhelmine", "Gottfried", "Otto"],
    places: ["Leipzig", "Berlin", "Wien", "Jena", "Halle", "Stuttgart", "Zürich"],
    imprints: ["Verlag von %", "Verlegts %", "bei %", "Druck und Verlag von %", "in der % Buchhandlung"],
    parts: ["Erster Theil.", "Zweiter Band.", "Zweyte Auflage.", "Mit Kupfern."],
    listHeadings: ["Inhalt", "Verzeichniß", "Register", "Inhalts-Verzeichnis", "Tabelle"])

  static let english = SyntheticWords(
    nouns: [
      "history", "account", "journey", "manual", "garden", "river", "country", "letters", "poems", "life",
      "principles", "observations", "treatise", "church", "town", "essays", "voyage", "memoirs",
    ],
    small: ["the", "of", "and", "a", "in", "to", "on", "with", "from"],
    adjectives: ["new", "short", "general", "ancient", "northern", "complete", "familiar"],
    by: "by", surnames: ["Barlow", "Carver", "Dunmore", "Haddon", "Merton", "Selby", "Whitlow"],
    givenNames: ["John", "Thomas", "Mary", "William", "Eleanor", "Henry", "George"],
    places: ["London", "Edinburgh", "Oxford", "Boston", "Dublin", "New York", "Bath"],
    imprints: [
      "Printed for %", "Published by % and Co.", "% & Sons, Publishers", "Printed by %", "Sold by %",
    ],
    parts: ["Vol. II.", "The second edition.", "In two volumes.", "With plates."],
    listHeadings: ["Contents", "Index", "List of plates", "Table of fares", "Catalogue"])

  static let french = SyntheticWords(
    nouns: [
      "histoire", "description", "voyage", "manuel", "traité", "recueil", "lettres", "mémoires", "poésies",
      "jardin", "ville", "nature", "vie", "essai", "tableau", "pensées", "contes", "discours",
    ],
    small: ["de", "la", "le", "et", "des", "sur", "en", "du", "à", "une"],
    adjectives: ["nouvelle", "générale", "complète", "ancienne", "choisie", "royale", "petite"],
    by: "par", surnames: ["Aubry", "Besnard", "Corbin", "Delmas", "Gaillard", "Moulin", "Rivet"],
    givenNames: ["Jean", "Louis", "Marie", "Pierre", "Antoine", "Claude", "Henri"],
    places: ["Paris", "Lyon", "Rouen", "Genève", "Bruxelles", "Lausanne", "Toulouse"],
    imprints: ["Chez %, libraire", "Imprimerie de %", "Librairie %", "% et fils, éditeurs", "Chez %"],
    parts: ["Tome premier.", "Seconde édition.", "Avec figures.", "Tome II."],
    listHeadings: ["Table", "Table des matières", "Index", "Liste", "Catalogue"])

  static let latin = SyntheticWords(
    nouns: [
      "historia", "commentarius", "tractatus", "disputatio", "epistolae", "opera", "institutiones",
      "carmina", "orationes", "observationes", "elementa", "natura", "urbis", "regum", "artis", "legum",
    ],
    small: ["de", "et", "in", "ad", "cum", "ex", "quae", "sive", "a"],
    adjectives: ["nova", "brevis", "universa", "omnia", "sacra", "antiqua", "medica"],
    by: "auctore", surnames: ["Altorfius", "Bergerus", "Cellanus", "Hornius", "Marcellus", "Severinus"],
    givenNames: ["Ioannes", "Petrus", "Guilelmus", "Georgius", "Henricus", "Carolus"],
    places: ["Lipsiae", "Basileae", "Lugduni", "Halae", "Parisiis", "Ienae"],
    imprints: ["Apud %", "Typis %", "Sumptibus %", "Ex officina %", "Impensis %"],
    parts: ["Liber primus.", "Tomus secundus.", "Editio altera.", "Pars prior."],
    listHeadings: ["Index", "Index rerum", "Catalogus", "Tabula", "Elenchus"])

  /// A run of words such as a title has.
  func phrase(_ count: Int, random: inout SeededRandom) -> [String] {
    (0..<count).map { index in
      if index == 0 || random.chance(0.45) { return random.pick(nouns) }
      return random.pick(random.chance(0.7) ? small : adjectives)
    }
  }

  func person(random: inout SeededRandom) -> String {
    "\(random.pick(givenNames)) \(random.pick(surnames))"
  }
}
