"""Views of writing: the choices, while it is written, a letter with marked places, one being changed, drafts, style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.compose import Letter
from sottovoce.pipeline.events import Notice, NoticeCode
from sottovoce.services.letters import told
from sottovoce.ui.window.writing import WritingControl
from sottovoce_models.compose.letter import Layout, Origin, Part, Stray
from sottovoce_models.compose.wish import Wish
from sottovoce_models.types import Citation, Transcript

if TYPE_CHECKING:
    from tests.gui.views import Sample

_WORDS: Final = {
    UiLanguage.EN: (
        ("Dear Ms Sample,", "Thank you for the conversation.", "What we talked about:"),
        ("We discussed the nights after the late shift, four of which were bad.", "We also discussed the walk home."),
        "Dr Keller was told on 14 March.",
        ("What was decided:", "Therapist: “the phone stays in the kitchen”"),
        ("What is to be done:", "Ms S.: “I will keep it until Thursday”"),
        ("Please tell me if something is missing or should read differently.", "Kind regards", "Lea Brunner"),
        ("Dr Keller", "14 March"),
        ("I slept badly on four nights", "the phone stays in the kitchen", "I will keep it until Thursday"),
    ),
    UiLanguage.DE: (
        ("Sehr geehrte Frau Muster,", "vielen Dank für das Gespräch.", "Worum es ging:"),
        ("Wir sprachen über die Nächte nach der Spätschicht.", "Wir sprachen auch über den Heimweg zu Fuß."),
        "Frau Dr. Keller wurde am 14. März unterrichtet.",
        ("Was entschieden wurde:", "Therapeutin: „Das Telefon bleibt in der Küche“"),
        ("Was zu tun ist:", "Frau S.: „das Schlaftagebuch führe ich bis Donnerstag“"),
        ("Bitte sagen Sie mir, wenn etwas fehlt.", "Mit freundlichen Grüßen", "Lea Brunner"),
        ("Keller", "14. März"),
        (
            "Vier Nächte habe ich schlecht geschlafen",
            "Das Telefon bleibt in der Küche",
            "das Schlaftagebuch führe ich bis Donnerstag",
        ),
    ),
}


def _letter(language: UiLanguage, transcript: Transcript, wish: Wish, *, marked: bool) -> Letter:
    frame, written, unproved, decided, to_do, end, strays, quotes = _WORDS[language]
    cited = [
        (Citation(turn.id, turn.start_ms, turn.end_ms, quote),)
        for quote in quotes
        for turn in transcript.turns
        if quote in turn.text
    ]
    parts = [Part(Origin.FRAME, Layout.PARAGRAPH, words) for words in frame]
    parts += [Part(Origin.WRITTEN, Layout.SENTENCE, words, cited[0]) for words in written]
    if marked:
        parts.append(Part(Origin.WRITTEN, Layout.SENTENCE, unproved, cited[0], supported=False))
    for (lead, line), proof in zip((decided, to_do), cited[1:], strict=True):
        parts.append(Part(Origin.FRAME, Layout.PARAGRAPH, lead))
        parts.append(Part(Origin.SPOKEN, Layout.LINE, line, proof))
    parts += [Part(Origin.FRAME, Layout.PARAGRAPH, words) for words in end[:2]]
    parts.append(Part(Origin.OWN, Layout.BELOW, end[2]))
    found = tuple(Stray(5, words) for words in strays) if marked else ()
    subject = "Unser Gespräch" if language is UiLanguage.DE else "Our conversation"
    return told(Letter(wish, subject, tuple(parts), found))


def _open(sample: Sample, *, marked: bool = False) -> WritingControl:
    transcript, language = sample.meeting().transcript, sample.language
    assert transcript is not None
    sample.desk.compose.make = lambda wish: _letter(language, transcript, wish, marked=marked)
    control = sample.window.rooms.pages.writing
    sample.window.rooms.pages.meeting.header.write_button.click()
    sample.until(control.page.isVisible)
    control.page.form.recipient.setText("Frau Muster" if sample.language is UiLanguage.DE else "Ms Sample")
    control.page.form.signed.setText("Lea Brunner")
    return control


def _write(sample: Sample, *, marked: bool) -> WritingControl:
    control = _open(sample, marked=marked)
    control.page.write_button.click()
    panel = control.page.panel
    sample.until(lambda: not panel.tools.isHidden())
    return control


def show_choices(sample: Sample) -> None:
    """Before anything is written."""
    _open(sample)


def show_reply(sample: Sample) -> None:
    """A reply, without the message that is answered."""
    form = _open(sample).page.form
    form.kind.setCurrentIndex(form.kind.findData("reply"))


def show_writing(sample: Sample) -> None:
    """It is being written."""
    control = _open(sample)
    sample.desk.compose.hold.clear()
    control.page.write_button.click()
    sample.until(lambda: bool(control.page.panel.view.rows))


def show_letter(sample: Sample) -> None:
    """A letter in which all is proved, partly in words as spoken, with drafts that were kept."""
    sample.desk.compose.notices = (Notice(NoticeCode.COMPOSE_DOUBTED),)
    control = _write(sample, marked=False)
    control.page.panel.keep_button.click()
    sample.until(lambda: bool(control.page.drafts.drafts))


def show_marked(sample: Sample) -> None:
    """A letter with marked places that nobody has read yet."""
    _write(sample, marked=True)


def show_changing(sample: Sample) -> None:
    """A sentence of it is being changed."""
    control = _write(sample, marked=True)
    control.page.panel.view.rows[4].edit()


def show_style(sample: Sample) -> None:
    """The settings with a text of the user's own."""
    german = sample.language is UiLanguage.DE
    text = "Guten Tag Herr Meier,\nbis Freitag.\nViele Grüße" if german else "Hi Mr Meier,\nsee you Friday.\nCheers"
    sample.window.rooms.pages.samples.keep([text])
    sample.window.rooms.show_settings()
    sample.window.rooms.pages.settings.show_section(sample.window.rooms.pages.style)
    sample.until(lambda: bool(sample.window.rooms.pages.samples.stored))


VIEWS: Final = {
    "writing_choices": show_choices,
    "writing_reply": show_reply,
    "writing_running": show_writing,
    "writing": show_letter,
    "writing_marked": show_marked,
    "writing_changing": show_changing,
    "settings_style": show_style,
}
