"""Runs the command given to it, and prints what it cost, as JSON.

A program of its own, run by its path: a child begins its count of memory with what its parent
holds, so the parent has to be small. It imports nothing of ours.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

EVERY = 0.1
"""Seconds between two looks at the memory."""


def main() -> int:
    """Run the command to its end; its own words go to standard error."""
    began = time.perf_counter()
    with subprocess.Popen(sys.argv[1:], stdout=sys.stderr) as run:
        watch = Watch(run.pid)
        status = run.wait()
    seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1 if sys.platform == "darwin" else 1024
    cost = {
        "seconds": seconds,
        "processor": used.ru_utime + used.ru_stime,
        "megabytes": max(watch.end(), used.ru_maxrss * unit) / 1e6,
    }
    print(json.dumps(cost))
    return status


class Watch:
    """Looks at the memory of a process and of all that it starts, together.

    A page that several share is counted once (Linux's proportional set size). Elsewhere nothing is
    seen, and the largest process alone is told.
    """

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._over = Event()
        self._most = 0
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> int:
        """The most that was seen, in bytes."""
        self._over.set()
        self._thread.join()
        return self._most

    def _look(self) -> None:
        while not self._over.wait(EVERY):
            self._most = max(self._most, sum(map(_held, _family(self._pid))))


def _family(pid: int) -> list[int]:
    """A process, and all that it has started, directly or not."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(one for child in children for one in _family(int(child)))]


def _held(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0) * 1024


if __name__ == "__main__":
    sys.exit(main())
