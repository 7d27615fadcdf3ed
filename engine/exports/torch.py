"""A PyTorch program in float64: PyTorch's own operations wherever they agree with the op table, else the table's rules."""

from __future__ import annotations

from collections.abc import Sequence

from engine.exports.arithmetic import NAMES
from engine.exports.program import written
from engine.exports.registry import Document, register
from engine.exports.ruled import Ruled
from engine.ops import OPS, Op

THEIRS = {
    "abs": "torch.abs({})",
    "cos": "torch.cos({})",
    "exp": "torch.exp({})",
    "leaky_relu": "torch.nn.functional.leaky_relu({})",
    "log": "torch.log({})",
    "max": "torch.maximum({}, {})",
    "min": "torch.minimum({}, {})",
    "relu": "torch.relu({})",
    "sigmoid": "torch.sigmoid({})",
    "sin": "torch.sin({})",
    "softplus": "-torch.nn.functional.logsigmoid(-{})",
    "sqrt": "torch.sqrt({})",
    "tanh": "torch.tanh({})",
}
"""What agrees with the op table on all finite numbers, kinks included, as the operators do.
An operation that is neither here nor an operator is written by the table's rules."""

FINITE_ONLY = frozenset({"div", "leaky_relu", "log", "max", "min", "pow", "relu"})
"""Of these, PyTorch's gradient is another where a number is not finite: it hands 0 on where 0 × infinity is NaN."""

ON_OPERANDS = frozenset({"add", "sub", "mul", "neg"})
"""Their gradient does not read their own value, so that it may be set by hand."""

NOTES = {"softplus": "# -logsigmoid(-a) is softplus(a); torch.nn.functional.softplus is a straight line from a = 20 on."}
"""What the program says where it writes an operation otherwise than PyTorch names it."""

IMPORTS = """\
import torch

torch.set_default_dtype(torch.float64)"""

GRAD_OF = '''\
def grad_of(leaf):
    """Return the gradient of a leaf; 0 where none has come."""
    return 0.0 if leaf.grad is None else leaf.grad.item()'''

RULE = '''\
class Rule(torch.autograd.Function):
    """An operation by Gradwalk's rules, where PyTorch has none or gives another gradient: at NaN and infinity, and where
    a value was set by hand."""

    @staticmethod
    def forward(ctx, value, partials, *operands):
        out = torch.tensor(value(*[operand.item() for operand in operands]))
        ctx.partials = partials
        ctx.save_for_backward(out, *operands)
        return out

    @staticmethod
    def backward(ctx, grad):
        partials = ctx.partials(*[each.item() for each in ctx.saved_tensors])
        return None, None, *[grad * partial for partial in partials]'''


@register("torch", title="PyTorch", purpose="a program in Python", media_type="text/x-python", extension="py")
def write(document: Document) -> bytes:
    """Return a program that prints the root's value and every leaf's gradient."""
    return written(_Torch(document))


class _Torch(Ruled):
    reserved = frozenset({"torch", "Rule", "grad_of"}) | NAMES
    does = "A graph of Gradwalk, for PyTorch. Prints the value of its root and the gradient of each leaf."

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.noted: set[str] = set()

    def opening(self) -> Sequence[str]:
        definitions = self.definitions()
        rule = [RULE] if definitions else []
        notes = [NOTES[name] for name in sorted(self.noted)]
        return [self.imports(IMPORTS), GRAD_OF, *rule, *self.rules.functions(), *definitions, *notes]

    def leaf(self, number: str) -> str:
        return f"torch.tensor({number}, requires_grad=True)"

    def constant(self, number: str) -> str:
        return f"torch.tensor({number})"

    def operation(self, i: int) -> str:
        name = self.graph.op[i]
        if self._agrees(i):
            if name in NOTES:
                self.noted.add(name)
            if name in THEIRS:
                return THEIRS[name].format(*self.whole(i))
            if OPS[name].symbol == "/":  # a bare number before it would be multiplied by a reciprocal, which rounds twice
                return " / ".join(self.whole(i))
            if OPS[name].symbol:
                return self.infix(i)
        return self.by_rule(i)

    def _agrees(self, i: int) -> bool:
        graph = self.graph
        name = graph.op[i]
        is_set = graph.own[i] and name not in ON_OPERANDS
        return not is_set and (name not in FINITE_ONLY or graph.is_finite(i))

    def definition(self, op: Op) -> str:
        operands = ", ".join(op.operands)
        partials = ", ".join(map(self.rules.source, op.partials))
        lines = [
            f"def {op.name}({operands}):",
            f'    """Return {op.formula or op.value}."""',
            "    return Rule.apply(",
            f"        lambda {operands}: {self.rules.source(op.value)},",
            f"        lambda out, {operands}: ({partials},),",
            f"        {operands},",
            "    )",
        ]
        return "\n".join(lines)

    def set_value(self, name: str, number: str) -> str:
        return f"{name}.data.fill_({number})"

    def set_grad(self, name: str, number: str) -> str:
        return f"{name}.grad = torch.tensor({number})"

    def value_of(self, name: str) -> str:
        return f"{name}.item()"

    def grad_of(self, name: str) -> str:
        return f"grad_of({name})"
