"""Runs the command given to it, and prints what it cost, as JSON.

A program of its own, run by its path: a child begins its count of memory with what its parent
holds, so the parent has to be small. It imports nothing of ours.
"""

import json
import resource
import subprocess
import sys
import time


def main() -> int:
    """Run the command to its end; its own words go to standard error."""
    began = time.perf_counter()
    status = subprocess.call(sys.argv[1:], stdout=sys.stderr)
    seconds = time.perf_counter() - began
    unit = 1 if sys.platform == "darwin" else 1024
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cost = {
        "seconds": seconds,
        "processor": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss * unit / 1e6,
    }
    print(json.dumps(cost))
    return status


if __name__ == "__main__":
    sys.exit(main())
