/// Which package brings a Tesseract model, after the naming rules of Debian and Ubuntu.
package enum TesseractPackages {
  /// Script models as Tesseract names them, with the end of their package's name (ISO 15924, lower case).
  private static let scripts: [String: String] = [
    "Arabic": "arab", "Armenian": "armn", "Bengali": "beng", "Canadian_Aboriginal": "cans",
    "Cherokee": "cher", "Cyrillic": "cyrl", "Devanagari": "deva", "Ethiopic": "ethi", "Fraktur": "frak",
    "Georgian": "geor", "Greek": "grek", "Gujarati": "gujr", "Gurmukhi": "guru", "Hangul": "hang",
    "Hangul_vert": "hang-vert", "HanS": "hans", "HanS_vert": "hans-vert", "HanT": "hant",
    "HanT_vert": "hant-vert", "Hebrew": "hebr", "Japanese": "jpan", "Japanese_vert": "jpan-vert",
    "Kannada": "knda", "Khmer": "khmr", "Lao": "laoo", "Latin": "latn", "Malayalam": "mlym",
    "Myanmar": "mymr", "Oriya": "orya", "Sinhala": "sinh", "Syriac": "syrc", "Tamil": "taml",
    "Telugu": "telu", "Thaana": "thaa", "Thai": "thai", "Tibetan": "tibt", "Vietnamese": "viet",
  ]

  /// Language models of Tesseract 4 and 5.
  private static let languages = Set(
    """
    afr amh ara asm aze aze_cyrl bel ben bod bos bre bul cat ceb ces chi_sim chi_sim_vert chi_tra
    chi_tra_vert chr cos cym dan deu div dzo ell eng enm epo est eus fao fas fil fin fra frk frm fry gla gle
    glg grc guj hat heb hin hrv hun hye iku ind isl ita ita_old jav jpn jpn_vert kan kat kat_old kaz khm kir
    kmr kor kor_vert lao lat lav lit ltz mal mar mkd mlt mon mri msa mya nep nld nor oci ori pan pol por pus
    que ron rus san sin slk slv snd spa spa_old sqi srp srp_latn sun swa swe syr tam tat tel tgk tha tir ton
    tur uig ukr urd uzb uzb_cyrl vie yid yor
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Every model that is published, by name, in order.
  package static let knownModels = languages.union(scripts.keys).sorted()

  /// The package that brings a model; nil for a name that nobody publishes.
  package static func name(for model: String) -> String? {
    if languages.contains(model) {
      return "tesseract-ocr-" + model.replacing("_", with: "-")
    }
    let script = model.hasPrefix("script/") ? String(model.dropFirst("script/".count)) : model
    return scripts[script].map { "tesseract-ocr-script-" + $0 }
  }

  /// What to do for models that are not installed, in one sentence.
  package static func remedy(for models: [String]) -> String {
    let packages = models.compactMap(name(for:))
    guard packages.count == models.count else {
      return "put its .traineddata file into the language data folder, or correct the name"
    }
    return "apt-get install " + packages.joined(separator: " ")
  }
}
