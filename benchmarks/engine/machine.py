"""What a run was made on: the processor, the system, the versions."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.engine.alone import core
from benchmarks.engine.contenders import compiler

PACKAGES = ("numpy", "numba", "micrograd", "torch", "jax", "casadi", "ddx-ad")


def machine() -> dict[str, str]:
    """Return them in words, in the order in which they are to be read."""
    return {
        "processor": f"{_processor()}, {core()}",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "gcc": compiler.version(),
        **{name: _version(name) for name in PACKAGES},
    }


def _processor() -> str:
    """Return its name, with the widest vectors that it has."""
    cpuinfo = Path("/proc/cpuinfo")
    if not cpuinfo.exists():
        return platform.processor() or platform.machine()
    told = dict(line.partition(":")[::2] for line in cpuinfo.read_text().splitlines() if ":" in line)
    facts = {name.strip(): value.strip() for name, value in told.items()}
    flags = facts.get("flags", "").split()
    vectors = next((name for flag, name in (("avx512f", "AVX-512"), ("avx2", "AVX2")) if flag in flags), "")
    family = f"family {facts['cpu family']}" if "cpu family" in facts else ""
    return " ".join(filter(None, [facts.get("model name", platform.machine()), family, vectors]))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
