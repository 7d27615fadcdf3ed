"""While kernels are compiled for the first time, runs wait, and say why; without kernels the plain lanes serve."""

from __future__ import annotations

from tests.app.lab.labs import SMALL, engines_curves, lab
from tests.app.test_kernels import Cache, held_up, unstamped

__all__ = ["unstamped"]


def test_a_run_waits_for_the_kernels_and_says_so(unstamped: Cache) -> None:
    with lab(kernels=str(unstamped.folder)) as here:
        with held_up(unstamped):
            id = here.start(SMALL)["id"]
            events = here.events(id)
            name, _, told = next(events)
            assert (name, told["state"]) == ("state", "queued")
            assert told["reason"] == "Kernels are being compiled, once for this machine."
            cancelled = here.start(SMALL)["id"]
            assert here.tell(cancelled, "cancel")["state"] == "stopped"
        assert list(events)[-1][2]["state"] == "done"
        assert here.run(id)["curves"] == engines_curves(SMALL)


def test_without_kernels_a_run_is_trained_all_the_same() -> None:
    with lab(kernels="off") as here:
        run = here.done(here.start(SMALL)["id"])
        assert run["curves"] == engines_curves(SMALL, compiled=False)
