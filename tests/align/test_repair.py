"""Pairs that contradict one another are made to agree by the most probable change, and agreeing ones are left alone."""

import numpy as np
import pytest
from ushtil.align.closure import components
from ushtil.align.dp import Lattice, Posteriors
from ushtil.align.pair import PairModel
from ushtil.align.repair import contradictions, reconciled
from ushtil.models.grid import BEAD_TYPES, Band

PAIRS = ((0, 1), (0, 2), (1, 2))
Local = dict[tuple[int, int], list[tuple[tuple[int, ...], tuple[int, ...]]]]


def model(rows, columns, links, null=0.2):
    """A model of a pair that holds the named beads for so probable; every segment alone is ``null`` probable."""
    band = Band.full(rows, columns)
    beads = np.zeros((len(BEAD_TYPES), int(band.starts[-1])))
    for (left, right), probability in links.items():
        kind = BEAD_TYPES.index((len(left), len(right)))
        beads[kind, band.starts[left[-1] + 1] + right[-1] + 1] = probability
    possible = np.where(beads > 0, 0.0, -np.inf)
    left_null, right_null = np.full(rows, null), np.full(columns, null)
    return PairModel(
        Lattice(band, band.starts, possible, left_null, right_null, 0.0), Posteriors(beads, left_null, right_null)
    )


def spans(beads):
    return sorted(bead.spans for bead in beads if not bead.is_null)


def groups(pairs) -> Local:
    """The spans of the beads of each pair."""
    return {pair: [(bead.spans[0], bead.spans[1]) for bead in beads] for pair, beads in pairs.items()}


def partners(pairs):
    """Every segment with the segments of other documents that it is linked with, counted anew."""
    linked: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for pair, beads in pairs.items():
        for bead in beads:
            for column, other in ((0, 1), (1, 0)):
                for index in bead.spans[column]:
                    mine = linked.setdefault((pair[column], index), set())
                    mine |= {(pair[other], partner) for partner in bead.spans[other]}
    return linked


def unexcused(pairs):
    """Chains a - b - c without a - c, of which no neighbour of an end explains the part of b that the end lacks."""
    linked = partners(pairs)
    return [
        (a, b, c)
        for b in linked
        for a in linked[b]
        for c in linked[b]
        if a[0] != c[0] and c not in linked[a]
        if not any(d[0] == a[0] and c in linked[d] for d in linked[b])
        if not any(d[0] == c[0] and a in linked[d] for d in linked[b])
    ]


def assert_each_once(pairs, lengths):
    for (a, b), beads in pairs.items():
        for column, document in ((0, a), (1, b)):
            assert sorted(i for bead in beads for i in bead.spans[column]) == list(range(lengths[document]))


def test_agreeing_pairs_are_left_as_they_are():
    models = {pair: model(2, 2, {((0,), (0,)): 0.9, ((1,), (1,)): 0.8}) for pair in PAIRS}
    for pair, beads in reconciled(models).items():
        assert beads == models[pair].beads


def test_a_missing_third_link_is_drawn_when_the_two_others_are_sure():
    models = {
        (0, 1): model(1, 1, {((0,), (0,)): 0.95}),
        (0, 2): model(1, 1, {((0,), (0,)): 0.15}),
        (1, 2): model(1, 1, {((0,), (0,)): 0.9}),
    }
    assert not spans(models[0, 2].beads)
    assert all(spans(beads) == [((0,), (0,))] for beads in reconciled(models).values())


def test_a_doubtful_link_is_dissolved_when_the_others_speak_against_it():
    models = {
        (0, 1): model(1, 1, {((0,), (0,)): 0.95}, null=0.04),
        (0, 2): model(1, 1, {((0,), (0,)): 0.01}, null=0.98),
        (1, 2): model(1, 1, {((0,), (0,)): 0.5}, null=0.2),
    }
    found = reconciled(models)
    assert spans(found[0, 1]) == [((0,), (0,))]
    assert not spans(found[0, 2])
    assert not spans(found[1, 2])


def test_a_merged_segment_excuses_the_finer_pairs():
    models = {
        (0, 1): model(2, 1, {((0, 1), (0,)): 0.9}),
        (0, 2): model(2, 2, {((0,), (0,)): 0.9, ((1,), (1,)): 0.9}),
        (1, 2): model(1, 2, {((0,), (0, 1)): 0.9}),
    }
    local = groups({pair: models[pair].beads for pair in PAIRS})
    assert not contradictions(local)
    assert reconciled(models) == {pair: models[pair].beads for pair in PAIRS}


def test_a_crossed_triangle_is_a_contradiction():
    local: Local = {
        (0, 1): [((0,), (0,)), ((1,), (1,))],
        (0, 2): [((0,), (0,)), ((1,), (1,))],
        (1, 2): [((0,), (1,)), ((1,), (0,))],
    }
    assert contradictions(local)


def test_a_chain_that_stops_is_a_contradiction():
    local: Local = {(0, 1): [((0,), (0,))], (0, 2): [((0,), ()), ((), (0,))], (1, 2): [((0,), (0,))]}
    assert contradictions(local) == [((0, 0), (1, 0), (2, 0))]


def test_no_links_contradict_nothing():
    local: Local = {pair: [((0,), ()), ((), (0,))] for pair in PAIRS}
    assert contradictions(local) == []


def random_model(chance, rows, columns):
    links, i, j = {}, 0, 0
    while i < rows and j < columns:
        left, right = BEAD_TYPES[chance.choice([0, 0, 0, 0, 1, 2, 7])]
        if i + left <= rows and j + right <= columns and chance.random() < 0.8:
            links[tuple(range(i, i + left)), tuple(range(j, j + right))] = chance.uniform(0.3, 1.0)
            i, j = i + left, j + right
        else:
            i, j = i + int(chance.integers(2)), j + int(chance.integers(2))
    return model(rows, columns, links, null=chance.uniform(0.05, 0.4))


@pytest.mark.parametrize("seed", range(60))
def test_whatever_three_models_say_the_pairs_agree_in_the_end(seed):
    chance = np.random.default_rng(seed)
    lengths = [int(n) for n in chance.integers(1, 9, 3)]
    models = {(a, b): random_model(chance, lengths[a], lengths[b]) for a, b in PAIRS}
    found = reconciled(models)
    assert_each_once(found, lengths)
    assert not contradictions(groups(found))
    assert not unexcused(found)


@pytest.mark.parametrize("seed", range(60))
def test_what_was_made_to_agree_still_reads_in_order(seed):
    chance = np.random.default_rng(seed)
    lengths = [int(n) for n in chance.integers(1, 9, 3)]
    models = {(a, b): random_model(chance, lengths[a], lengths[b]) for a, b in PAIRS}
    for beads in reconciled(models).values():
        for column in (0, 1):
            order = [i for bead in beads for i in bead.spans[column] if not bead.is_null]
            assert order == sorted(order)


def test_only_the_group_that_contradicts_is_changed():
    links = {((k,), (k,)): 0.9 for k in range(6)}
    models = {(0, 1): model(6, 6, links), (0, 2): model(6, 6, links)}
    models[1, 2] = model(6, 6, {bead: p for bead, p in links.items() if bead[0] != (3,)})
    found = reconciled(models)
    connected = components(found, [6, 6, 6])
    assert sorted(len(group) for group in connected)[-5:] == [3] * 5
    for pair, beads in found.items():
        kept = [bead for bead in models[pair].beads if 3 not in (*bead.spans[0], *bead.spans[1])]
        assert all(bead in beads for bead in kept)
