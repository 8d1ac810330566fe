"""How likely letters follow each other: trigrams of letters within words, learned from a list of words.

Every word of the list counts once. The chance of a letter after two others is interpolated with the chance
after one and after none by the method of Witten and Bell (1991): the more different letters have followed a
context, the less it is trusted.
"""

import math
import unicodedata
from collections import Counter

BOUNDARY = 0  # before the first letter and after the last
OTHER = 1  # a letter that has no symbol of its own
FIRST_LETTER = 2
MOST_SYMBOLS = 64
STEPS_A_NAT = 16
LARGEST_STEP = 255
# More words teach nothing new about letters and take long.
MOST_WORDS = 400_000


class Model:
    """Attributes: symbols (their number), letter_symbols ({letter: symbol}), table (bytes, symbols ** 3: minus
    the natural logarithm of the chance, in steps of 1 / STEPS_A_NAT)."""

    def __init__(self, words):
        words = words[::len(words) // MOST_WORDS + 1]
        frequency = Counter()
        for word in words:
            frequency.update(word)
        by_frequency = sorted(frequency, key=lambda letter: (-frequency[letter], letter))
        own = sorted(by_frequency[:MOST_SYMBOLS - FIRST_LETTER])
        self.symbols = FIRST_LETTER + len(own)
        self.letter_symbols = {letter: FIRST_LETTER + index for index, letter in enumerate(own)}
        for letter in by_frequency[MOST_SYMBOLS - FIRST_LETTER:]:
            base = unicodedata.normalize("NFD", letter)[0]
            self.letter_symbols[letter] = self.letter_symbols.get(base, OTHER)
        self.table = self._table(self._counted(words))

    def symbols_of(self, word):
        inner = [self.letter_symbols.get(letter, OTHER) for letter in word]
        return [BOUNDARY, BOUNDARY] + inner + [BOUNDARY]

    def score(self, word):
        """The mean logarithm of the chance of each letter and of the end; at most 0."""
        symbols = self.symbols_of(word)
        size = self.symbols
        steps = sum(
            self.table[(a * size + b) * size + c] for a, b, c in zip(symbols, symbols[1:], symbols[2:]))
        return -steps / STEPS_A_NAT / (len(symbols) - 2)

    def _counted(self, words):
        size = self.symbols
        counts = Counter()
        for word in words:
            symbols = self.symbols_of(word)
            counts.update(
                (a * size + b) * size + c for a, b, c in zip(symbols, symbols[1:], symbols[2:]))
        return counts

    def _table(self, counts):
        size = self.symbols
        singles, pairs = Counter(), Counter()
        for key, count in counts.items():
            singles[key % size] += count
            pairs[key % (size * size)] += count
        kinds_after_one, total_after_one = followers(pairs, size)
        kinds_after_two, total_after_two = followers(counts, size)
        everything = sum(singles.values())
        table = bytearray(size ** 3)
        # Letters that never came still get the share of one that came once.
        alone = [(singles[c] + 1) / (everything + size) for c in range(size)]
        for b in range(size):
            after_one = [
                interpolated(pairs[b * size + c], total_after_one[b], kinds_after_one[b], alone[c])
                for c in range(size)]
            for a in range(size):
                context = a * size + b
                for c in range(size):
                    chance = interpolated(
                        counts[context * size + c], total_after_two[context], kinds_after_two[context],
                        after_one[c])
                    steps = round(-math.log(chance) * STEPS_A_NAT)
                    table[context * size + c] = min(LARGEST_STEP, max(0, steps))
        return bytes(table)


def followers(counts, size):
    """For each context the number of different symbols after it, and the number of all."""
    kinds, total = Counter(), Counter()
    for key, count in counts.items():
        kinds[key // size] += 1
        total[key // size] += count
    return kinds, total


def interpolated(count, total, kinds, shorter):
    return (count + kinds * shorter) / (total + kinds) if total else shorter
