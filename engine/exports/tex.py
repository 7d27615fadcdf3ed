"""Numbers and texts as TeX shows them."""

from __future__ import annotations

from math import isfinite

from engine.exports.figures import rounded

LONGEST = 80
"""So many characters of a text are shown."""

SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", '"': r"\textquotedbl{}", "`": "{`}", "'": "{'}", "-": "{-}", ",": "{,}", "?": "{?}", "!": "{!}",
}  # fmt: skip
"""What TeX would read as a command, or join with its neighbour into another sign."""


def escaped(text: str) -> str:
    """Return a text that every TeX shows: what its plain fonts do not hold stands as its number, `[U+4E2D]`."""
    shown = text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."
    return "".join(map(_sign, shown))


def _sign(c: str) -> str:
    if c in SPECIAL:
        return SPECIAL[c]
    if " " <= c <= "~" or ("À" <= c <= "ÿ" and c.isalpha()):
        return c
    return f"[U+{ord(c):04X}]" if c >= "\xa0" else " "


def number(x: float, *, in_brackets: bool = False) -> str:
    """Return a number with at most four decimals; one that is very small or large with a power of ten.

    `in_brackets` where a sign, or a product, would be torn apart by what stands around.
    """
    text = _number(x)
    return rf"\left({text}\right)" if in_brackets and (text.startswith("-") or "cdot" in text) else text


def _number(x: float) -> str:
    if not isfinite(x):
        return r"\text{NaN}" if x != x else r"\infty" if x > 0 else r"-\infty"
    digits, power = rounded(x)
    return rf"{digits} \cdot 10^{{{power}}}" if power else digits.rstrip("0").rstrip(".")
