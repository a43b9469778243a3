<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Banner</name>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
</context>
<context>
    <name>CitationChip</name>
    <message>
        <source>Play {time}, {speaker}</source>
        <translation>{time} abspielen, {speaker}</translation>
    </message>
    <message>
        <source>Show {time}, {speaker}</source>
        <translation>{time} zeigen, {speaker}</translation>
    </message>
    <message>
        <source>{speaker}: “{quote}”</source>
        <translation>{speaker}: „{quote}“</translation>
    </message>
</context>
<context>
    <name>Meeting</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Nothing was heard</source>
        <translation>Nichts gehört</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
</context>
<context>
    <name>MeetingList</name>
    <message>
        <source>Meetings</source>
        <translation>Gespräche</translation>
    </message>
</context>
<context>
    <name>MeetingPage</name>
    <message>
        <source>Transcript</source>
        <translation>Transkript</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop here; what was heard is kept (Ctrl+.)</source>
        <translation>Hier anhalten; das Gehörte bleibt erhalten (Strg+.)</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on where it stopped</source>
        <translation>Dort weitermachen, wo angehalten wurde</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Save as Markdown (Ctrl+E) or JSON (Ctrl+Shift+E)</source>
        <translation>Als Markdown (Strg+E) oder JSON (Strg+Umschalt+E) speichern</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>As Markdown…</source>
        <translation>Als Markdown …</translation>
    </message>
    <message>
        <source>As JSON…</source>
        <translation>Als JSON …</translation>
    </message>
    <message>
        <source>Transcript or minutes</source>
        <translation>Transkript oder Protokoll</translation>
    </message>
    <message>
        <source>Fetch models…</source>
        <translation>Modelle laden …</translation>
    </message>
    <message>
        <source>Go on from there</source>
        <translation>Dort weitermachen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The text appears here as it is heard.</source>
        <translation>Der Text erscheint hier, während er gehört wird.</translation>
    </message>
    <message>
        <source>The minutes appear here when the transcript is there.</source>
        <translation>Das Protokoll erscheint hier, sobald das Transkript da ist.</translation>
    </message>
    <message>
        <source>There are no minutes.</source>
        <translation>Es gibt kein Protokoll.</translation>
    </message>
</context>
<context>
    <name>MinutesView</name>
    <message>
        <source>Heard by machine. Please check before you use it.</source>
        <translation>Maschinell gehört. Bitte prüfen, bevor Sie es verwenden.</translation>
    </message>
    <message>
        <source>Not proven by the words cited</source>
        <translation>Durch die zitierten Worte nicht belegt</translation>
    </message>
    <message>
        <source>{time} {speaker}: “{quote}”</source>
        <translation>{time} {speaker}: „{quote}“</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>Source and hash</source>
        <translation>Quelle und Prüfsumme</translation>
    </message>
    <message>
        <source>Source and hash of {model}</source>
        <translation>Quelle und Prüfsumme von {model}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy source and hash of {model}</source>
        <translation>Quelle und Prüfsumme von {model} kopieren</translation>
    </message>
    <message>
        <source>Copy addresses, sizes and hashes</source>
        <translation>Adressen, Größen und Prüfsummen kopieren</translation>
    </message>
    <message>
        <source>Progress of {model}</source>
        <translation>Fortschritt von {model}</translation>
    </message>
    <message>
        <source>Files of {model}</source>
        <translation>Dateien von {model}</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/s</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>Fetched and checked</source>
        <translation>Geladen und geprüft</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop fetching; what has arrived is kept</source>
        <translation>Laden anhalten; Angekommenes bleibt erhalten</translation>
    </message>
    <message>
        <source>Import models…</source>
        <translation>Modelle importieren …</translation>
    </message>
    <message>
        <source>Use files that were fetched on another computer</source>
        <translation>Dateien verwenden, die auf einem anderen Computer geladen wurden</translation>
    </message>
    <message>
        <source>Import models</source>
        <translation>Modelle importieren</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Dateien …</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Zurück (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) to fetch</source>
        <translation>
            <numerusform>Noch %n Modell zu laden</numerusform>
            <numerusform>Noch %n Modelle zu laden</numerusform>
        </translation>
    </message>
    <message>
        <source>All models that are needed are here</source>
        <translation>Alle benötigten Modelle sind vorhanden</translation>
    </message>
    <message>
        <source>Fetch {size}</source>
        <translation>{size} laden</translation>
    </message>
    <message>
        <source>Fetch all models, {size}</source>
        <translation>Alle Modelle laden, {size}</translation>
    </message>
    <message>
        <source>This is the only time Sottovoce uses the network. Every file is checked against the hash shown here. You can also fetch the files with a browser on another computer and import them.</source>
        <translation>Nur hierfür nutzt Sottovoce das Netz. Jede Datei wird gegen die hier gezeigte Prüfsumme geprüft. Sie können die Dateien auch auf einem anderen Computer mit dem Browser laden und hier importieren.</translation>
    </message>
    <message>
        <source>Checking the files</source>
        <translation>Dateien werden geprüft</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>Anhalten (Esc)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause (Space, Ctrl+Space)</source>
        <translation>Pause (Leertaste, Strg+Leertaste)</translation>
    </message>
    <message>
        <source>Play (Space, Ctrl+Space)</source>
        <translation>Abspielen (Leertaste, Strg+Leertaste)</translation>
    </message>
    <message>
        <source>Position {time}</source>
        <translation>Stelle {time}</translation>
    </message>
