"""What time and the scanner do to a page."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter


@dataclass(frozen=True)
class Ageing:
    """How strongly a page is degraded; fractions of full black unless said otherwise."""

    paper: tuple = (240, 230, 208)  # red, green, blue
    ink: float = 0.86
    uneven_ink: float = 0.25
    blur: float = 0.6  # pixels
    skew: float = 1.0  # degrees, at most, either way
    bleed: float = 0.10
    texture: float = 0.03
    noise: float = 0.015
    light: float = 0.14
    stains: int = 3
    specks: int = 60


def soft_noise(rng, shape, cell):
    """Smooth noise of about -1 to 1 with features of `cell` pixels."""
    height, width = shape
    small = rng.standard_normal((height // cell + 3, width // cell + 3)).astype(np.float32)
    image = Image.fromarray(small).resize((width, height), Image.Resampling.BICUBIC)
    return np.clip(np.asarray(image), -2, 2) / 2


def blurred(layer, radius):
    """A layer of 0 to 1 after a Gaussian blur."""
    image = Image.fromarray(np.uint8(np.clip(layer, 0, 1) * 255))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(radius)), dtype=np.float32) / 255


def turned(layer, degrees):
    """A layer of 0 to 1 rotated about its middle, empty where nothing was."""
    image = Image.fromarray(np.uint8(layer * 255))
    return np.asarray(image.rotate(degrees, Image.Resampling.BICUBIC), dtype=np.float32) / 255


def stain_layer(rng, shape, count):
    """Water stains: pale blots with a darker rim, 0 to 1."""
    height, width = shape
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    layer = np.zeros(shape, np.float32)
    for _ in range(count):
        radius = rng.uniform(0.05, 0.2) * width
        row, column = rng.uniform(0, height), rng.uniform(0, width)
        wobble = soft_noise(rng, shape, max(40, int(radius / 2))) * 0.22
        distance = np.hypot(rows - row, (columns - column) * rng.uniform(0.7, 1.3)) / radius + wobble
        blot = np.clip((1 - distance) * 14, 0, 1) * 0.45
        rim = np.exp(-(((distance - 0.96) / 0.035) ** 2))
        layer = np.maximum(layer, np.maximum(blot, rim) * rng.uniform(0.35, 0.9))
    return layer


def aged(ink, reverse, ageing, rng):
    """The page as scanned, RGB; `reverse` is the ink of its other side or None."""
    shape = ink.shape
    degrees = rng.uniform(-ageing.skew, ageing.skew)
    ink = turned(blurred(ink, ageing.blur), degrees)
    grain = soft_noise(rng, shape, 2) * 0.35
    patches = (soft_noise(rng, shape, 160) + 1) / 2
    ink = np.clip(ink * (1 - ageing.uneven_ink * (patches + grain * 0.6)), 0, 1)

    paper = 1 + ageing.texture * (soft_noise(rng, shape, 4) * 0.5 + soft_noise(rng, shape, 90))
    paper -= 0.16 * stain_layer(rng, shape, ageing.stains)
    rows, columns = np.mgrid[-1:1:shape[0] * 1j, -1:1:shape[1] * 1j]
    angle = rng.uniform(0, 2 * np.pi)
    slope = (rows * np.sin(angle) + columns * np.cos(angle) + 1.4) / 2.8
    paper = paper * (1 - ageing.light * slope - 0.05 * (rows**4 + columns**4))

    if reverse is not None:
        through = turned(blurred(reverse[:, ::-1], 1.8), -degrees)
        paper = paper * (1 - ageing.bleed * through * (0.5 + patches))

    page = paper * (1 - ageing.ink * ink)
    for _ in range(ageing.specks):
        row, column = rng.integers(0, shape[0] - 3), rng.integers(0, shape[1] - 3)
        tall, wide = rng.integers(1, 4, size=2)
        page[row:row + tall, column:column + wide] *= rng.uniform(0.45, 0.9)
    page = page + rng.normal(0, ageing.noise, shape)
    colour = np.array(ageing.paper, dtype=np.float32)
    return np.uint8(np.clip(page[..., None] * colour, 0, 255))


def grey(picture, levels=256):
    """An RGB picture as grey with a number of levels, for small PNG files."""
    image = Image.fromarray(picture).convert("L")
    step = 255 / (levels - 1)
    return image.point([round(round(value / step) * step) for value in range(256)])


def bilevel(picture):
    """An RGB picture in black and white, against the lightness of its surroundings."""
    image = Image.fromarray(picture).convert("L")
    values = np.asarray(image, dtype=np.float32)
    around = np.asarray(image.filter(ImageFilter.GaussianBlur(45)), dtype=np.float32)
    smooth = np.asarray(image.filter(ImageFilter.GaussianBlur(0.7)), dtype=np.float32)
    black = smooth < np.maximum(around * 0.80, values.min() + 10)
    return Image.fromarray(np.uint8(~black) * 255).convert("1", dither=Image.Dither.NONE)
