import COpenJPEG
import Foundation

/// A decoded JPEG 2000 picture, in the memory of OpenJPEG; freed at the end of its life.
struct JPEG2000Image: ~Copyable {
  let image: UnsafeMutablePointer<opj_image_t>

  deinit { opj_image_destroy(image) }

  /// Decodes a file whose header was found good and within limits.
  ///
  /// A file cut short is damaged: OpenJPEG would fill what is missing with grey, and nobody would know.
  init(_ stream: UnsafeMutablePointer<FILE>, _ header: JPEG2000Header) throws(ImageError) {
    let complaints = Complaints()
    let size = Self.length(of: stream)
    var decoded: UnsafeMutablePointer<opj_image_t>?
    guard let codec = opj_create_decompress(header.hasBoxes ? OPJ_CODEC_JP2 : OPJ_CODEC_J2K),
      let source = opj_stream_create(1 << 20, 1)
    else { throw Self.noMemory(header) }
    defer {
      opj_stream_destroy(source)
      opj_destroy_codec(codec)
    }
    Self.connect(source, to: stream, length: size)
    opj_set_error_handler(codec, note, Unmanaged.passUnretained(complaints).toOpaque())
    var parameters = opj_dparameters_t()
    opj_set_default_decoder_parameters(&parameters)
    let isWhole =
      opj_setup_decoder(codec, &parameters) != 0 && opj_read_header(source, codec, &decoded) != 0
      && opj_decode(codec, source, decoded) != 0 && opj_end_decompress(codec, source) != 0
    let first = withExtendedLifetime(complaints) { complaints.first }
    guard isWhole, let decoded else {
      opj_image_destroy(decoded)
      if first?.contains("memory") == true { throw Self.noMemory(header) }
      throw BigEndianFile.damaged(first ?? "OpenJPEG does not say more")
    }
    image = decoded
  }

  private static func noMemory(_ header: JPEG2000Header) -> ImageError {
    .outOfMemory(doing: "decoding \(header.width) x \(header.height) pixels")
  }

  private static func length(of stream: UnsafeMutablePointer<FILE>) -> Int {
    fseek(stream, 0, SEEK_END)
    let length = ftell(stream)
    rewind(stream)
    return max(0, length)
  }

  /// Lets OpenJPEG read from a stream that is open, and not by a path.
  private static func connect(
    _ source: UnsafeMutablePointer<opj_stream_t?>, to stream: UnsafeMutablePointer<FILE>, length: Int
  ) {
    opj_stream_set_user_data(source, stream, nil)
    opj_stream_set_user_data_length(source, UInt64(length))
    opj_stream_set_read_function(source) { buffer, count, user in
      let read = fread(buffer, 1, count, JPEG2000Image.file(user))
      // Nothing is the end of the file, for which OpenJPEG has this sign.
      return read == 0 ? -1 : read
    }
    opj_stream_set_skip_function(source) { count, user in
      fseek(JPEG2000Image.file(user), Int(count), SEEK_CUR) == 0 ? count : -1
    }
    opj_stream_set_seek_function(source) { place, user in
      fseek(JPEG2000Image.file(user), Int(place), SEEK_SET) == 0 ? 1 : 0
    }
  }

  private static func file(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<FILE>? {
    user?.assumingMemoryBound(to: FILE.self)
  }
}

/// What OpenJPEG has to say of one image.
private final class Complaints {
  /// On one line.
  var first: String?
}

private func note(_ message: UnsafePointer<CChar>?, _ user: UnsafeMutableRawPointer?) {
  guard let message, let user else { return }
  let complaints = Unmanaged<Complaints>.fromOpaque(user).takeUnretainedValue()
  let line = String(cString: message).split(separator: "\n").first.map(String.init) ?? ""
  if complaints.first == nil, !line.isEmpty { complaints.first = line }
}
