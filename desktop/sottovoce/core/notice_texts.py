"""What a result says about itself besides its content, in English and German."""

from __future__ import annotations

from typing import Final

from sottovoce.core.languages import UiLanguage

# Keys are the values of pipeline.events.NoticeCode (core may not import the pipeline; a test holds both together).
_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "file.truncated": (
        "The file ends early or is damaged; everything readable was used.",
        "Die Datei endet vorzeitig oder ist beschädigt; alles Lesbare wurde verwendet.",
    ),
    "no_speech": (
        "No speech was found in this recording. Listen to it: it may be the wrong microphone, or too quiet.",
        "In dieser Aufnahme wurde keine Sprache gefunden. Hören Sie hinein: Vielleicht war es das falsche Mikrofon "
        "oder zu leise.",
    ),
    "little_text": (
        "Only {text} of {speech} minutes of speech have text. Choose the language or a larger model and transcribe "
        "anew.",
        "Nur {text} von {speech} Minuten Sprache haben Text. Wählen Sie die Sprache oder ein größeres Modell und "
        "transkribieren Sie neu.",
    ),
    "channels_as_speakers": (
        "Each channel was taken as one speaker.",
        "Jeder Kanal wurde als eine Sprecherin oder ein Sprecher genommen.",
    ),
    "thread.attachments": (
        "Only the words of the messages were read; left out: attachments, pictures or recordings ({count}).",
        "Nur die Worte der Nachrichten wurden gelesen; weggelassen: Anhänge, Bilder oder Aufnahmen ({count}).",
    ),
    "text_not_agreed": (
        "This conversation was not turned into text: not everyone agreed to that.",
        "Dieses Gespräch wurde nicht in Text umgewandelt: Dem haben nicht alle zugestimmt.",
    ),
    "minutes.not_agreed": (
        "No minutes were made: not everyone agreed to that.",
        "Es wurde kein Protokoll erstellt: Dem haben nicht alle zugestimmt.",
    ),
    "minutes.no_model_for_language": (
        "These minutes show the words as spoken: no model was measured to write good {language} yet. "
        "The candidate is {suggested}.",
        "Dieses Protokoll zeigt die Worte wie gesprochen: Noch für kein Modell ist gemessen, dass es gutes {language} "
        "schreibt. Der Kandidat ist {suggested}.",
    ),
    "minutes.no_writer": (
        "These minutes show the words as spoken: the part that runs language models is not installed.",
        "Dieses Protokoll zeigt die Worte wie gesprochen: Der Teil, der Sprachmodelle ausführt, ist nicht installiert.",
    ),
    "minutes.model_missing": (
        "These minutes show the words as spoken: the model {id} is not on this computer.",
        "Dieses Protokoll zeigt die Worte wie gesprochen: Das Modell {id} ist nicht auf diesem Computer.",
    ),
    "minutes.without_model": (
        "These minutes show the words as spoken; {suggested} would write them in sentences.",
        "Dieses Protokoll zeigt die Worte wie gesprochen; {suggested} würde es in Sätzen schreiben.",
    ),
    "minutes.memory": (
        "These minutes show the words as spoken: there was not enough free memory for {id}.",
        "Dieses Protokoll zeigt die Worte wie gesprochen: Für {id} war zu wenig Arbeitsspeicher frei.",
    ),
    "ask.no_model_for_language": (
        "The answer is quotes: no model was measured to write good {language} yet. The candidate is {suggested}.",
        "Die Antwort besteht aus Zitaten: Noch für kein Modell ist gemessen, dass es gutes {language} schreibt. Der "
        "Kandidat ist {suggested}.",
    ),
    "ask.no_writer": (
        "The answer is quotes: the part that runs language models is not installed.",
        "Die Antwort besteht aus Zitaten: Der Teil, der Sprachmodelle ausführt, ist nicht installiert.",
    ),
    "ask.model_missing": (
        "The answer is quotes: the model {id} is not on this computer.",
        "Die Antwort besteht aus Zitaten: Das Modell {id} ist nicht auf diesem Computer.",
    ),
    "ask.without_model": (
        "The answer is quotes; {suggested} would write it in sentences.",
        "Die Antwort besteht aus Zitaten; {suggested} würde sie in Sätzen schreiben.",
    ),
    "ask.memory": (
        "The answer is quotes: there was not enough free memory for {id}.",
        "Die Antwort besteht aus Zitaten: Für {id} war zu wenig Arbeitsspeicher frei.",
    ),
    "ask.other_language": (
        "The answer is quotes: the question is in another language than the meeting, or the model does not write it.",
        "Die Antwort besteht aus Zitaten: Die Frage ist in einer anderen Sprache als das Gespräch, oder das Modell "
        "schreibt diese nicht.",
    ),
    "ask.not_agreed": (
        "The answer is quotes: not everyone agreed that minutes are written.",
        "Die Antwort besteht aus Zitaten: Nicht alle waren damit einverstanden, dass ein Protokoll geschrieben wird.",
    ),
    "ask.doubted": (
        "Part of what the model wrote was not proved by the meeting; the words as spoken stand in its place.",
        "Ein Teil dessen, was das Modell schrieb, war durch das Gespräch nicht belegt; an seiner Stelle stehen die "
        "Worte wie gesprochen.",
    ),
    "compose.no_model_for_language": (
        "The letter is a fixed frame with quotes: no model was measured to write good {language} yet. The candidate is "
        "{suggested}.",
        "Der Brief ist ein fester Rahmen mit Zitaten: Noch für kein Modell ist gemessen, dass es gutes {language} "
        "schreibt. Der Kandidat ist {suggested}.",
    ),
    "compose.no_writer": (
        "The letter is a fixed frame with quotes: the part that runs language models is not installed.",
        "Der Brief ist ein fester Rahmen mit Zitaten: Der Teil, der Sprachmodelle ausführt, ist nicht installiert.",
    ),
    "compose.model_missing": (
        "The letter is a fixed frame with quotes: the model {id} is not on this computer.",
        "Der Brief ist ein fester Rahmen mit Zitaten: Das Modell {id} ist nicht auf diesem Computer.",
    ),
    "compose.without_model": (
        "The letter is a fixed frame with quotes; {suggested} would write sentences.",
        "Der Brief ist ein fester Rahmen mit Zitaten; {suggested} würde Sätze schreiben.",
    ),
    "compose.memory": (
        "The letter is a fixed frame with quotes: there was not enough free memory for {id}.",
        "Der Brief ist ein fester Rahmen mit Zitaten: Für {id} war zu wenig Arbeitsspeicher frei.",
    ),
    "compose.other_language": (
        "The letter is in another language than the meeting. Its frame is translated; quotes stay as they were spoken.",
        "Der Brief ist in einer anderen Sprache als das Gespräch. Sein Rahmen ist übersetzt; Zitate bleiben, wie sie "
        "gesprochen wurden.",
    ),
    "compose.doubted": (
        "Part of what the model wrote was not proved by the meeting; the words as spoken stand in its place.",
        "Ein Teil dessen, was das Modell schrieb, war durch das Gespräch nicht belegt; an seiner Stelle stehen die "
        "Worte wie gesprochen.",
    ),
    "compose.nothing": (
        "Nothing was found in the meeting that belongs in this letter. Only its frame is filled in.",
        "Im Gespräch wurde nichts gefunden, was in diesen Brief gehört. Nur sein Rahmen ist ausgefüllt.",
    ),
    "compose.marked": (
        "Some of the letter is not proved by the meeting and is marked. Please check it before you use it.",
        "Ein Teil des Briefs ist durch das Gespräch nicht belegt und markiert. Bitte prüfen Sie ihn, bevor Sie ihn "
        "verwenden.",
    ),
    "compose.absent": (
        "Your reader did not take part in the conversation. Please make sure that they may know all of this.",
        "Wer das liest, war bei dem Gespräch nicht dabei. Bitte vergewissern Sie sich, dass er oder sie all das wissen "
        "darf.",
    ),
    "compose.address": (
        "The letter addresses its reader in two ways (Sie and du). Please settle on one.",
        "Der Brief spricht teils mit „Sie“ und teils mit „du“ an. Bitte einigen Sie ihn auf eines davon.",
    ),
    "compose.refused": (
        "What the model wrote could not be used in this letter; the sentence stays as it was.",
        "Was das Modell schrieb, passte nicht in diesen Brief; der Satz bleibt, wie er war.",
    ),
    "compose.short_already": (
        "There is nothing left that could be taken out.",
        "Es ist nichts mehr da, was sich kürzen ließe.",
    ),
    "compose.not_agreed": (
        "The letter is a fixed frame with quotes: not everybody agreed that minutes are made of this meeting.",
        "Der Brief ist ein fester Rahmen mit Zitaten: Nicht alle haben zugestimmt, dass aus diesem Gespräch ein "
        "Protokoll entsteht.",
    ),
}

_LANGUAGE_NAMES: Final[dict[str, tuple[str, str]]] = {
    "de": ("German", "Deutsch"),
    "de-CH": ("Swiss German", "Schweizerdeutsch"),
    "en": ("English", "Englisch"),
    "fr": ("French", "Französisch"),
    "it": ("Italian", "Italienisch"),
    "es": ("Spanish", "Spanisch"),
    "mul": ("several languages", "mehrere Sprachen"),
}


def notice_text(code: str, params: dict[str, str | int | float], language: UiLanguage) -> str:
    """The sentence for a notice; `language` codes among its values are spelt out."""
    values = dict(params)
    if "language" in values:
        values["language"] = language_name(str(values["language"]), language)
    return _TEXTS[code][0 if language is UiLanguage.EN else 1].format(**values)


def language_name(tag: str, language: UiLanguage) -> str:
    """The name of a language in the interface's language; the bare code for one without an entry."""
    names = _LANGUAGE_NAMES.get(tag)
    return names[0 if language is UiLanguage.EN else 1] if names else tag
