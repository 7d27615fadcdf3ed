from __future__ import annotations

from engine import Value
from engine.origin import origin


def test_nodes_made_at_one_place_share_it_until_one_needs_its_own() -> None:
    with origin.fresh(), origin.call("net"), origin.at((1, 0, 1, 5)):
        a, b = Value(1.0), Value(2.0)
        assert a._place is b._place
        a.label = "a"
        assert (a.label, b.label) == ("a", "")
        c = a * b
    assert c._place is b._place
    assert {(node.group, node.span) for node in (a, b, c)} == {("net 0", (1, 0, 1, 5))}


def test_a_label_a_change_and_a_pass_are_kept_side_by_side() -> None:
    a = Value(1.0)
    a.data = 2.0
    a.label = "a"
    a.backward()
    assert (a.label, a._place.changed > a.order, a._place.last_pass is not None) == ("a", True, True)
    assert (Value(1.0)._place.changed, Value(1.0)._place.last_pass) == (0, None)
