"""Graph documents that come in: checked to the last entry, for nobody knows who wrote them."""

from __future__ import annotations

import keyword
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, FiniteFloat, model_validator

from engine.ops import CONSTANT, LEAF, OPS

LONGEST_NAME = 1000
"""Characters of a label or a group's path."""
DEEPEST = 100
"""Groups inside one another."""
LARGEST = 2**53

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


Text = Annotated[str, AfterValidator(_printable)]
Name = Annotated[Text, Field(max_length=LONGEST_NAME)]
Whole = Annotated[int, Field(ge=0, le=LARGEST)]
GivenNumber = FiniteFloat | Literal["NaN", "Infinity", "-Infinity"]
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
                raise ValueError(f"{column} has {length} entries, and op has {count}")
        for node, (op, ins, partials) in enumerate(zip(self.op, self.operands, self.partials, strict=True)):
            if op not in OPS and op not in (LEAF, CONSTANT):
                raise ValueError(f"op[{node}] is no operation that is known here")
            arity = len(OPS[op].operands) if op in OPS else 0
            if len(ins) != arity or len(partials) != arity:
                raise ValueError(f"operands[{node}] and partials[{node}] need {arity} entries, for {op} takes so many")
            if any(operand >= node for operand in ins):
                raise ValueError(f"operands[{node}] names a node that does not come before it")
            if op != LEAF and self.grad_before[node] != 0:
                raise ValueError(f"grad_before[{node}] is not 0, where only a leaf keeps a gradient from pass to pass")
        return self


class GivenUpdate(BaseModel):
    """One parameter's update."""

    model_config = STRICT

    node: Whole
    before: GivenNumber
    after: GivenNumber
    gradient: GivenNumber
    terms: dict[Name, GivenNumber]


class GivenDocument(BaseModel):
    """A graph document as `engine.to_document`, an answer of this API or an export has it."""

    model_config = STRICT

    format: Literal["gradwalk.graph"]
    version: Literal[1]
    program: Text = ""
    pass_: Annotated[Whole, Field(alias="pass")] = 0
    passes: Annotated[int, Field(ge=1, le=LARGEST)] = 1
    root: Whole
    nodes: GivenNodes
    names: dict[Annotated[Name, AfterValidator(_name)], Whole] = {}
    root_values: list[GivenNumber] | None = None
    output: Text = ""
    warnings: list[Text] = []
    update: list[GivenUpdate] | None = None

    @model_validator(mode="after")
    def _points_into_itself(self) -> GivenDocument:
        count = len(self.nodes.op)
        if self.root >= count or any(node >= count for node in self.names.values()):
            raise ValueError(f"root and names have to be among the {count} nodes")
        if self.pass_ >= self.passes:
            raise ValueError("pass has to be below passes")
        if self.root_values is not None and len(self.root_values) != self.passes:
            raise ValueError("root_values has an entry a pass")
        if any(each.node >= count or self.nodes.op[each.node] != LEAF for each in self.update or ()):
            raise ValueError("update names a node that is no leaf")
        return self

    def wire(self) -> dict[str, Any]:
        """The document as JSON carries it, with what was left out filled in."""
        return self.model_dump(by_alias=True, exclude_none=True)
