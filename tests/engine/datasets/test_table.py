"""The table of data sets: what each row promises, and what can be asked of it."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from engine.datasets import DATASETS, dataset
from engine.errors import EngineError, InvalidRequest, LimitExceeded, UnknownName
from engine.training.limits import TrainingLimits

NAMES = ["moons", "circles", "xor", "spiral", "blobs", "linear", "sine", "notebook", "iris", "wine", "diabetes"]
DRAWN = [name for name in NAMES if DATASETS[name].samples]


def test_the_names_are_the_published_ones_in_the_order_of_a_menu() -> None:
    assert list(DATASETS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_data_are_what_their_row_says(name: str) -> None:
    row, data = DATASETS[name], dataset(name)
    assert (data.task, data.features) == (row.task, row.features)
    assert data.x.dtype == data.y.dtype == np.float64
    assert data.x.shape == (len(data.y), len(data.features))
    assert np.isfinite(data.x).all()
    assert np.isfinite(data.y).all()
    assert row.samples in (None, len(data.y))
    kinds = len(data.classes or ())
    assert not row.class_counts or row.class_counts[0] == kinds
    if data.classes is not None:
        assert sorted(set(data.y)) == ([-1, 1] if kinds == 2 else list(range(kinds)))
        assert len(set(data.classes)) == kinds


@pytest.mark.parametrize("name", NAMES)
def test_a_seed_gives_the_same_numbers_again_and_another_seed_others(name: str) -> None:
    one, same, other = dataset(name, seed=3), dataset(name, seed=3), dataset(name, seed=4)
    assert np.array_equal(one.x, same.x)
    assert np.array_equal(one.y, same.y)
    assert np.array_equal(one.x, other.x) is not DATASETS[name].seeded


@pytest.mark.parametrize("name", NAMES)
def test_data_cannot_be_written_to(name: str) -> None:
    data = dataset(name)
    for array in (data.x, data.y):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"samples": 0}, "data.samples"),
    ({"samples": 2.5}, "data.samples"),
    ({"samples": True}, "data.samples"),
    ({"noise": -0.1}, "data.noise"),
    ({"noise": 10.5}, "data.noise"),
    ({"noise": float("nan")}, "data.noise"),
    ({"noise": float("inf")}, "data.noise"),
    ({"noise": True}, "data.noise"),
    ({"noise": "much"}, "data.noise"),
    ({"seed": -1}, "data.seed"),
    ({"seed": 2**32}, "data.seed"),
    ({"seed": 0.5}, "data.seed"),
    ({"classes": 1}, "data.classes"),
    ({"classes": 5}, "data.classes"),
    ({"classes": 2.5}, "data.classes"),
]


@pytest.mark.parametrize(("options", "field"), WRONG)
def test_what_is_out_of_range_is_refused_by_the_name_of_its_field(options: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        dataset("blobs", **options)
    assert [place.field for place in caught.value.places] == [field]
    assert field in caught.value.detail


def test_all_that_is_wrong_is_told_at_once_and_whole_numbers_may_be_floats() -> None:
    with pytest.raises(InvalidRequest) as caught:
        dataset("moons", samples=0, noise=-1, seed=-1, classes=2)
    fields = ["data.samples", "data.noise", "data.classes", "data.seed"]
    assert [place.field for place in caught.value.places] == fields
    assert len(dataset("moons", samples=5.0).y) == 5  # type: ignore[arg-type]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in DRAWN])
@pytest.mark.parametrize("option", ["samples", "noise", "classes"])
def test_a_set_that_is_given_has_no_choice_of_samples_noise_and_classes(name: str, option: str) -> None:
    with pytest.raises(InvalidRequest, match="leave it out") as caught:
        dataset(name, **{option: 2})
    assert caught.value.places[0].field == f"data.{option}"


@pytest.mark.parametrize("name", [name for name in DRAWN if name != "blobs"])
def test_only_blobs_have_a_choice_of_classes(name: str) -> None:
    with pytest.raises(InvalidRequest, match="leave it out"):
        dataset(name, classes=2)


def test_a_field_is_called_as_the_caller_calls_it() -> None:
    with pytest.raises(InvalidRequest) as caught:
        dataset("moons", samples=0, within="")
    assert caught.value.places[0].field == "samples"


def test_a_name_that_is_not_there_brings_the_one_that_looks_like_it() -> None:
    with pytest.raises(UnknownName, match="moons, circles") as caught:
        dataset("moon")
    assert caught.value.facts["suggestion"] == "moons"
    assert caught.value.places[0].field == "data.dataset"


@pytest.mark.parametrize("name", [None, 3, ["moons"]])
def test_a_name_that_is_no_text_is_not_there(name: Any) -> None:
    with pytest.raises(EngineError):
        dataset(name)


def test_too_many_samples_are_refused_before_any_is_made() -> None:
    with pytest.raises(LimitExceeded) as caught:
        dataset("moons", samples=2**53)
    assert caught.value.facts == {"limit": "rows", "value": 100_000, "asked": 2**53}
    assert caught.value.places[0].field == "data.samples"
    with pytest.raises(LimitExceeded):
        dataset("moons", samples=11, limits=TrainingLimits(rows=10))


def test_the_table_is_there_without_numpy_and_scikit_learn_being_imported() -> None:
    code = (
        "import sys; from engine.datasets import DATASETS; print({'numpy', 'sklearn'} & set(sys.modules), 'iris' in DATASETS)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.split("\n")[0] == "set() True"
