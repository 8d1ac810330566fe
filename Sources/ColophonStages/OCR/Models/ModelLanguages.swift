/// What Tesseract's models were made for.
enum ModelLanguages {
  /// ISO 639-1 codes, 639-3 where there is none; empty for a model not listed here, which then wins or loses by its
  /// evidence alone.
  static func of(_ model: String) -> [String] { table[model] ?? [] }

  /// Whether a model reads another script than Latin.
  static func isForeign(_ model: String) -> Bool {
    foreign.contains(model) || model.hasPrefix("script/") && !latinScripts.contains(model)
  }

  /// Models that know the long s and the letters of broken types.
  static func isForBrokenTypes(_ model: String) -> Bool {
    ["Fraktur", "script/Fraktur", "frk"].contains(model)
  }

  private static let latinScripts: Set = ["script/Latin", "script/Fraktur"]
  private static let foreign: Set = [
    "ara", "Arabic", "bul", "Cyrillic", "ell", "grc", "Greek", "heb", "Hebrew", "rus", "srp", "ukr", "yid",
  ]
  private static let table: [String: [String]] = [
    "bul": ["bg"], "cat": ["ca"], "ces": ["cs"], "dan": ["da"], "deu": ["de"], "ell": ["el"], "eng": ["en"],
    "est": ["et"], "fin": ["fi"], "fra": ["fr"], "frk": ["de"], "Fraktur": ["de", "da", "sv", "la"],
    "script/Fraktur": ["de", "da", "sv", "la"], "grc": ["grc"], "hrv": ["hr"], "hun": ["hu"], "ita": ["it"],
    "lat": ["la"], "lav": ["lv"], "lit": ["lt"], "nld": ["nl"], "nor": ["no"], "pol": ["pl"], "por": ["pt"],
    "ron": ["ro"], "rus": ["ru"], "slk": ["sk"], "slv": ["sl"], "spa": ["es"], "srp": ["sr"], "swe": ["sv"],
    "tur": ["tr"], "ukr": ["uk"],
  ]
}
