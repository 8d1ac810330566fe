import ColophonPipeline
import ColophonTesting
import Foundation
import Logging

// `FaultyColophon worker` serves a runner under test with the doubles of `ColophonTesting`.
exit(await WorkerMain.run(catalog: .doubles, version: "test", logger: Logger(label: "worker")))
