import CLinear
import Foundation

/// Trains L2-regularised logistic regression, one class against the rest, with liblinear (solver `L2R_LR`).
///
/// R.-E. Fan and others, "LIBLINEAR: a library for large linear classification", JMLR 9 (2008).
package struct LinearTrainer: Sendable {
  /// How dear an error is against a large weight; liblinear's `C`.
  package var cost: Double
  /// The solver stops when the gradient has shrunk to this share.
  package var tolerance: Double
  /// Seeds the C library's random numbers before each training.
  package var seed: UInt32

  package init(cost: Double = 1, tolerance: Double = 0.001, seed: UInt32 = 1) {
    self.cost = cost
    self.tolerance = tolerance
    self.seed = seed
  }

  /// Learns from dense rows of equal length.
  ///
  /// - Parameters:
  ///   - rows: one row an example; every value finite.
  ///   - classes: for each row its class, from 0.
  ///   - count: how many classes there are; each must have an example.
  ///   - classCosts: for each class a factor on `cost`, to balance rare ones.
  package func train(
    rows: [[Double]], classes: [Int], count: Int, classCosts: [Double]
  ) throws(LinearTrainingError) -> LinearWeights {
    let columns = rows.first?.count ?? 0
    guard count >= 2 else { throw .tooFewClasses(count) }
    guard columns > 0, rows.allSatisfy({ $0.count == columns }) else { throw .unevenRows }
    return try train(
      sparse: rows.map { SparseRow(Array($0.enumerated().map { (column: $0, value: $1) })) },
      columns: columns, classes: classes, count: count, classCosts: classCosts)
  }

  /// Learns from rows of which most values are 0, such as the words of a text out of all words.
  ///
  /// - Parameters:
  ///   - rows: one row an example, its columns below `columns`.
  ///   - classes, count, classCosts: as for dense rows.
  package func train(
    sparse rows: [SparseRow], columns: Int, classes: [Int], count: Int, classCosts: [Double]
  ) throws(LinearTrainingError) -> LinearWeights {
    guard count >= 2 else { throw .tooFewClasses(count) }
    guard columns > 0, rows.allSatisfy({ $0.fits(columns) }) else { throw .unevenRows }
    guard rows.allSatisfy({ $0.entries.allSatisfy(\.value.isFinite) }) else { throw .notFinite }
    guard classes.count == rows.count, classCosts.count == count,
      Set(classes) == Set(0..<count)
    else { throw .classWithoutExamples }

    // liblinear draws from rand() and prints through a global function pointer: one training at a time.
    Self.gate.lock()
    defer { Self.gate.unlock() }
    set_print_string_function { _ in }
    srand(seed)
    return try fit(rows, classes, count, columns, classCosts)
  }

  private static let gate = NSLock()

  private func fit(
    _ rows: [SparseRow], _ classes: [Int], _ count: Int, _ columns: Int, _ classCosts: [Double]
  ) throws(LinearTrainingError) -> LinearWeights {
    // A row in liblinear's form: its columns from 1, the constant term last, then the end mark -1.
    let nodes = UnsafeMutablePointer<feature_node>.allocate(
      capacity: rows.reduce(0) { $0 + $1.entries.count + 2 })
    let starts = UnsafeMutablePointer<UnsafeMutablePointer<feature_node>?>.allocate(capacity: rows.count)
    let targets = UnsafeMutablePointer<Double>.allocate(capacity: rows.count)
    let labels = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    let costs = UnsafeMutablePointer<Double>.allocate(capacity: count)
    defer {
      nodes.deallocate()
      starts.deallocate()
      targets.deallocate()
      labels.deallocate()
      costs.deallocate()
    }
    var node = nodes
    func append(_ index: Int, _ value: Double) {
      node.initialize(to: feature_node(index: Int32(index), value: value))
      node += 1
    }
    for (index, row) in rows.enumerated() {
      (starts + index).initialize(to: node)
      (targets + index).initialize(to: Double(classes[index]))
      for (column, value) in row.entries { append(column + 1, value) }
      append(columns + 1, 1)
      append(-1, 0)
    }
    for index in 0..<count {
      (labels + index).initialize(to: Int32(index))
      (costs + index).initialize(to: classCosts[index])
    }
    var task = problem(
      l: Int32(rows.count), n: Int32(columns + 1), y: targets, x: starts, bias: 1)
    var settings = parameter(
      solver_type: Int32(L2R_LR), eps: tolerance, C: cost, nr_weight: Int32(count),
      weight_label: labels, weight: costs, p: 0.1, init_sol: nil)
    if let complaint = check_parameter(&task, &settings) {
      throw .refused(String(cString: complaint))
    }
    guard let model = CLinear.train(&task, &settings) else { throw .refused("no model came back") }
    defer {
      var owned: UnsafeMutablePointer<model>? = model
      free_and_destroy_model(&owned)
    }
    return weights(of: model, count: count, columns: columns)
  }

  /// Reads the planes in the order of the classes; the library orders them by first appearance.
  private func weights(of model: UnsafeMutablePointer<model>, count: Int, columns: Int) -> LinearWeights {
    var order = [Int32](repeating: 0, count: count)
    get_labels(model, &order)
    var weights = [[Double]](repeating: [], count: count)
    var biases = [Double](repeating: 0, count: count)
    for (position, label) in order.enumerated() {
      let position = Int32(position)
      weights[Int(label)] = (1...columns).map { get_decfun_coef(model, Int32($0), position) }
      biases[Int(label)] = get_decfun_bias(model, position)
    }
    return LinearWeights(weights: weights, biases: biases, trainer: Self.version)
  }

  /// Version of the library, such as `2.30`.
  package static var version: String {
    let number = Int(LIBLINEAR_VERSION)
    let minor = number % 100
    return "\(number / 100).\(minor < 10 ? "0" : "")\(minor)"
  }
}

/// Why there was nothing to learn.
package enum LinearTrainingError: Error, Hashable, CustomStringConvertible {
  case tooFewClasses(Int)
  case unevenRows
  case notFinite
  case classWithoutExamples
  case refused(String)

  package var description: String {
    switch self {
    case .tooFewClasses(let count): "expected examples of two or more classes, found \(count)"
    case .unevenRows: "expected rows with the same number of features, at least one"
    case .notFinite: "expected finite feature values, found an infinite one or none at all"
    case .classWithoutExamples: "expected at least one example and one cost for every class"
    case .refused(let reason): "liblinear refused the training: \(reason)"
    }
  }
}
