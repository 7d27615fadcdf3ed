"""Sets that are drawn: where their points lie, and the very numbers of a seed."""

from __future__ import annotations

import numpy as np
import pytest

from engine.datasets import DATASETS, dataset
from engine.datasets.drawn import ROWS

NAMES = [row.name for row in ROWS]
CLASSIFIED = [row.name for row in ROWS if row.task == "binary"]

GOLDEN = {
    "moons": ([[-0.1348, -0.4164], [0.8046, -0.6326], [-0.4122, 0.7502], [0.4131, 0.2034], [-0.8089, 0.31]],
              [1, 1, -1, -1, -1]),
    "circles": ([[0.0033, 0.4908], [-0.0001, -0.6255], [-1.0789, 0.0002], [0.6691, 0.8194], [0.6018, -0.806]],
              [1, 1, -1, -1, -1]),
    "xor": ([[-0.1613, -0.3583], [-0.9428, 0.5805], [0.1629, 0.304], [0.755, -0.8182], [0.8012, 0.4956]],
              [-1, 1, -1, 1, -1]),
    "spiral": ([[0.1254, -0.288], [-0.716, 0.2439], [-0.4126, -0.3888], [0.1154, 0.2275], [0.8516, 0.238]],
              [1, 1, -1, -1, -1]),
    "blobs": ([[0.4308, 0.5058], [0.4241, 0.0733], [-0.582, -0.4239], [-0.0862, -0.5175], [-0.2207, -0.3042]],
              [1, 1, -1, -1, -1]),
    "linear": ([[-0.4], [0.4], [0.8], [-0.8], [0.0]],
              [-0.6666, 0.0608, 0.2611, -0.7709, -0.2967]),
    "sine": ([[-0.4], [0.4], [0.8], [-0.8], [0.0]],
              [-0.9977, 0.9918, 0.5089, -0.4187, 0.0033]),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_seed_has_its_numbers_for_good(name: str) -> None:
    data = dataset(name, samples=5, seed=7)
    assert (data.x.tolist(), data.y.tolist()) == GOLDEN[name]


def test_more_classes_have_their_numbers_for_good() -> None:
    data = dataset("blobs", samples=6, seed=1, classes=3)
    x = [[0.0178, 0.1192], [0.1371, 0.1675], [-0.0753, -0.5765], [0.6434, -0.2052], [0.4739, -0.3699], [-0.0994, -0.5466]]
    assert (data.x.tolist(), data.y.tolist()) == (x, [2, 2, 0, 1, 1, 0])
    assert data.classes == ("0", "1", "2")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("samples", [1, 2, 3, 7, 1000])
def test_as_many_samples_are_drawn_as_are_asked_for_and_classes_are_even(name: str, samples: int) -> None:
    data = dataset(name, samples=samples)
    assert len(data.x) == len(data.y) == samples
    if data.classes:
        counts = [int((data.y == y).sum()) for y in (-1, 1)]
        assert max(counts) - min(counts) <= 1


@pytest.mark.parametrize("classes", [2, 3, 4])
def test_blobs_are_even_and_apart(classes: int) -> None:
    data = dataset("blobs", samples=60 * classes, noise=0.05, classes=classes)
    kinds = sorted(set(data.y))
    assert [int((data.y == kind).sum()) for kind in kinds] == [60] * classes
    centres = np.array([data.x[data.y == kind].mean(axis=0) for kind in kinds])
    assert np.hypot(*centres.T) == pytest.approx(0.6, abs=0.02)
    nearest = np.hypot(*(data.x[:, None] - centres).transpose(2, 0, 1)).argmin(axis=1)
    assert [kinds[i] for i in nearest] == data.y.tolist()


def test_without_noise_points_lie_where_their_set_is_drawn() -> None:
    moons = dataset("moons", noise=0)
    upper = moons.x[moons.y == -1] * [1.5, 1] + [0.5, 0.25]
    lower = [1.5, 0.75] - (moons.x[moons.y == 1] * [1.5, 1] + [0.5, 0.25]) + [-0.5, -0.25]
    for circle, low in ((upper, 0), (lower, 0)):
        assert np.hypot(*circle.T) == pytest.approx(1, abs=2e-4)
        assert circle[:, 1].min() >= low
    circles = dataset("circles", noise=0)
    assert np.hypot(*circles.x.T) == pytest.approx(np.where(circles.y == -1, 1, 0.45), abs=1e-4)
    xor = dataset("xor", noise=0)
    assert np.array_equal(np.sign(xor.x[:, 0] * xor.x[:, 1]), -xor.y)
    assert np.abs(xor.x).min() >= 0.1
    spiral = dataset("spiral", noise=0)
    assert sorted(map(tuple, spiral.x[spiral.y == -1] + 0.0)) == sorted(map(tuple, -spiral.x[spiral.y == 1] + 0.0))
    line, sine = dataset("linear", noise=0), dataset("sine", noise=0)
    assert line.y == pytest.approx(0.8 * line.x[:, 0] - 0.3, abs=1e-4)
    assert sine.y == pytest.approx(np.sin(np.pi * sine.x[:, 0]), abs=1e-4)


@pytest.mark.parametrize("name", CLASSIFIED)
def test_with_its_own_noise_a_set_can_be_told_apart_by_its_neighbours(name: str) -> None:
    data = dataset(name, samples=400)
    distances = ((data.x[:, None] - data.x) ** 2).sum(axis=2)
    np.fill_diagonal(distances, np.inf)
    near = distances.argsort(axis=1)[:, :7]
    assert (np.sign(data.y[near].sum(axis=1)) == data.y).mean() >= 0.98


@pytest.mark.parametrize("name", NAMES)
def test_noise_is_the_standard_deviation_of_what_is_added(name: str) -> None:
    quiet, noisy = dataset(name, samples=20_000, noise=0), dataset(name, samples=20_000, noise=0.5)
    added = noisy.x - quiet.x if quiet.classes else noisy.y - quiet.y
    assert added.std() == pytest.approx(0.5, rel=0.02)
    assert abs(added.mean()) < 0.02
    assert quiet.classes or np.array_equal(noisy.x, quiet.x)


@pytest.mark.parametrize("name", NAMES)
def test_classes_come_in_mixed_order_and_numbers_have_four_decimals(name: str) -> None:
    data = dataset(name)
    if data.classes:
        assert 0.3 < (data.y[1:] != data.y[:-1]).mean() < 0.7
    else:
        assert 0.3 < (np.diff(data.x[:, 0]) > 0).mean() < 0.7
    assert all(len(f"{abs(each)!r}".partition(".")[2]) <= 4 for each in data.x.ravel().tolist())
    assert np.abs(data.x).max() < 1.5


def test_a_zero_has_no_sign() -> None:
    x = dataset("circles", samples=100_000, noise=0).x
    assert (x == 0).any()
    assert not np.signbit(x[x == 0]).any()


def test_every_drawn_set_has_defaults() -> None:
    assert all(DATASETS[name].samples and DATASETS[name].noise for name in NAMES)
