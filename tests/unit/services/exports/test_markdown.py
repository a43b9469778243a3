from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from sottovoce.core.languages import UiLanguage
from sottovoce.services.exports import markdown as documents
from sottovoce.services.exports.document import document_of, speaker_name
from sottovoce.services.exports.material import Options
from sottovoce_models.types import Correction, Coverage, ItemKind, Recording, Speaker, Transcript, Turn
from tests.unit.services.exports.samples import material
from tests.unit.services.meetings import CANARY, finished

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TEXT = {"text", "text_special"}

HOSTILE = [
    "# heading",
    "#",
    "### ",
    "- item",
    "+ item",
    "* item",
    "-",
    "+",
    "1. first",
    "1) first",
    "12.",
    "2024. was good",
    "> quote",
    "---",
    "***",
    "___",
    "- - -",
    "===",
    "~~~",
    "~~~ python",
    "```",
    "`code`",
    "~~gone~~",
    "[link](https://example.org)",
    "![image](https://example.org/x.png)",
    "[ref]: https://example.org",
    "<https://example.org>",
    "<script>alert(1)</script>",
    "<!-- hidden -->",
    "&lt;b&gt; &copy; &#35;",
    "- [x] done",
    "[ ] open",
    "a | b\n--- | ---\n1 | 2",
    "**bold** _soft_ __x__",
    "back\\slash \\* \\",
    "line one\n\n# line two",
    "line one\u2028# line two\x85# three",
    "    indented code",
    "\t\ttabs",
    "trailing  \nbreak",
]


def tokens_of(text: str) -> list[Token]:
    """All tokens a reader of Markdown makes of a text, those within a line included."""
    return [inner for token in READER.parse(text) for inner in [token, *(token.children or [])]]


def shown(text: str) -> str:
    """What a reader of Markdown shows of one escaped paragraph; fails if it shows anything but plain text."""
    tokens = tokens_of(text)
    kinds = {token.type for token in tokens}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close", *TEXT}, kinds
    return "".join(token.content for token in tokens if token.type in TEXT)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_markup_is_shown_as_it_is(text: str) -> None:
    assert shown(documents.escape(text)) == " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_it_changes_nothing_of_the_line_before_it(text: str) -> None:
    kinds = [token.type for token in tokens_of(f"before\n{documents.escape(text)}")]
    assert [kind for kind in kinds if kind not in TEXT] == ["paragraph_open", "inline", "softbreak", "paragraph_close"]


special = st.text(st.sampled_from("#*_-+=~`<>[]()!|\\&;.:1x \n\t\"'/@^$%{}"), max_size=24)


@settings(max_examples=400, deadline=None)
@given(special | st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=24))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    assert shown(documents.escape(text)) == " ".join(text.split())


@settings(max_examples=200, deadline=None)
@given(special.filter(lambda text: bool(text.strip())))
def test_a_turn_or_a_name_changes_nothing_around_it(text: str) -> None:
    def outline(words: str) -> list[str]:
        transcript = Transcript(
            "r", 1, "en", {"S1": Speaker(words)}, (Turn("t1", "S1", 0, 1, words), Turn("t2", "S1", 2, 3, "after"))
        )
        made = documents.transcript_markdown(transcript, words, UiLanguage.EN)
        return [token.type for token in tokens_of(made) if token.type not in TEXT]

    assert outline(text) == outline("plain")


@settings(max_examples=200, deadline=None)
@given(special.filter(lambda text: bool(text.strip())))
def test_an_item_of_the_minutes_changes_nothing_around_it(text: str) -> None:
    def outline(words: str) -> list[str]:
        draft = finished()
        assert draft.summary is not None
        items = tuple(
            replace(item, text=words, owner=words, due=words, citations=(replace(item.citations[0], quote=words),))
            for item in draft.summary.items
        )
        draft.summary = replace(draft.summary, items=items)
        made = documents.summary_markdown(draft, UiLanguage.EN)
        return [token.type for token in tokens_of(made) if token.type not in TEXT]

    assert outline(text) == outline("plain")


