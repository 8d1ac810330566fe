/// What worker processes may take: the section `workers` of a pipeline file.
package struct WorkerPolicy: ComponentOptions, Hashable {
  package let memoryLimitMegabytes: Int
  package let recycleAfterPages: Int
  package let recycleAboveMegabytes: Int

  package init(from reader: inout OptionReader) {
    memoryLimitMegabytes = reader.value(
      "memory_limit_mb", default: 4096, in: 512...1_000_000,
      "Address space that a worker may take; a page that needs more fails with memory_limit.")
    recycleAfterPages = reader.value(
      "recycle_after_pages", default: 500, in: 1...1_000_000_000,
      "Start a worker anew after so many pages.")
    recycleAboveMegabytes = reader.value(
      "recycle_above_mb", default: 1500, in: 1...1_000_000,
      "Start a worker anew when it holds more memory than this after a page.")
  }
}
