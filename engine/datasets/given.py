"""Data sets that are given: the notebook's three rows, and measurements that scikit-learn ships as files.

Of scikit-learn only the files are read, and it may be absent: importing it would take longer than a training.
"""

from __future__ import annotations

import csv
import gzip
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from engine.datasets.data import Data
from engine.datasets.row import DataSet

if TYPE_CHECKING:
    from engine.datasets.data import Floats

SEEN = ((2.0, 3.0), (1.0, 2.0), (3.0, 2.0))
"""The numbers that its network reads: each row has two more, which its zip of two weights with four numbers leaves out."""
WANTED = (1.0, 0.0, 1.0)

IRIS = ("sepal length", "sepal width", "petal length", "petal width")
WINE = ("alcohol", "malic acid", "ash", "alcalinity of ash", "magnesium", "total phenols", "flavanoids",
        "nonflavanoid phenols", "proanthocyanins", "color intensity", "hue", "OD280/OD315", "proline")  # fmt: skip
DIABETES = ("age", "sex", "body mass index", "blood pressure", "cholesterol", "LDL", "HDL", "cholesterol / HDL",
            "log triglycerides", "blood sugar")  # fmt: skip


def shipped() -> Path | None:
    """Return the folder of scikit-learn's files, None where it is not installed."""
    found = find_spec("sklearn")
    return Path(found.origin).parent / "datasets" / "data" if found and found.origin else None


def rows(folder: Path | None) -> tuple[DataSet, ...]:
    """Return the rows of the sets that are given; those of files that are not in the folder are left out."""
    if folder is None:
        return (NOTEBOOK,)
    return NOTEBOOK, *(row for row, name in _of_files(folder) if (folder / name).is_file())


def _of_files(folder: Path) -> tuple[tuple[DataSet, str], ...]:
    """Return each row with the name of its file."""
    return (
        (DataSet("iris", "Iris", "Three species of iris by the size of their leaves in cm, 150 flowers (Fisher, 1936)",
                 "classes", IRIS, partial(_iris, folder), standardize=True),
         "iris.csv"),
        (DataSet("wine", "Wine", "Three growers' wines by 13 chemical measurements, 178 samples (Forina, 1988)",
                 "classes", WINE, partial(_wine, folder), standardize=True),
         "wine_data.csv"),
        (DataSet("diabetes", "Diabetes", "How far the illness has gone after a year, in hundreds, by ten measurements of "
                 "442 patients (Efron, 2004)", "regression", DIABETES, partial(_diabetes, folder), standardize=True),
         "diabetes_data_raw.csv.gz"),
    )  # fmt: skip


def _notebook(samples: int, noise: float, seed: int, classes: int) -> Data:
    import numpy as np

    return Data(np.array(SEEN), np.array(WANTED), ("x0", "x1"))


NOTEBOOK = DataSet("notebook", "Notebook", "The three rows that the notebook learns", "binary", ("x0", "x1"), _notebook,
                   seeded=False)  # fmt: skip


def _iris(folder: Path, samples: int, noise: float, seed: int, classes: int) -> Data:
    table = _table(folder / "iris.csv", ",", header=True)
    return _mixed(table[:, :-1], table[:, -1], seed, IRIS, ("setosa", "versicolor", "virginica"))


def _wine(folder: Path, samples: int, noise: float, seed: int, classes: int) -> Data:
    table = _table(folder / "wine_data.csv", ",", header=True)
    return _mixed(table[:, :-1], table[:, -1], seed, WINE, ("grower 0", "grower 1", "grower 2"))


def _diabetes(folder: Path, samples: int, noise: float, seed: int, classes: int) -> Data:
    """Targets in hundreds: at 25 to 346 the usual learning rates would lead nowhere."""
    x = _table(folder / "diabetes_data_raw.csv.gz", " ")
    return _mixed(x, _table(folder / "diabetes_target.csv.gz", " ")[:, 0] / 100, seed, DIABETES)


def _table(path: Path, delimiter: str, *, header: bool = False) -> Floats:
    import numpy as np

    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("ascii").splitlines()
    cells = csv.reader(lines[1:] if header else lines, delimiter=delimiter)
    return np.array([[float(cell) for cell in row] for row in cells])


def _mixed(x: Floats, y: Floats, seed: int, features: tuple[str, ...], classes: tuple[str, ...] | None = None) -> Data:
    """Return the rows in an order drawn by the seed: the files hold one class after the other, batches take rows in order."""
    import numpy as np

    order = np.random.RandomState(seed).permutation(len(y))
    return Data(x[order], y[order], features, classes)
