from __future__ import annotations

import pytest

from sottovoce.services.edit import rename_speaker
from sottovoce_models.types import Speaker, Transcript, Turn

BEFORE = Transcript("r", 3, "en", {"S1": Speaker("", "chair"), "S2": Speaker("Bob")}, (Turn("t1", "S1", 0, 1, "Hi"),))


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
