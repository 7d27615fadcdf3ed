"""The schema of a run's spec says what the reader of specs takes, defaults included."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from app.training_schema import EXAMPLE, spec_schema
from engine.errors import LimitExceeded
from engine.optimizers import OPTIMIZERS
from engine.training.limits import TrainingLimits
from engine.training.reading import read_spec
from engine.training.spec import Catalogue
from tests.engine.training.specs import DEFAULTS, MOONS, specs
from tests.engine.training.test_reading import WRONG

SCHEMA = spec_schema()
READER: Any = jsonschema.Draft202012Validator(SCHEMA)

BEYOND = {"loss", "network.weights", "network.biases", "data.y", "optimizer.name", "data.samples", "network.activations",
          "data.classes"}  # fmt: skip
"""Fields that are checked with others, which a schema cannot."""
NUMBERS = {"finite", "2^53"}
"""What is said of numbers that JSON itself does not have, or that are whole and too large to be kept."""


def fits(schema: dict[str, Any], value: object) -> bool:
    return bool(jsonschema.Draft202012Validator(schema).is_valid(value))


def filled(schema: dict[str, Any], value: Any) -> Any:
    """The value with the defaults of the schema in it, where it has none."""
    if "oneOf" in schema:
        (chosen,) = [each for each in schema["oneOf"] if fits(each, value)]
        return filled(chosen, value)
    if not isinstance(value, dict):
        return value
    members = schema["properties"]
    given = {name: copy.deepcopy(each["default"]) for name, each in members.items() if "default" in each} | value
    return {name: filled(members[name], each) for name, each in given.items()}


def test_the_schema_is_one_and_stands_alone() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert "$ref" not in str(SCHEMA)


def test_every_member_but_the_data_has_a_default() -> None:
    assert SCHEMA["required"] == ["data"]
    assert [name for name, each in SCHEMA["properties"].items() if "default" not in each] == ["data"]


@given(specs())
def test_a_spec_that_can_be_read_fits_the_schema_and_so_does_its_whole_form(body: dict[str, Any]) -> None:
    READER.validate(body)
    READER.validate(read_spec(body).wire())


@given(specs())
def test_the_defaults_are_those_that_are_read(body: dict[str, Any]) -> None:
    whole, least = read_spec(filled(SCHEMA, body)), read_spec(body)
    options = {**OPTIMIZERS[least.optimizer.name].options, **least.optimizer.options}
    assert whole == replace(least, optimizer=replace(least.optimizer, options=options))


def test_the_published_body_is_what_the_least_one_becomes() -> None:
    READER.validate(DEFAULTS)
    assert read_spec(filled(SCHEMA, EXAMPLE)).data == Catalogue("moons", MOONS["samples"], MOONS["noise"], 0)
    assert SCHEMA["examples"] == [DEFAULTS]


@pytest.mark.parametrize(("body", "field", "said"), [row for row in WRONG if row[1] not in BEYOND and row[2] not in NUMBERS])
def test_what_cannot_be_read_does_not_fit(body: dict[str, Any], field: str, said: str) -> None:
    assert not READER.is_valid(body), (field, said)


OVER: list[dict[str, Any]] = [
    {"data": MOONS},
    {"data": {"dataset": "notebook"}, "epochs": 6},
    {"data": {"dataset": "notebook"}, "epochs": 5, "network": {"hidden": [1, 1]}},
]


@pytest.mark.parametrize("body", OVER)
def test_limits_are_in_the_schema(body: dict[str, Any]) -> None:
    limits = TrainingLimits(epochs=5, rows=10, layers=2)
    assert fits(SCHEMA, body)
    assert not fits(spec_schema(limits), body)
    with pytest.raises(LimitExceeded):
        read_spec(body, limits)
