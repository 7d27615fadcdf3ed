"""The figures as tables in Markdown, put into docs/train-benchmarks.md between its marks."""

from __future__ import annotations

from typing import Any

from benchmarks.train.changes import GOAL


def blocks(figures: dict[str, Any]) -> dict[str, str]:
    """Return what stands in each block of the document, by the block's name."""
    return {
        "machine": _lines(("", ""), list(figures["machine"].items())),
        "change": _change(figures["change"]),
        "epochs": _epochs(figures["epochs"]),
        "latency": _latency(figures["latency"]),
    }


def _change(change: dict[str, Any]) -> str:
    verdict = "met" if change["median"] <= GOAL else "**missed**"
    rows = [(name, f"{taken:.0f} ms", "") for name, taken in change["shares"].items()]
    rows.append(("**all, half of the changes**", f"**{change['median']:.0f} ms**", f"≤ {GOAL} ms: {verdict}"))
    return _lines(("", "median", "goal"), [*rows, ("nine of ten changes", f"{change['p90']:.0f} ms", "")])


def _epochs(epochs: dict[str, float]) -> str:
    alone = epochs["alone"]
    told = [("the engine alone, in one process", alone), ("through worker, storage, stream and page", epochs["streaming"]),
            ("the same from the press of Train to the last frame", epochs["overall"])]  # fmt: skip
    rows = [(name, f"{figure:,.0f}", f"{figure / alone:.0%}") for name, figure in told]
    table = _lines((f"{epochs['epochs']:,} epochs", "epochs a second", "of the engine's"), rows)
    return f"{table}\n\nThe page was told {epochs['events']:.1f} times a second."


def _latency(latency: dict[str, dict[str, float]]) -> str:
    rows = [(name, *(f"{taken[key]:.0f} ms" for key in ("answered", "done", "p90"))) for name, taken in latency.items()]
    return _lines(("", "POST answered", "last event", "nine of ten"), rows)


def _lines(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    rule = ["---"] + ["--:" for _ in head[1:]]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))
