"""CSV text of one's own: what is read, and how what cannot be read is named by row and column."""

from __future__ import annotations

import csv
import io
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.datasets import from_csv
from engine.errors import InvalidRequest, LimitExceeded
from engine.training.limits import TrainingLimits

FLOWERS = "petal,sepal,species\n1.4,0.2,setosa\n4.7,1.4,virginica\n1.3,.2,setosa\n"


def test_columns_have_their_names_and_names_of_classes_are_numbered() -> None:
    data = from_csv(FLOWERS, "species")
    assert data.features == ("petal", "sepal")
    assert data.x.tolist() == [[1.4, 0.2], [4.7, 1.4], [1.3, 0.2]]
    assert (data.classes, data.y.tolist()) == (("setosa", "virginica"), [-1, 1, -1])


def test_the_target_may_be_any_column_by_name_or_number() -> None:
    by_name, by_number = from_csv("y,a,b\n1,2,3\n4,5,6", "y"), from_csv("y,a,b\n1,2,3\n4,5,6", 0)
    for data in (by_name, by_number):
        assert (data.features, data.classes) == (("a", "b"), None)
        assert (data.x.tolist(), data.y.tolist()) == ([[2, 3], [5, 6]], [1, 4])
    assert from_csv("1,2,3\n4,5,6", 1).x.tolist() == [[1, 3], [4, 6]]
    assert from_csv("a, the   target \n1,2\n", "the target").y.tolist() == [2]


def test_three_names_are_counted_from_0() -> None:
    data = from_csv("a,y\n1,c\n2,a\n3,b\n4,a", "y")
    assert (data.classes, data.y.tolist(), data.task) == (("a", "b", "c"), [2, 0, 1, 0], "classes")


def test_numbers_as_targets_stay_as_they_are() -> None:
    data = from_csv("a,y\n1,0\n2,1\n", "y")
    assert (data.classes, data.y.tolist(), data.task) == (None, [0, 1], "binary")
    assert from_csv("a,y\n1,7\n2,7\n", "y").y.tolist() == [7, 7]


SAME = [
    pytest.param("\ufeff" + FLOWERS, id="a byte order mark"),
    pytest.param(FLOWERS.replace("\n", "\r\n"), id="CRLF"),
    pytest.param(FLOWERS.replace("\n", "\r"), id="CR"),
    pytest.param(FLOWERS.rstrip(), id="no end of line at the end"),
    pytest.param(FLOWERS.replace(",", ";"), id="semicolons"),
    pytest.param(FLOWERS.replace(",", "\t"), id="tabs"),
    pytest.param(FLOWERS.replace(",", " , "), id="spaces around"),
    pytest.param("\n\n" + FLOWERS.replace("\n", "\n \n,,\n") + "\n", id="lines without content"),
    pytest.param(FLOWERS.replace("1.4", '"1.4"').replace("setosa", ' "setosa"'), id="quotes"),
    pytest.param(FLOWERS.replace("1.3,.2", "13e-1,+2E-1"), id="exponents and signs"),
]


@pytest.mark.parametrize("text", SAME)
def test_the_same_table_is_read_however_it_is_written(text: str) -> None:
    data, plain = from_csv(text, "species"), from_csv(FLOWERS, "species")
    assert (data.features, data.classes) == (plain.features, plain.classes)
    assert np.array_equal(data.x, plain.x)
    assert np.array_equal(data.y, plain.y)


def test_a_quoted_delimiter_quote_and_end_of_line_belong_to_the_cell() -> None:
    data = from_csv('"a, b",y\n1,"x;, ""z"""\n2,"two\nlines"\n', "y")
    assert data.features == ("a, b",)
    assert data.classes == ("two lines", 'x;, "z"')
    with pytest.raises(InvalidRequest, match="row 4, column a"):
        from_csv('a,y\n1,"two\nlines"\nbad,z\n', "y")


def test_the_true_minus_sign_is_a_minus() -> None:
    assert from_csv("a,y\n\N{MINUS SIGN}1.5,\N{MINUS SIGN}2\n", "y").x.tolist() == [[-1.5]]


