extension DateCase {
  static let noDays = [
    // Not days
    DateCase("den 31. Februar 1848"),
    DateCase("am 30. Februar"),
    DateCase("on February 30, 1848"),
    DateCase("am 29. Februar 1847"),
    DateCase("den 31. April 1900"),
    DateCase("32.13.1848"),
    DateCase("I may go, I march on"),
    DateCase("it may 3 times fail"),
    DateCase("of the 20 may come 3"),
    DateCase("le ‹20 may 1648›", "1648-05-20"),
    DateCase("§ 12. Der Marsch"),
    DateCase("Art. 3. Maia tanzt"),
    DateCase("S. 12. 345"),
    DateCase("um 12.30 Uhr"),
    DateCase("12. 3. 99"),
  ]

  static let noYears = [
    // Not years
    DateCase("er zahlte 1848 Mark"),
    DateCase("in 1500 Mark Gold"),
    DateCase("um 1800 fl. verkauft"),
    DateCase("about 1500 men"),
    DateCase("seit 0999 Tagen"),
    DateCase("im Jahre 2199"),
    DateCase("Nr. 1848 der Liste"),
    DateCase("in 1848,50 Teilen"),
    DateCase("12345678"),
    DateCase("Seite 1234 und 1848 Wörter"),
    DateCase("CIVIL MIX DIM"),
    DateCase("M. D. Smith kam"),
    DateCase("Soph. Ag. 1371 und C. 1733 an"),
    DateCase(""),
    DateCase("?"),
    DateCase("12."),
    DateCase("März"),
  ]
}
