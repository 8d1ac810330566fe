"""A binary fuse filter: answers "is this one of the words?" from about nine bits a word.

It never denies a word that was put in, and takes one other word in 256 for one that was. After Thomas Mueller
Graf and Daniel Lemire, "Binary Fuse Filters: Fast and Smaller Than Xor Filters", ACM Journal of Experimental
Algorithmics 27 (2022), https://doi.org/10.1145/3510449.
"""

import array
import math

MASK = (1 << 64) - 1
MOST_SEGMENT = 1 << 18


def word_hash(word):
    """FNV-1a with 64 bits over the bytes of the word in UTF-8."""
    value = 0xcbf29ce484222325
    for byte in word.encode("utf-8"):
        value = (value ^ byte) * 0x100000001b3 & MASK
    return value


def mixed(value):
    """The finaliser of MurmurHash3, which spreads FNV's weak high bits."""
    value ^= value >> 33
    value = value * 0xff51afd7ed558ccd & MASK
    value ^= value >> 33
    value = value * 0xc4ceb9fe1a85ec53 & MASK
    return value ^ value >> 33


class Filter:
    """Attributes: seed, segment_length, segments (those that a word's first place can lie in), and
    fingerprints (bytes, segment_length * (segments + 2) of them)."""

    def __init__(self, words):
        hashes = sorted({word_hash(word) for word in words})
        self._measure(len(hashes))
        for self.seed in range(1, 101):
            order = self._peeled(hashes)
            if order is not None:
                self.fingerprints = self._assigned(order)
                return
        raise ValueError("no seed from 1 to 100 gives a filter")

    def _measure(self, size):
        exponent = math.floor(math.log(size) / math.log(3.33) + 2.25) if size > 1 else 2
        self.segment_length = min(1 << exponent, MOST_SEGMENT)
        factor = max(1.125, 0.875 + 0.25 * math.log(1_000_000) / math.log(size)) if size > 1 else 0
        total = max(1, -(-round(size * factor) // self.segment_length))
        self.segments = max(1, total - 2)

    def _places(self, value):
        length = self.segment_length
        first = value * (self.segments * length) >> 64
        mask = length - 1
        return first, (first + length) ^ (value >> 18 & mask), (first + 2 * length) ^ (value & mask)

    def _peeled(self, hashes):
        """The mixed hashes with the place that each alone decides, last decided first; None if there is no such
        order under this seed."""
        slots = (self.segments + 2) * self.segment_length
        count = array.array("I", bytes(4 * slots))
        joined = array.array("Q", bytes(8 * slots))
        for value in hashes:
            value = mixed(value + self.seed & MASK)
            for place in self._places(value):
                count[place] += 1
                joined[place] ^= value
        lonely = [place for place in range(slots) if count[place] == 1]
        order = []
        while lonely:
            alone = lonely.pop()
            if count[alone] != 1:
                continue
            value = joined[alone]
            order.append((value, alone))
            for place in self._places(value):
                count[place] -= 1
                joined[place] ^= value
                if count[place] == 1:
                    lonely.append(place)
        return order if len(order) == len(hashes) else None

    def _assigned(self, order):
        fingerprints = bytearray((self.segments + 2) * self.segment_length)
        for value, alone in reversed(order):
            first, second, third = self._places(value)
            # The deciding place still holds 0, so it may be among the three.
            fingerprints[alone] = (
                (value ^ value >> 32) & 0xff
                ^ fingerprints[first] ^ fingerprints[second] ^ fingerprints[third])
        return bytes(fingerprints)

    def __contains__(self, word):
        value = mixed(word_hash(word) + self.seed & MASK)
        first, second, third = self._places(value)
        held = self.fingerprints[first] ^ self.fingerprints[second] ^ self.fingerprints[third]
        return held == (value ^ value >> 32) & 0xff
