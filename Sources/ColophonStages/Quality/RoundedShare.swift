/// A share or a confidence to four decimals, as records and outputs hold them: more would be invented, and sums may
/// differ in the last bits from machine to machine.
func rounded(_ share: Double) -> Double { (share * 10_000).rounded() / 10_000 }
