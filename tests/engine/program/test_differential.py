"""Sound programs do here what they do in CPython with the engine: the same output, the same nodes in the same order."""

from __future__ import annotations

import os

import pytest

from engine.errors import LimitExceeded
from tests.engine.program import sound
from tests.engine.program.cpython import here, in_cpython

SEEDS = int(os.environ.get("FUZZ", "6000")) // 3
SHARES = 8

PARTS = (
    "def ", "class ", "lambda ", "for ", "while ", "else:", "break", "continue", "zip(", "enumerate(", "map(", "sorted(",
    "reversed(", ".append(", " if ", "return ", "self.", "random.uniform", ".backward()", "**2",
)  # fmt: skip


@pytest.mark.parametrize("share", range(SHARES))
def test_a_sound_program_does_what_it_does_in_cpython(share: int) -> None:
    for seed in range(share, SEEDS, SHARES):
        program = sound.program(seed)
        try:
            ours = here(program)
        except LimitExceeded:
            continue  # Python has no limits: it would take all the memory there is
        assert ours.stop is None, program
        assert ours == in_cpython(program), program


def test_the_programs_use_every_part_of_the_language() -> None:
    everything = "\n".join(map(sound.program, range(SEEDS)))
    for part in PARTS:
        assert part in everything
