"""The wire: what requests hold and what answers look like."""

from __future__ import annotations

from math import isfinite
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, Field, FiniteFloat, model_validator
from typing_extensions import TypeAliasType

from app.documents import LARGEST, STRICT, GivenDocument
from app.kernels import State
from engine.errors import Place

Number = float | Literal["NaN", "Infinity", "-Infinity"]
"""A number as JSON carries it: what is not finite is a word."""

RuleTree = TypeAliasType(
    "RuleTree",
    Annotated[
        "float | str | list[RuleTree]",
        Field(description="A rule: a number, a name, or a list whose first item says what is done with the rest."),
    ],
)

SHEET = "a = 2\nb = 4\nd = a*b + a"


Inputs: TypeAlias = Annotated[
    dict[str, FiniteFloat],
    Field(default_factory=dict, max_length=10_000, description="Numbers in the place of the program's own, by name."),
]
Pass: TypeAlias = Annotated[
    int | None, Field(alias="pass", ge=0, le=LARGEST, description="Which pass, counted from 0; the last one if left out.")
]


class GraphRequest(BaseModel):
    """A program, and which of its passes is asked for."""

    model_config = STRICT

    program: Annotated[str, Field(description="The text of the program.", examples=[SHEET])]
    inputs: Inputs
    pass_: Pass = None


class ExportRequest(BaseModel):
    """What is to leave: a program's graph, or a graph that is given."""

    model_config = STRICT

    program: Annotated[str | None, Field(description="The text of the program.", examples=[SHEET])] = None
    inputs: Inputs
    pass_: Pass = None
    document: Annotated[
        GivenDocument | None, Field(description="In the place of a program: a graph document, which is not computed anew.")
    ] = None

    @model_validator(mode="after")
    def _one_of_both(self) -> ExportRequest:
        if (self.program is None) == (self.document is None):
            raise ValueError("a program or a document is needed, one of both")
        if self.document is not None and (self.inputs or self.pass_ is not None):
            raise ValueError("inputs and pass belong to a program")
        return self


class Nodes(BaseModel):
    """The graph in columns; position = node id = topological position."""

    op: Annotated[list[str], Field(description='A name of the op table, "leaf" or "constant".')]
    label: list[str]
    operands: Annotated[list[list[int]], Field(description="Node ids, by slot; an operand used twice stands twice.")]
    value: list[Number]
    grad: Annotated[list[Number], Field(description="The gradient after the pass; 0 for a constant.")]
    grad_before: Annotated[list[Number], Field(description="What a leaf had accumulated before the pass.")]
    partials: Annotated[list[list[Number]], Field(description="∂node/∂operand, by slot; 0 to a constant.")]
    group: Annotated[list[str], Field(description='A path such as "mlp 0/layer 1/neuron 2", or "".')]
    span: Annotated[
        list[tuple[int, int, int, int] | None],
        Field(description="Line, column, end line, end column: lines from 1, columns from 0 in characters."),
    ]


class Update(BaseModel):
    """What an optimizer's step did to a parameter."""

    node: Annotated[int, Field(description="The id of the parameter, a leaf.")]
    before: Number
    after: Number
    gradient: Annotated[Number, Field(description="What the optimizer was given: the whole batch's, with l1, l2 and faults.")]
    terms: Annotated[
        dict[str, Number],
        Field(
            description="The numbers of the optimizer's rule: learning_rate, its options, t, the step from 1, what "
            "is computed once a step, and each number that is kept from step to step, as `v_before` and, after the step, `v`."
        ),
    ]


class TrainedAt(BaseModel):
    """The moment of a training that a pass was computed at."""

    optimizer: str
    loss: str
    epoch: Annotated[int, Field(description="Counted from 0.")]
    sample: Annotated[int | None, Field(description="The row of the data; null for a whole batch.")]
    batch: Annotated[int | None, Field(description="Which batch of the epoch, counted from 0.")]
    run: Annotated[str | None, Field(description="The id of the training run, where it came from one.")]
    faults: list[str]


