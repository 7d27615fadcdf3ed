"""The program of a training's step: runnable text with the numbers of that moment, and the group of each of its lines."""

from __future__ import annotations

from engine.losses import MEAN, TERM, loss
from engine.training.listing import INDENT, Listing, commented, spelled
from engine.training.moment import Moment
from engine.training.text import input_names, network, parameter_names, sample_term, target_names, write_parameters

SAMPLE = "sample"
"""The group of a sample is this and its row; a function's lines have the word alone, for they serve every sample."""


def sample_listing(moment: Moment, sample: int, run: str | None) -> Listing:
    """Return the program of one sample's term, divided by the samples of its batch where the loss is a mean."""
    prepared = moment.prepared
    group, mean = f"{SAMPLE} {sample}", _mean(moment)
    listing = _begun(moment, f"{SAMPLE} {sample}", run)
    listing.paragraph("Inputs and target")
    for name, number, feature in zip(input_names(prepared.shape), prepared.x[sample].tolist(), prepared.features, strict=True):
        own = commented(feature)
        listing.write(f"{name} = Value({spelled(number)})" + (f"  # {own}" if own not in ("", name) else ""), group)
    for name, number in zip(target_names(prepared.shape), prepared.targets[:, sample].tolist(), strict=True):
        listing.write(f"{name} = {spelled(number)}")
    listing.write("")
    _write_network(listing, moment, group, TERM if mean else "loss")
    if mean:
        listing.write(f"loss = {TERM}{mean}")
    return listing


def batch_listing(moment: Moment, run: str | None) -> Listing:
    """Return the program of a whole batch's loss: a function of one sample, called for each, their sum, and l1 and l2."""
    spec, prepared = moment.spec, moment.prepared
    listing = _begun(moment, f"batch {moment.batch}", run)
    listing.write("")
    listing.write(f"def {SAMPLE}({', '.join([*input_names(prepared.shape), *target_names(prepared.shape)])}):")
    _write_network(listing, moment, SAMPLE, TERM, INDENT)
    listing.write(f"{INDENT}return {TERM}")
    listing.paragraph("The samples of the batch")
    names = []
    for row in moment.rows.tolist():
        names.append(f"{TERM}_{row}")
        x = [f"Value({spelled(number)})" for number in prepared.x[row].tolist()]
        y = [spelled(number) for number in prepared.targets[:, row].tolist()]
        listing.write(f"{names[-1]} = {SAMPLE}({', '.join([*x, *y])})", f"{SAMPLE} {row}")
    listing.paragraph("The loss")
    listing.sum("total", names, "total")
    terms = [f"total{_mean(moment)}"]
    for name, factor, term in (("l1", spec.l1, "abs({})"), ("l2", spec.l2, "{}**2")):
        if factor:
            listing.sum(name, [term.format(parameter) for parameter, _ in parameter_names(prepared.shape)], name)
            terms.append(f"{spelled(factor)}*{name}")
    listing.give("loss", terms)
    return listing


def _begun(moment: Moment, what: str, run: str | None) -> Listing:
    """A listing with the line that leads back to the training, and the parameters."""
    listing = Listing()
    listing.write(f"# Run {commented(run)}, epoch {moment.epoch}, {what}" if run else f"# Epoch {moment.epoch}, {what}")
    listing.paragraph("Parameters: w<layer>_<neuron>_<input>, b<layer>_<neuron>")
    write_parameters(listing, moment.prepared.shape, moment.parameters, moment.old_gradients)
    return listing


def _write_network(listing: Listing, moment: Moment, group: str, name: str, indent: str = "") -> None:
    listing.extend(network(moment.prepared, moment.spec), group, indent)
    listing.write("")
    listing.extend(sample_term(moment.prepared, moment.spec, name), group, indent)


def _mean(moment: Moment) -> str:
    """What a term, or the sum of them, is divided by, as text; "" for nothing."""
    count = len(moment.rows)
    return f" / {count}" if loss(moment.spec.loss).reduction == MEAN and count > 1 else ""
