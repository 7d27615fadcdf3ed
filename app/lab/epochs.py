"""What is asked about an epoch of a run: from the store where that is enough, else computed once more from what is nearest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from math import isfinite
from typing import Any

import orjson
from starlette.concurrency import run_in_threadpool

from app.errors import NotFound
from app.faults import EngineFault
from app.lab.asking import Asking
from app.lab.checkpoints import parameters_in
from app.lab.live import Live
from app.lab.packing import nested_wire, text_of
from app.lab.records import Records
from app.lab.schemas import PassRequest
from app.pool import Overloaded
from engine.errors import EngineError, InvalidRequest
from engine.training.limits import TrainingLimits
from engine.training.prepared import prepared
from engine.training.reading import read_spec

Spent = Callable[[float], None]
"""Is told the seconds of work that an answer took."""


class Epochs:
    """Answers as JSON. Raises NotFound for an epoch that the run has not come to."""

    def __init__(self, records: Records, asking: Asking, limits: TrainingLimits) -> None:
        self.records, self.asking, self.limits = records, asking, limits

    async def parameters(self, live: Live, epoch: int, spent: Spent) -> bytes:
        """The parameters with which an epoch begins."""
        _hold(live, epoch)
        if live.parameters is not None and live.parameters["epoch"] == epoch:
            return orjson.dumps(live.parameters)
        content = await self.records.checkpoint(live, epoch)
        if content is not None:
            found, shape, flat = parameters_in(content)
            if found == epoch:
                weights, biases = shape.nested(flat)
                return orjson.dumps({"epoch": epoch, "weights": nested_wire(weights), "biases": nested_wire(biases)})
        return await self.asking.ask(("epoch", live.id, epoch), question("epoch", live, epoch, content), spent)

    async def answer(self, do: str, live: Live, epoch: int, spent: Spent, **more: Any) -> bytes:
        """The answer to another question (answers.py) about an epoch."""
        _hold(live, epoch)
        key = (do, live.id, epoch, len(live.changes), *more.values())
        content = await self.records.checkpoint(live, epoch)
        return await self.asking.ask(_hashable(key), question(do, live, epoch, content) | more, spent)

    async def samples(self, live: Live, spent: Spent) -> bytes:
        """All rows of the run's data."""
        return await self.asking.ask(("samples", live.id), {"do": "samples", "spec": live.spec}, spent)

    async def of_spec(self, asked: PassRequest, form: str, limits: dict[str, Any], spent: Spent) -> bytes:
        """The graph document of a pass, from a spec alone, in the form `form` (engine.exports.WRITERS)."""
        _hold_finite(asked.spec)
        request = {
            "do": "graph",
            "spec": asked.spec,
            "changes": [each.model_dump() for each in asked.changes],
            "checkpoint": None,
            "epoch": asked.epoch,
            "sample": asked.sample,
            "batch": asked.batch or 0,
            "run": asked.run,
            "format": form,
            "limits": limits,
        }
        return await self.asking.ask(("pass", sha256(orjson.dumps(request)).digest()), request, spent)

    async def checked(self, given: Any, spent: Spent) -> dict[str, Any]:
        """The whole spec that a body gives, once its data could be made. Raises EngineError for what is wrong with it."""
        _hold_finite(given)
        data = given.get("data") if isinstance(given, Mapping) else None
        if isinstance(data, Mapping) and "dataset" not in data:  # megabytes, it may be
            answer: dict[str, Any] = orjson.loads(await self.asking.ask(None, {"do": "check", "spec": given}, spent))
            return answer
        return await run_in_threadpool(self._checked, given)

    def _checked(self, given: Any) -> dict[str, Any]:
        spec = read_spec(given, self.limits)
        prepared(spec, self.limits)
        return spec.wire()

    async def conclusion(self, live: Live) -> dict[str, Any] | None:
        """What a run that nobody trains would end with now; None where it takes too long to tell."""
        content = await self.records.checkpoint(live, live.epochs_done)
        try:
            request = question("epoch", live, live.epochs_done, content) | {"final": True}
            final: dict[str, Any] = orjson.loads(await self.asking.ask(None, request))
        except (EngineError, EngineFault, Overloaded):
            return None
        return final


def _hold_finite(given: Any) -> None:
    """Raise InvalidRequest for an infinity outside of the data: 1e400 is one, and would come to a process as null."""
    seen = [("", given)] if isinstance(given, Mapping) else []
    while seen:
        field, each = seen.pop()
        if isinstance(each, float) and not isfinite(each):
            raise InvalidRequest.of(field, "A number is needed that a float can hold.")
        if isinstance(each, Mapping):
            seen += [(f"{field}.{name}".lstrip("."), member) for name, member in each.items() if (field, name) != ("", "data")]
        elif isinstance(each, list):
            seen += [(f"{field}.{nth}", member) for nth, member in enumerate(each)]


def question(do: str, live: Live, epoch: int, checkpoint: bytes | None) -> dict[str, Any]:
    """A request about an epoch of a run, for a training that goes on from a checkpoint, or from the beginning."""
    return {
        "do": do,
        "spec": live.spec,
        "changes": live.changes,
        "checkpoint": checkpoint and text_of(checkpoint),
        "epoch": epoch,
    }


def _hashable(key: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(orjson.dumps(each) if isinstance(each, dict) else each for each in key)


def _hold(live: Live, epoch: int) -> None:
    if epoch > live.epochs_done:
        has = "ended with" if live.is_over else "has come to"
        raise NotFound(f"The run {has} epoch {live.epochs_done}; there is no {epoch}.")
