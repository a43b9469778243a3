"""How the window is brought to what an organisation has set, to the profile, and to the terms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sottovoce.core.policy import Function, Policy, PolicyProblem, ProblemCode
from sottovoce.core.profile import Profile, ProfileKind
from sottovoce.core.terms import TERMS, Page, Terms
from sottovoce.ui.settings.organisation import OrganisationSettings
from sottovoce.ui.settings.terms import TermsSettings

if TYPE_CHECKING:
    from tests.gui.views import Sample

SET: Final = Policy(
    True,
    frozenset({Function.RECORDING, Function.SUMMARIES}),
    True,
    30,
    frozenset({"whisper-base"}),
    10,
    source="/etc/sottovoce/policy.toml",
)
_PROBLEMS: Final = (
    PolicyProblem(ProblemCode.UNKNOWN_KEY, "trainnig"),
    PolicyProblem(ProblemCode.WOULD_LOOSEN, "recording"),
)
BROKEN: Final = Policy(
    training_forbidden=True, lock_minutes_max=1, problem="x", problems=_PROBLEMS, source="/etc/sottovoce/policy.toml"
)


def _earlier(page: Page, now: str, then: str) -> Page:
    """The same page with other words in its first paragraph, and without its last."""
    first, *others = page.paragraphs
    return replace(page, paragraphs=(replace(first, text=first.text.replace(now, then)), *others[:-1]))


EARLIER: Final = Terms(
    "0",
    frozenset(),
    _earlier(TERMS.english, "on this computer.", "of this firm."),
    _earlier(TERMS.german, "auf diesem Computer.", "dieser Firma."),
)


def show_profile(sample: Sample) -> None:
    sample.desk.profile.profile = Profile(ProfileKind.THERAPY)
    sample.window.rooms.show_settings()
    settings = sample.window.rooms.pages.profile
    sample.window.rooms.pages.settings.show_section(settings)
    sample.until(settings.training.isVisible)
    settings.training_button.click()


def show_organisation(sample: Sample) -> None:
    sample.window.rooms.show_settings()
    settings = sample.window.rooms.pages.settings
    settings.show_section(next(each for each in settings.sections if isinstance(each, OrganisationSettings)))


def show_terms(sample: Sample) -> None:
    sample.window.rooms.show_settings()
    settings = sample.window.rooms.pages.settings
    settings.show_section(next(each for each in settings.sections if isinstance(each, TermsSettings)))


def show_introduction(sample: Sample) -> None:
    sample.window.rooms.show_start()
    sample.desk.terms.seen, sample.desk.profile.profile = "", Profile(chosen=False)
    sample.window.rooms.pages.introduction.look()
    sample.until(sample.window.rooms.pages.introduction_page.isVisible)


def show_introduction_changed(sample: Sample) -> None:
    show_introduction(sample)
    sample.window.rooms.pages.introduction_page.begin(Profile(), EARLIER, terms=True)


def show_introduction_profile(sample: Sample) -> None:
    show_introduction(sample)
    page = sample.window.rooms.pages.introduction_page
    page.next_button.click()
    page.choice.buttons[ProfileKind.LAW].click()