def test_minutes_show_every_heading_and_the_proof_under_each_line() -> None:
    lines = documents.summary_markdown(finished(), UiLanguage.EN).splitlines()
    assert [line for line in lines if line.startswith("## ")] == [
        "## Overview",
        "## Topics",
        "## Decisions",
        "## To do",
        "## Open questions",
    ]
    todo = lines.index(f"- [ ] Buy the {CANARY} (who: {CANARY}, Ada; when: {CANARY} Friday)")
    assert lines[todo + 1] == f"  > 00:00 {CANARY}, Ada: We buy the {CANARY} on Friday."
    assert f"- Who feeds the {CANARY}? (not proven by the words cited)" in lines
    assert lines[lines.index(f"- Who feeds the {CANARY}? (not proven by the words cited)") + 1] == "  > 00:04 Speaker 2"
    assert lines[lines.index("## Decisions") + 2] == "None were found."
    assert "*The file ends early or is damaged; everything readable was used.*" in lines


def test_documents_are_in_the_language_of_the_meeting() -> None:
    german = documents.markdown_text(document_of(material(), Options(language=UiLanguage.DE)))
    assert "## Beschlüsse" in german
    assert "**Person 2** 00:04" in german
    assert "*00:08 von 00:09 Minuten Sprache haben Text.*" in german
    assert "*Unklare Stellen: 1.*" in german
    assert "| Dr. Anna Müller | Therapeutin | 1 | 00:00 |" in german
    assert "Speaker" not in german
    assert "## Decisions" in documents.markdown_text(document_of(material(), Options(language=UiLanguage.EN)))


def test_a_meeting_without_minutes_is_its_transcript() -> None:
    made = documents.markdown_text(document_of(replace(material(), summary=None), Options(language=UiLanguage.EN)))
    assert made.startswith("# Transcript: ")


def test_nothing_is_said_of_coverage_where_it_was_not_measured() -> None:
    transcript = Transcript("r", 1, "en", {"S1": Speaker("Ada")}, (Turn("t1", "S1", 0, 1, "Hi"),))
    made = documents.transcript_markdown(transcript, "Talk", UiLanguage.EN)
    assert made == (
        "# Transcript: Talk\n\n*Draft: heard by machine, not checked.*\n\n"
        "*Heard by machine. Please check before you use it.*\n\n**Ada** 00:00\n\nHi\n"
    )


def test_a_transcript_without_a_word_says_how_much_was_spoken() -> None:
    transcript = Transcript("r", 1, "en", {}, (), coverage=Coverage(61_000, 0))
    made = documents.transcript_markdown(transcript, "Talk", UiLanguage.EN)
    assert "*00:00 of 01:01 minutes of speech have text.*" in made
    silent = documents.transcript_markdown(replace(transcript, coverage=Coverage(0, 0)), "Talk", UiLanguage.EN)
    assert "*00:00 of 00:00 minutes of speech have text.*" in silent


def test_what_the_list_of_names_changed_stands_at_the_end() -> None:
    turns = (Turn("t1", "S1", 0, 1, "Hi Brandt"),)
    changed = (Correction(61_000, 62_000, "*Brand*", "Brandt"),)
    transcript = Transcript("r", 1, "de", {"S1": Speaker("Ada")}, turns, corrections=changed)
    made = documents.transcript_markdown(transcript, "Talk", UiLanguage.DE)
    assert made.endswith("## Nach Ihrer Liste von Namen und Begriffen berichtigt\n\n- 01:01 \\*Brand\\* → Brandt\n")


def test_a_speaker_without_a_name_has_a_number() -> None:
    speakers = {"S1": Speaker(), "S2": Speaker("Ada")}
    assert speaker_name("S1", speakers, "Speaker") == "Speaker 1"
    assert speaker_name("S2", speakers, "Speaker") == "Ada"


def test_every_kind_of_item_has_its_place() -> None:
    draft = finished()
    assert draft.summary is not None
    (overview, *_) = draft.summary.items
    for kind in ItemKind:
        draft.summary = replace(draft.summary, items=(replace(overview, kind=kind, text="Unmistakable"),))
        assert documents.summary_markdown(draft, UiLanguage.EN).count("Unmistakable") == 1


def test_the_title_of_a_file_is_no_markup_either() -> None:
    draft = finished()
    draft.recording = Recording("r", "a](x) <b>", None, 0, (), "a.wav")
    assert documents.summary_markdown(draft, UiLanguage.EN).splitlines()[0] == "# Minutes: a\\](x) \\<b\\>"
