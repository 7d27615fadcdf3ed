"""A class behind one address presses Run together, some with programs that do not end: how long does each wait?

python benchmarks/server/classroom.py [clients] [endless]
"""

from __future__ import annotations

import asyncio
import sys
import time

import httpx

from scripts.serving import command

QUICK = "a = 2\nb = 4\nd = a*b + a + {n}"
ENDLESS = "while True:\n    pass\nx = {n}"


async def _press_run(client: httpx.AsyncClient, program: str) -> tuple[int, float]:
    begun = time.monotonic()
    response = await client.post("/api/v1/graphs", json={"program": program})
    return response.status_code, time.monotonic() - begun


async def _class(base: str, clients: int, endless: int) -> None:
    programs = [(ENDLESS if n < endless else QUICK).format(n=n) for n in range(clients)]
    limits = httpx.Limits(max_connections=clients)
    async with httpx.AsyncClient(base_url=base, timeout=60, limits=limits) as client:
        answers = await asyncio.gather(*(_press_run(client, program) for program in programs))
    quick = sorted(seconds for status, seconds in answers if status == 200)
    slow = sorted(seconds for status, seconds in answers if status != 200)
    print(
        f"{len(quick)} quick programs: {quick[0]:.3f} s the first, {quick[len(quick) // 2]:.3f} s half, {quick[-1]:.3f} s all"
    )
    print(f"{len(slow)} endless ones refused after: {', '.join(f'{seconds:.2f} s' for seconds in slow)}")


def main(clients: int = 30, endless: int = 3) -> None:
    # The step limit would end an endless program early; here the time limit has to.
    with command("--port", "0", settings={"GRADWALK_STEPS": str(10**12)}) as (_, line):
        base = line.split()[-1]
        for title in ("just started", "once more"):
            print(f"{title}: {clients} clients, {endless} of them endless")
            asyncio.run(_class(base, clients, endless))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