HEADERS: list[tuple[str, str | int, bool | None, tuple[str, ...]]] = [
    ("1,2\n3,4", 1, None, ("x0",)),
    ("1,a\n3,b", 1, None, ("x0",)),
    ("v,w\n3,4", 1, None, ("v",)),
    ("v,w\n3,a\n4,b", 1, None, ("v",)),
    ("5,w\n3,0\n4,1", 1, None, ("5",)),
    ("5,w\n3,4\n4,5", "w", None, ("5",)),
    ("5,6\n3,4", "6", None, ("5",)),
    ("5,6\n3,4", 1, True, ("5",)),
    ("5,a\n3,b", 1, False, ("x0",)),
    ("a,5,6\nb,3,4", 0, None, ("x0", "x1")),
]


@pytest.mark.parametrize(("text", "target", "header", "features"), HEADERS)
def test_a_header_is_found_or_told(text: str, target: str | int, header: bool | None, features: tuple[str, ...]) -> None:
    data = from_csv(text, target, header)
    assert data.features == features
    lines = len(text.splitlines())
    assert len(data.y) == (lines if features[0].startswith("x") else lines - 1)


CELLS = [
    ("a,b,y\n1,2,3\n4,abc,6", "row 3, column b: 'abc' is not a number; only the target may be text"),
    ("a,b,y\n\n1,2,3\n\n4,abc,6", "row 5, column b: 'abc' is not a number"),
    ("a,b,y\n1,,3", "row 2, column b: the cell is empty"),
    ("a,b,y\n1, ,3", "row 2, column b: the cell is empty"),
    ("a,b,y\n1,2,", "row 2, column y: the cell is empty"),
    ("a,b,y\n1,2,no\n1,2,", "row 3, column y: the cell is empty"),
    ("a,b,y\nnan,2,3", "row 2, column a: 'nan' is not a finite number"),
    ("a,b,y\n-Infinity,2,3", "row 2, column a: '-Infinity' is not a finite number"),
    ("a,b,y\n1,1e999,3", "row 2, column b: '1e999' is not a finite number"),
    ("a,b,y\n1,2,3\n1,2,inf", "row 3, column y: 'inf' is not a finite number"),
    ("a,b,y\n1_000,2,3", "row 2, column a: '1_000' is not a number"),
    ("a,b,y\n0x10,2,3", "row 2, column a: '0x10' is not a number"),
    ("a;b;y\n1,5;2;3", "row 2, column a: '1,5' is not a number; write a point where it has a comma"),
    ("a,b,y\n1,2,3\n4,5", "row 3 has 2 cells, and the first row 3"),
    ("a,b,y\n1,2,3\n4,5,6,7", "row 3 has 4 cells, and the first row 3"),
    ("a,y,a\n1,2,3", "row 1: two columns are called a"),
    ("a,,y\n1,2,3", "row 1, column 1: the header has no name here"),
    ("a," + "b" * 81 + ",y\n1,2,3", "row 1, column 1: the name has 81 characters"),
    ("", "The text is empty"),
    ("\ufeff \n,,\r\n", "The text is empty"),
    ("a,b,y\n", "There are no rows below the header"),
    ("y\n1\n2", "one column only"),
    ('a,b,y\n1,2,3\n4,"5,6\n7,8,9', "row 3: a quote is opened and not closed"),
    ('a,b,y\n1,2,3\n4,"5"6,7', "row 3: "),
    ("a,b,y\n1,2,3\n4,\0,6", "row 3 holds the character NUL"),
    ("a,b,y\n1,2," + "9" * 200_000, "row 2: field larger than field limit"),
    ("a,b,y\n1,2,same\n3,4,same", "There is one class only, 'same'"),
    ("a,y\n" + "".join(f"1,n{i}\n" for i in range(101)), "101 different names of classes"),
    ("a,y\n1,n\n2," + "x" * 81, "name of a class has 81 characters"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), CELLS, ids=[message for _, message in CELLS])
