"""JSON is read as RFC 8259 has it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.strict import DEEPEST, NotStrict, read

REFUSED = [
    (b"{", "not JSON"),
    (b"{'a': 1}", "not JSON"),
    (b'{"a": 1,}', "not JSON"),
    (b'{"a": NaN}', "NaN"),
    (b'{"a": Infinity}', "Infinity"),
    (b'{"a": -Infinity}', "Infinity"),
    (b'{"a": 01}', "not JSON"),
    (b'{"a": 0x1}', "not JSON"),
    (b'{"a": "\n"}', "not JSON"),
    (b'{"a": 1} {}', "not JSON"),
    (b'\xef\xbb\xbf{"a": 1}', "not JSON"),
    (b'{"a": "\xff"}', "UTF-8"),
    ('{"a": 1}'.encode("utf-16"), "UTF-8"),
    (b'{"a": 1, "a": 2}', "twice"),
    (b'{"b": [{"a": 1, "\\u0061": 2}]}', "twice"),
    (b'{"a": "\\ud800"}', "surrogate"),
    (b'{"\\udfff": 1}', "surrogate"),
    (b'{"a": ["x", "\\udc00\\ud800"]}', "surrogate"),
    (b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1), "deeper"),
    (b'{"a":' * 5000 + b"1" + b"}" * 5000, "deeper"),
    (b"[" * 500_000, "deeper"),
    (b"9" * 5000, "digits"),
]


@pytest.mark.parametrize(("body", "why"), REFUSED, ids=[body[:24] + b"%d" % len(body) for body, _ in REFUSED])
def test_what_is_no_strict_json_is_refused_with_the_reason(body: bytes, why: str) -> None:
    with pytest.raises(NotStrict, match=why):
        read(body)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(VALUES)
def test_any_json_is_read_as_it_was_written(value: object) -> None:
    assert read(json.dumps(value).encode()) == value


def test_the_deepest_nesting_is_still_read() -> None:
    assert read(b"[" * (DEEPEST - 1) + b"1" + b"]" * (DEEPEST - 1))
