"""How long a command takes, as the system counts it, and how noisy the machine is meanwhile."""

import os
import pathlib
import subprocess
import threading
import time

SAMPLE_SECONDS = 0.2


def run(command, log, **options):
    """Runs a command to its end and returns its figures.

    wall: seconds by the clock. cpu: user and system seconds of the command and of every process below it that was
    waited for, from wait4. own_cpu: of the command's first process alone. peak_mb: the largest sum of
    the memory of all its processes, asked of the system every
    0.2 s; a page of memory that several processes share counts in parts (PSS), so that models in shared files are
    not counted twice.
    """
    with open(log, "ab") as output:
        begin = time.monotonic()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            env=dict(os.environ, OMP_THREAD_LIMIT="1"), **options)
        watch = MemoryWatch(process.pid)
        watch.start()
        own_cpu = own_cpu_at_end(process.pid)
        wall = time.monotonic() - begin
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "own_cpu": own_cpu,
            "peak_mb": watch.peak_kb / 1024, "exit": process.returncode}


def own_cpu_at_end(process):
    """Waits until a process has ended, and returns user and system seconds of it alone, to a hundredth. What wait4
    tells of it afterwards counts its children, too."""
    os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    fields = read(pathlib.Path(f"/proc/{process}/stat")).rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class MemoryWatch(threading.Thread):
    def __init__(self, root):
        super().__init__(daemon=True)
        self.root = root
        self.peak_kb = 0
        self.ended = threading.Event()

    def run(self):
        while not self.ended.wait(SAMPLE_SECONDS):
            self.peak_kb = max(self.peak_kb, sum(map(held_kb, family(self.root))))

    def stop(self):
        self.ended.set()
        self.join()


def family(root):
    """A process and all below it."""
    found = [str(root)]
    for process in found:
        for children in pathlib.Path(f"/proc/{process}/task").glob("*/children"):
            found += read(children).split()
    return found


def held_kb(process):
    for line in read(pathlib.Path(f"/proc/{process}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def read(path):
    """A file of /proc, empty when its process is gone or going."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


def noise():
    """Tells how fast the machine is just now: load, and seconds that the same piece of work takes by the clock.
    The load counts what the measured command itself left behind, too."""
    load = os.getloadavg()[0]
    begin = time.monotonic()
    total = 0
    for number in range(5_000_000):
        total += number * number
    return {"load": load, "calibration": time.monotonic() - begin}
