"""What a page holds once its graph is shown and garbage is collected."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.page.browser import page
from benchmarks.page.opening import everything
from benchmarks.page.views import View, shown


def held(browser: Browser, base: str, view: View, is_open: bool) -> dict[str, float]:
    """Return in bytes: the page's objects and arrays, and all of its process with the workers and what is drawn (where the
    system tells)."""
    with page(browser, base) as opened:
        shown(opened, view)
        if is_open:
            everything(opened)
        session = opened.context.new_cdp_session(opened)
        session.send("HeapProfiler.enable")
        session.send("HeapProfiler.collectGarbage")
        usage = session.send("Runtime.getHeapUsage")
        heap = usage["usedSize"] + usage.get("backingStorageSize", 0)
        processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
        return {"heap": heap, "process": max((_own(each["id"]) for each in processes if each["type"] == "renderer"), default=0)}


def _own(process: int) -> float:
    """Return the bytes that only this process holds; 0 where the system does not tell."""
    told = Path(f"/proc/{process}/smaps_rollup")
    if not told.exists():
        return 0
    lines = [line.split() for line in told.read_text().splitlines() if line.startswith("Private_")]
    return 1024 * sum(float(line[1]) for line in lines)
