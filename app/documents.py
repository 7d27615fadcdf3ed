"""Graph documents that come in: checked to the last entry, for nobody knows who wrote them.

The page checks files alike (static/js/files); tests/documents.json holds both to one another.
"""

from __future__ import annotations

import keyword
import re
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    FiniteFloat,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from engine.errors import Place
from engine.ops import CONSTANT, LEAF, OPS
from engine.program.limits import exceeded

LONGEST_NAME = 1000
"""Characters of a label or a group's path."""
LONGEST_TEXT = 2**20
"""Characters of a program, an output, a warning."""
MOST_WARNINGS = 1000
MOST_FAULTS = 100
DEEPEST = 100
"""Groups inside one another."""
LARGEST = 2**53

LINE_END = re.compile(r"\r\n|\r|\n")

STRICT = ConfigDict(extra="forbid", strict=True, frozen=True)


def _printable(text: str) -> str:
    if "\0" in text:
        raise ValueError("a text holds the character NUL")
    return text


def _path(path: str) -> str:
    parts = path.split("/")
    if path and not all(part.strip() for part in parts):
        raise ValueError("a part of the path has no name")
    if len(parts) > DEEPEST:
        raise ValueError(f"a path may have {DEEPEST} parts")
    return path


def _name(name: str) -> str:
    if not name.isidentifier() or keyword.iskeyword(name):
        raise ValueError("a name is no name of Python's")
    return name


def _span(span: list[int]) -> list[int]:
    if span[0] < 1 or span[2] < 1 or (span[0], span[1]) > (span[2], span[3]):
        raise ValueError("a span is line, column, end line, end column, and does not end before it begins")
    return span


def _whole(given: object) -> object:
    """JSON has one kind of number: 3.0 is 3, and whoever reads it in JavaScript cannot tell them apart. True is none."""
    if isinstance(given, bool):
        raise ValueError("a whole number is needed")
    return int(given) if isinstance(given, float) and given.is_integer() else given


def _number(given: object, check: ValidatorFunctionWrapHandler) -> object:
    """One fault at the number's own place, where a union has one for each of its members."""
    try:
        return check(given)
    except ValidationError:
        raise ValueError('a finite number, "NaN", "Infinity" or "-Infinity" is needed') from None


def _faulty(what: str, *place: str | int) -> ValidationError:
    """The error of an entry whose fault shows in the light of others; `place` is its path from the model that finds it."""
    fault = PydanticCustomError("value_error", "{what}", {"what": what})
    return ValidationError.from_exception_data("document", [InitErrorDetails(type=fault, loc=place, input=None)])


Text = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(_printable)]
Name = Annotated[str, Field(max_length=LONGEST_NAME), AfterValidator(_printable)]
Whole = Annotated[int, Field(ge=0, lt=LARGEST), BeforeValidator(_whole)]
GivenNumber = Annotated[FiniteFloat | Literal["NaN", "Infinity", "-Infinity"], WrapValidator(_number)]
Span = Annotated[list[Whole], Field(min_length=4, max_length=4), AfterValidator(_span)]


class GivenNodes(BaseModel):
    """The graph in columns, as an answer has them."""

    model_config = STRICT

    op: Annotated[list[str], Field(min_length=1)]
    label: list[Name]
    operands: list[list[Whole]]
    value: list[GivenNumber]
    grad: list[GivenNumber]
    grad_before: list[GivenNumber]
    partials: list[list[GivenNumber]]
    group: list[Annotated[Name, AfterValidator(_path)]]
    span: list[Span | None]

    @model_validator(mode="after")
    def _is_a_graph(self) -> GivenNodes:
        count = len(self.op)
        for column in type(self).model_fields:
            if (length := len(getattr(self, column))) != count:
                raise _faulty(f"it has {length} entries, and op has {count}", column)
        for node, (op, ins, partials) in enumerate(zip(self.op, self.operands, self.partials, strict=True)):
            if op not in OPS and op not in (LEAF, CONSTANT):
                raise _faulty("this is no operation that is known here", "op", node)
            arity = len(OPS[op].operands) if op in OPS else 0
            for column, row in (("operands", ins), ("partials", partials)):
                if len(row) != arity:
                    raise _faulty(f"it has {len(row)} entries, and {op} takes {arity}", column, node)
            for slot, operand in enumerate(ins):
                if operand >= node:
                    raise _faulty(f"{operand} does not come before node {node}", "operands", node, slot)
            if op != LEAF and self.grad_before[node] != 0:
                raise _faulty("it is not 0, where only a leaf keeps a gradient from pass to pass", "grad_before", node)
        return self


class GivenUpdate(BaseModel):
    """One parameter's update."""

    model_config = STRICT

    node: Whole
    before: GivenNumber
    after: GivenNumber
    gradient: GivenNumber
    terms: dict[Name, GivenNumber]


class GivenTraining(BaseModel):
    """The moment of a training that a document tells of."""

    model_config = STRICT

    optimizer: Name
    loss: Name
    epoch: Whole
    sample: Whole | None = None
    batch: Whole | None = None
    run: Name | None = None
    faults: Annotated[list[Name], Field(max_length=MOST_FAULTS)] = []


class GivenDocument(BaseModel):
    """A graph document as `engine.to_document`, an answer of this API or an export has it."""

    model_config = STRICT

    format: Literal["gradwalk.graph"]
    version: Annotated[Literal[1], BeforeValidator(_whole)]
    program: Text = ""
    pass_: Annotated[Whole, Field(alias="pass")] = 0
    passes: Annotated[int, Field(ge=1, lt=LARGEST), BeforeValidator(_whole)] = 1
    root: Whole
    nodes: GivenNodes
    names: dict[Annotated[Name, AfterValidator(_name)], Whole] = {}
    root_values: list[GivenNumber] | None = None
    output: Text = ""
    warnings: Annotated[list[Text], Field(max_length=MOST_WARNINGS)] = []
    update: list[GivenUpdate] | None = None
    training: GivenTraining | None = None

    @model_validator(mode="after")
    def _points_into_itself(self) -> GivenDocument:
        count = len(self.nodes.op)
        if self.root >= count:
            raise _faulty(f"there are {count} nodes", "root")
        for name, node in self.names.items():
            if node >= count:
                raise _faulty(f"there are {count} nodes", "names", name)
        if self.pass_ >= self.passes:
            raise _faulty("it has to be below passes", "pass")
        if self.root_values is not None and len(self.root_values) != self.passes:
            raise _faulty(f"it has {len(self.root_values)} entries, and passes is {self.passes}", "root_values")
        for i, each in enumerate(self.update or ()):
            if each.node >= count or self.nodes.op[each.node] != LEAF:
                raise _faulty("this is no leaf, and only leaves are updated", "update", i, "node")
        if self.program.strip():
            lines = len(LINE_END.split(self.program))
            for node, span in enumerate(self.nodes.span):
                if span and span[2] > lines:
                    raise _faulty(f"line {span[2]} is past the program, which has {lines}", "nodes", "span", node)
        return self

    def hold_to(self, most: int) -> None:
        """Raise LimitExceeded where there are more nodes than the server's setting allows."""
        if (count := len(self.nodes.op)) > most:
            exceeded("nodes", "nodes", most, count, Place("too many nodes", field="document.nodes.op"))

    def wire(self) -> dict[str, Any]:
        """The document as JSON carries it, with what was left out filled in."""
        return self.model_dump(by_alias=True, exclude_none=True)
