"""Validates every line of a JSON Lines file against a JSON Schema.

Usage: validate_lines.py SCHEMA FILE...
Exits with 0 when all lines are valid, with 1 after printing the place of each problem.
Needs the package jsonschema (Debian: python3-jsonschema).
"""

import json
import sys

import jsonschema

MOST_PRINTED = 10


def problems(validator, path):
    """Yields a line of text for each problem of a file."""
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                value = json.loads(line)
            except ValueError as error:
                yield f"{path}:{number}: not JSON: {error}"
                continue
            for error in validator.iter_errors(value):
                place = "/".join(str(part) for part in error.absolute_path)
                yield f"{path}:{number}: {place}: {error.message[:200]}"


def main(schema_path, *paths):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    validator = jsonschema.Draft202012Validator(schema)
    found = [problem for path in paths for problem in problems(validator, path)]
    for problem in found[:MOST_PRINTED]:
        print(problem, file=sys.stderr)
    if len(found) > MOST_PRINTED:
        print(f"and {len(found) - MOST_PRINTED} more", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
