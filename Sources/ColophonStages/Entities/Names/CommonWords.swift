/// Words that begin sentences and headings but are no names, in lower case; and endings of German nouns.
enum CommonWords {
  static func contains(_ key: String) -> Bool { words.contains(key) }

  /// Whether a German word is formed like an abstract or derived noun, which surnames are not.
  static func looksLikeNoun(_ key: String) -> Bool {
    key.count > 5 && nounEndings.contains { key.hasSuffix($0) }
  }

  private static let nounEndings = [
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät",
    "täten",
    "ismus", "nisse", "nissen", "thum", "tum", "ment", "igkeit", "sche", "schen", "scher", "liche", "lichen",
    "licher", "ische", "ischen", "ischer", "rath", "rat", "haus", "hause", "straße", "strasse", "gasse",
    "platz",
    "amt", "tag", "jahr", "zeit", "mannschaft", "kirche", "minister", "meister", "direktor", "director",
    "sekretär",
    "secretär", "gericht", "gerichte", "gesellschaft", "verein", "regiment", "partei", "tages", "räte",
    "stelle",
  ]

  /// Whether the word tells what somebody is. Behind a title it is no surname.
  static func isOffice(_ key: String) -> Bool {
    offices.contains(key) || officeEndings.contains { key.count > $0.count + 2 && key.hasSuffix($0) }
  }

  private static let officeEndings = [
    "schreiber", "verwalter", "vorsteher", "inspektor", "inspector", "besitzer", "beamter", "beamte",
    "präsident", "anwalt", "sekretair", "assessor", "lehrer",
  ]

  private static let offices: Set<String> = Set(
    """
    conservateur directeur rédacteur inspecteur administrateur bibliothécaire archiviste secrétaire trésorier
    président procureur recteur instituteur receveur juge avocat ministre préfet maire gérant fondateur
    librarian editor keeper director treasurer registrar curator postmaster manager chairman president rector
    secretary
    redakteur redacteur verleger vorstand dirigent rendant kassierer pächter
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let words: Set<String> = Set(
    """
    der die das des dem den ein eine einer eines einem einen und oder aber auch als wenn wie wo was wer wir ihr ihre
    ihrer ihrem ihren sie er es ich du man mein meine sein seine seiner seinen dein kein keine nicht nur noch nun so
    da daß dass dann denn doch durch für gegen ohne um vor von vom zu zum zur bei beim bey nach mit in im ins an am
    auf aus über unter zwischen während seit bis hier dort heute gestern morgen dieser diese dieses diesem diesen
    jener jene alle alles viele einige mehr sehr schon wieder ist war sind waren hat hatte haben wird werden wurde
    ja nein herr frau gott seite kapitel band theil teil heft nummer nr tafel anmerkung vorwort inhalt abschnitt
    gemahl gemahlin mutter vater tochter töchter schwester schwestern sohn söhne bruder brüder witwe wittwe nachbarin
    wirt wirth wirtin wirthin kinder kind eltern freund freunde freundin leute gäste gast schwiegersohn schwager tante
    onkel großmutter großvater wohlgeboren hochwürden doktor professor präsidentin
    anno uhr jahr jahre jahren monat tag tage euer eure exzellenz excellenz majestät hoheit gnaden sr se ew
    the a an and or but of to in on at by for with from as if when while where who what which that this these those
    he she it we you they his her its our your their my me him them us is was were are be been have has had do does
    did will would shall should can could may might must not no nor yes so then than there here now thus yet still
    all any some such one two three every each both either neither other another chapter book volume part page
    section act scene vol no god oh ah well why how though although because since until after before over under upon
    into out up down off again never ever always only even just very most more much many god's heaven
    le la les l un une des du de d et ou mais donc or ni car que qui quoi dont où ce cet cette ces il elle ils elles
    on nous vous je tu me te se moi toi lui leur leurs mon ma mes ton ta tes son sa ses notre nos votre vos en dans
    par pour sur sous avec sans chez entre vers depuis pendant avant après à au aux est sont était étaient a ont
    avait avaient fut furent sera ne pas plus point rien tout tous toute toutes si comme quand puis alors ainsi
    aussi bien c s n m qu j t y même cependant enfin dieu monsieur madame chapitre livre tome page
    et in ad ab ex de cum non est sunt qui quae quod hic haec hoc ut si sed autem enim nam pro per sub quam quo qua
    deus dei deo domini dominus liber caput cap lib tom fol pag vel aut atque ac ubi nunc tamen etiam
    de het een en van te der den met voor niet zijn haar hij zij wij dat die deze dit maar om op aan
    og i at det den til af som med for er ikke han hun de vi sig
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
