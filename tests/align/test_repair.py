"""Pairs that contradict one another are made to agree by the most probable change, and agreeing ones are left alone."""

import numpy as np
import pytest
from ushtil.align.closure import components
from ushtil.align.dp import Lattice, Posteriors
from ushtil.align.locks import LockedModel
from ushtil.align.moves import ordered
from ushtil.align.pair import PairModel
from ushtil.align.repair import contradictions, reconciled
from ushtil.corpus.types import Bead
from ushtil.models.grid import BEAD_TYPES, Band

PAIRS = ((0, 1), (0, 2), (1, 2))
Local = dict[tuple[int, int], list[tuple[tuple[int, ...], tuple[int, ...]]]]


def model(rows, columns, links, null=0.2, *, free=False):
    """A model of a pair that holds the named beads for so probable; every segment alone is ``null`` probable."""
    band = Band.full(rows, columns)
    beads = np.zeros((len(BEAD_TYPES), band.cells), dtype=np.float32)
    for (left, right), probability in links.items():
        kind = BEAD_TYPES.index((len(left), len(right)))
        beads[kind, band.starts[left[-1] + 1] + right[-1] + 1] = probability
    possible = np.where(beads > 0, 0.0, -np.inf).astype(np.float32)
    nulls = np.full(rows, null), np.full(columns, null)
    return PairModel(Lattice(band, possible, 0.0), Posteriors(beads, *nulls), free)


def locked(rows, columns, *links):
    """A pair that is given: the links, and all other segments alone."""
    alone = [((i,), ()) for i in range(rows) if not any(i in left for left, _ in links)]
    others = [((), (j,)) for j in range(columns) if not any(j in right for _, right in links)]
    return LockedModel(ordered(Bead(found) for found in (*links, *alone, *others)), (rows, columns))


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


def random_links(chance, rows, columns):
    links, i, j = {}, 0, 0
    while i < rows and j < columns:
        left, right = BEAD_TYPES[chance.choice([0, 0, 0, 0, 1, 2, 7])]
        if i + left <= rows and j + right <= columns and chance.random() < 0.8:
            links[tuple(range(i, i + left)), tuple(range(j, j + right))] = chance.uniform(0.3, 1.0)
            i, j = i + left, j + right
        else:
            i, j = i + int(chance.integers(2)), j + int(chance.integers(2))
    return links


def random_model(chance, rows, columns):
    return model(rows, columns, random_links(chance, rows, columns), null=chance.uniform(0.05, 0.4))


def crossing_links(chance, rows, columns):
    """One-to-one links of which any may cross any other."""
    size = min(rows, columns)
    lefts, rights = chance.permutation(rows)[:size].tolist(), chance.permutation(columns)[:size].tolist()
    return {((i,), (j,)): float(chance.uniform(0.3, 1.0)) for i, j in zip(lefts, rights, strict=True)}


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


@pytest.mark.parametrize("seed", range(40))
def test_where_the_order_is_free_the_pairs_agree_too(seed):
    chance = np.random.default_rng(seed)
    lengths = [int(n) for n in chance.integers(1, 7, 3)]
    models = {
        (a, b): model(lengths[a], lengths[b], crossing_links(chance, lengths[a], lengths[b]), free=True)
        for a, b in PAIRS
    }
    found = reconciled(models)
    assert_each_once(found, lengths)
    assert not contradictions(groups(found))
    assert not unexcused(found)


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("seed", range(20))
def test_a_pair_that_is_given_stays_and_the_others_agree_with_it(pair, seed):
    chance = np.random.default_rng(seed)
    lengths = [int(n) for n in chance.integers(1, 9, 3)]
    models = {(a, b): random_model(chance, lengths[a], lengths[b]) for a, b in PAIRS}
    rows, columns = (lengths[column] for column in pair)
    made = crossing_links if seed % 2 else random_links
    models[pair] = locked(rows, columns, *made(chance, rows, columns))
    found = reconciled(models)
    assert sorted(bead.spans for bead in found[pair]) == sorted(bead.spans for bead in models[pair].beads)
    assert_each_once(found, lengths)
    assert not contradictions(groups(found))
    assert not unexcused(found)


def test_a_given_bead_of_segments_that_are_not_neighbours_stays():
    models = {pair: model(3, 3, {((k,), (k,)): 0.9 for k in range(3)}) for pair in PAIRS}
    models[0, 1] = locked(3, 3, ((0, 2), (1,)), ((1,), (0, 2)))
    found = reconciled(models)
    assert spans(found[0, 1]) == [((0, 2), (1,)), ((1,), (0, 2))]
    assert not contradictions(groups(found))


def test_links_that_cross_are_marked_as_moved():
    links = {((0,), (1,)): 0.9, ((1,), (2,)): 0.9, ((2,), (0,)): 0.9}
    models = {
        (0, 1): model(3, 3, links, free=True),
        (0, 2): model(3, 3, {((k,), (k,)): 0.9 for k in range(3)}),
        (1, 2): model(3, 3, {(right, left): p for (left, right), p in links.items()}, free=True),
    }
    found = reconciled(models)
    assert [bead.spans for bead in found[0, 1] if bead.moved] == [((2,), (0,))]
    assert not any(bead.moved for bead in found[0, 2])
