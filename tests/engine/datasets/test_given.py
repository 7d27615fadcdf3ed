"""Sets that are given: the notebook's rows, and what scikit-learn ships."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.datasets import dataset
from engine.datasets.given import rows, shipped


def test_the_notebook_has_the_numbers_that_its_network_read() -> None:
    data = dataset("notebook")
    assert data.x.tolist() == [[2, 3], [1, 2], [3, 2]]
    assert data.y.tolist() == [1, 0, 1]
    assert (data.classes, data.task) == (None, "binary")


SHAPES = {"iris": (150, 4), "wine": (178, 13), "diabetes": (442, 10)}


@pytest.mark.parametrize("name", SHAPES)
def test_a_seed_changes_the_order_of_rows_and_nothing_else(name: str) -> None:
    one, other = dataset(name, seed=1), dataset(name, seed=2)
    assert one.x.shape == SHAPES[name]
    assert sorted(np.column_stack([one.x, one.y]).tolist()) == sorted(np.column_stack([other.x, other.y]).tolist())
    assert (one.y[1:] != one.y[:-1]).mean() > 0.3


def test_iris_is_fishers() -> None:
    data = dataset("iris")
    assert data.classes == ("setosa", "versicolor", "virginica")
    assert [round(float(data.x[data.y == kind, 2].mean()), 3) for kind in range(3)] == [1.462, 4.26, 5.552]


def test_wine_and_diabetes_agree_with_what_is_published_of_them() -> None:
    wine, diabetes = dataset("wine"), dataset("diabetes")
    assert [int((wine.y == kind).sum()) for kind in range(3)] == [59, 71, 48]
    assert wine.x.mean(axis=0)[wine.features.index("proline")] == pytest.approx(746.9, abs=0.05)
    assert (diabetes.y.min(), diabetes.y.max()) == (0.25, 3.46)
    assert diabetes.y.mean() * 100 == pytest.approx(152.13, abs=0.005)


@pytest.mark.parametrize("name", SHAPES)
def test_the_numbers_are_those_that_scikit_learn_loads(name: str) -> None:
    loaders = pytest.importorskip("sklearn.datasets")
    options = {"scaled": False} if name == "diabetes" else {}
    x, y = getattr(loaders, f"load_{name}")(return_X_y=True, **options)
    scale = 100 if name == "diabetes" else 1
    data, order = dataset(name, seed=5), np.random.RandomState(5).permutation(len(y))
    assert np.array_equal(data.x, x[order])
    assert np.array_equal(data.y, y[order] / scale)


def test_sets_whose_files_are_not_there_are_not_in_the_table(tmp_path: Path) -> None:
    assert [row.name for row in rows(None)] == ["notebook"]
    assert [row.name for row in rows(tmp_path)] == ["notebook"]
    folder = shipped()
    assert folder is not None
    (tmp_path / "iris.csv").write_bytes((folder / "iris.csv").read_bytes())
    found = rows(tmp_path)
    assert [row.name for row in found] == ["notebook", "iris"]
    assert found[1].make(0, 0, 0, 0).x.shape == (150, 4)
