from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.core.languages import UiLanguage
from sottovoce.services.exports.document import document_of
from sottovoce.services.exports.docx import docx_bytes
from sottovoce.services.exports.material import Material, Options
from tests.unit.services.exports.samples import HOSTILE, material, spoken
from tests.unit.services.meetings import CANARY

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word_of(of: Material, **options: object) -> WordDocument:
    chosen = replace(Options(language=UiLanguage.DE), **options)  # type: ignore[arg-type] # fields by name
    return docx.Document(BytesIO(docx_bytes(document_of(of, chosen))))


def test_a_document_is_read_back_with_its_styles() -> None:
    word = word_of(material())
    by_style = [(each.style.name if each.style else "", each.text) for each in word.paragraphs if each.text]
    assert by_style[0] == ("Heading 1", "Protokoll: Erstgespräch Müller")
    assert ("Heading 2", "Aufgaben") in by_style
    assert ("Remark", "Entwurf: maschinell gehört, nicht geprüft.") in by_style
    (task,) = [text for style, text in by_style if style == "Task"]
    assert task.startswith(f"☐ Buy the {CANARY} (wer: ")
    assert any(style == "List Bullet" for style, _ in by_style)
    assert any(style == "Quote" for style, _ in by_style)
    turns = [text for style, text in by_style if style == "Turn"]
    assert turns[0] == f"Dr. Anna Müller 00:00\nWe buy the {CANARY} on Friday."
    assert turns[1] == f"Person 2 00:04\nWho feeds the {CANARY}?"


def test_every_page_says_that_it_is_a_draft_until_it_is_approved() -> None:
    section = word_of(material()).sections[0]
    assert section.header.paragraphs[0].text == "Entwurf: maschinell gehört, nicht geprüft."
    assert [field.get(f"{W}instr") for field in section.footer._element.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    approved = word_of(material(approved=True))
    assert approved.sections[0].header.paragraphs[0].text == ""
    texts = [each.text for each in approved.paragraphs]
    assert "Freigegeben von Dr. Weber am 15.11.2026. Zuvor angehört: 3 von 4 Stellen, bei denen das nötig ist." in texts
    assert not any("Entwurf" in text for text in texts)


def test_the_people_stand_in_a_table_with_a_header() -> None:
    tables = word_of(material()).tables
    (people,) = [each for each in tables if each.cell(0, 0).text == "Sprechende"]
    assert [cell.text for cell in people.rows[1].cells] == ["Dr. Anna Müller", "Therapeutin", "1", "00:00"]
    assert people.style is not None
    assert people.style.name == "Table Grid"
    assert people.rows[0]._tr.find(f".//{W}tblHeader") is not None


def test_for_the_file_it_names_hash_models_and_every_change() -> None:
    facts = word_of(material(), facts=True).tables[-2:]
    rows = {row.cells[0].text: row.cells[1].text for row in facts[0].rows}
    assert rows[next(key for key in rows if key.startswith("SHA-256 des aufgenommenen Tons"))] == "ab" * 32
    assert "whisper-base" in rows["Erkannt mit"]
    assert [cell.text for cell in facts[1].rows[1].cells] == ["00:00", "Mülla", "Müller"]
    assert not any("SHA-256" in cell.text for table in word_of(material()).tables for cell in table._cells)


def test_lines_are_numbered_only_if_wanted() -> None:
    def numbers(word: WordDocument) -> list[str | None]:
        return [each.get(f"{W}countBy") for each in word.element.body.iter(f"{W}lnNumType")]

    assert numbers(word_of(material(), line_numbers=True)) == ["5"]
    assert numbers(word_of(material())) == []


def test_the_language_is_told_to_spelling_checkers_and_screen_readers() -> None:
    word = word_of(material(), language=UiLanguage.EN)
    assert {each.get(f"{W}val") for each in word.styles.element.iter(f"{W}lang")} == {"en-GB"}
    assert word.core_properties.language == "en-GB"
    assert word.core_properties.author == ""


def test_hostile_words_are_words() -> None:
    said = spoken(HOSTILE, names=(HOSTILE, ""))
    word = word_of(replace(material(), title=HOSTILE, transcript=said, summary=None))
    (turn,) = [each.text for each in word.paragraphs if each.style and each.style.name == "Turn"]
    assert turn.split("\n")[1] == "=1+2 <b>x</b> {\\an8} --> # [a](http://x)"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_any_words_can_be_written_and_read_back(text: str) -> None:
    word = word_of(replace(material(), transcript=spoken("first", text), summary=None))
    turns = [each.text for each in word.paragraphs if each.style and each.style.name == "Turn"]
    assert len(turns) == 2


def test_a_meeting_in_which_nothing_was_said() -> None:
    word = word_of(replace(material(), transcript=spoken(), summary=None, duration_ms=0, started_at=None))
    assert word.paragraphs[0].text == "Transkript: Erstgespräch Müller"
