"""Plans and runs a simulated collection, twice, and prints seconds, peak memory and microseconds a page.

The collection has as many one-page items as asked for, all of one small file, and the only page stage does nothing:
what is measured is the road itself, from listing to the gathered files. For each size four steps follow each
other: plan, run, plan again, run again; after the first run there is nothing to do.

Usage: simulate.py --program FaultyColophon [--sizes 10000,1000000] [--output FOLDER] [--workers N] [--json FILE]

Exit status 1 when a step fails, or when at the largest size one of these is broken: the second plan under 60 s;
memory of the runner under 400 MB and under 1.3 times that of the smallest size.
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

import measurement

SECOND_PLAN_SECONDS = 60
MOST_MEMORY_RATIO = 1.3
MOST_MEMORY_MB = 400
# What an item may take on the disk, generously: checked before a million of them fill it.
BYTES_PER_ITEM = 32 * 1024
FILES_PER_ITEM = 7

PIPELINE = """version: 1
read: {{ simulated_collection: {{ items: {items}, image: page.txt }} }}
stages: [no_op]
write: [json_lines]
"""


def measured(command):
    """Runs a command that prints a line of JSON and returns (that line, wall seconds, CPU seconds of all its processes
    and of the runner alone, peak MB)."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    answer = process.stdout.read()
    own_cpu = measurement.own_cpu_at_end(process.pid)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - begin
    if process.returncode != 0:
        sys.exit(f"exit {process.returncode}: {' '.join(command)}\n{answer}")
    report = json.loads(answer)
    # The system adds the largest worker to what it says of an ended process; a run's own report keeps them apart.
    peak = report.get("runner_peak_bytes", usage.ru_maxrss * 1024)
    return report, seconds, usage.ru_utime + usage.ru_stime, own_cpu, peak / 1e6


def check_room(folder, items):
    disk = os.statvfs(folder)
    free, files = disk.f_bavail * disk.f_frsize, disk.f_favail
    if free < items * BYTES_PER_ITEM or (disk.f_files and files < items * FILES_PER_ITEM):
        sys.exit(f"{folder} has room for {free / 1e9:.0f} GB and {files} files; {items} items may need "
                 f"{items * BYTES_PER_ITEM / 1e9:.0f} GB and {items * FILES_PER_ITEM} files: choose another --output")


def simulate(program, items, folder, workers):
    """Goes through the four steps and returns a row for each."""
    check_room(folder, items)
    (folder / "page.txt").write_text("page\n", encoding="utf-8")
    pipeline = folder / f"{items}.yaml"
    pipeline.write_text(PIPELINE.format(items=items), encoding="utf-8")
    output = folder / str(items)
    compared = ["--output", str(output)]
    running = compared + ["--workers", str(workers)]
    steps = [("plan", "plan", []), ("run", "run", running),
             ("plan again", "plan", compared), ("run again", "run", running)]
    rows = []
    for name, command, options in steps:
        report, seconds, cpu, own_cpu, peak = measured([program, command, str(pipeline), "--json"] + options)
        found = {
            "plan": lambda: report["pages_to_visit"], "run": lambda: report["pages"]["done"],
            "plan again": lambda: report["pages_reused"], "run again": lambda: report["pages"]["reused"],
        }[name]()
        if found != items:
            sys.exit(f"{name}: {found} pages of {items}: {json.dumps(report)}")
        rows.append({"items": items, "step": name, "seconds": seconds, "cpu_seconds": cpu,
                     "runner_cpu_seconds": own_cpu, "peak_mb": peak,
                     "microseconds_per_page": seconds / items * 1e6})
        print(f"{items} items, {name}: {seconds:.1f} s", file=sys.stderr, flush=True)
    return rows


def print_table(rows):
    smallest = {row["step"]: row["peak_mb"] for row in reversed(rows)}
    print("| items | step | wall s | CPU s | wall µs a page | runner's CPU µs a page | peak MB of the runner "
          "| times the smallest |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for row in rows:
        print(f"| {row['items']:,} | {row['step']} | {row['seconds']:.1f} | {row['cpu_seconds']:.1f} "
              f"| {row['microseconds_per_page']:.0f} | {row['runner_cpu_seconds'] / row['items'] * 1e6:.0f} "
              f"| {row['peak_mb']:.0f} "
              f"| {row['peak_mb'] / smallest[row['step']]:.2f} |")


def broken_promises(rows):
    smallest = {row["step"]: row["peak_mb"] for row in reversed(rows)}
    largest = max(row["items"] for row in rows)
    for row in (row for row in rows if row["items"] == largest):
        ratio = row["peak_mb"] / smallest[row["step"]]
        if row["step"] == "plan again" and row["seconds"] >= SECOND_PLAN_SECONDS:
            yield f"the second plan took {row['seconds']:.1f} s, {SECOND_PLAN_SECONDS} are promised"
        if row["peak_mb"] >= MOST_MEMORY_MB or ratio >= MOST_MEMORY_RATIO:
            yield f"{row['step']} took {row['peak_mb']:.0f} MB, {ratio:.2f} times those of the smallest size"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True, help="the test program FaultyColophon, built for release")
    parser.add_argument("--sizes", default="10000,1000000", help="numbers of items, the smallest first")
    parser.add_argument("--output", default="out/simulation", help="a folder with room; removed afterwards")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--json", help="write the figures there, too")
    arguments = parser.parse_args()
    folder = pathlib.Path(arguments.output).resolve()
    if folder.exists():
        sys.exit(f"{folder} is there already; it would be removed: choose another --output")
    folder.mkdir(parents=True)
    try:
        rows = []
        for size in arguments.sizes.split(","):
            rows += simulate(os.path.abspath(arguments.program), int(size), folder, arguments.workers)
        print_table(rows)
        sys.stdout.flush()
        if arguments.json:
            pathlib.Path(arguments.json).write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
        problems = list(broken_promises(rows))
        for problem in problems:
            print(f"broken: {problem}", file=sys.stderr)
    finally:
        # Not between the sizes: some file systems make files slowly just after many were removed.
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
