"""The folder of the kernels: the user's own, or one that goes with the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.kernels.folder import available, folder
from scripts.serving import ROOT


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def is_private(path: Path, asked: Path) -> bool:
    return path.name.startswith("gradwalk-kernels-") and asked not in (path, *path.parents) and mode(path) == 0o700


def test_it_is_made_for_the_user_alone(tmp_path: Path) -> None:
    found = folder(str(tmp_path / "a" / "b"))
    assert found == (tmp_path / "a" / "b").resolve()
    assert (mode(found), mode(found / "__pycache__")) == (0o700, 0o700)
    assert folder(str(tmp_path / "a" / "b")) == found


PLACES = [
    ("linux", {"XDG_CACHE_HOME": "{here}"}, "gradwalk/kernels"),
    ("linux", {"XDG_CACHE_HOME": "", "HOME": "{here}"}, ".cache/gradwalk/kernels"),
    ("darwin", {"HOME": "{here}"}, "Library/Caches/gradwalk/kernels"),
    ("win32", {"LOCALAPPDATA": "{here}"}, "gradwalk/kernels"),
]


@pytest.mark.parametrize(("system", "variables", "place"), PLACES)
def test_unless_one_is_asked_for_it_lies_in_the_users_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, variables: dict[str, str], place: str
) -> None:
    monkeypatch.setattr("sys.platform", system)
    for name, value in variables.items():
        monkeypatch.setenv(name, value.format(here=tmp_path))
    folder.cache_clear()
    assert folder("") == (tmp_path / place).resolve()
    folder.cache_clear()


@pytest.mark.parametrize("open_to_others", [0o777, 0o720, 0o702])
@pytest.mark.parametrize("place", [".", "__pycache__"])
def test_code_is_not_loaded_from_where_others_may_write(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, open_to_others: int, place: str
) -> None:
    asked = tmp_path / "kernels"
    (asked / "__pycache__").mkdir(parents=True, mode=0o700)
    (asked / place).chmod(open_to_others)
    assert is_private(folder(str(asked)), asked)
    assert f"others may write to {asked / place}" in caplog.text
    assert len(caplog.records) == 1
    assert folder(str(asked)) == folder(str(asked))


def test_code_is_not_loaded_from_another_users_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked = tmp_path / "kernels"
    monkeypatch.setattr("os.geteuid", lambda: asked.stat().st_uid + 1)
    assert is_private(folder(str(asked)), asked)
    assert "belongs to another user" in caplog.text


def test_a_folder_that_cannot_be_made_has_a_private_one_in_its_place(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    asked = tmp_path / "file" / "kernels"
    assert is_private(folder(str(asked)), asked)
    assert str(asked) in caplog.text


def test_a_private_one_goes_with_its_process() -> None:
    ask = "from engine.kernels.folder import folder; print(folder('/dev/null/kernels'))"
    done = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "gradwalk-kernels-" in done.stdout
    assert not Path(done.stdout.strip()).exists()
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("word", ["off", "OFF"])
def test_a_word_switches_them_off(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    assert available()
    assert not available(word)
    monkeypatch.setenv("GRADWALK_KERNELS", word)
    assert not available()
    assert available("")
    assert available(os.curdir)
