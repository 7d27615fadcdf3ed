"""The compiled kernels, as the server sees them: it has them compiled in child processes, and knows how far that is.

It never compiles itself and never imports Numba. Several servers share a cache, and whoever comes first does the work.
"""

from __future__ import annotations

import logging
import threading
from typing import Literal

from engine.kernels.cache import cache_in
from engine.kernels.child import Compiling
from engine.kernels.folder import available, folder

State = Literal["compiled", "compiling", "absent"]

log = logging.getLogger("gradwalk")


class Kernels:
    """`state` is absent until the start, and wherever kernels are switched off or cannot be compiled."""

    def __init__(self, setting: str) -> None:
        self.setting = setting
        self.state: State = "absent"
        self._compiling: Compiling | None = None
        self._waiting: threading.Thread | None = None

    def start(self) -> None:
        """Begin to compile what the cache lacks; does not wait for it."""
        if not available(self.setting):
            return
        cache = cache_in(folder(self.setting))
        if cache.is_compiled():
            self.state = "compiled"
            return
        try:
            compiling = Compiling(cache)
        except OSError as error:
            log.warning("kernels are not compiled: no process can be started: %s", error)
            return
        compiling.let_others_go_first()
        self.state = "compiling"
        self._compiling = compiling
        self._waiting = threading.Thread(target=self._wait, args=[compiling], name="kernels", daemon=True)
        self._waiting.start()

    def _wait(self, compiling: Compiling) -> None:
        self.state = "compiled" if compiling.wait() else "absent"

    def stop(self) -> None:
        """End what still compiles."""
        if self._compiling and self._waiting:
            self._compiling.stop()
            self._waiting.join()
