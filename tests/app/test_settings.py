"""Settings: each is an environment variable."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from app.settings import Settings
from engine.program import Limits
from engine.training.limits import TrainingLimits

FROM_ENVIRONMENT = [
    ("HOST", "::1", "host", "::1"),
    ("PORT", "0", "port", 0),
    ("LOG_LEVEL", "INFO", "log_level", "info"),
    ("ALLOWED_HOSTS", "a.example,b.example", "allowed_hosts", "a.example,b.example"),
    ("BODY_BYTES", "100", "body_bytes", 100),
    ("WORKERS", "2", "workers", 2),
    ("SECONDS", "0.5", "seconds", 0.5),
    ("TRAINERS", "3", "trainers", 3),
    ("RUN_LIST", "OWN", "run_list", "own"),
]


@pytest.mark.parametrize(("variable", "text", "name", "value"), FROM_ENVIRONMENT)
def test_a_variable_sets_it(monkeypatch: pytest.MonkeyPatch, variable: str, text: str, name: str, value: object) -> None:
    monkeypatch.setenv(f"GRADWALK_{variable}", text)
    assert getattr(Settings(), name) == value


def test_every_limit_of_a_program_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().limits == Limits()
    for name in asdict(Limits()):
        monkeypatch.setenv(f"GRADWALK_{name.upper()}", "7")
    assert set(asdict(Settings().limits).values()) == {7}


def test_every_limit_of_a_run_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().run_limits == TrainingLimits()
    for name in asdict(TrainingLimits()):
        monkeypatch.setenv(f"GRADWALK_RUN_{name.upper()}", "7")
    assert set(asdict(Settings().run_limits).values()) == {7}


def test_without_a_url_the_database_is_a_file_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GRADWALK_DATABASE_URL", "")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert Settings().database == f"sqlite:///{tmp_path}/gradwalk/gradwalk.db"
    monkeypatch.setenv("GRADWALK_DATABASE_URL", "postgresql://user@host/name")
    assert Settings().database == "postgresql://user@host/name"
