"""Data to learn from: a table of data sets, and readers of one's own rows and of CSV text.

A set that is drawn is one function and one row in `drawn.py`, a set that is given one in `given.py`.
"""

from __future__ import annotations

from engine.datasets.csv_text import from_csv
from engine.datasets.data import Data
from engine.datasets.row import DataSet
from engine.datasets.rows import from_rows
from engine.datasets.table import DATASETS, LARGEST_NOISE, dataset

__all__ = ["DATASETS", "LARGEST_NOISE", "Data", "DataSet", "dataset", "from_csv", "from_rows"]
