"""Voice prints to persons: counts, outliers, given counts, and the same answer however many there are."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from sottovoce_models.speakers import clustering
from sottovoce_models.speakers.base import EMBEDDING_SIZE
from sottovoce_models.speakers.clustering import Clusters, Prints, cluster
from sottovoce_models.speakers.linkage import Tree

Array = npt.NDArray[np.float32]


def voices(talk: list[int], seed: int = 1, noise: float = 0.6) -> tuple[Array, npt.NDArray[np.int64]]:
    """Prints scattered around one direction per person (`noise` 0.6: about 0.27 apart), and who each is."""
    random = np.random.default_rng(seed)
    people = np.repeat(np.arange(len(talk)), talk)
    people = people[random.permutation(len(people))]
    centres = random.standard_normal((len(talk), EMBEDDING_SIZE))
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    scattered = random.standard_normal((len(people), EMBEDDING_SIZE)) * noise / np.sqrt(EMBEDDING_SIZE)
    prints = centres[people] + scattered
    prints /= np.linalg.norm(prints, axis=1, keepdims=True)
    return prints.astype(np.float32), people


def rows(prints: Array, each: int = 300) -> npt.NDArray[np.int64]:
    return np.full(len(prints), each, dtype=np.int64)


def found_in(
    prints: Array, solo_rows: npt.NDArray[np.int64], count: int | None = None, prints_a_block: int = 1000
) -> Clusters:
    blocks = np.arange(len(prints)) // prints_a_block
    return cluster(Prints(prints, solo_rows, solo_rows.astype(np.float32), blocks), count)


def same_partition(labels: npt.NDArray[np.int64], people: npt.NDArray[np.int64]) -> bool:
    pairs = set(zip(labels.tolist(), people.tolist(), strict=True))
    return len(pairs) == len(set(labels.tolist())) == len(set(people.tolist()))


@pytest.mark.parametrize("talk", [[1], [30], [30, 30], [40, 10, 25, 8], [20] * 12])
def test_finds_each_person_once(talk: list[int]) -> None:
    prints, people = voices(talk)
    found = found_in(prints, rows(prints))
    assert found.count == len(talk)
    assert same_partition(found.labels, people)


def test_nobody_spoke() -> None:
    found = found_in(np.empty((0, EMBEDDING_SIZE), np.float32), np.empty(0, np.int64))
    assert found.count == 0
    assert len(found.labels) == 0


def test_a_passing_noise_is_nobody_and_joins_the_nearest() -> None:
    prints, people = voices([60, 60, 1])
    found = found_in(prints, rows(prints))
    assert found.count == 2
    assert same_partition(found.labels[people < 2], people[people < 2])
    assert set(found.labels.tolist()) == {0, 1}


def test_who_says_little_in_a_long_meeting_is_still_somebody() -> None:
    prints, people = voices([600, 200, 6])  # six prints of 3 s, under one percent of the talk
    found = found_in(prints, rows(prints))
    assert found.count == 3
    assert same_partition(found.labels, people)


def test_twenty_people_none_of_whom_says_much() -> None:
    prints, _ = voices([2] * 20)
    assert found_in(prints, rows(prints, each=60)).count >= 1


def test_prints_of_short_sounds_join_but_do_not_found() -> None:
    prints, people = voices([30, 30, 20])
    solo = np.where(people == 2, 30, 300)
    found = found_in(prints, solo)
    assert found.count == 2
    assert found_in(prints[people == 2], solo[people == 2]).count == 1


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_a_given_count_is_kept(count: int) -> None:
    prints, people = voices([50, 40, 30])
    found = found_in(prints, rows(prints), count)
    assert found.count == count
    if count == 3:
        assert same_partition(found.labels, people)


def test_a_given_count_is_not_spent_on_outliers() -> None:
    prints, people = voices([50, 40])
    far = -prints.mean(axis=0, keepdims=True)  # farther from both than they are from each other: the first to split off
    prints = np.vstack([prints, far / np.linalg.norm(far)]).astype(np.float32)
    found = found_in(prints, rows(prints), 2)
    assert same_partition(found.labels[:-1], people)


def test_more_people_than_prints() -> None:
    prints, _ = voices([2])
    assert found_in(prints, rows(prints), 6).count == 2


def test_in_blocks_or_whole_gives_the_same_people(monkeypatch: pytest.MonkeyPatch) -> None:
    prints, people = voices([150, 90, 60, 20])
    monkeypatch.setattr(clustering, "_GROUPS_A_BLOCK", 10)
    monkeypatch.setattr(clustering, "_MOST_GROUPS", 40)
    found = found_in(prints, rows(prints), prints_a_block=50)
    assert found.count == 4
    assert same_partition(found.labels, people)


def test_average_linkage_against_the_plain_definition() -> None:
    prints, _ = voices([5, 4, 3], noise=1.5)
    tree = Tree(prints, np.ones(len(prints), np.float32))
    distances = 1 - prints @ prints.T
    groups = [[leaf] for leaf in range(len(prints))]
    heights = []
    while len(groups) > 1:  # merge the two groups with the least mean distance, again and again
        pairs = [(distances[np.ix_(a, b)].mean(), i, j) for i, a in enumerate(groups) for j, b in enumerate(groups[:i])]
        height, i, j = min(pairs)
        heights.append(height)
        groups[j] += groups.pop(i)
    assert tree.heights == pytest.approx(heights, abs=1e-5)


def test_a_margin_says_how_sure_a_label_is() -> None:
    prints, people = voices([20, 20])
    between = prints[people == 0].mean(axis=0) + prints[people == 1].mean(axis=0)
    prints = np.vstack([prints, between / np.linalg.norm(between)]).astype(np.float32)
    found = found_in(prints, rows(prints))
    assert found.margins[-1] < 0.1 < found.margins[:-1].min()


def test_a_voice_that_fell_apart_by_the_way_it_was_used_is_one() -> None:
    near, _ = voices([40], seed=3, noise=0.9)
    other = voices([1], seed=4, noise=0.0)[0][0]
    far = voices([40], seed=3, noise=0.9)[0][::-1] + 0.9 * other  # the same voice from the other end of the room
    far /= np.linalg.norm(far, axis=1, keepdims=True)
    assert 1 - (near @ far.T).mean() > 0.55, "print by print they are two"
    assert found_in(np.vstack([near, far]).astype(np.float32), np.full(80, 300)).count == 1


def test_what_is_said_in_a_second_is_no_person_but_what_is_said_in_two_is() -> None:
    prints, people = voices([12, 1])
    for solo_rows, count in ((150, 1), (250, 2)):
        assert found_in(prints, np.where(people == 1, solo_rows, 300)).count == count


def test_two_voices_given_are_the_two_that_say_most_not_a_guest() -> None:
    prints, people = voices([95, 5, 1])  # somebody at the door says three seconds
    found = found_in(prints, rows(prints), 2)
    assert same_partition(found.labels[people < 2], people[people < 2])


def test_two_voices_given_that_are_alike_are_told_apart() -> None:
    prints, people = voices([60, 20])
    alike = prints + 1.1 * voices([1], seed=9)[0][0]
    alike = (alike / np.linalg.norm(alike, axis=1, keepdims=True)).astype(np.float32)
    assert found_in(alike, rows(alike)).count == 1
    assert same_partition(found_in(alike, rows(alike), 2).labels, people)
