"""What a graph takes: the bytes of one step's, and a chain of a million operations. Each in a process of its own.

python -m benchmarks.engine.memory graph micrograd|ours, or chain
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path
from typing import Any

from benchmarks.engine.alone import be_alone
from benchmarks.engine.training import moons_work

LINKS = 10**6


def memory() -> dict[str, Any]:
    """Return bytes of a step's graph, micrograd's and ours, built and at the peak of backward(); and the chain's cost."""
    return {
        "micrograd": _asked("graph", "micrograd"),
        "ours": _asked("graph", "ours"),
        "chain": _asked("chain"),
    }


def _asked(*what: str) -> dict[str, float | str]:
    ran = subprocess.run([sys.executable, "-m", __name__, *what], capture_output=True, text=True, check=False)
    if ran.returncode:
        return {"missing": ran.stderr.strip().splitlines()[-1][:120]}
    answer: dict[str, float | str] = json.loads(ran.stdout)
    return answer


def _graph(who: str) -> dict[str, float]:
    """Measure what Python allocates for a graph, not what the process holds: that depends on what it held before."""
    work = moons_work()
    if who == "micrograd":
        from benchmarks.engine.contenders.micrograd import loss_of, network
    else:
        from benchmarks.engine.contenders.ours import loss_of, network  # type: ignore[assignment]
    model = network(work)
    loss_of(work, model).backward()  # what is kept from the first use of a library is not the graph's
    gc.collect()
    tracemalloc.start()
    loss = loss_of(work, model)
    built, _ = tracemalloc.get_traced_memory()
    loss.backward()
    _, peak = tracemalloc.get_traced_memory()
    return {"built": built, "peak": peak}


def _chain() -> dict[str, float]:
    """Build x + 1 + 1 + … and differentiate it, then let it go with the collector off: only reference counts free it."""
    from engine import Value

    x = Value(0.5)
    before = _resident("VmRSS")
    begun = time.process_time()
    y = x
    for _ in range(LINKS):
        y = y + x
    y.backward()
    seconds = time.process_time() - begun
    gc.collect()
    gc.disable()
    held = _resident("VmRSS")
    begun = time.process_time()
    del y
    freeing = time.process_time() - begun
    return {
        "operations": LINKS,
        "seconds": seconds,
        "peak": _resident("VmHWM"),
        "start": before,
        "freed_in": freeing,
        "left": max(0.0, _resident("VmRSS") - before) / max(1.0, held - before),
    }


def _resident(field: str) -> float:
    """Return bytes of this process's memory by the system's name of the count. Zero where the system does not tell.

    Not ru_maxrss: that begins with what the parent held.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith(f"{field}:"))
    return 1024.0 * int(line.split()[1])


if __name__ == "__main__":
    be_alone()
    print(json.dumps(_chain() if sys.argv[1] == "chain" else _graph(sys.argv[2])))
