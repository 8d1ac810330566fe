import Foundation

/// Times and dates as people read them.
enum DurationText {
  /// `48 s`, `12 min`, `3 h 20 min`, `2 d 4 h`.
  static func text(_ seconds: Double) -> String {
    // A clock that was set back must not give a negative time.
    let whole = Int(max(0, seconds).rounded())
    let minutes = Int((max(0, seconds) / 60).rounded())
    if whole < 120 { return "\(whole) s" }
    if minutes < 120 { return "\(minutes) min" }
    if minutes < 48 * 60 { return "\(minutes / 60) h \(minutes % 60) min" }
    return "\(minutes / (24 * 60)) d \(minutes / 60 % 24) h"
  }

  /// `2026-11-21 01:30` in the machine's time zone, as the clock on the wall showed it.
  static func clock(_ date: Date) -> String {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day, .hour, .minute], from: date)
    func digits(_ value: Int?) -> String {
      let text = String(value ?? 0)
      return text.count < 2 ? "0\(text)" : text
    }
    return "\(parts.year ?? 0)-\(digits(parts.month))-\(digits(parts.day)) "
      + "\(digits(parts.hour)):\(digits(parts.minute))"
  }
}
