#!/usr/bin/env python3
"""Converts the model inside the py3langid wheel to the format that FORMAT.md describes.

Usage: convert.py WHEEL OUTPUT

Needs Python 3.11 or later and nothing but its standard library. The same wheel always gives the same
bytes. Prints the SHA-256 of the output; exits with 1 and a message when the wheel has another layout.
"""

import array
import ast
import hashlib
import io
import lzma
import os
import struct
import sys
import zipfile

MAGIC = b"CLPHLID1"
MEMBER = "py3langid/data/model.npz.xz"
ALIGNMENT = 64
ARRAYS = {
    # name: (type in the wheel, number of dimensions)
    "ptc": ("<f2", 2),
    "pc": ("<f4", 1),
    "classes": ("<U", 1),
    "nextmove": ("<u4", 1),
    "nextmove_row": ("<u2", 1),
    "out_feat": ("<i4", 1),
}


class UnknownLayout(Exception):
    """The wheel is readable but does not hold what this script was written for."""


def expect(condition, message):
    if not condition:
        raise UnknownLayout(message)


def read_arrays(wheel_bytes):
    """Returns {name: (shape, little-endian bytes, type)} for every array of the model."""
    try:
        with zipfile.ZipFile(io.BytesIO(wheel_bytes)) as wheel:
            packed = wheel.read(MEMBER)
    except zipfile.BadZipFile as error:
        raise UnknownLayout(f"not a wheel: {error}") from error
    except KeyError as error:
        raise UnknownLayout(f"the wheel has no {MEMBER}") from error
    try:
        unpacked = lzma.decompress(packed)
        with zipfile.ZipFile(io.BytesIO(unpacked)) as archive:
            found = {name: archive.read(name) for name in archive.namelist()}
    except (lzma.LZMAError, zipfile.BadZipFile) as error:
        raise UnknownLayout(f"{MEMBER} is not an xz-compressed npz file: {error}") from error

    expected = {name + ".npy" for name in ARRAYS}
    expect(
        set(found) == expected,
        f"{MEMBER} holds {sorted(found)}, expected {sorted(expected)}",
    )
    return {name: parse_npy(name, found[name + ".npy"]) for name in ARRAYS}


def parse_npy(name, data):
    expect(data[:6] == b"\x93NUMPY", f"{name}: not an npy array")
    major = data[6]
    if major == 1:
        (length,) = struct.unpack_from("<H", data, 8)
        start = 10
    else:
        expect(major in (2, 3), f"{name}: npy version {major} is unknown")
        (length,) = struct.unpack_from("<I", data, 8)
        start = 12
    try:
        header = ast.literal_eval(data[start:start + length].decode("utf-8").strip())
        kind, shape, by_column = header["descr"], header["shape"], header["fortran_order"]
    except (ValueError, SyntaxError, KeyError, TypeError) as error:
        raise UnknownLayout(f"{name}: the npy header cannot be read: {error}") from error

    wanted, dimensions = ARRAYS[name]
    matches = kind.startswith(wanted) if wanted == "<U" else kind == wanted
    expect(matches, f"{name}: type is {kind}, expected {wanted}")
    expect(len(shape) == dimensions, f"{name}: shape is {shape}, expected {dimensions} dimension(s)")
    expect(dimensions == 1 or not by_column, f"{name}: stored by column, expected by row")

    item_size = 4 * int(kind[2:]) if wanted == "<U" else int(kind[-1])
    body = data[start + length:]
    size = item_size
    for extent in shape:
        size *= extent
    expect(len(body) == size, f"{name}: {len(body)} bytes of data, expected {size}")
    return shape, body, kind


def integers(code, little_endian_bytes):
    values = array.array(code, little_endian_bytes)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def little_endian(values):
    if sys.byteorder == "big":
        values = array.array(values.typecode, values)
        values.byteswap()
    return values.tobytes()


def class_names(shape, body, kind):
    width = 4 * int(kind[2:])
    names = [body[i * width:(i + 1) * width].decode("utf-32-le").rstrip("\0") for i in range(shape[0])]
    for name in names:
        expect(name.isascii() and name.isalpha(), f"classes: {name!r} is not a language code")
    return names


def convert(wheel_bytes):
    arrays = read_arrays(wheel_bytes)
    (features, classes), weights, _ = arrays["ptc"]
    (states,), row_bytes, _ = arrays["nextmove_row"]
    next_count = arrays["nextmove"][0][0]

    names = class_names(*arrays["classes"])
    expect(len(names) == classes, f"classes: {len(names)} codes for {classes} columns of ptc")
    expect(arrays["pc"][0] == (classes,), "pc: not one prior for each class")
    expect(arrays["out_feat"][0] == (states,), "out_feat: not one entry for each state")
    expect(next_count % 256 == 0, "nextmove: not a whole number of rows of 256")
    rows = next_count // 256

    row_of_state = array.array("I", integers("H", row_bytes))
    expect(row_of_state.itemsize == 4, "this Python has no 32-bit unsigned integers")
    feature_of_state = integers("i", arrays["out_feat"][1])
    next_state = integers("I", arrays["nextmove"][1])
    expect(max(row_of_state) < rows, "nextmove_row: a row that does not exist")
    expect(max(next_state) < states, "nextmove: a state that does not exist")
    expect(min(feature_of_state) >= -1, "out_feat: a negative feature other than -1")
    expect(max(feature_of_state) < features, "out_feat: a feature that does not exist")
    for bits in set(integers("H", weights)):
        exponent = bits >> 10 & 31
        expect(0 < exponent < 31, f"ptc: the half-precision value 0x{bits:04x} is not a normal number")
    for prior in struct.unpack(f"<{classes}f", arrays["pc"][1]):
        expect(abs(prior) < 1e6, f"pc: {prior} is no plausible prior")

    names_block = "".join(name + "\n" for name in names).encode("ascii")
    header = MAGIC + struct.pack("<6I", classes, features, states, rows, len(names_block), 0)
    header += hashlib.sha256(wheel_bytes).digest()
    output = bytearray(header)
    for section in (
        names_block,
        arrays["pc"][1],
        little_endian(row_of_state),
        little_endian(feature_of_state),
        little_endian(next_state),
        weights,
    ):
        output += bytes(-len(output) % ALIGNMENT)
        output += section
    return bytes(output)


def main(arguments):
    if len(arguments) != 2:
        print("usage: convert.py WHEEL OUTPUT", file=sys.stderr)
        return 64
    wheel, target = arguments
    try:
        with open(wheel, "rb") as file:
            output = convert(file.read())
    except UnknownLayout as error:
        print(f"{wheel}: error: {error}", file=sys.stderr)
        print("note: this script converts py3langid 0.4.0; see FORMAT.md before changing it", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{wheel}: error: {error.strerror}", file=sys.stderr)
        return 1
    temporary = target + ".part"
    try:
        with open(temporary, "wb") as file:
            file.write(output)
        os.replace(temporary, target)
    except OSError as error:
        print(f"{target}: error: {error.strerror}", file=sys.stderr)
        return 1
    print(f"{hashlib.sha256(output).hexdigest()}  {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
