"""The moments of a run: what each step of an epoch started from, and what it made."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from engine.errors import InvalidRequest
from engine.training.reading import read_spec
from engine.training.training import Training
from tests.engine.training.runs import random_run, training


@pytest.mark.parametrize("seed", range(70, 85))
def test_the_moments_of_an_epoch_lead_from_its_parameters_to_the_next_one_s(is_compiled: bool, seed: int) -> None:
    given, changes = random_run(seed)
    run = Training(read_spec({**given, "stop": {}}), changes=changes, compiled=is_compiled)
    run.advance(4)
    before = run.checkpoint().packed()
    epoch = 2
    at = Training(run.spec, changes=changes, compiled=is_compiled)
    at.advance(epoch)
    begins = at.checkpoint().standing
    at.advance(1)
    ends = at.checkpoint().standing
    sizes = [
        len(rows)
        for rows in np.split(run.data.train_rows, range(given["batch_size"] or 30, 30, given["batch_size"] or 30))
        if len(rows)
    ]
    moments = [run.moment(epoch, batch=nth) for nth in range(len(sizes))]
    assert moments[0].parameters.tolist() == begins.parameters.tolist()
    assert moments[-1].after.tolist() == ends.parameters.tolist()
    assert all(a.after.tolist() == b.parameters.tolist() for a, b in pairwise(moments))
    assert all(moments[-1].state_after[name].tolist() == kept.tolist() for name, kept in ends.state.items())
    assert [moment.step for moment in moments] == [begins.steps + 1 + nth for nth in range(len(moments))]
    assert sorted(np.concatenate([moment.rows for moment in moments]).tolist()) == run.data.train_rows.tolist()
    sample = int(moments[-1].rows[-1])
    assert run.moment(epoch, sample=sample).batch == len(moments) - 1
    assert run.checkpoint().packed() == before


def test_moments_before_and_after_where_the_run_stands(is_compiled: bool) -> None:
    run = training(is_compiled, stop={"loss": 0.3}, epochs=40)
    run.advance(3)
    assert run.moment(0).parameters.tolist() == training(is_compiled).parameters.tolist()
    ahead = run.moment(6)
    run.advance(3)
    assert run.parameters.tolist() == ahead.parameters.tolist()
    run.advance()
    done = run.epochs_done
    assert run.moment(done).parameters.tolist() == run.parameters.tolist()
    with pytest.raises(InvalidRequest, match=f"ends before epoch {done + 1}"):
        run.moment(done + 1)


def test_what_a_run_does_not_have_is_refused_by_its_field() -> None:
    run = training()
    tested = int(np.flatnonzero(run.data.test)[0])
    asked = [("epoch", 13), ("epoch", -1), ("batch", 1), ("batch", -1), ("sample", 30), ("sample", -1), ("sample", tested)]
    for field, number in asked:
        with pytest.raises(InvalidRequest) as caught:
            run.moment(**{"epoch": 0, field: number})
        assert [place.field for place in caught.value.places] == [field]
        assert str(number) in caught.value.detail