class GraphDocument(BaseModel):
    """One pass of a program."""

    format: Literal["gradwalk.graph"]
    version: Literal[1]
    program: str
    pass_: Annotated[int, Field(alias="pass")]
    passes: int
    root: Annotated[int, Field(description="The id of the node that is differentiated.")]
    nodes: Nodes
    names: Annotated[dict[str, int], Field(description="What the program's names were bound to at that backward().")]
    root_values: Annotated[
        list[Number] | None, Field(description="The value of the root in each pass, where there are several.")
    ] = None
    output: Annotated[str, Field(description="What the whole program printed.")]
    warnings: list[str]
    update: Annotated[list[Update] | None, Field(description="In a training: what the step did to each parameter.")] = None
    training: Annotated[TrainedAt | None, Field(description="The moment of a training that this is.")] = None


class ExportFormat(BaseModel):
    """A form in which a graph leaves."""

    name: str
    title: str
    purpose: str
    media_type: str
    extension: Annotated[str, Field(description="Of a file in this format, without the dot.")]


class Operation(BaseModel):
    """A row of the op table."""

    name: str
    symbol: str
    arity: int
    operands: list[str]
    group: str
    value: Annotated[str, Field(description="The rule that is computed, as text.")]
    formula: Annotated[str, Field(description="The textbook's form of it.")]
    partials: Annotated[list[str], Field(description="The rule of each partial, as text; `out` is the value.")]
    domain: str
    kink: Annotated[str, Field(description="What is agreed where there is no derivative.")]
    value_tree: Annotated[RuleTree, Field(description="The rule that is computed; its `/`, `**` and functions never fail.")]
    formula_tree: Annotated[RuleTree, Field(description="The textbook's form, for setting.")]
    partial_trees: Annotated[list[RuleTree], Field(description="The rule of each partial, by slot.")]


class WalkPlace(BaseModel):
    """A place in the walk of a program."""

    step: Annotated[int, Field(ge=0)] = 0
    pass_: Annotated[int, Field(alias="pass", ge=0, description="Which pass, counted from 0.")] = 0


class Note(WalkPlace):
    """A remark that belongs to a step of a pass."""

    text: str


class ExampleEntry(BaseModel):
    """A lesson of the gallery, as its list shows it."""

    name: str
    title: str
    question: str
    theme: Annotated[str, Field(description="What the lesson is listed under; lessons of a theme follow each other.")]


class Example(ExampleEntry):
    """A lesson of the gallery."""

    program: str
    opens: Annotated[WalkPlace, Field(description="Where its question stands.")] = WalkPlace()
    notes: list[Note]
    try_: Annotated[str, Field(alias="try", description="What to try at the end of the walk.")]


def _kept(state: dict[str, Any]) -> dict[str, Any]:
    """Refuse what a database or another reader of JSON would not give back as it was."""
    seen: list[Any] = [state]
    while seen:
        each = seen.pop()
        if isinstance(each, dict):
            seen += [*each, *each.values()]
        elif isinstance(each, list):
            seen += each
        elif isinstance(each, str) and "\0" in each:
            raise ValueError("a string holds the character NUL")
        elif isinstance(each, int) and abs(each) > LARGEST:
            raise ValueError("an integer is beyond 2^53")
        elif isinstance(each, float) and not isfinite(each):
            raise ValueError("a number is beyond what a float can hold")
    return state


class LinkRequest(BaseModel):
    """A state of the page that is too long for an address."""

    model_config = STRICT

    state: Annotated[
        dict[str, Any],
        AfterValidator(_kept),
        Field(description="Any JSON object with whole numbers up to 2^53; the page keeps its address fields in it."),
    ]


class LinkCreated(BaseModel):
    """Where the state is kept."""

    id: str


class Link(BaseModel):
    """A state that was kept."""

    id: str
    state: dict[str, Any]


class Readiness(BaseModel):
    """Whether requests can be served."""

    database: Literal["ok", "unreachable"]
    kernels: State


class Problem(BaseModel):
    """RFC 9457: what went wrong, where, and what to do."""

    type: Annotated[str, Field(description="The address of a page about this kind.", examples=["/problems/syntax-error"])]
    title: Annotated[str, Field(description="The kind in words.")]
    status: Annotated[int, Field(description="The status of the answer.")]
    detail: Annotated[str, Field(description="What happened this time, and what to do about it.")]
    instance: Annotated[str, Field(description="The path of the request.")]
    errors: Annotated[list[Place], Field(description="Each thing that is wrong, and where.")]