def test_what_is_wrong_is_named_by_row_and_column(text: str, message: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        from_csv(text, "y")
    [place] = caught.value.places
    assert place.field == "data.csv"
    assert place.message.startswith(message) or message in place.message
    assert place.message in caught.value.detail


def test_commas_within_numbers_are_told_from_those_between_them() -> None:
    with pytest.raises(InvalidRequest, match="row 1, column 0: '1,5' is not a number; write a point"):
        from_csv("1,5;2\n2,5;3", 1, False)


def test_without_a_header_columns_are_numbered_from_0() -> None:
    with pytest.raises(InvalidRequest, match="row 2, column 1: 'b' is not a number"):
        from_csv("1,2,3\n4,b,6", 2)


TARGETS: list[tuple[str, Any, bool | None, str]] = [
    ("a,b\n1,2", "c", None, "There is no column 'c'. The first row has a, b"),
    ("1,2\n3,4", "y", None, "There is no column 'y'"),
    ("1,2\n3,4", "y", False, "number, from 0 to 1"),
    ("a,b\n1,2", 2, None, "from 0 to 1"),
    ("a,b\n1,2", -1, None, "from 0 to 1"),
    ("a,b\n1,2", True, None, "from 0 to 1"),
    ("a,b\n1,2", None, None, "from 0 to 1"),
    ("a,b\n1,2", 1.0, None, "from 0 to 1"),
]


@pytest.mark.parametrize(("text", "target", "header", "message"), TARGETS)
def test_a_target_that_is_not_there_is_refused(text: str, target: Any, header: bool | None, message: str) -> None:
    with pytest.raises(InvalidRequest, match=message) as caught:
        from_csv(text, target, header)
    assert [place.field for place in caught.value.places] == ["data.target"]


@pytest.mark.parametrize("text", ["Z" * 5000 + ",y\n1,2", "a,y\n" + "Z" * 5000 + ",1", "a,y\n1," + "Z" * 5000 + "\n2,b"])
@pytest.mark.parametrize("target", ["y", "Z" * 5000 + "Y"])
def test_little_is_repeated_of_what_was_given(text: str, target: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        from_csv(text, target)
    assert caught.value.detail.count("Z") <= 80


def test_limits_hold_for_rows_and_features() -> None:
    limits = TrainingLimits(rows=2, features=2)
    for text, limit in (("a,y\n1,2\n3,4\n5,6", "rows"), ("a,b,c,y\n1,2,3,4", "features")):
        with pytest.raises(LimitExceeded) as caught:
            from_csv(text, "y", limits=limits)
        assert caught.value.facts["limit"] == limit


names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
finite = st.floats(allow_nan=False, allow_infinity=False)


@given(
    header=st.lists(names.filter(bool), min_size=2, max_size=5, unique=True),
    numbers=st.data(),
    delimiter=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_was_written_is_read(header: list[str], numbers: st.DataObject, delimiter: str, end: str, quoting: Any) -> None:
    width = len(header)
    table = numbers.draw(st.lists(st.lists(finite, min_size=width, max_size=width), min_size=1, max_size=8))
    target = numbers.draw(st.integers(0, width - 1))
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows([header, *table])
    data = from_csv(text.getvalue(), header[target])
    assert data.features == tuple(name for j, name in enumerate(header) if j != target)
    assert np.array_equal(
        np.column_stack([data.x, data.y]), np.array([[*row[:target], *row[target + 1 :], row[target]] for row in table])
    )


@given(
    st.text(st.sampled_from('ay12.,;\t"\n\r\0\ufeffé -e∞'), max_size=60),
    st.sampled_from(["a", "y", 0, 1]),
    st.sampled_from([None, True, False]),
)
def test_any_text_is_read_or_refused_with_its_place(text: str, target: str | int, header: bool | None) -> None:
    fields: set[str | None] = set()
    try:
        data = from_csv(text, target, header)
    except InvalidRequest as error:
        [place] = error.places
        fields.add(place.field)
    else:
        assert len(data.x) == len(data.y) > 0
        assert np.isfinite(data.x).all()
        assert np.isfinite(data.y).all()
    assert fields <= {"data.csv", "data.target"}
