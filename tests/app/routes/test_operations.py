"""GET /api/v1/operations: the op table."""

from __future__ import annotations

import httpx

from engine.ops import OPS

PUBLISHED = {"name", "symbol", "arity", "formula", "partials", "domain", "kink"}


def test_the_answer_is_the_op_table_row_by_row(client: httpx.Client) -> None:
    rows = client.get("/api/v1/operations").json()
    assert [row["name"] for row in rows] == list(OPS)
    for row in rows:
        assert row.keys() >= PUBLISHED
        assert row["arity"] == len(row["operands"]) == len(row["partials"])


def test_a_row_says_what_is_agreed_at_a_kink(client: httpx.Client) -> None:
    rows = {row["name"]: row for row in client.get("/api/v1/operations").json()}
    assert "0" in rows["relu"]["kink"]
    assert (rows["mul"]["symbol"], rows["mul"]["partials"]) == ("*", ["b", "a"])
