"""The rows of a step in a graph document: what becomes of each parameter, held against PyTorch's optimizers."""

from __future__ import annotations

import pytest

from engine.optimizers import OPTIMIZERS
from engine.rules import scalar
from engine.training.passes import pass_document
from tests.engine.training.moments import read, stepped


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_rows_of_the_step_make_pytorchs_numbers_by_the_optimizers_rule(name: str) -> None:
    options = {"weight_decay": 0.1}
    spec, data = read({"optimizer": {"name": name, "learning_rate": 0.05, **options}})
    at = stepped(spec, data, name, options)
    document = pass_document(at, sample=0)
    assert [row["node"] for row in document["update"]] == list(range(data.shape.count))
    rule = OPTIMIZERS[name]
    for row in document["update"]:
        assert document["nodes"]["value"][row["node"]] == row["before"]
        assert row["gradient"] == at.gradient[row["node"]]
        known = {**row["terms"], "p": row["before"], "g": row["gradient"]}
        known |= {state: row["terms"][f"{state}_before"] for state in rule.state}
        for given, text in rule.step:
            known[given] = scalar(text, list(known))(*known.values())
        assert known["p"] == pytest.approx(row["after"], rel=1e-12)
        for state in rule.state:
            assert known[state] == pytest.approx(row["terms"][state], rel=1e-12)
    states = {each for state in rule.state for each in (state, f"{state}_before")}
    assert set(row["terms"]) == {"learning_rate", "t", *rule.options, *(each for each, _ in rule.once), *states}
