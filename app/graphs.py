"""Graphs for requests: computed in the pool, kept by the request's hash. The same request has the same answer."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import asdict
from typing import Any

import orjson

from app.errors import TooMuchWork
from app.meter import Meter
from app.pool import Pool
from app.schemas import ExportRequest, GraphRequest
from app.settings import Settings


class Graphs:
    """Answers to graph requests, in any export's format."""

    def __init__(self, settings: Settings) -> None:
        self.pool = Pool(settings.workers, settings.memory_bytes)
        self.meter = Meter(settings.work_seconds)
        self.limits = asdict(settings.limits)
        self.most_bytes = settings.cache_bytes
        self.kept: OrderedDict[bytes, bytes] = OrderedDict()
        self.kept_bytes = 0

    async def answer(self, request: GraphRequest | ExportRequest, form: str, address: str) -> bytes:
        """The document in a format. Raises EngineError, Overloaded, or TooMuchWork for an address beyond its share."""
        asked: dict[str, Any] = {"format": form, "limits": self.limits}
        if isinstance(request, ExportRequest) and request.document is not None:
            request.document.hold_to(self.limits["nodes"])
            asked["document"] = request.document.wire()
        else:
            asked |= {"program": request.program, "inputs": request.inputs, "pass": request.pass_}
        key = hashlib.sha256(orjson.dumps(asked, option=orjson.OPT_SORT_KEYS)).digest()
        if key in self.kept:
            self.kept.move_to_end(key)
            return self.kept[key]
        if wait := self.meter.wait(address):
            raise TooMuchWork(wait)
        answer = await self.pool.run(asked, spent=lambda seconds: self.meter.add(address, seconds))
        self._keep(key, answer)
        return answer

    def _keep(self, key: bytes, answer: bytes) -> None:
        if len(answer) > self.most_bytes or key in self.kept:
            return
        self.kept[key] = answer
        self.kept_bytes += len(answer)
        while self.kept_bytes > self.most_bytes:
            _, dropped = self.kept.popitem(last=False)
            self.kept_bytes -= len(dropped)
