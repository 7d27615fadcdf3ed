"""Whatever was acknowledged is there after kill -9, and nothing is there by half."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time

from app.store import Progress, Store

WRITER = """
import sys
from app.store import COLUMNS, Progress, Store

url, id, server = sys.argv[1:]
store = Store(url, 10, 10)
run = store.runs.run(id)
k = run.epochs_done
while True:
    columns = {name: [k + place / 8] for place, name in enumerate(COLUMNS)}
    progress = Progress(epochs_done=k + 1, columns=columns, checkpoints=[(k, b"%d" % k)], latest=(k + 1, b"%d" % (k + 1)))
    assert store.runs.progress(id, server, progress)
    k += 1
    print(k, flush=True)
"""
ROUNDS = 10


def test_nothing_acknowledged_is_lost(url: str) -> None:
    store = Store(url, 10, 10)
    name = store.runs.add("owner", {}, server="me")[0].id
    told = 0
    for _ in range(ROUNDS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, url, name, "me"],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            text=True,
        )
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(random.uniform(0, 0.05))
        writer.kill()
        acknowledged = [int(line) for line in (first, *writer.stdout) if line.endswith("\n")]
        writer.wait()
        writer.stdout.close()
        assert acknowledged[0] == told + 1
        assert store.runs.progress(name, "me", Progress())  # which waits for what the dead one has under way
        run = store.runs.run(name)
        assert run is not None
        told = run.epochs_done
        assert told - acknowledged[-1] in (0, 1)  # one may have been stored, and not been told yet
        curves = store.runs.curves(name)
        assert curves["epoch"] == list(range(told))
        assert curves["test_accuracy"] == [k + 0.5 for k in range(told)]
        assert store.runs.checkpoint_at(name) == (told, b"%d" % told)
        assert store.runs.checkpoint_at(name, told // 2) == (told // 2, b"%d" % (told // 2))
    store.close()
