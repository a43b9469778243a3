"""Names, roles and voices that are one."""

from __future__ import annotations

import pytest

from sottovoce.services.editing.speakers import (
    assign_turns,
    merge_speakers,
    new_speaker_id,
    rename_speaker,
    set_role,
    turns_by_speaker,
)
from sottovoce_models.types import Speaker, Transcript, Turn

BEFORE = Transcript("r", 3, "en", {"S1": Speaker("", "chair"), "S2": Speaker("Bob")}, (Turn("t1", "S1", 0, 1, "Hi"),))
TALK = Transcript(
    "r",
    1,
    "en",
    {"S1": Speaker(), "S2": Speaker("Bob", "client"), "S3": Speaker()},
    (
        Turn("a", "S1", 0, 20_000, "long"),
        Turn("b", "S2", 10_000, 11_000, "into it"),
        Turn("c", "S1", 30_000, 42_000, "alone"),
        Turn("d", "S3", 42_000, 43_000, "short"),
    ),
)


def test_a_new_name_is_a_new_revision_and_leaves_the_old_one_alone() -> None:
    after = rename_speaker(BEFORE, "S1", "Ada")
    assert (after.revision, after.speakers["S1"]) == (4, Speaker("Ada", "chair"))
    assert (BEFORE.revision, BEFORE.speakers["S1"].name) == (3, "")
    assert (after.turns, after.speakers["S2"]) == (BEFORE.turns, Speaker("Bob"))


@pytest.mark.parametrize(("typed", "name"), [("  Ada\t \n Lovelace ", "Ada Lovelace"), (" ", ""), ("", "")])
def test_white_space_is_trimmed_and_nothing_takes_the_name_away(typed: str, name: str) -> None:
    assert rename_speaker(BEFORE, "S2", typed).speakers["S2"].name == name


def test_nobody_unknown_is_renamed() -> None:
    with pytest.raises(KeyError):
        rename_speaker(BEFORE, "S9", "Ada")


def test_a_role_leaves_the_name() -> None:
    assert set_role(BEFORE, "S2", " expert  witness ").speakers["S2"] == Speaker("Bob", "expert witness")


def test_turns_go_to_another_speaker_and_who_has_none_left_is_gone() -> None:
    after = assign_turns(TALK, {"d"}, "S2")
    assert list(after.speakers) == ["S1", "S2"]
    assert (after.turn("d").speaker, after.turn("d").edited, after.revision) == ("S2", True, 2)
    assert assign_turns(TALK, {"d"}, "S3") is TALK


def test_turns_go_to_somebody_new() -> None:
    assert new_speaker_id(TALK) == "S4"
    after = assign_turns(TALK, {"a", "b"}, "S4")
    assert list(after.speakers) == ["S1", "S3", "S4"]


def test_two_voices_become_one_with_the_name_of_either() -> None:
    after = merge_speakers(TALK, "S1", "S2")
    assert dict(after.speakers) == {"S1": Speaker("Bob", "client"), "S3": Speaker()}
    assert {turn.speaker for turn in after.turns} == {"S1", "S3"}
    assert merge_speakers(TALK, "S1", "S1") is TALK


def test_how_much_each_says() -> None:
    assert turns_by_speaker(TALK) == {"S1": (2, 32_000), "S2": (1, 1_000), "S3": (1, 1_000)}
