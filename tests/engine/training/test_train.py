"""Training from Python: a loop over epochs, what it shows, and what it leaves behind."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

import engine
from engine.errors import InvalidRequest
from engine.training import progress as module
from engine.training import training as trainings
from engine.training.reading import read_spec
from engine.training.train import Run
from tests.engine.training.runs import near, training, wire


class Terminal(io.StringIO):
    """A standard error in front of somebody."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def no_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether there are kernels is no matter here."""
    monkeypatch.setattr(trainings, "can_compile", lambda asked: False)


def test_a_loop_over_a_run_is_its_curve() -> None:
    whole = training()
    first = whole.parameters
    curve = whole.advance().listed()
    told = list(engine.train(wire()))
    assert {name: [getattr(epoch, name) for epoch in told] for name in curve} == curve
    assert told[0].parameters.tolist() == first.tolist()
    assert (told[0].weights, told[0].biases) == whole.data.shape.nested(first)
    assert near(told[-1].parameters, training().moment(11).parameters)


def test_a_spec_comes_as_a_mapping_as_keywords_or_as_both() -> None:
    runs = [engine.train(wire()), engine.train(**wire()), engine.train(wire(epochs=3), epochs=12)]
    assert [run.spec for run in runs] == [read_spec(wire())] * 3
    assert [len(list(run)) for run in runs] == [12] * 3


def test_arrays_of_numpy_stand_for_lists() -> None:
    x, y = np.arange(6.0).reshape(3, 2), np.array([0, 1, 1])
    plain = {"data": {"x": x.tolist(), "y": y.tolist()}, "network": {"hidden": [2]}, "epochs": 3}
    given = {"data": {"x": list(x), "y": y}, "network": {"hidden": np.array([2])}, "epochs": np.int64(3)}
    assert engine.train(given).spec == engine.train(plain).spec


def test_what_is_neither_a_list_nor_a_number_is_called_by_its_type() -> None:
    with pytest.raises(InvalidRequest, match="a set"):
        engine.train(wire(epochs={1}))


def test_a_spec_that_is_not_valid_is_refused_by_field() -> None:
    with pytest.raises(InvalidRequest) as caught:
        engine.train(wire(epochs=0, loss="mean"))
    assert sorted(place.field or "" for place in caught.value.places) == ["epochs", "loss"]
    with pytest.raises(InvalidRequest):
        engine.train()


def test_final_does_what_is_left() -> None:
    run = engine.train(wire())
    next(run)
    assert run.training.ended is None
    whole = training()
    whole.advance()
    assert run.final == whole.final()
    assert run.ended == "done"
    assert len(run.curves) == 12
    assert list(run) == []


def test_what_there_is_none_of_is_none() -> None:
    epoch = next(engine.train(data={"dataset": "sine"}, test_fraction=0, epochs=2))
    assert (epoch.epoch, epoch.accuracy, epoch.test_loss, epoch.test_accuracy) == (0, None, None, None)
    assert repr(epoch).startswith("Epoch(epoch=0, loss=")
    assert repr(epoch).endswith(", accuracy=None, test_loss=None, test_accuracy=None)")


def test_of_a_long_run_a_loop_takes_what_the_curve_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trainings, "MOST_ENTRIES", 5)
    run = engine.train(wire())
    assert [epoch.epoch for epoch in run] == [0, 3, 6, 9]
    assert (run.training.epochs_done, run.ended) == (12, "done")


def test_the_learning_rate_is_set_from_the_next_epoch_on() -> None:
    run = engine.train(wire())
    for epoch in run:
        if epoch.epoch == 4:
            assert run.learning_rate == 0.05
            run.learning_rate = 0.2
    again = training(changes=[{"epoch": 5, "learning_rate": 0.2}])
    assert again.advance().listed() == run.curves.listed()


def test_a_saved_run_is_all_that_it_takes_to_do_it_again(tmp_path: Path) -> None:
    run = engine.train(wire())
    half = json.loads(run.save(tmp_path / "none.json").read_text(encoding="utf-8"))
    assert (half["curves"]["epoch"], half["final"]) == ([], None)
    for epoch in run:
        if epoch.epoch == 3:
            run.learning_rate = 0.1
    path = run.save(str(tmp_path / "run.json"))
    told = json.loads(path.read_text(encoding="utf-8"))
    assert (told["format"], told["version"]) == ("gradwalk.run", 1)
    assert read_spec(told["spec"]) == run.spec
    assert told["changes"] == [{"epoch": 4, "learning_rate": 0.1}]
    assert told["curves"] == run.curves.listed()
    assert told["final"] == run.final
    again = trainings.Training(read_spec(told["spec"]), changes=told["changes"])
    assert again.advance().listed() == told["curves"]


def test_a_saved_run_is_strict_json(tmp_path: Path) -> None:
    run = engine.train(wire(optimizer={"learning_rate": 40.0}, epochs=500))
    final = run.final
    assert run.ended == "diverged"
    text = run.save(tmp_path / "run.json").read_text(encoding="utf-8")
    told = json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
    assert str(final["loss"]) == "inf"
    assert told["final"]["loss"] == "Infinity"


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, progress: bool | None, **given: Any) -> str:
    """Return what training writes to a standard error."""
    monkeypatch.setattr(module, "PACE", 0.0)
    monkeypatch.setattr(sys, "stderr", stream)
    for _ in engine.train(wire(epochs=3, **given), progress=progress):
        pass
    return stream.getvalue()


def test_a_terminal_has_one_line_that_is_written_over(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(monkeypatch, Terminal(), None)
    assert text.count("\n") == 1
    lines = text.rstrip("\n").split("\r")[1:]
    assert len(lines) == 4
    assert lines[0].startswith("epoch 1 of 3 ████████░░")
    assert "· accuracy " in lines[0]
    assert lines[-1].startswith(f"epoch 3 of 3 {'█' * module.WIDTH} loss ")
    assert lines[-1].rstrip().endswith("· done")


def test_a_rule_that_ended_a_run_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "· At epoch 0, the loss is at most 1000." in shown(monkeypatch, Terminal(), None, stop={"loss": 1000})


def test_where_nobody_looks_there_is_no_bar_unless_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), None) == ""
    assert shown(monkeypatch, Terminal(), False) == ""
    assert "epoch 3 of 3" in shown(monkeypatch, io.StringIO(), True)


def test_a_stream_without_blocks_has_other_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stderr", stream)
    assert len(list(engine.train(wire(epochs=2), progress=True))) == 2
    stream.seek(0)
    assert "epoch 2 of 2 ????" in stream.read()


def test_a_notebook_shows_one_text_that_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[list[str]] = []

    def display(data: dict[str, str], *, raw: bool, display_id: bool) -> Any:
        mine = [data["text/plain"]]
        texts.append(mine)
        return SimpleNamespace(update=lambda data, raw: mine.append(data["text/plain"]))

    ipython, shown_by = ModuleType("IPython"), ModuleType("IPython.display")
    ipython.get_ipython = lambda: SimpleNamespace(kernel=object())  # type: ignore[attr-defined]
    shown_by.display = display  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    monkeypatch.setitem(sys.modules, "IPython.display", shown_by)
    assert shown(monkeypatch, io.StringIO(), None) == ""
    assert [len(each) for each in texts] == [4]
    assert texts[0][-1].endswith("· done")


def test_a_shell_without_a_kernel_is_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    ipython = ModuleType("IPython")
    ipython.get_ipython = lambda: SimpleNamespace()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    assert "epoch 3 of 3" in shown(monkeypatch, Terminal(), None)


def test_train_gives_a_run() -> None:
    assert isinstance(engine.train(wire()), Run)
