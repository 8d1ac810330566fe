import CLeptonica
import COpenJPEG

extension JPEG2000Image {
  /// What the channels of a picture mean.
  private enum Colour {
    case grey, rgb, brightnessAndChroma, inks
  }

  /// The picture in grey (8 bits) or colour (32 bits), transparent places white.
  ///
  /// Channels of any depth become 8 bits deep; a channel with fewer samples than the picture has pixels, as chroma
  /// mostly, is stretched. Leptonica's own reader refuses such channels, 16 bits and JPX files.
  func bitmap(_ header: JPEG2000Header) throws(ImageError) -> Bitmap {
    let all = (0..<Int(image.pointee.numcomps)).map { image.pointee.comps[$0] }
    let channels = all.compactMap { Channel($0, width: header.width, height: header.height) }
    guard channels.count == all.count, let first = channels.first else {
      throw BigEndianFile.damaged("a channel without samples")
    }
    let alpha = channels.first(where: \.isAlpha)
    let opaque = channels.filter { !$0.isAlpha }
    let kind = colour(opaque, header)
    guard let pix = pixCreate(Int32(header.width), Int32(header.height), kind == .grey ? 8 : 32),
      let data = pixGetData(pix)
    else { throw .outOfMemory(doing: "decoding \(header.width) x \(header.height) pixels") }
    let words = Int(pixGetWpl(pix))
    for y in 0..<header.height {
      let row = data + y * words
      for x in 0..<header.width {
        let cover = alpha?.value(x, y) ?? 255
        func shown(_ value: Int) -> UInt32 { UInt32((value * cover + 255 * (255 - cover)) / 255) }
        if kind == .grey {
          row[x / 4] |= shown((opaque.first ?? first).value(x, y)) << UInt32(24 - 8 * (x % 4))
        } else {
          let (red, green, blue) = Self.rgb(opaque, kind, x, y)
          row[x] = shown(red) << 24 | shown(green) << 16 | shown(blue) << 8
        }
      }
    }
    return Bitmap(owning: pix)
  }

  private func colour(_ channels: [Channel], _ header: JPEG2000Header) -> Colour {
    // Of CIELab the first channel is lightness, which is all that reading takes.
    guard channels.count >= 3, header.colourSpace != JPEG2000Header.cieLab else { return .grey }
    let space = image.pointee.color_space
    if channels.count >= 4, space == OPJ_CLRSPC_CMYK || header.colourSpace == JPEG2000Header.cmyk {
      return .inks
    }
    // Only chroma is stored with fewer samples.
    let isCoarse = channels[1].width < channels[0].width || channels[1].height < channels[0].height
    return space == OPJ_CLRSPC_SYCC || space == OPJ_CLRSPC_EYCC || isCoarse ? .brightnessAndChroma : .rgb
  }

  private static func rgb(_ channels: [Channel], _ kind: Colour, _ x: Int, _ y: Int) -> (Int, Int, Int) {
    let (a, b, c) = (channels[0].value(x, y), channels[1].value(x, y), channels[2].value(x, y))
    switch kind {
    case .grey, .rgb: return (a, b, c)
    case .inks:
      let light = 255 - channels[3].value(x, y)
      return ((255 - a) * light / 255, (255 - b) * light / 255, (255 - c) * light / 255)
    case .brightnessAndChroma:
      // The weights of ITU-R BT.601, in thousandths.
      let (blue, red) = (b - 128, c - 128)
      func bounded(_ value: Int) -> Int { min(max(value, 0), 255) }
      return (
        bounded(a + 1402 * red / 1000), bounded(a - (344 * blue + 714 * red) / 1000),
        bounded(a + 1772 * blue / 1000)
      )
    }
  }

  /// The samples of one channel, stretched over the picture.
  private struct Channel {
    let isAlpha: Bool
    let width: Int
    let height: Int
    private let samples: UnsafeMutablePointer<OPJ_INT32>
    private let lowest: Int
    private let bits: Int
    private let fullWidth: Int
    private let fullHeight: Int

    /// Nil for one that was not decoded.
    init?(_ component: opj_image_comp_t, width: Int, height: Int) {
      guard let data = component.data, component.w > 0, component.h > 0, (1...31).contains(component.prec)
      else { return nil }
      samples = data
      isAlpha = component.alpha != 0
      self.width = Int(component.w)
      self.height = Int(component.h)
      bits = Int(component.prec)
      lowest = component.sgnd != 0 ? -(1 << (bits - 1)) : 0
      fullWidth = width
      fullHeight = height
    }

    /// From 0 to 255.
    func value(_ x: Int, _ y: Int) -> Int {
      let column = width == fullWidth ? x : min(x * width / fullWidth, width - 1)
      let row = height == fullHeight ? y : min(y * height / fullHeight, height - 1)
      let most = 1 << bits - 1
      let value = min(max(Int(samples[row * width + column]) - lowest, 0), most)
      return bits > 8 ? value >> (bits - 8) : value * 255 / most
    }
  }
}
