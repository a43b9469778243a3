"""Letters as files: what was spoken stays text, drafts are unsent, and paragraphs and lists stay what they are."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.pipeline.compose import Letter
from sottovoce.services.letter_files import LetterFormat, letter_bytes, rich_text
from sottovoce_models.compose.letter import Layout, Origin, Part
from sottovoce_models.compose.wish import Wish

HOSTILE = '<script>alert("x")</script> & <img src=x onerror=y>'


def letter(*parts: tuple[Layout, str]) -> Letter:
    made = tuple(Part(Origin.FRAME, layout, text) for layout, text in parts)
    return Letter(Wish("follow-up", "de"), "Unser Gespräch", made)


WHOLE = letter(
    (Layout.PARAGRAPH, "Guten Tag,"),
    (Layout.SENTENCE, "Wir sprachen über Öl."),
    (Layout.SENTENCE, "Dann über Gas."),
    (Layout.LINE, "Anna: „Ja.“"),
    (Layout.LINE, HOSTILE),
    (Layout.PARAGRAPH, "Mit freundlichen Grüßen"),
    (Layout.BELOW, "Ümit Kern"),
)


def test_rich_text_is_paragraphs_and_lists_and_nothing_spoken_is_markup() -> None:
    assert rich_text(WHOLE) == (
        "<p>Guten Tag,</p>\n<p>Wir sprachen über Öl. Dann über Gas.</p>\n"
        "<ul><li>Anna: „Ja.“</li><li>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; "
        "&lt;img src=x onerror=y&gt;</li></ul>\n<p>Mit freundlichen Grüßen<br>Ümit Kern</p>"
    )


@given(st.lists(st.tuples(st.sampled_from(Layout), st.text(max_size=30)), max_size=8))
def test_no_words_make_markup(parts: list[tuple[Layout, str]]) -> None:
    html = rich_text(letter(*parts))
    for tag in ("<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<br>"):
        html = html.replace(tag, "")
    assert "<" not in html
    assert ">" not in html


def test_an_email_draft_is_unsent_and_goes_to_nobody() -> None:
    data = letter_bytes(WHOLE, LetterFormat.EML)
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    assert (message["Subject"], message["X-Unsent"]) == ("Unser Gespräch", "1")
    assert not {"to", "cc", "bcc", "from", "date"} & {name.lower() for name in message}
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content().replace("\r\n", "\n") == WHOLE.text
    assert "&lt;script&gt;" in html.get_content()
    assert b"\r\n" in data


def test_a_word_document_has_the_words_in_order_as_text() -> None:
    made = docx.Document(BytesIO(letter_bytes(WHOLE, LetterFormat.DOCX)))
    assert [paragraph.text for paragraph in made.paragraphs] == [
        "Guten Tag,",
        "Wir sprachen über Öl. Dann über Gas.",
        "Anna: „Ja.“",
        HOSTILE,
        "Mit freundlichen Grüßen",
        "Ümit Kern",
    ]
    assert made.core_properties.title == "Unser Gespräch"


def test_plain_text_is_the_letter() -> None:
    assert letter_bytes(WHOLE, LetterFormat.TEXT).decode() == WHOLE.text


@pytest.mark.parametrize("kind", LetterFormat)
def test_half_letters_and_control_marks_spoil_no_file(kind: LetterFormat) -> None:
    assert letter_bytes(letter((Layout.PARAGRAPH, "a\ud800b\x00c")), kind)


def test_an_empty_letter_is_an_empty_file() -> None:
    assert not letter_bytes(letter(), LetterFormat.TEXT)
    assert not rich_text(letter())
    assert letter_bytes(letter(), LetterFormat.EML)
