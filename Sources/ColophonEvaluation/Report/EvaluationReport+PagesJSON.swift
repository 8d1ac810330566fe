import ColophonDocument

extension EvaluationReport.WorstPage: Encodable {
  enum CodingKeys: String, CodingKey { case errors, length, cer }

  package func encode(to encoder: any Encoder) throws {
    try page.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(characters.errors, forKey: .errors)
    try values.encode(characters.length, forKey: .length)
    try values.encodeIfPresent(rounded(characters.rate), forKey: .cer)
  }
}

extension Coverage: Encodable {
  enum CodingKeys: String, CodingKey {
    case expected, missed, found, invented, covered
    case inventedShare = "invented_share"
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(expected, forKey: .expected)
    try values.encode(missed, forKey: .missed)
    try values.encode(found, forKey: .found)
    try values.encode(invented, forKey: .invented)
    try values.encodeIfPresent(rounded(covered), forKey: .covered)
    try values.encodeIfPresent(rounded(inventedShare), forKey: .inventedShare)
  }
}

extension Confusions.Entry: Encodable {
  enum CodingKeys: String, CodingKey { case expected, found, count }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(pair.expected, forKey: .expected)
    try values.encode(pair.found, forKey: .found)
    try values.encode(count, forKey: .count)
  }
}

extension EvaluationReport.WorstLine: Encodable {
  enum CodingKeys: String, CodingKey {
    case image, frame, box, expected, found, instead, errors, length, picture
  }

  package func encode(to encoder: any Encoder) throws {
    try page.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encodeIfPresent(image, forKey: .image)
    try values.encode(frame, forKey: .frame)
    try values.encodeIfPresent(box, forKey: .box)
    try values.encode(expected, forKey: .expected)
    try values.encode(found, forKey: .found)
    try values.encodeIfPresent(instead, forKey: .instead)
    try values.encode(characters.errors, forKey: .errors)
    try values.encode(characters.length, forKey: .length)
    try values.encodeIfPresent(picture, forKey: .picture)
  }
}

extension EditCount: Encodable {
  enum CodingKeys: String, CodingKey { case errors, length, rate }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(errors, forKey: .errors)
    try values.encode(length, forKey: .length)
    try values.encodeIfPresent(rounded(rate), forKey: .rate)
  }
}

extension EvaluationReport.PageFigures: Encodable {
  enum CodingKeys: String, CodingKey {
    case coverage
    case characters = "cer"
    case anyOrder = "any_order_cer"
    case words = "wer"
    case bag = "bag_wer"
    case expected = "expected_cer"
  }

  package func encode(to encoder: any Encoder) throws {
    try page.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(characters, forKey: .characters)
    try values.encode(anyOrder, forKey: .anyOrder)
    try values.encode(words, forKey: .words)
    try values.encode(bag, forKey: .bag)
    try values.encode(coverage, forKey: .coverage)
    try values.encodeIfPresent(rounded(expected), forKey: .expected)
  }
}
