import ArgumentParser
import Foundation

/// A time as in `06:00`, in the machine's time zone.
struct TimeOfDay: ExpressibleByArgument {
  private let hour: Int
  private let minute: Int

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour),
      (0..<60).contains(minute)
    else { return nil }
    self.hour = hour
    self.minute = minute
  }

  /// The next moment at which a clock shows this time.
  func next(after now: Date) -> Date? {
    Calendar.current.nextDate(
      after: now, matching: DateComponents(hour: hour, minute: minute), matchingPolicy: .nextTime)
  }
}
