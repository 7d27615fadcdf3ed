"""What the page's own tests stand on is what the engine writes today.

Where one has changed for good reason, `python -m scripts.record_fixtures` writes them anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.record_fixtures import FIXTURES, OPERATIONS, operations, recorded

FILES = sorted(FIXTURES.glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_fixture_is_what_the_engine_writes_for_its_program_today(path: Path) -> None:
    assert path.read_bytes() == recorded(path)


def test_there_are_fixtures() -> None:
    assert {path.stem for path in FILES} >= {"sheet", "micrograd", "neuron", "nan", "mlp-2-3-4-1-x3"}


def test_the_table_that_the_tests_of_the_page_read_is_the_engines() -> None:
    assert OPERATIONS.read_text() == operations()
