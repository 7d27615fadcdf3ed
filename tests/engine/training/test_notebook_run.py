"""The notebook's own training, through the lab: its numbers as weights, its loss, its mistake, its curve as it was printed.

It is trained with true gradients: each of its `tanh` has one consumer, so that `self.grad =` loses nothing there; parameters
are zeroed before each pass, and all other nodes are made anew. The loss that it prints after an update is computed of the
outputs from before it.
"""

from __future__ import annotations

import numpy as np
import pytest

from engine.training.evaluation import Evaluation
from engine.training.reading import read_spec
from engine.training.shapes import Shape
from engine.training.training import Training
from tests.engine.training.runs import Wire

PARAMETERS = (
    -1.1745984990765248,
    -1.9079705594284473,
    -1.063660778987389,
    0.11912046977656406,
    -1.6816276151023937,
    1.3902314898828079,
    -1.9071027640431564,
    -0.1895946584929257,
    -1.5856813359838235,
    0.19827130943298815,
    -0.32833234581224435,
    0.7273317367482757,
    -0.4288962787096917,
    0.09582058896184041,
    -0.7471910167898416,
    -1.3686457254791715,
    -2.020450802650164,
    0.21318803384403726,
    0.9364294046023246,
    0.6412825808785294,
    0.979869139612908,
    -0.8162891143232834,
    -1.75637302588548,
    -0.8161966498560191,
    -2.1703793279886114,
    2.085807633793719,
    0.11655715952430847,
    -0.3431429078876648,
    0.49221191638528705,
    0.5360250534255223,
)
"""What its cell 373 lists, layer by layer, neuron by neuron, weights then bias."""

FIRST_LOSS = 0.8567627474284216
"""Of these parameters: cell 370. One step follows it in cell 375, before the loop."""

LOSSES = (
    0.8495386963346085,
    0.8416987366473648,
    0.8331752616815645,
    0.8238924426108042,
    0.8137653515488731,
    0.802699091415806,
    0.7905879938301942,
    0.7773149798241458,
    0.762751225081122,
    0.7467563352528163,
    0.7291793210071186,
    0.7098607683136523,
    0.6886367240401775,
    0.6653449477552339,
    0.6398342882837845,
    0.6119779714141635,
    0.5816914386411618,
    0.5489549190971685,
    0.5138399855054666,
    0.4765378136824522,
    0.43738477325846337,
    0.3968787229565336,
    0.35567789153038315,
    0.3145748777526356,
    0.2744423718862616,
    0.2361547589966109,
)
"""What the loop of cell 377 printed, as far as that is kept; the first is cell 376's as well."""

LAST_LOSS = 0.004835307346619926
LAST_OUTPUTS = (0.9511849156293668, 0.008335611698960703, 0.9511849156293668)
"""After the loop's 100 steps: cells 377 and 378."""


def notebook() -> Wire:
    """The notebook's run, with the step before the loop as its first epoch."""
    weights, biases = Shape(2, (3, 4, 1)).nested(np.array(PARAMETERS))
    return {
        "data": {"dataset": "notebook"},
        "test_fraction": 0,
        "network": {"hidden": [3, 4], "output": "tanh", "weights": weights, "biases": biases},
        "loss": "sse",
        "optimizer": {"name": "sgd", "learning_rate": 0.01},
        "epochs": 101,
        "faults": ["add_instead_of_multiply"],
    }


def test_the_curve_is_the_one_that_the_notebook_printed(is_compiled: bool) -> None:
    run = Training(read_spec(notebook()), compiled=is_compiled)
    curve = run.advance().loss
    assert curve[0] == pytest.approx(FIRST_LOSS, rel=1e-14)
    assert curve[1 : 1 + len(LOSSES)].tolist() == pytest.approx(LOSSES, rel=1e-13)
    assert run.final()["loss"] == pytest.approx(LAST_LOSS, rel=1e-12)
    outputs, _ = Evaluation(run.spec, run.data, compiled=is_compiled).rows(run.parameters)
    assert outputs[0].tolist() == pytest.approx(LAST_OUTPUTS, rel=1e-12)


def test_the_first_gradient_is_the_notebook_s(is_compiled: bool) -> None:
    moment = Training(read_spec(notebook()), compiled=is_compiled).moment(0)
    assert moment.gradient[4] == pytest.approx(0.003600700850319558, rel=1e-12)  # cell 372
    assert moment.after[4] == pytest.approx(-1.681663622110897, rel=1e-15)  # cell 375
