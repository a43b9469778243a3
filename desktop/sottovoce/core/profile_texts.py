"""The profiles in words, and what unlocking training samples means under a duty of secrecy; English and German."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sottovoce.core.languages import UiLanguage
from sottovoce.core.profile import ProfileKind


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """What a profile is called, and whom it is for."""

    name: str
    meaning: str


_WORDS: Final = {
    ProfileKind.THERAPY: (
        ProfileWords("Therapy and counselling", "Psychotherapy, counselling, social work."),
        ProfileWords("Therapie und Beratung", "Psychotherapie, Beratung, Sozialarbeit."),
    ),
    ProfileKind.MEDICINE: (
        ProfileWords("Medicine", "Practice, hospital, care."),
        ProfileWords("Medizin", "Praxis, Klinik, Pflege."),
    ),
    ProfileKind.LAW: (
        ProfileWords("Law", "Lawyers, notaries, tax advisers, mediators."),
        ProfileWords("Recht", "Anwaltschaft, Notariat, Steuerberatung, Mediation."),
    ),
    ProfileKind.EDUCATION: (
        ProfileWords("Education", "School, university, work with young people."),
        ProfileWords("Bildung", "Schule, Hochschule, Jugendarbeit."),
    ),
    ProfileKind.PRIVATE: (
        ProfileWords("Private, or without a duty of secrecy", "Associations, firms, research, your own notes."),
        ProfileWords("Privat oder ohne Schweigepflicht", "Vereine, Firmen, Forschung, eigene Notizen."),
    ),
}
_SECRECY: Final = (
    "Training samples are off and nowhere to be seen. For new matters it is suggested that sound goes {days} days "
    "after the minutes were approved.",
    "Trainingsbeispiele sind abgeschaltet und nirgends zu sehen. Für neue Akten wird vorgeschlagen, dass der Ton "
    "{days} Tage nach der Freigabe des Protokolls gelöscht wird.",
)
_NO_SECRECY: Final = (
    "A training sample can be made of a single meeting, with the consent of everyone in it. Nobody is reminded of it.",
    "Aus einem einzelnen Gespräch kann ein Trainingsbeispiel entstehen, mit der Einwilligung aller. Niemand wird daran "
    "erinnert.",
)
_UNLOCKING: Final = (
    (
        "Who is bound to secrecy and discloses what was confided commits an offence: in Germany § 203 of the Criminal "
        "Code (StGB), in Switzerland Art. 321 of the Criminal Code (StGB-CH). What frees from it is a release by each "
        "person whose secret it is.",
        "A training sample is de-identified, not anonymous: who knows the case may recognise it. It holds secrets of "
        "people who were only talked about, too; theirs must be taken out, for they cannot release you.",
        "Unlocking agrees to nothing for anybody. It shows the box below each meeting. Each sample still needs a "
        "written release by everyone in it, and minutes that you rewrote and approved. Meetings with minors never "
        "become one.",
    ),
    (
        "Wer unter Schweigepflicht steht und Anvertrautes offenbart, macht sich strafbar: in Deutschland nach § 203 "
        "StGB, in der Schweiz nach Art. 321 StGB. Davon befreit nur, dass jede Person, um deren Geheimnis es geht, Sie "
        "entbindet.",
        "Ein Trainingsbeispiel ist de-identifiziert, nicht anonym: Wer den Fall kennt, kann ihn wiedererkennen. Es "
        "birgt auch Geheimnisse von Menschen, über die nur gesprochen wurde; diese müssen heraus, denn sie können Sie "
        "nicht entbinden.",
        "Freischalten willigt für niemanden in etwas ein. Es zeigt das Kästchen unter jedem Gespräch. Jedes Beispiel "
        "braucht weiter eine schriftliche Entbindung durch alle Beteiligten und ein Protokoll, das Sie umgeschrieben "
        "und freigegeben haben. Gespräche mit Minderjährigen werden nie eines.",
    ),
)


def profile_words(kind: ProfileKind, language: UiLanguage) -> ProfileWords:
    """Name and meaning of a profile."""
    return _WORDS[kind][_place(language)]


def profiles_in_order() -> tuple[ProfileKind, ...]:
    """As they are offered: those that are bound to secrecy first."""
    return tuple(_WORDS)


def what_follows(*, secrecy: bool, days: int, language: UiLanguage) -> str:
    """What a profile changes."""
    return (_SECRECY if secrecy else _NO_SECRECY)[_place(language)].format(days=days)


def what_unlocking_means(language: UiLanguage) -> tuple[str, ...]:
    """What has to be known before training samples are unlocked under secrecy, a paragraph each."""
    return _UNLOCKING[_place(language)]


def _place(language: UiLanguage) -> int:
    return 0 if language is UiLanguage.EN else 1
