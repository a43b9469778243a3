"""Names of the roster in any byte of the folder: none, over the real engine code and the real folder."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from faker import Faker
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sottovoce.pipeline.redaction import RedactedTalk, RedactedTurn, Replacement
from sottovoce.services.training.excerpt import Passage, PassageKind
from sottovoce.services.training.folder import TrainingFolder
from sottovoce.services.training.review import review_of
from sottovoce.services.training.sample import sample_of
from sottovoce_models.anonymize.redaction import RedactionOptions, redact
from sottovoce_models.anonymize.roster import RosterName
from sottovoce_models.errors import UserFixable

TRICKS = {
    "de": (
        "{f} {l} war da.",
        "{l}s Anwalt schreibt.",
        "frau {ll} kommt morgen.",
        "{lf} sagt das auch.",
        "Das buchstabiert sich {spelled}.",
        "Mail an {lf} punkt {ll} at web punkt de.",
        "Die {l}-Akte liegt dort.",
        "Ich rief {cut} an.",
        "Herr {misspelt} war krank.",
    ),
    "en": (
        "{f} {l} was there.",
        "{l}'s lawyer writes.",
        "mrs {ll} comes tomorrow.",
        "{lf} says so too.",
        "It is spelled {spelled}.",
        "Mail {lf} dot {ll} at web dot com.",
        "The {l}-file is there.",
        "I called {cut}.",
        "Mr {misspelt} was ill.",
    ),
}
LOCALES = {"de": ("de_DE", "de_AT", "de_CH"), "en": ("en_GB", "en_US")}


def forms(first: str, last: str) -> dict[str, str]:
    middle = len(last) // 2
    return {
        "f": first,
        "l": last,
        "lf": first.lower(),
        "ll": last.lower(),
        "spelled": "-".join(last.upper()),
        "cut": f"{last[:middle]}-{last[middle:]}",
        "misspelt": last[:middle] + last[middle] + last[middle:],
    }


@st.composite
def dialogues(draw: st.DrawFn) -> tuple[str, str, str, list[str]]:
    language = draw(st.sampled_from(sorted(LOCALES)))
    fake = Faker(draw(st.sampled_from(LOCALES[language])))
    fake.seed_instance(draw(st.integers(0, 2**32)))
    first, last = fake.first_name(), fake.last_name()
    assume(len(last) >= 5 and last.isalpha() and len(first) >= 3 and first.isalpha())
    tricks = draw(st.lists(st.sampled_from(TRICKS[language]), min_size=2, max_size=9, unique=True))
    return language, first, last, [trick.format(**forms(first, last)) for trick in tricks]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dialogues(), st.booleans())
def test_no_name_of_the_roster_is_in_any_byte_of_the_folder(
    talk: tuple[str, str, str, list[str]], invented: bool
) -> None:
    language, first, last, texts = talk
    found = None
    with suppress(UserFixable):  # where a name cannot be taken out, there is no sample
        options = RedactionOptions(language, (RosterName(f"{first} {last}"),), surrogates=invented)
        found = redact(texts, options, lambda *_: None)
    assume(found is not None)
    assert found is not None
    turns = tuple(
        RedactedTurn(each.text, each.redacted, tuple(Replacement(span.span, span.replacement) for span in each.spans))
        for each in found.turns
    )
    passages = tuple(Passage(PassageKind.LINE, str(at), text) for at, text in enumerate(texts))
    review = review_of(passages, RedactedTalk(turns), language, (f"{first} {last}",), invented=invented)
    with tempfile.TemporaryDirectory() as place:
        folder = TrainingFolder(Path(place) / "training")
        folder.add(sample_of(review, f"s{0:032x}", {"app": "1"}))
        whole = b"\0".join(path.read_bytes() for path in folder.path.rglob("*") if path.is_file()).decode().lower()
    shapes = forms(first, last)
    for name in (last.lower(), shapes["spelled"].lower(), shapes["cut"].lower(), shapes["misspelt"].lower()):
        assert name not in whole, (name, texts)
