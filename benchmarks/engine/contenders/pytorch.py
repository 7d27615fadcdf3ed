"""PyTorch, in float64 like all others: scalar tensors, what its users write, and the leanest form we know."""

from __future__ import annotations

import torch

from benchmarks.engine.contenders.numpy import flat, layer_weights
from benchmarks.engine.contenders.scalar import output_of, sample_loss, total_loss
from benchmarks.engine.harness import Missing
from benchmarks.engine.training import Trainer, Work

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)

FUNCTIONS = {"relu": torch.relu, "tanh": torch.tanh, "linear": lambda z: z}
MODULES = {"relu": torch.nn.ReLU, "tanh": torch.nn.Tanh, "linear": torch.nn.Identity}


def scalars(work: Work) -> Trainer:
    """Train with a tensor for every scalar, as one would translate micrograd."""
    parameters = [torch.tensor(p, requires_grad=True) for p in work.parameters]
    last = [0.0]

    def train() -> None:
        terms = [
            sample_loss(work, output_of(work, parameters, x, FUNCTIONS), y, torch.relu)
            for x, y in zip(work.inputs, work.targets, strict=True)
        ]
        loss = total_loss(work, terms, parameters)
        loss.backward()
        with torch.no_grad():
            for parameter in parameters:
                parameter -= work.learning_rate * parameter.grad
                parameter.grad = None
        last[0] = loss.item()

    return Trainer(train, lambda: last[0], lambda: [p.item() for p in parameters])


def modules(work: Work) -> Trainer:
    """Train with nn.Linear and optim.SGD: what a user would take. The penalty is the optimiser's weight decay."""
    return _with_optimizer(work, compiled=False)


def compiled(work: Work) -> Trainer:
    """Train the same with the model and its loss in torch.compile."""
    try:
        return _with_optimizer(work, compiled=True)
    except RuntimeError as error:  # no compiler for C++ here, say
        raise Missing(f"torch.compile fails: {str(error).splitlines()[0]:.80}") from error


def lean(work: Work) -> Trainer:
    """Train with addmm, autograd.grad and updates in place of all tensors at once: no modules, no optimiser."""
    weights = [(torch.tensor(w), torch.tensor(b)) for w, b in layer_weights(work)]
    parts = [part.requires_grad_() for pair in weights for part in pair]
    plain = [part.detach() for part in parts]  # the same memory: what is done to it is not recorded
    functions = [FUNCTIONS[work.activation]] * (len(weights) - 1) + [FUNCTIONS[work.output]]
    x, y = torch.tensor(work.inputs), torch.tensor(work.targets)[:, None]
    minus_y = -y
    last = [torch.zeros(())]

    def train() -> None:
        h = x
        for (w, b), function in zip(weights, functions, strict=True):
            h = function(torch.addmm(b, h, w))
        loss = torch.addcmul(_ONE, h, minus_y).relu().mean() if work.loss == "hinge" else (h - y).square().sum()
        gradients = torch.autograd.grad(loss, parts)
        if work.alpha:
            torch._foreach_mul_(plain, 1 - 2 * work.learning_rate * work.alpha)
        torch._foreach_add_(plain, gradients, alpha=-work.learning_rate)
        last[0] = loss

    def numbers() -> list[float]:
        return flat([(w.detach().numpy(), b.detach().numpy()) for w, b in weights])

    return Trainer(train, lambda: last[0].item(), numbers, penalized=False)


_ONE = torch.ones(())


def _with_optimizer(work: Work, compiled: bool) -> Trainer:
    linear = [torch.nn.Linear(nin, nout) for nin, nout in work.layers]
    for layer, (w, b) in zip(linear, layer_weights(work), strict=True):
        layer.weight.data[:] = torch.tensor(w.T)
        layer.bias.data[:] = torch.tensor(b)
    kinds = [work.activation] * (len(linear) - 1) + [work.output]
    model = torch.nn.Sequential(*(part for layer, kind in zip(linear, kinds, strict=True) for part in (layer, MODULES[kind]())))
    # weight_decay·p is added to the gradient; that of alpha·p² is 2·alpha·p
    optimizer = torch.optim.SGD(model.parameters(), lr=work.learning_rate, weight_decay=2 * work.alpha)
    x, y = torch.tensor(work.inputs), torch.tensor(work.targets)[:, None]
    last = [torch.zeros(())]

    def loss_of(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        score = model(x)
        return torch.relu(1 - y * score).mean() if work.loss == "hinge" else ((score - y) ** 2).sum()

    loss_now = torch.compile(loss_of) if compiled else loss_of
    if compiled:
        loss_now(x, y)

    def train() -> None:
        optimizer.zero_grad()
        loss = loss_now(x, y)
        loss.backward()
        optimizer.step()
        last[0] = loss

    def numbers() -> list[float]:
        return flat([(layer.weight.detach().numpy().T, layer.bias.detach().numpy()) for layer in linear])

    return Trainer(train, lambda: last[0].item(), numbers, penalized=False)
