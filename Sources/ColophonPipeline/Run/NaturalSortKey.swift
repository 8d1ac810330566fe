/// A key whose byte order is the natural order of names: `page 2` before `page 10`, case ignored at first.
///
/// Each run of digits becomes its length without leading zeros and the digits, so that bytes compare as numbers
/// do; the name itself follows to tell apart what is equal so far.
package func naturalSortKey(_ name: String) -> String {
  var key = ""
  var digits = ""
  func endNumber() {
    guard !digits.isEmpty else { return }
    let significant = digits.drop { $0 == "0" }
    // A number of 90 digits or more still sorts after every shorter one.
    key.unicodeScalars.append(Unicode.Scalar(UInt8(0x30 + min(significant.count, 90))))
    key += significant
    digits = ""
  }
  for character in name.lowercased() {
    if character.isASCII, character.isNumber {
      digits.append(character)
    } else {
      endNumber()
      key.append(character)
    }
  }
  endNumber()
  return key + "\u{1}" + name
}
