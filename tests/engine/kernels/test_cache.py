"""Kernels on disk: named by what they are made of, compiled once, loaded by whoever comes later."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import KernelsAbsent
from engine.kernels import cache as caches
from engine.kernels.cache import KEPT, Cache, is_compiled, load
from engine.kernels.child import ready
from engine.kernels.source import MODULES
from scripts.serving import ROOT

DOUBLED = """from numba import njit


@njit("float64(float64)", cache=True)
def doubled(x):
    return 2.0 * x
"""


def small(folder: Path, text: str = DOUBLED) -> Cache:
    """A cache of one small module, in a folder as engine.kernels.folder makes it."""
    (folder / "__pycache__").mkdir(exist_ok=True)
    return Cache(folder, {"small": lambda: text})


def forget(cache: Cache) -> Cache:
    """The cache as the next process finds it: nothing is loaded."""
    for stem in cache.stems.values():
        sys.modules.pop(stem, None)
    return Cache(cache.folder, cache.modules)


def hits(cache: Cache) -> tuple[int, int]:
    """How many functions came compiled, and how many had to be compiled."""
    stats = cache.load("small").doubled.stats
    return sum(stats.cache_hits.values()), sum(stats.cache_misses.values())


def test_it_is_compiled_once_and_then_loaded(tmp_path: Path) -> None:
    cache = small(tmp_path)
    assert not cache.is_compiled()
    cache.compile("small")
    assert cache.is_compiled()
    assert hits(cache) == (0, 1)
    later = forget(cache)
    assert later.is_compiled()
    assert later.load("small").doubled(3.0) == 6.0
    assert hits(later) == (1, 0)
    assert later.load("small") is later.load("small")


def test_the_name_says_what_it_is_made_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {small(tmp_path).stems["small"], small(tmp_path, DOUBLED.replace("2.0", "3.0")).stems["small"]}
    assert small(tmp_path).stems["small"] in names
    monkeypatch.setattr("importlib.metadata.version", lambda package: {"numba": "1.0", "llvmlite": "1"}[package])
    names.add(small(tmp_path).stems["small"])
    monkeypatch.setattr("importlib.metadata.version", lambda package: {"numba": "1.0", "llvmlite": "2"}[package])
    names.add(small(tmp_path).stems["small"])
    (tmp_path / "cache.py").write_text("")
    monkeypatch.setattr(caches, "__file__", str(tmp_path / "cache.py"))
    names.add(small(tmp_path).stems["small"])
    (tmp_path / "vmath.py").write_text("")
    names.add(small(tmp_path).stems["small"])
    (tmp_path / "vmath.py").write_text("x = 1\n")
    names.add(small(tmp_path).stems["small"])
    assert len(names) == 7


def test_the_name_is_the_same_in_every_process() -> None:
    ask = "from engine.kernels.cache import usual; print(usual().stems)"
    told = {
        subprocess.run(
            [sys.executable, "-c", ask], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
    assert all(name.encode() in told.pop() for name in [*MODULES][:1])


def test_another_processor_is_asked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = small(tmp_path)
    cache.compile("small")
    monkeypatch.setattr(caches, "processor", lambda: "another")
    assert not cache.is_compiled()
    cache = forget(cache)
    cache.compile("small")
    assert hits(cache) == (1, 0)
    assert cache.is_compiled()
    monkeypatch.undo()
    assert cache.is_compiled()


def test_variables_of_numba_count_as_another_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = caches.processor()
    assert usual == caches.processor()
    monkeypatch.setenv("NUMBA_CPU_NAME", "generic")
    assert usual != caches.processor()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


DAMAGES: list[Callable[[Path], None]] = [cut, lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"\0" * 1000)]


@pytest.mark.parametrize("kind", ["*.py", "__pycache__/*.nbi", "__pycache__/*.nbc"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_is_made_anew(tmp_path: Path, kind: str, damage: Callable[[Path], None]) -> None:
    cache = small(tmp_path)
    cache.compile("small")
    for path in tmp_path.glob(kind):
        damage(path)
    cache = forget(cache)
    assert cache.load("small").doubled(3.0) == 6.0
    cache.compile("small")
    cache = forget(cache)
    assert cache.is_compiled()
    assert hits(cache) == (1, 0)


def test_machine_code_that_has_gone_is_not_counted_on(tmp_path: Path) -> None:
    cache = small(tmp_path)
    cache.compile("small")
    for path in tmp_path.glob("__pycache__/*.nbc"):
        path.unlink()
    assert not cache.is_compiled()


def test_text_that_cannot_be_compiled_leaves_no_module_behind(tmp_path: Path) -> None:
    cache = small(tmp_path, DOUBLED.replace("2.0 * x", "unknown(x)"))
    with pytest.raises(Exception, match="unknown"):
        cache.load("small")
    assert cache.stems["small"] not in sys.modules
    with pytest.raises(Exception, match="unknown"):
        cache.compile("small")
    assert not cache.is_compiled()


def test_of_many_processes_one_compiles_and_the_others_find_it_done(tmp_path: Path) -> None:
    ask = (
        "import sys; from pathlib import Path; from engine.kernels.cache import Cache\n"
        "Cache(Path(sys.argv[1]), {'small': lambda: sys.argv[2]}).compile('small')\n"
        "print('numba' in sys.modules)"
    )
    (tmp_path / "__pycache__").mkdir()
    command = [sys.executable, "-c", ask, str(tmp_path), DOUBLED]
    processes = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert sorted(process.communicate()[0].strip() for process in processes) == ["False", "False", "True"]
    assert small(tmp_path).is_compiled()


def test_many_threads_load_one_module(tmp_path: Path) -> None:
    cache = small(tmp_path)
    found = []
    threads = [threading.Thread(target=lambda: found.append(cache.load("small"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(map(id, found))) == 1


def test_what_is_out_of_use_goes_when_something_is_compiled_and_nothing_else(tmp_path: Path) -> None:
    old, used = small(tmp_path, DOUBLED + "# old\n"), small(tmp_path, DOUBLED + "# used\n")
    for cache in (old, used):
        cache.compile("small")
    (tmp_path / "mine.py").write_text("")
    (tmp_path / "notes_of_mine.txt").write_text("")
    long_ago = time.time() - KEPT - 1
    for path in [*tmp_path.glob("*"), *tmp_path.glob("__pycache__/*")]:
        os.utime(path, (long_ago, long_ago))
    forget(used).load("small")  # which is use
    small(tmp_path).compile("small")
    left = {path.name.partition(".")[0] for path in [*tmp_path.glob("*"), *tmp_path.glob("__pycache__/*")]}
    assert left == {"__pycache__", "mine", "notes_of_mine", used.stems["small"], small(tmp_path).stems["small"]}
    assert used.is_compiled()


def test_a_text_is_written_all_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OSError, match="No space left"):
        small(tmp_path).load("small")
    assert [path.name for path in tmp_path.iterdir()] == ["__pycache__"]


def test_switched_off_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADWALK_KERNELS", "off")
    assert not ready(wait=True)
    assert not is_compiled()
    with pytest.raises(KernelsAbsent, match="GRADWALK_KERNELS is off"):
        load("runs")


def test_without_numba_there_are_none_and_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.kernels.folder.find_spec", lambda name: None)
    assert not ready(wait=True)
    with pytest.raises(KernelsAbsent, match="Numba is not installed") as caught:
        load("runs")
    assert caught.value.facts == {"advice": "pip install numba"}


@pytest.mark.parametrize("name", MODULES)
def test_nothing_is_compiled_when_a_module_of_the_engine_is_loaded(compiled: Path, name: str) -> None:
    ask = (
        "import sys; from engine.kernels.cache import load\n"
        f"found = [each.stats for each in vars(load({name!r})).values() if hasattr(each, 'stats')]\n"
        "print(sum(sum(each.cache_hits.values()) for each in found), sum(sum(each.cache_misses.values()) for each in found))"
    )
    told = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    hit, missed = map(int, told.split())
    assert hit > 0
    assert missed == 0


LIGHT = [
    "import engine",
    "import app; app.create_app()",
    "from engine.kernels.cache import is_compiled; is_compiled()",
    "from engine.kernels.child import ready; ready(wait=True)",
    "import app.worker",
]


@pytest.mark.parametrize("statement", LIGHT)
def test_numba_is_imported_only_where_kernels_are_loaded(compiled: Path, statement: str) -> None:
    ask = f"import sys\n{statement}\nprint(sorted({{'numba', 'llvmlite'}} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert told.strip() == "[]"
