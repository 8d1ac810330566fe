"""Error rates by dinglehopper, for the comparison in DinglehopperTests.swift.

Reads lines of JSON on stdin, {"truth": PATH of PAGE, ALTO or text, "found": PATH of plain text}, and prints one line for
each: {"cer": RATE, "wer": RATE}. An infinite rate, of a page without true text, is printed as null.
"""
import json
import math
import sys

from dinglehopper.character_error_rate import character_error_rate_n
from dinglehopper.ocr_files import extract, plain_extract
from dinglehopper.word_error_rate import word_error_rate_n

for line in sys.stdin:
    pair = json.loads(line)
    # Some pages have their text in the lines alone, not in the regions, where dinglehopper looks first.
    truth = extract(pair["truth"], textequiv_level="line", plain_encoding="utf-8")
    found = plain_extract(pair["found"], encoding="utf-8")
    rates = {"cer": character_error_rate_n(truth, found)[0], "wer": word_error_rate_n(truth, found)[0]}
    print(json.dumps({name: None if math.isinf(rate) else rate for name, rate in rates.items()}))
