import Foundation

/// What a worker process takes of the machine, and what it may take.
enum ProcessLimits {
  /// Messages of native libraries beyond this end the worker: they would fill the disk.
  private static let mostNoiseBytes = 64 << 20

  /// More address space than this is never meant to be used: instrumented builds reserve it.
  private static let reservedSpace = 1 << 40

  /// Limits the process, for good: address space, size of the files it writes, no core dumps.
  static func apply(memoryBytes: Int) {
    limit(RLIMIT_CORE, to: 0)
    limit(RLIMIT_FSIZE, to: mostNoiseBytes)
    #if os(Linux)
    // A build with a sanitizer reserves terabytes at its start and could not run under a limit.
    guard virtualBytes < reservedSpace else { return }
    limit(RLIMIT_AS, to: memoryBytes)
    #endif
  }

  /// Memory that the process holds, in bytes.
  static var residentBytes: Int {
    #if os(Linux)
    return pages(at: 1) * Int(sysconf(Int32(_SC_PAGESIZE)))
    #else
    // The most it ever held: macOS tells the present amount only through Mach.
    var usage = rusage()
    getrusage(RUSAGE_SELF, &usage)
    return Int(usage.ru_maxrss)
    #endif
  }

  #if os(Linux)
  private static var virtualBytes: Int { pages(at: 0) * Int(sysconf(Int32(_SC_PAGESIZE))) }

  /// A number of `/proc/self/statm` (proc(5)): 0 the whole address space, 1 the resident part, in pages.
  private static func pages(at field: Int) -> Int {
    let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return 0 }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(descriptor, &bytes, bytes.count)
    let fields = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: " ")
    return fields.count > field ? Int(fields[field]) ?? 0 : 0
  }

  private static func limit(_ resource: __rlimit_resource, to bytes: Int) {
    var value = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    _ = setrlimit(__rlimit_resource_t(resource.rawValue), &value)
  }
  #else
  private static func limit(_ resource: Int32, to bytes: Int) {
    var value = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    _ = setrlimit(resource, &value)
  }
  #endif
}