</context>
<context>
    <name>SpeakerChip</name>
    <message>
        <source>Rename {speaker}</source>
        <translation>{speaker} umbenennen</translation>
    </message>
    <message>
        <source>Rename {speaker} (F2)</source>
        <translation>{speaker} umbenennen (F2)</translation>
    </message>
    <message>
        <source>Name of {speaker}</source>
        <translation>Name von {speaker}</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Choose recordings or transcripts (Ctrl+O)</source>
        <translation>Aufnahmen oder Transkripte wählen (Strg+O)</translation>
    </message>
    <message>
        <source>Fetch models…</source>
        <translation>Modelle laden …</translation>
    </message>
    <message numerus="yes">
        <source>Before the first recording: %n model(s) to fetch once, {size}.</source>
        <translation>
            <numerusform>Vor der ersten Aufnahme: einmalig %n Modell laden, {size}.</numerusform>
            <numerusform>Vor der ersten Aufnahme: einmalig %n Modelle laden, {size}.</numerusform>
        </translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>None: only the words as spoken</source>
        <translation>Keines: nur die Worte wie gesprochen</translation>
    </message>
    <message>
        <source>Drop a recording here</source>
        <translation>Aufnahme hier ablegen</translation>
    </message>
    <message>
        <source>Audio, video, or a transcript (.json, .vtt, .srt, .txt)</source>
        <translation>Audio, Video oder ein Transkript (.json, .vtt, .srt, .txt)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Speakers</source>
        <translation>S&amp;prechende</translation>
    </message>
    <message>
        <source>&amp;Minutes model</source>
        <translation>Modell fürs P&amp;rotokoll</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nichts verlässt diesen Computer.</translation>
    </message>
</context>
<context>
    <name>TranscriptDelegate</name>
    <message>
        <source>Name of this speaker</source>
        <translation>Name dieser Person</translation>
    </message>
</context>
<context>
    <name>TranscriptModel</name>
    <message>
        <source>{said} (doubtful passage: {doubt})</source>
        <translation>{said} (unklare Stelle: {doubt})</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Play this</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Rename speaker…</source>
        <translation>Person umbenennen …</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>WindowBar</name>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Choose recordings or transcripts (Ctrl+O)</source>
        <translation>Aufnahmen oder Transkripte wählen (Strg+O)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>To the start page (Esc)</source>
        <translation>Zur Startseite (Esc)</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nichts verlässt diesen Computer.</translation>
    </message>
</context>
<context>
    <name>WindowDialogs</name>
    <message>
        <source>Import recordings</source>
        <translation>Aufnahmen importieren</translation>
    </message>
    <message>
        <source>Recordings and transcripts</source>
        <translation>Aufnahmen und Transkripte</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Import models</source>
        <translation>Modelle importieren</translation>
    </message>
    <message>
        <source>“{title}” is not saved.</source>
        <translation>„{title}“ ist nicht gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) are not saved.</source>
        <translation>
            <numerusform>%n Ergebnis ist nicht gespeichert.</numerusform>
            <numerusform>%n Ergebnisse sind nicht gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sottovoce keeps nothing yet: what is not exported is gone when it closes.</source>
        <translation>Sottovoce bewahrt noch nichts auf: Was nicht exportiert ist, ist nach dem Schließen weg.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Ohne Speichern schließen</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Hierbleiben</translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>%n doubt(s)</source>
        <translation>
            <numerusform>%n unklare Stelle</numerusform>
            <numerusform>%n unklare Stellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n speaker(s)</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation>wenige Sekunden</translation>
    </message>
    <message>
        <source>about {seconds} s</source>
        <translation>etwa {seconds} s</translation>
    </message>
    <message>
        <source>about {length}</source>
        <translation>etwa {length}</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>Opening the file</source>
        <translation>Datei wird geöffnet</translation>
    </message>
    <message>
        <source>Recognizing speech</source>
        <translation>Sprache wird erkannt</translation>
    </message>
    <message>
        <source>Telling speakers apart</source>
        <translation>Stimmen werden unterschieden</translation>
    </message>
    <message>
        <source>Writing the minutes</source>
        <translation>Protokoll wird geschrieben</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Beschlüsse</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Open questions</source>
        <translation>Offene Fragen</translation>
    </message>
    <message>
        <source>the same words over and over</source>
        <translation>immer dieselben Worte</translation>
    </message>
    <message>
        <source>hard to understand</source>
        <translation>schwer verständlich</translation>
    </message>
    <message>
        <source>speech without text</source>
        <translation>Sprache ohne Text</translation>
    </message>
    <message>
        <source>text where nobody seems to speak</source>
        <translation>Text, wo niemand zu sprechen scheint</translation>
    </message>
    <message>
        <source>another language</source>
        <translation>andere Sprache</translation>
    </message>
    <message>
        <source>perhaps another speaker</source>
        <translation>vielleicht eine andere Person</translation>
    </message>
    <message>
        <source>recognizes speech</source>
        <translation>erkennt Sprache</translation>
    </message>
    <message>
        <source>tells speakers apart</source>
        <translation>unterscheidet Stimmen</translation>
    </message>
    <message>
        <source>writes minutes</source>
        <translation>schreibt Protokolle</translation>
    </message>
    <message>
        <source>{text} of {speech} min have text</source>
        <translation>{text} von {speech} min haben Text</translation>
    </message>
    <message>
        <source>Speaker {number}</source>
        <translation>Person {number}</translation>
    </message>
</context>
</TS>
