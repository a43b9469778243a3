"""The words of a consent receipt, in English and German."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sottovoce.core.consent import Answer, GivenBy, Method, Purpose, Role
from sottovoce.core.languages import UiLanguage


@dataclass(frozen=True, slots=True)
class ReceiptWords:
    """Everything a receipt says besides what was answered."""

    title: str
    purpose_of_it: str
    person: str
    role: str
    meeting: str
    recorded_by: str
    receipt_id: str
    written: str
    given_by: str
    assent: str
    answers: str
    header: tuple[str, str, str, str]
    nothing: str
    notice: str
    notice_of: str
    training_notice_of: str
    notice_none: str
    stays_heading: str
    stays: str
    withdraw_heading: str
    withdraw: str
    checking_heading: str
    checking: str
    entry: str
    commitment: str
    salt: str
    previous: str
    document: str
    service: str
    purposes: dict[Purpose, str]
    answered: dict[Answer, str]
    methods: dict[Method, str]
    roles: dict[Role, str]
    givers: dict[GivenBy, str]


_ENGLISH: Final = ReceiptWords(
    title="Consent receipt",
    purpose_of_it="It says what this person answered before, during and after a conversation. No word of it is here.",
    person="Name",
    role="Role",
    meeting="Conversation on",
    recorded_by="Recorded by",
    receipt_id="Number of this receipt",
    written="Written on",
    given_by="Answered by",
    assent="What the child said",
    answers="Answers",
    header=("For", "Answer", "When", "How"),
    nothing="No answer is known.",
    notice="What was told before",
    notice_of="Notice, version {version}, language {language}, SHA-256",
    training_notice_of="Notice on training, version {version}, language {language}, SHA-256",
    notice_none="It is not known which notice was read.",
    stays_heading="Where it stays",
    stays=(
        "Sound, text and minutes stay encrypted on the computer they were made on. The program sends nothing to the "
        "internet. Features of voices are used to tell the voices in this conversation apart and are erased afterwards."
    ),
    withdraw_heading="How to withdraw",
    withdraw=(
        "Tell the person who recorded, in any form and without a reason, for everything or for a single purpose. What "
        "rests on the answer is then deleted; what the law requires to be kept stays for that only, as long as it has "
        "to. Copies that were handed out before cannot be called back. What was done until then remains lawful."
    ),
    checking_heading="For checking",
    checking=(
        "Every answer is an entry in a ledger that can only grow. With these figures it can be checked that the "
        "entry is in it and says this: sottovoce ledger verify --receipt, with the receipt as a JSON file."
    ),
    entry="Entry {seq}",
    commitment="SHA-256 of its content",
    salt="Random salt",
    previous="Entry before",
    document="signed text {sha256}",
    service="Recording, transcript and minutes of one conversation, on this computer only",
    purposes={
        Purpose.RECORD: "Recording the sound",
        Purpose.TRANSCRIBE: "Turning it into text",
        Purpose.SUMMARIZE: "Writing minutes of it",
        Purpose.TRAIN: "A de-identified sample for training",
    },
    answered={Answer.OPEN: "open", Answer.YES: "yes", Answer.NO: "no", Answer.WITHDRAWN: "withdrawn"},
    methods={
        Method.SPOKEN: "spoken",
        Method.WRITTEN: "in writing",
        Method.STANDING: "in writing for the treatment or mandate, confirmed for this conversation",
        Method.ELSEWHERE: "elsewhere",
    },
    roles={
        Role.USER: "Records",
        Role.CLIENT: "Client",
        Role.PATIENT: "Patient",
        Role.COLLEAGUE: "Colleague",
        Role.RELATIVE: "Relative",
        Role.STUDENT: "Student",
        Role.WITNESS: "Witness",
        Role.INTERPRETER: "Interpreter",
        Role.OTHER: "Took part",
    },
    givers={
        GivenBy.SELF: "the person",
        GivenBy.PARENT: "parent with sole custody",
        GivenBy.PARENTS: "both parents",
        GivenBy.GUARDIAN: "guardian",
    },
)

_GERMAN: Final = ReceiptWords(
    title="Einwilligungsbeleg",
    purpose_of_it=(
        "Er sagt, was diese Person vor, während und nach einem Gespräch geantwortet hat. Vom Gespräch selbst "
        "enthält er kein Wort."
    ),
    person="Name",
    role="Rolle",
    meeting="Gespräch vom",
    recorded_by="Aufgenommen von",
    receipt_id="Nummer dieses Belegs",
    written="Ausgestellt am",
    given_by="Geantwortet hat",
    assent="Was das Kind gesagt hat",
    answers="Antworten",
    header=("Wofür", "Antwort", "Wann", "Wie"),
    nothing="Es ist keine Antwort bekannt.",
    notice="Was vorher gesagt wurde",
    notice_of="Hinweis, Version {version}, Sprache {language}, SHA-256",
    training_notice_of="Hinweis zum Training, Version {version}, Sprache {language}, SHA-256",
    notice_none="Es ist nicht bekannt, welcher Hinweis gelesen wurde.",
    stays_heading="Wo es bleibt",
    stays=(
        "Ton, Text und Protokoll bleiben verschlüsselt auf dem Computer, auf dem sie entstanden sind. Das Programm "
        "schickt nichts ins Internet. Merkmale der Stimmen dienen dazu, die Stimmen in diesem Gespräch zu "
        "unterscheiden, und werden danach gelöscht."
    ),
    withdraw_heading="Wie Sie widerrufen",
    withdraw=(
        "Sagen oder schreiben Sie es der Person, die aufgenommen hat, formlos und ohne Grund, für alles oder für einen "
        "einzelnen Zweck. Dann wird gelöscht, was auf der Antwort beruht; was von Gesetzes wegen aufzubewahren ist, "
        "bleibt nur dafür und nur so lange. Vorher ausgehändigte Kopien lassen sich nicht zurückholen. Was bis dahin "
        "geschah, bleibt rechtmäßig."
    ),
    checking_heading="Zum Nachprüfen",
    checking=(
        "Jede Antwort ist ein Eintrag in einem Buch, das nur wachsen kann. Mit diesen Zahlen lässt sich prüfen, dass "
        "der Eintrag darin steht und dies besagt: sottovoce ledger verify --receipt, mit dem Beleg als JSON-Datei."
    ),
    entry="Eintrag {seq}",
    commitment="SHA-256 des Inhalts",
    salt="Zufallswert",
    previous="Eintrag davor",
    document="unterschriebener Text {sha256}",
    service="Aufnahme, Transkript und Protokoll eines Gesprächs, nur auf diesem Computer",
    purposes={
        Purpose.RECORD: "Ton aufnehmen",
        Purpose.TRANSCRIBE: "In Text umwandeln",
        Purpose.SUMMARIZE: "Protokoll erstellen",
        Purpose.TRAIN: "Ein de-identifiziertes Beispiel zum Trainieren",
    },
    answered={Answer.OPEN: "offen", Answer.YES: "ja", Answer.NO: "nein", Answer.WITHDRAWN: "widerrufen"},
    methods={
        Method.SPOKEN: "mündlich",
        Method.WRITTEN: "schriftlich",
        Method.STANDING: "schriftlich für Behandlung oder Mandat, für dieses Gespräch bestätigt",
        Method.ELSEWHERE: "anderswo",
    },
    roles={
        Role.USER: "Nimmt auf",
        Role.CLIENT: "Klientin oder Klient",
        Role.PATIENT: "Patientin oder Patient",
        Role.COLLEAGUE: "Kollegin oder Kollege",
        Role.RELATIVE: "Angehörig",
        Role.STUDENT: "Schülerin oder Schüler",
        Role.WITNESS: "Zeugin oder Zeuge",
        Role.INTERPRETER: "Dolmetscht",
        Role.OTHER: "Nahm teil",
    },
    givers={
        GivenBy.SELF: "die Person selbst",
        GivenBy.PARENT: "Elternteil mit alleiniger Sorge",
        GivenBy.PARENTS: "beide Eltern",
        GivenBy.GUARDIAN: "Vormund oder Beistand",
    },
)


def receipt_words(language: UiLanguage) -> ReceiptWords:
    """The words in one language."""
    return _GERMAN if language is UiLanguage.DE else _ENGLISH
