extension DateCase {
  /// Days that say that they are of the old calendar, and days told by both.
  static let oldStyle = [
    DateCase("den ‹3. Mai 1710 a. St›. gegeben", "1710-05-14"),
    DateCase("den ‹3. Mai 1710 alten Stils›", "1710-05-14"),
    DateCase("on ‹3 May 1710 O.S›. he", "1710-05-14"),
    DateCase("on ‹5 Nov. 1688 (O. S.)›", "1688-11-15"),
    DateCase("‹January 30, 1649, old style›", "1649-02-09"),
    DateCase("on ‹14 May 1710 N.S›. he", "1710-05-14"),
    DateCase("den ‹14. Mai 1710 neuen Stils›", "1710-05-14"),
    DateCase("‹3. Maji 1658 st. v›. und", "1658-05-13"),
    DateCase("die ‹12. Aprilis 1631 stilo veteri›", "1631-04-22"),
    DateCase("die ‹12. Aprilis 1631 stilo novo›", "1631-04-12"),
    DateCase("le ‹3 mai 1710 vieux style›", "1710-05-14"),
    DateCase("den ‹3 maj 1710 gamla stilen›", "1710-05-14"),
    DateCase("am ‹25. Oktober 1917 (julianisch)›", "1917-11-07"),
    DateCase("‹12th October 1931›\nJulian Pemberley", "1931-10-12"),
    DateCase("‹12th October 1931› Julian Pemberley", "1931-10-12"),
    DateCase("am ‹13/23 Mai 1648›", "1648-05-23"),
    // A day too many, as printers had it: the new day counts.
    DateCase("am ‹12/23 Mai 1648›", "1648-05-23"),
    DateCase("den ‹12./22. Mai 1648›", "1648-05-22"),
    DateCase("am ‹24. Februar/5. März 1648›", "1648-03-05"),
    DateCase("‹28. Dezember 1684/7. Januar 1685›", "1685-01-07"),
    DateCase("‹2/13 June 1720›", "1720-06-13"),
    DateCase("den ‹19./31. August 1812›", "1812-08-31"),
    DateCase("den ‹2./12. Januar›", "XXXX-01-12"),
    DateCase("am ‹29. Februar 1700›", "1700-03-11"),
    DateCase("die ‹29. Februarij 1500›", "1500-03-10"),
    // Neighbouring days are no calendars.
    DateCase("in der Nacht ‹12./13. Mai 1848›", "1848-05-12/1848-05-13"),
  ]

  static let republican = [
    DateCase("‹décadi 10 frimaire an 2›", "1793-11-30"),
    DateCase("le ‹3e jour complémentaire an V›", "1797-09-19"),
    DateCase("le ‹5 sansculottides an III›", "1795-09-21"),
    DateCase("en ‹brumaire an VIII›", "1799-10-23/1799-11-21"),
    DateCase("l'‹an VII de la République›", "1798-09-22/1799-09-22"),
    DateCase("l'‹an II de la République françoise›", "1793-09-22/1794-09-21"),
    DateCase("le ‹13 vendémiaire, an IV›", "1795-10-05"),
    DateCase("le ‹22 floréal an VI›", "1798-05-11"),
    DateCase("le ‹18 fructidor an 5›", "1797-09-04"),
    DateCase("A Paris, l'an VII"),
    DateCase("le 18 brumaire"),
    DateCase("l'an XX de la République"),
  ]

  static let romanCalendar = [
    DateCase("‹Idibus Martiis 1623›", "1623-03-15"),
    DateCase("‹Kalendis Ianuarii 1555›", "1555-01-01"),
    DateCase("‹III. Kal. Iunias MDLV›", "1555-05-30"),
    DateCase("‹pridie Nonas Octobris 1580›", "1580-10-06"),
    DateCase("‹a. d. VI. Id. Maii 1510›", "1510-05-10"),
    DateCase("‹XIV. Cal. Septembris 1509›", "1509-08-19"),
    DateCase("‹Nonis Februarii 1600›", "1600-02-05"),
    DateCase("‹pridie Calend. Ianuarii 1601›", "1600-12-31"),
    DateCase("Id. Mai"),
    DateCase("‹IV. Iulii›", "XXXX-07-04"),
  ]

  static let reigns = [
    DateCase("by ‹12 Geo. III›. c. 24", "1771/1772"),
    DateCase("Stat. ‹43 Eliz›. c. 2", "1600/1601"),
    DateCase("‹5 & 6 Vict›. c. 45", "1842/1843"),
    DateCase("‹27 Hen. VIII› cap. 28", "1535/1536"),
    DateCase("‹14 Car. 2› c. 12", "1662/1663"),
    DateCase("in the ‹twelfth year of the reign of George the Third›", "1771/1772"),
    DateCase("‹anno regni regis Georgii III. duodecimo›", "1771/1772"),
    DateCase("im ‹3. Jahre der Regierung Kaiser Franz Josephs›", "1850/1851"),
    DateCase("l'an de notre règne le dixième"),
    DateCase("im 3. Jahre Unserer Regierung"),
    DateCase("12 Mary Street"),
    DateCase("12 George Street"),
    DateCase("90 Geo. III"),
    DateCase("the 40 Geo. IV"),
  ]
}
