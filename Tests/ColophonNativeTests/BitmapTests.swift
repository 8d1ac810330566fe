import ColophonDocument
import ColophonNative
import ColophonTesting
import Foundation
import Testing

@Suite struct BitmapTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The error that loading a file gives, or nil when it loads.
  private func loadError(
    _ url: URL, frame: Int = 0, limits: ImageLimits = ImageLimits()
  ) -> ImageError? {
    do throws(ImageError) {
      _ = try Bitmap.load(url, frame: frame, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  @Test func `A header tells format, size and samples without decoding`() throws {
    let file = try folder.write(
      ImageBytes.tiff([.init(width: 40, height: 30, samples: 3, photometric: 2)]), to: "a")
    #expect(
      try ImageHeader.read(file)
        == ImageHeader(format: .tiff, width: 40, height: 30, samples: 3, bits: 8, frames: 1))
    let pnm = try folder.write(ImageBytes.pnm(width: 7, height: 9), to: "b.jpg")
    #expect(
      try ImageHeader.read(pnm)
        == ImageHeader(format: .pnm, width: 7, height: 9, samples: 1, bits: 8, frames: 1))
  }

  @Test func `Each frame of a TIFF has its own size`() throws {
    let pages = (1...3).map { ImageBytes.TIFFPage(width: 10 * $0, height: 5 * $0) }
    let file = try folder.write(ImageBytes.tiff(pages), to: "pages.tif")
    #expect(try ImageHeader.read(file).frames == 3)
    for (index, page) in pages.enumerated() {
      let bitmap = try Bitmap.load(file, frame: index)
      #expect(bitmap.width == page.width)
      #expect(bitmap.height == page.height)
    }
    #expect(loadError(file, frame: 3) == .noSuchFrame(3, frames: 3))
    #expect(loadError(file, frame: -1) == .noSuchFrame(-1, frames: 3))
  }

  @Test(arguments: [
    (ImageBytes.TIFFPage(width: 33, height: 20, bits: 1, photometric: 0), 1),
    (.init(width: 33, height: 20, bits: 4), 8),
    (.init(width: 33, height: 20, bits: 16), 8),
    (.init(width: 33, height: 20, samples: 3, photometric: 2), 32),
    (.init(width: 33, height: 20, samples: 3, bits: 16, photometric: 2), 32),
    (.init(width: 33, height: 20, samples: 4, photometric: 5), 32),
    (.init(width: 33, height: 20, photometric: 3), 8),
  ])
  func `Every kind of pixel becomes 1, 8 or 32 bits`(page: ImageBytes.TIFFPage, depth: Int) throws {
    let file = try folder.write(ImageBytes.tiff([page]), to: "kind.tif")
    let bitmap = try Bitmap.load(file)
    #expect(bitmap.width == 33)
    #expect(bitmap.height == 20)
    #expect(bitmap.depth == depth)
  }

  @Test(arguments: [(300, 300), (72, 72), (1, 300), (0, 300), (9600, 300), (1200, 1200)])
  func `A missing or absurd resolution becomes 300`(written: Int, understood: Int) throws {
    let page = ImageBytes.TIFFPage(width: 20, height: 20, resolution: written)
    let file = try folder.write(ImageBytes.tiff([page]), to: "dpi.tif")
    #expect(try Bitmap.load(file).resolution == understood)
  }

  @Test func `A file that is not there is missing`() {
    #expect(loadError(folder.path("none.tif")) == .missing)
    #expect(ImageError.missing.failure.reason == .missingImage)
  }

  @Test func `A missing file is not looked for in the current folder`() throws {
    // Leptonica, given a path, would find Package.swift there.
    #expect(loadError(folder.path("Package.swift")) == .missing)
  }

  @Test func `A folder is refused`() {
    #expect(loadError(folder.url) == .refused("it is not a plain file"))
  }

  @Test(arguments: [
    ("", ImageError.empty),
    ("Not found\n", .notAnImage(looksLike: "text")),
    (
      "<!DOCTYPE html><title>404</title>",
      .notAnImage(looksLike: "HTML or XML, perhaps a server's error page")
    ),
    ("PK\u{3}\u{4}", .notAnImage(looksLike: "a ZIP archive")),
    ("\0\0\0\0\0\0", .notAnImage(looksLike: "a file that begins with zeros, as a broken copy leaves it")),
    ("\u{1}\u{2}", .notAnImage(looksLike: "bytes of no known image format")),
  ])
  func `A .jpg that is something else says what it looks like`(content: String, error: ImageError) throws {
    #expect(loadError(try folder.write(content, to: "page.jpg")) == error)
    #expect(error.failure.reason == .unreadableImage)
  }

  @Test(arguments: [("%PDF-1.7", "pdfimages"), ("GIF89a", "convert"), ("BM123", "convert")])
  func `A format that is not read says how to convert it`(content: String, word: String) throws {
    let error = try #require(loadError(try folder.write(content, to: "page.jpg")))
    #expect(error.description.contains(word))
  }

  @Test(arguments: [
    (ImageBytes.TIFFPage(width: 60, height: 50, isTiled: true), "tiffcp -s"),
    (.init(width: 60, height: 50, samples: 3, photometric: 2, hasPlanes: true), "tiffcp -p contig"),
  ])
  func `A TIFF stored in a way that is not read says how to rewrite it`(
    page: ImageBytes.TIFFPage, command: String
  ) throws {
    let error = try #require(loadError(folder.write(ImageBytes.tiff([page]), to: "page.tif")))
    #expect(error.failure.reason == .unreadableImage)
    #expect(error.description.contains(command), "\(error)")
  }

  @Test(arguments: ["jp2 ", "jpx "])
  func `A JPEG 2000 file that ends before its picture is damaged`(brand: String) throws {
    let cut = try folder.write(ImageBytes.jpeg2000Signature(brand: brand), to: "cut.jp2")
    guard case .damaged("JPEG 2000", _) = loadError(cut) else {
      Issue.record("expected a damaged JPEG 2000, found \(String(describing: loadError(cut)))")
      return
    }
  }

  @Test func `A header that promises 30,000 by 30,000 pixels is refused before decoding`() throws {
    let png = try folder.write(ImageBytes.pngHeader(width: 30_000, height: 30_000), to: "huge.png")
    #expect(
      loadError(png) == .tooManySamples(width: 30_000, height: 30_000, samples: 1, limit: 250_000_000))
    #expect(loadError(png)?.failure.reason == .imageTooLarge)
    let page = ImageBytes.TIFFPage(width: 30_000, height: 30_000, missingBytes: 900_000_000)
    let tiff = try folder.write(ImageBytes.tiff([page]), to: "huge.tif")
    #expect(loadError(tiff)?.failure.reason == .imageTooLarge)
  }

  @Test func `A side too long for Tesseract is refused`() throws {
    let file = try folder.write(ImageBytes.pnm(width: 32_768, height: 1), to: "long.pgm")
    #expect(loadError(file) == .sidesTooLong(width: 32_768, height: 1, limit: 32_767))
  }

  @Test func `A file larger than the limit is refused`() throws {
    let file = try folder.write(ImageBytes.pnm(width: 100, height: 100), to: "large.pgm")
    #expect(
      loadError(file, limits: ImageLimits(fileBytes: 1000)) == .fileTooLarge(bytes: 10_015, limit: 1000))
  }

  @Test func `A TIFF cut short is damaged`() throws {
    let page = ImageBytes.TIFFPage(width: 200, height: 200, missingBytes: 30_000)
    let cut = try folder.write(ImageBytes.tiff([page]), to: "cut.tif")
    #expect(loadError(cut)?.failure.reason == .unreadableImage)
    let whole = ImageBytes.tiff([.init(width: 200, height: 200)])
    for length in [4, 8, 100, whole.count - 20] {
      let file = try folder.write(whole.prefix(length), to: "cut-\(length).tif")
      #expect(loadError(file)?.failure.reason == .unreadableImage, "\(length) bytes")
    }
  }

  @Test func `A part of a bitmap is cut out, a part outside is nil`() throws {
    let bitmap = try Bitmap.load(folder.write(ImageBytes.pnm(width: 50, height: 40), to: "a.pgm"))
    guard let part = bitmap.cropped(to: Box(left: 10, top: 10, right: 60, bottom: 20)) else {
      Issue.record("expected a part")
      return
    }
    #expect(part.width == 40)
    #expect(part.height == 10)
    if bitmap.cropped(to: Box(left: 60, top: 60, right: 70, bottom: 70)) != nil {
      Issue.record("expected nothing outside the image")
    }
  }

  @Test(.enabled(if: Repository.hasShared, "\(Repository.withoutShared)"), arguments: [0.01, 0.2, 0.6, 0.95])
  func `Real JPEG, PNG and TIFF files cut short are damaged`(part: Double) throws {
    let data = Repository.shared.appending(path: "data")
    for path in [
      "ocr-ehri/english/EHRI-BF-19380718_EN_01.jpg", "ocr-ajmc/bsb10234118_0010.png",
      "ocr-ocrd/bebel_frau_1879_0146.tif", "ocr-tesseract/phototest.tif",
    ] {
      let source = data.appending(path: path)
      #expect(loadError(source) == nil)
      let bytes = try Data(contentsOf: source)
      let cut = try folder.write(bytes.prefix(Int(Double(bytes.count) * part)), to: "cut")
      #expect(loadError(cut)?.failure.reason == .unreadableImage, "\(path) cut to \(part)")
    }
  }
}
