"""The document of a training's step, as answers carry it and as files bring it back."""

from __future__ import annotations

import json

import pytest

from app.documents import GivenDocument
from app.schemas import GraphDocument
from engine.exports import EXPORTS
from engine.training.passes import pass_document
from tests.engine.training.moments import THREE, moment, read


@pytest.mark.parametrize("sample", [1, None])
@pytest.mark.parametrize("run", ["abc123", None])
def test_a_document_is_taken_back_as_it_was_sent(sample: int | None, run: str | None) -> None:
    spec, data = read(
        {"faults": ["no_zero_grad"], "loss": "cross_entropy", "network": {"hidden": [2], "output": "softmax"}}, THREE
    )
    sent = EXPORTS["json"].write(pass_document(moment(spec, data), sample=sample, run=run))
    wire = json.loads(sent)
    assert json.loads(GraphDocument.model_validate(wire).model_dump_json(by_alias=True, exclude_unset=True)) == wire
    back = GivenDocument.model_validate_json(sent).wire()
    assert {**back, "training": {"sample": None, "run": None, **back["training"]}} == wire
