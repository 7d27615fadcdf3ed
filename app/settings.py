"""The settings: each one is an environment variable, too, with the prefix GRADWALK_."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from engine.program import Limits
from engine.training.limits import TrainingLimits


def data_folder() -> Path:
    """The folder in which this user's programs keep their data."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "gradwalk"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "gradwalk"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "gradwalk"


def _database(url: str) -> str:
    if url and not url.startswith(("sqlite:", "postgresql:", "postgresql+psycopg:")):
        raise ValueError("is sqlite:///PATH or postgresql://USER@HOST/NAME")
    return url


def _hosts(names: str) -> str:
    if not any(name.strip() for name in names.split(",")):
        raise ValueError("names at least one host, or is *")
    return names


class Settings(BaseSettings):
    """How the server is to run. A wrong value is a pydantic.ValidationError, raised before anything listens."""

    model_config = SettingsConfigDict(env_prefix="GRADWALK_", extra="ignore")

    host: Annotated[str, Field(description="the address to listen on; 0.0.0.0 for all")] = "127.0.0.1"
    port: Annotated[int | None, Field(ge=0, le=65535, description="the port; without one 8000, or a free one")] = None
    database_url: Annotated[
        str,
        AfterValidator(_database),
        Field(description="where links and runs are kept; empty: SQLite in the user's data folder"),
    ] = ""
    log_level: Annotated[
        Literal["critical", "error", "warning", "info", "debug"],
        BeforeValidator(str.lower),
        Field(description="how much is logged"),
    ] = "warning"
    allowed_hosts: Annotated[
        str, AfterValidator(_hosts), Field(description="host names that are answered, with commas between; * for all")
    ] = "*"

    kernels: Annotated[
        str, Field(description="folder of the compiled kernels; empty: in the user's cache folder; off: none")
    ] = ""

    source_bytes: Annotated[int, Field(ge=1, description="bytes of a program")] = Limits.source_bytes
    depth: Annotated[int, Field(ge=1, le=200, description="nesting of a program")] = Limits.depth
    steps: Annotated[int, Field(ge=1, description="steps of a program")] = Limits.steps
    nodes: Annotated[int, Field(ge=1, description="nodes of a program, or of a graph that is given")] = Limits.nodes
    output_bytes: Annotated[int, Field(ge=0, description="bytes that a program may print")] = Limits.output_bytes
    list_length: Annotated[int, Field(ge=1, description="entries of a list")] = Limits.list_length
    label_length: Annotated[int, Field(ge=1, description="characters of a label")] = Limits.label_length
    document_bytes: Annotated[int, Field(ge=1, description="bytes of an answer, in any format")] = Limits.document_bytes
    seconds: Annotated[float, Field(gt=0, le=3600, description="seconds for a program")] = Limits.seconds

    body_bytes: Annotated[int, Field(ge=1, description="bytes of a request's body, unless it starts a run")] = 1 << 20
    run_body_bytes: Annotated[int, Field(ge=1, description="bytes of a body that starts a run")] = 8 << 20
    workers: Annotated[int, Field(ge=1, le=64, description="processes that run programs")] = 4
    memory_bytes: Annotated[int, Field(ge=1 << 28, le=1 << 53, description="bytes of memory for one of those processes")] = (
        1 << 30
    )
    cache_bytes: Annotated[int, Field(ge=0, description="answers kept, in bytes")] = 32 << 20
    work_seconds: Annotated[
        float, Field(gt=0, le=1e9, description="seconds of work that one address may ask for in a minute")
    ] = 120.0
    links: Annotated[int, Field(ge=0, description="links that are kept; the oldest make room")] = 100_000

    trainers: Annotated[int, Field(ge=1, le=64, description="processes that train")] = 2
    run_memory_bytes: Annotated[
        int, Field(ge=1 << 30, le=1 << 53, description="bytes of memory for one of those processes")
    ] = 2 << 30  # what is compiled is loaded within 0.5 GiB, and a quarter of that is ever used
    runs: Annotated[int, Field(ge=1, description="runs kept that have ended or are paused; the oldest make room")] = 1000
    streams: Annotated[int, Field(ge=1, description="streams of a run's events that are open at the same time")] = 200
    queued: Annotated[int, Field(ge=0, description="runs that may wait for a process")] = 100
    run_list: Annotated[
        Literal["auto", "all", "own"],
        BeforeValidator(str.lower),
        Field(description="runs that are listed: all, one's own, or auto: all where only this machine is answered"),
    ] = "auto"
    run_parameters: Annotated[int, Field(ge=1, description="parameters of a run's network")] = TrainingLimits.parameters
    run_layers: Annotated[int, Field(ge=1, description="layers of a run's network, output included")] = TrainingLimits.layers
    run_features: Annotated[int, Field(ge=1, description="features of a run's data")] = TrainingLimits.features
    run_rows: Annotated[int, Field(ge=1, description="rows of a run's data")] = TrainingLimits.rows
    run_epochs: Annotated[int, Field(ge=1, le=(1 << 31) - 1, description="epochs of a run")] = TrainingLimits.epochs
    run_work: Annotated[int, Field(ge=1, description="rows × parameters × epochs of a run")] = TrainingLimits.work

    @property
    def limits(self) -> Limits:
        """The limits of a program."""
        names = Limits.__dataclass_fields__
        return Limits(**{name: getattr(self, name) for name in names})

    @property
    def run_limits(self) -> TrainingLimits:
        """The limits of a training run."""
        names = TrainingLimits.__dataclass_fields__
        return TrainingLimits(**{name: getattr(self, f"run_{name}") for name in names})

    @property
    def database(self) -> str:
        """The URL of the database; the user's own SQLite file where none is set."""
        return self.database_url or f"sqlite:///{data_folder() / 'gradwalk.db'}"
