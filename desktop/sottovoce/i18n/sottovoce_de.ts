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
    <name>CodeGroup</name>
    <message>
        <source>Check word, group {number} of {total}: {characters}</source>
        <translation>Prüfwort, Gruppe {number} von {total}: {characters}</translation>
    </message>
    <message>
        <source>Group {number} of {total}: {characters}</source>
        <translation>Gruppe {number} von {total}: {characters}</translation>
    </message>
</context>
<context>
    <name>CopyBar</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
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
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>Folder of the vault</source>
        <translation>Ordner des Tresors</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung einspielen …</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>Ordner: {folder}</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Create your vault</source>
        <translation>Legen Sie Ihren Tresor an</translation>
    </message>
    <message>
        <source>Everything you record or import is kept encrypted in one place on this computer, the vault. Your passphrase opens it. Nobody else knows it, and nobody can send you a new one.</source>
        <translation>Alles, was Sie aufnehmen oder importieren, liegt verschlüsselt an einem Ort auf diesem Computer, im Tresor. Ihre Passphrase öffnet ihn. Niemand sonst kennt sie, und niemand kann Ihnen eine neue schicken.</translation>
    </message>
    <message>
        <source>Next come two recovery codes for paper. They help if the passphrase is ever forgotten.</source>
        <translation>Danach folgen zwei Wiederherstellungscodes für das Papier. Sie helfen, falls die Passphrase einmal vergessen wird.</translation>
    </message>
    <message>
        <source>Creating the vault…</source>
        <translation>Tresor wird angelegt …</translation>
    </message>
    <message>
        <source>Create the vault</source>
        <translation>Tresor anlegen</translation>
    </message>
</context>
<context>
    <name>ForecastLines</name>
    <message>
        <source>An hour of sound: {time}</source>
        <translation>Eine Stunde Ton: {time}</translation>
    </message>
</context>
<context>
    <name>JobChoices</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
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
        <source>Swiss German</source>
        <translation>Schweizerdeutsch</translation>
    </message>
    <message>
        <source>Several languages</source>
        <translation>Mehrere Sprachen</translation>
    </message>
    <message>
        <source>Swiss German is written as Standard German. Several languages: each passage in its own.</source>
        <translation>Schweizerdeutsch wird als Hochdeutsch geschrieben. Mehrere Sprachen: jede Stelle in ihrer eigenen.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>KeyringRow</name>
    <message>
        <source>Keyring of this computer</source>
        <translation>Schlüsselbund dieses Computers</translation>
    </message>
    <message>
        <source>Looking for the keyring…</source>
        <translation>Der Schlüsselbund wird gesucht …</translation>
    </message>
    <message>
        <source>There is none here that keeps a secret from others. macOS Keychain, Windows, GNOME Keyring and KWallet can be used.</source>
        <translation>Hier gibt es keinen, der ein Geheimnis vor anderen bewahrt. Geeignet sind macOS-Schlüsselbund, Windows, GNOME-Keyring und KWallet.</translation>
    </message>
    <message>
        <source>If it is on, whoever is logged in on this computer opens the vault without the passphrase. Passphrase and codes go on opening it.</source>
        <translation>Ist er eingeschaltet, öffnet jeder, der an diesem Computer angemeldet ist, den Tresor ohne Passphrase. Passphrase und Codes öffnen ihn weiterhin.</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>{track}: silent</source>
        <translation>{track}: still</translation>
    </message>
    <message>
        <source>{track}: sound comes in</source>
        <translation>{track}: Ton kommt an</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Rename meeting</source>
        <translation>Besprechung umbenennen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Delete “{title}”?</source>
        <translation>„{title}“ löschen?</translation>
    </message>
    <message>
        <source>Sound, text and minutes can no longer be read: their keys are destroyed. Not reached by this: copies and backups made before, exported files, and what the system may have written to its swap space. A backup that is restored does not bring the meeting back.</source>
        <translation>Ton, Text und Protokoll lassen sich danach nicht mehr lesen: Ihre Schlüssel werden vernichtet. Nicht erreicht werden Kopien und Sicherungen von früher, exportierte Dateien und was das System womöglich ausgelagert hat. Eine eingespielte Sicherung bringt die Besprechung nicht zurück.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>A recording is running.</source>
        <translation>Es läuft eine Aufnahme.</translation>
    </message>
    <message>
        <source>Everything recorded so far is kept. Its text and minutes are finished at the next start.</source>
        <translation>Alles bisher Aufgenommene bleibt erhalten. Text und Protokoll werden beim nächsten Start fertiggestellt.</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>Aufnahme beenden und schließen</translation>
    </message>
</context>
<context>
    <name>Meeting</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Waits until you start it, or for tonight</source>
        <translation>Wartet, bis Sie es starten, oder auf heute Nacht</translation>
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
        <source>Being recorded</source>
        <translation>Wird aufgenommen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
</context>
<context>
    <name>MeetingHeader</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Jetzt beginnen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
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
        <source>Go on where it stopped</source>
        <translation>Dort weitermachen, wo angehalten wurde</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Rename, make again, delete</source>
        <translation>Umbenennen, neu erstellen, löschen</translation>
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
        <source>Transcript or minutes</source>
        <translation>Transkript oder Protokoll</translation>
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
    <name>ModelSettings</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Models on this computer</source>
        <translation>Modelle auf diesem Computer</translation>
    </message>
    <message>
        <source>Fetch, import, remove; measure on this computer which languages a model writes well enough.</source>
        <translation>Laden, importieren, entfernen; auf diesem Computer messen, welche Sprachen ein Modell gut genug schreibt.</translation>
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
    <name>MovedPage</name>
    <message>
        <source>Bring it back from a file…</source>
        <translation>Aus einer Datei zurückholen …</translation>
    </message>
    <message>
        <source>The vault has moved to another computer</source>
        <translation>Der Tresor ist auf einen anderen Computer umgezogen</translation>
    </message>
    <message>
        <source>Work with it there. Two computers are not synchronized, so it does not open here any more. To come back to this computer, move it there in the settings and choose that file here.</source>
        <translation>Arbeiten Sie dort mit ihm. Zwei Computer werden nicht abgeglichen, darum öffnet er sich hier nicht mehr. Um auf diesen Computer zurückzukehren, ziehen Sie ihn dort in den Einstellungen um und wählen Sie hier die Datei.</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Neue Passphrase noch einmal</translation>
    </message>
    <message>
        <source>Estimated strength</source>
        <translation>Geschätzte Stärke</translation>
    </message>
    <message>
        <source>&amp;New passphrase</source>
        <translation>&amp;Neue Passphrase</translation>
    </message>
    <message>
        <source>The same &amp;again</source>
        <translation>Noch &amp;einmal dieselbe</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>Beide stimmen überein.</translation>
    </message>
    <message>
        <source>Not the same yet.</source>
        <translation>Noch nicht gleich.</translation>
    </message>
    <message>
        <source>Four or more words that do not belong together are strong and easy to keep in mind.</source>
        <translation>Vier oder mehr Wörter, die nicht zusammengehören, sind stark und leicht zu merken.</translation>
    </message>
    <message>
        <source>At least {bits} bits: somebody who has this computer could guess it. Longer is better.</source>
        <translation>Mindestens {bits} Bit: Wer diesen Computer hat, könnte sie erraten. Länger ist besser.</translation>
    </message>
    <message>
        <source>At least {bits} bits: holds off the curious; a determined attacker needs months.</source>
        <translation>Mindestens {bits} Bit: hält Neugierige ab; ein entschlossener Angreifer braucht Monate.</translation>
    </message>
    <message>
        <source>At least {bits} bits: out of reach for guessing.</source>
        <translation>Mindestens {bits} Bit: nicht zu erraten.</translation>
    </message>
</context>
<context>
    <name>NightRow</name>
    <message>
        <source>Process tonight</source>
        <translation>Über Nacht bearbeiten</translation>
    </message>
    <message>
        <source>Locks the window, keeps the computer awake and works off what waits; the results are there.</source>
        <translation>Sperrt das Fenster, hält den Computer wach und arbeitet ab, was wartet; am Morgen sind die Ergebnisse da.</translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) wait for the night</source>
        <translation>
            <numerusform>%n Besprechung wartet auf die Nacht</numerusform>
            <numerusform>%n Besprechungen warten auf die Nacht</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
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
    <name>PrivacySettings</name>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>nach %n Minute</numerusform>
            <numerusform>nach %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation>nie von selbst</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Save the page…</source>
        <translation>Seite speichern …</translation>
    </message>
    <message>
        <source>Result of the self-test</source>
        <translation>Ergebnis des Selbsttests</translation>
    </message>
    <message>
        <source>Lock the vault when nobody uses the window</source>
        <translation>Tresor sperren, wenn niemand das Fenster benutzt</translation>
    </message>
    <message>
        <source>Listening counts as use. A recording goes on. When the computer sleeps, the vault locks.</source>
        <translation>Anhören zählt als Benutzung. Eine Aufnahme läuft weiter. Geht der Computer in den Ruhezustand, wird der Tresor gesperrt.</translation>
    </message>
    <message>
        <source>Lock the vault with the screen</source>
        <translation>Tresor mit dem Bildschirm sperren</translation>
    </message>
    <message>
        <source>macOS does not tell: lock the vault by hand there (Ctrl+L).</source>
        <translation>macOS meldet es nicht: Sperren Sie den Tresor dort von Hand (Strg+L).</translation>
    </message>
    <message>
        <source>Also when another user takes over.</source>
        <translation>Auch wenn ein anderer Benutzer übernimmt.</translation>
    </message>
    <message>
        <source>Self-test: nothing leaves this computer</source>
        <translation>Selbsttest: Nichts verlässt diesen Computer</translation>
    </message>
    <message>
        <source>Tries on this computer what must not be possible, and says what the system answered.</source>
        <translation>Versucht auf diesem Computer, was nicht möglich sein darf, und sagt, was das System geantwortet hat.</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>Läuft …</translation>
    </message>
    <message>
        <source>Sottovoce self-test</source>
        <translation>Sottovoce Selbsttest</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Also what this computer plays (calls, videos)</source>
        <translation>Auch was dieser Computer wiedergibt (Anrufe, Videos)</translation>
    </message>
    <message>
        <source>Recognize speech while recording</source>
        <translation>Sprache schon während der Aufnahme erkennen</translation>
    </message>
    <message>
        <source>Off: the sound is kept. Text and minutes are made when you start them, or tonight.</source>
        <translation>Aus: Der Ton wird aufbewahrt. Text und Protokoll entstehen, wenn Sie es starten, oder heute Nacht.</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>Aufnahme starten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>New recording</source>
        <translation>Neue Aufnahme</translation>
    </message>
    <message>
        <source>Ask everyone first, and record only if all agree.</source>
        <translation>Fragen Sie zuerst alle und nehmen Sie nur auf, wenn alle einverstanden sind.</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Names and terms</source>
        <translation>&amp;Namen und Fachwörter</translation>
    </message>
    <message>
        <source>&amp;Microphone</source>
        <translation>&amp;Mikrofon</translation>
    </message>
    <message>
        <source>Before you start</source>
        <translation>Bevor Sie beginnen</translation>
    </message>
</context>
<context>
    <name>RecordingBar</name>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Records nothing for a while; what was said stays</source>
        <translation>Nimmt eine Weile nichts auf; das Bisherige bleibt</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Marks this moment (Ctrl+D)</source>
        <translation>Merkt diesen Augenblick vor (Strg+D)</translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation>Ohne Aufzeichnung</translation>
    </message>
    <message>
        <source>Erases the last 10 seconds and records nothing until pressed again (Ctrl+Shift+O)</source>
        <translation>Löscht die letzten 10 Sekunden und zeichnet nichts auf, bis Sie wieder drücken (Strg+Umschalt+O)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Ends the recording (Ctrl+R)</source>
        <translation>Beendet die Aufnahme (Strg+R)</translation>
    </message>
    <message>
        <source>Off the record: nothing is kept</source>
        <translation>Ohne Aufzeichnung: nichts wird behalten</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Recorded {time}</source>
        <translation>{time} aufgenommen</translation>
    </message>
    <message>
        <source>Disk for {length}</source>
        <translation>Platz für {length}</translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>Weiter aufnehmen</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
</context>
<context>
    <name>RecordingControl</name>
    <message>
        <source>Meeting {when}</source>
        <translation>Besprechung {when}</translation>
    </message>
    <message>
        <source>Default: {name}</source>
        <translation>Standard: {name}</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>{track}: the device was lost; recording goes on with “{device}”.</source>
        <translation>{track}: Das Gerät ist weg; die Aufnahme läuft mit „{device}“ weiter.</translation>
    </message>
    <message>
        <source>Sottovoce is recording: {time}</source>
        <translation>Sottovoce nimmt auf: {time}</translation>
    </message>
    <message>
        <source>The drive does not take the recording; it is tried again. Sound waits in memory for 30 s.</source>
        <translation>Das Laufwerk nimmt die Aufnahme nicht an; es wird wieder versucht. Der Ton wartet 30 s im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>{track}: no device. Connect one; recording goes on by itself.</source>
        <translation>{track}: kein Gerät. Schließen Sie eines an; die Aufnahme läuft von selbst weiter.</translation>
    </message>
    <message>
        <source>{track}: nothing is heard. Is it muted, or the wrong device?</source>
        <translation>{track}: Nichts zu hören. Ist es stumm geschaltet oder das falsche Gerät?</translation>
    </message>
</context>
<context>
    <name>RecordingSettings</name>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Transcribe while recording</source>
        <translation>Schon während der Aufnahme transkribieren</translation>
    </message>
    <message>
        <source>On battery, or when this computer falls behind, the text is made after the recording.</source>
        <translation>Auf Akku oder wenn dieser Computer nicht mitkommt, entsteht der Text nach der Aufnahme.</translation>
    </message>
</context>
<context>
    <name>RecoveryCodesPage</name>
    <message>
        <source>Making new recovery codes…</source>
        <translation>Neue Wiederherstellungscodes werden erstellt …</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Ohne fortfahren</translation>
    </message>
    <message>
        <source>Put your recovery codes on paper</source>
        <translation>Bringen Sie Ihre Wiederherstellungscodes zu Papier</translation>
    </message>
    <message>
        <source>If the passphrase is forgotten, one of these codes opens the vault. Without the passphrase and without a code, everything in the vault is lost: nobody can open it, nor can the makers of Sottovoce. The codes are shown only this once.</source>
        <translation>Ist die Passphrase vergessen, öffnet einer dieser Codes den Tresor. Ohne Passphrase und ohne Code ist alles im Tresor verloren: Niemand kann ihn öffnen, auch nicht die Hersteller von Sottovoce. Die Codes werden nur dieses eine Mal gezeigt.</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern …</translation>
    </message>
    <message>
        <source>Save as text…</source>
        <translation>Als Text speichern …</translation>
    </message>
    <message>
        <source>They are on paper</source>
        <translation>Sie sind auf Papier</translation>
    </message>
    <message>
        <source>Whoever holds a code can open the vault. A saved file can be read by anyone who finds it, and the system or the printer may keep a copy of what is printed. Writing by hand leaves no copy.</source>
        <translation>Wer einen Code hat, kann den Tresor öffnen. Eine gespeicherte Datei kann lesen, wer sie findet, und System oder Drucker behalten womöglich eine Kopie des Ausdrucks. Von Hand abzuschreiben hinterlässt keine Kopie.</translation>
    </message>
    <message>
        <source>Type one code back</source>
        <translation>Geben Sie einen Code noch einmal ein</translation>
    </message>
    <message>
        <source>Recovery code from your paper</source>
        <translation>Wiederherstellungscode von Ihrem Papier</translation>
    </message>
    <message>
        <source>Show the codes again</source>
        <translation>Codes noch einmal zeigen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Read the code “{label}” from your paper. Spaces, hyphens and capitals do not matter.</source>
        <translation>Lesen Sie den Code „{label}“ von Ihrem Papier ab. Leerzeichen, Bindestriche und Großschreibung sind gleichgültig.</translation>
    </message>
    <message>
        <source>The code is right.</source>
        <translation>Der Code stimmt.</translation>
    </message>
    <message>
        <source>There is more than the code in the field.</source>
        <translation>Im Feld steht mehr als der Code.</translation>
    </message>
    <message>
        <source>Something in the first half is not right: look at group {number}.</source>
        <translation>In der ersten Hälfte stimmt etwas nicht: Sehen Sie sich Gruppe {number} an.</translation>
    </message>
    <message>
        <source>The first half is right; something in the second half is not: look at group {number}.</source>
        <translation>Die erste Hälfte stimmt, in der zweiten stimmt etwas nicht: Sehen Sie sich Gruppe {number} an.</translation>
    </message>
    <message>
        <source>{right} of {total} groups are right so far.</source>
        <translation>Bisher stimmen {right} von {total} Gruppen.</translation>
    </message>
    <message>
        <source>Recovery codes</source>
        <translation>Wiederherstellungscodes</translation>
    </message>
</context>
<context>
    <name>RelocationPage</name>
    <message>
        <source>The vault is moving to another folder</source>
        <translation>Der Tresor zieht in einen anderen Ordner um</translation>
    </message>
    <message>
        <source>It is locked until everything is there and was compared. Until then it stays valid where it is, also after a power cut.</source>
        <translation>Er ist gesperrt, bis alles dort ist und verglichen wurde. Bis dahin gilt er da, wo er liegt, auch nach einem Stromausfall.</translation>
    </message>
</context>
<context>
    <name>RerunDialog</name>
    <message>
        <source>Make again</source>
        <translation>Neu erstellen</translation>
    </message>
    <message>
        <source>Text, speakers and minutes</source>
        <translation>Text, Sprecher und Protokoll</translation>
    </message>
    <message>
        <source>Speakers and minutes</source>
        <translation>Sprecher und Protokoll</translation>
    </message>
    <message>
        <source>Minutes only</source>
        <translation>Nur das Protokoll</translation>
    </message>
    <message>
        <source>Tonight, not now</source>
        <translation>Heute Nacht statt jetzt</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>&amp;Speech model</source>
        <translation>&amp;Spracherkennung</translation>
    </message>
    <message>
        <source>&amp;Names and terms</source>
        <translation>&amp;Namen und Fachwörter</translation>
    </message>
    <message>
        <source>S&amp;peakers</source>
        <translation>Sp&amp;recher</translation>
    </message>
    <message>
        <source>&amp;Minutes model</source>
        <translation>Protokoll&amp;modell</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What you edited stays and stays shown; what is made new is kept beside it.</source>
        <translation>Was Sie bearbeitet haben, bleibt und wird weiter gezeigt; das neu Erstellte wird daneben aufbewahrt.</translation>
    </message>
    <message>
        <source>None: only the words as spoken</source>
        <translation>Keines: nur der Wortlaut</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) found</source>
        <translation>
            <numerusform>%n Stelle gefunden</numerusform>
            <numerusform>%n Stellen gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>The first {number} places</source>
        <translation>Die ersten {number} Stellen</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Zurück (Esc)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>ShowSwitch</name>
    <message>
        <source>&amp;Show what I type</source>
        <translation>&amp;Zeigen, was ich tippe</translation>
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
        <source>Keep the imported file itself as well, encrypted</source>
        <translation>Auch die importierte Datei selbst verschlüsselt aufbewahren</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
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
        <source>&amp;Names and terms</source>
        <translation>&amp;Namen und Fachwörter</translation>
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
    <name>UnlockPage</name>
    <message>
        <source>The vault is locked</source>
        <translation>Der Tresor ist gesperrt</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) will be opened afterwards.</source>
        <translation>
            <numerusform>%n Datei wird danach geöffnet.</numerusform>
            <numerusform>%n Dateien werden danach geöffnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>Passphrase forgotten…</source>
        <translation>Passphrase vergessen …</translation>
    </message>
    <message>
        <source>Unlock with this computer&apos;s keyring</source>
        <translation>Mit dem Schlüsselbund dieses Computers entsperren</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Wiederherstellungscode</translation>
    </message>
    <message>
        <source>&amp;Recovery code</source>
        <translation>&amp;Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Back to the passphrase</source>
        <translation>Zurück zur Passphrase</translation>
    </message>
    <message>
        <source>Type one of the codes from your paper and choose a new passphrase. The code stays valid. Without passphrase and code the vault cannot be opened by anybody.</source>
        <translation>Tippen Sie einen der Codes von Ihrem Papier ab und wählen Sie eine neue Passphrase. Der Code bleibt gültig. Ohne Passphrase und Code kann niemand den Tresor öffnen.</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung einspielen …</translation>
    </message>
    <message numerus="yes">
        <source>The next try is possible in %n second(s).</source>
        <translation>
            <numerusform>Der nächste Versuch geht in %n Sekunde.</numerusform>
            <numerusform>Der nächste Versuch geht in %n Sekunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Wird entsperrt …</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Unlock and set the passphrase</source>
        <translation>Entsperren und Passphrase setzen</translation>
    </message>
</context>
<context>
    <name>VaultGate</name>
    <message>
        <source>The vault lies in “{folder}” now.</source>
        <translation>Der Tresor liegt jetzt in „{folder}“.</translation>
    </message>
    <message>
        <source>Cancelled. The vault lies where it did.</source>
        <translation>Abgebrochen. Der Tresor liegt, wo er lag.</translation>
    </message>
</context>
<context>
    <name>VaultRestore</name>
    <message>
        <source>Replace the vault of this computer?</source>
        <translation>Den Tresor dieses Computers ersetzen?</translation>
    </message>
    <message>
        <source>The vault in the backup takes its place. What was recorded here since that backup is not in it. The vault that lies here now is not deleted but put beside it.</source>
        <translation>Der Tresor aus der Sicherung tritt an seine Stelle. Was hier seit der Sicherung aufgenommen wurde, ist darin nicht enthalten. Der jetzige Tresor wird nicht gelöscht, sondern daneben gelegt.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>The backup is restored. It opens with the passphrase it was made with, or with a code.</source>
        <translation>Die Sicherung ist eingespielt. Sie öffnet sich mit der Passphrase, mit der sie angelegt wurde, oder mit einem Code.</translation>
    </message>
    <message>
        <source>A list of deletions lay beside it: what was deleted since stays deleted.</source>
        <translation>Daneben lag eine Löschliste: Was seitdem gelöscht wurde, bleibt gelöscht.</translation>
    </message>
    <message>
        <source>No list of deletions lay beside it: meetings that were deleted after it was made may be back. Delete them once more.</source>
        <translation>Daneben lag keine Löschliste: Besprechungen, die nach der Sicherung gelöscht wurden, können wieder da sein. Löschen Sie diese noch einmal.</translation>
    </message>
    <message>
        <source>The vault before lies in the folder “{folder}” beside it.</source>
        <translation>Der bisherige Tresor liegt daneben im Ordner „{folder}“.</translation>
    </message>
</context>
<context>
    <name>VaultSettings</name>
    <message>
        <source>Vault</source>
        <translation>Tresor</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation>Ordner des Tresors</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>New code…</source>
        <translation>Neuer Code …</translation>
    </message>
    <message>
        <source>New recovery code</source>
        <translation>Neuer Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Einspielen …</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Umziehen …</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>{folder} (the variable SOTTOVOCE_VAULT says so)</source>
        <translation>{folder} (so legt es die Variable SOTTOVOCE_VAULT fest)</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Older backups still open with the old one.</source>
        <translation>Ältere Sicherungen öffnen sich weiterhin mit der alten.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Makes a new code and ends the old one with the same label.</source>
        <translation>Erstellt einen neuen Code; der alte mit derselben Bezeichnung gilt nicht mehr.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>One encrypted file. It opens with the passphrase and the codes of today. What is deleted later stays in it, but does not come back when it is restored here.</source>
        <translation>Eine verschlüsselte Datei. Sie öffnet sich mit der heutigen Passphrase und den heutigen Codes. Was später gelöscht wird, bleibt darin, kommt aber beim Einspielen hier nicht zurück.</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung einspielen</translation>
    </message>
    <message>
        <source>The vault in the backup takes the place of this one, which is put beside it.</source>
        <translation>Der Tresor aus der Sicherung tritt an die Stelle von diesem, der daneben gelegt wird.</translation>
    </message>
    <message>
        <source>Move to another computer</source>
        <translation>Auf einen anderen Computer umziehen</translation>
    </message>
    <message>
        <source>Takes vault, settings and models along in one file and marks the vault here as moved. Two computers are not synchronized: work on one of them only.</source>
        <translation>Nimmt Tresor, Einstellungen und Modelle in einer Datei mit und kennzeichnet den Tresor hier als umgezogen. Zwei Computer werden nicht abgeglichen: Arbeiten Sie nur auf einem.</translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation>Unversehrtheit</translation>
    </message>
    <message>
        <source>Reads everything in the vault and says whether all of it is sound.</source>
        <translation>Liest alles im Tresor und sagt, ob es unversehrt ist.</translation>
    </message>
    <message>
        <source>Passphrase so far</source>
        <translation>Bisherige Passphrase</translation>
    </message>
    <message>
        <source>&amp;Passphrase so far</source>
        <translation>&amp;Bisherige Passphrase</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Passphrase ändern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The new passphrase counts from now on.</source>
        <translation>Ab jetzt gilt die neue Passphrase.</translation>
    </message>
    <message>
        <source>The keyring opens the vault as well from now on.</source>
        <translation>Der Schlüsselbund öffnet den Tresor ab jetzt ebenfalls.</translation>
    </message>
    <message>
        <source>The keyring does not open the vault any more.</source>
        <translation>Der Schlüsselbund öffnet den Tresor nicht mehr.</translation>
    </message>
    <message>
        <source>The backup is written.</source>
        <translation>Die Sicherung ist geschrieben.</translation>
    </message>
    <message>
        <source>Sottovoce backup</source>
        <translation>Sottovoce Sicherung</translation>
    </message>
    <message>
        <source>Move the vault to another computer?</source>
        <translation>Den Tresor auf einen anderen Computer umziehen?</translation>
    </message>
    <message>
        <source>Afterwards it opens on the other computer only. Two computers are not synchronized. The file opens with the passphrase of today.</source>
        <translation>Danach öffnet er sich nur noch auf dem anderen Computer. Zwei Computer werden nicht abgeglichen. Die Datei öffnet sich mit der heutigen Passphrase.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Umziehen</translation>
    </message>
    <message>
        <source>Sottovoce move</source>
        <translation>Sottovoce Umzug</translation>
    </message>
    <message>
        <source>Move the vault to “{folder}”?</source>
        <translation>Den Tresor nach „{folder}“ verschieben?</translation>
    </message>
    <message>
        <source>It is locked meanwhile. When everything is there, the files at the old place are deleted; traces of them that the drive keeps are encrypted.</source>
        <translation>Er ist währenddessen gesperrt. Wenn alles dort ist, werden die Dateien am alten Ort gelöscht; Spuren, die das Laufwerk davon behält, sind verschlüsselt.</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of the vault are damaged. Restore a backup.</source>
        <translation>
            <numerusform>%n Teil des Tresors ist beschädigt. Spielen Sie eine Sicherung ein.</numerusform>
            <numerusform>%n Teile des Tresors sind beschädigt. Spielen Sie eine Sicherung ein.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything in the vault is sound.</source>
        <translation>Alles im Tresor ist unversehrt.</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Wird bearbeitet …</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Abgebrochen. Es wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>VocabularySettings</name>
    <message>
        <source>Names and terms</source>
        <translation>Namen und Fachwörter</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>One per client, matter or field. Choose one with a meeting, and its words are heard better.</source>
        <translation>Eine je Klient, Akte oder Fach. Wählen Sie zu einem Gespräch eine aus, dann werden ihre Wörter besser verstanden.</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Liste speichern</translation>
    </message>
    <message>
        <source>Delete the list…</source>
        <translation>Liste löschen …</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>Name der Liste</translation>
    </message>
    <message>
        <source>Terms, one a line</source>
        <translation>Wörter, eines je Zeile</translation>
    </message>
    <message>
        <source>Names of people and places, firms, medicines, words of the trade</source>
        <translation>Namen von Personen und Orten, Firmen, Medikamente, Fachwörter</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>Neue Liste</translation>
    </message>
    <message numerus="yes">
        <source>%n term(s) stored.</source>
        <translation>
            <numerusform>%n Wort gespeichert.</numerusform>
            <numerusform>%n Wörter gespeichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) left out: twice there, too long, or too many.</source>
        <translation>
            <numerusform>%n Zeile ausgelassen: doppelt, zu lang oder zu viel.</numerusform>
            <numerusform>%n Zeilen ausgelassen: doppelt, zu lang oder zu viele.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete this list?</source>
        <translation>Diese Liste löschen?</translation>
    </message>
    <message>
        <source>Meetings that were heard with it stay as they are.</source>
        <translation>Gespräche, die mit ihr verstanden wurden, bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>VoiceSettings</name>
    <message>
        <source>My own voice</source>
        <translation>Meine Stimme</translation>
    </message>
    <message>
        <source>Learn…</source>
        <translation>Lernen …</translation>
    </message>
    <message>
        <source>Know my voice</source>
        <translation>Meine Stimme wiedererkennen</translation>
    </message>
    <message>
        <source>Your lines then bear your name. Your voice is kept encrypted in the vault and nowhere else; of other people nothing is kept by which a voice could be known again.</source>
        <translation>Was Sie sagen, trägt dann Ihren Namen. Ihre Stimme liegt verschlüsselt im Tresor und nirgends sonst; von anderen bleibt nichts, woran man eine Stimme wiedererkennen könnte.</translation>
    </message>
    <message>
        <source>My name in transcripts</source>
        <translation>Mein Name im Transkript</translation>
    </message>
    <message>
        <source>Forget my voice…</source>
        <translation>Meine Stimme vergessen …</translation>
    </message>
    <message>
        <source>Read this aloud, alone and in your usual voice, until the bar is full: “Everything that is said in this room stays in this room. I only take down what will help us later: what we agreed, who takes care of it, and what is still open. Whoever does not want something written down says so, and I put the pen away. At the end we read it together, and what is wrong is put right before anybody goes home.”</source>
        <translation>Lesen Sie dies allein und mit Ihrer gewöhnlichen Stimme laut vor, bis der Balken voll ist: „Alles, was in diesem Raum gesagt wird, bleibt in diesem Raum. Ich halte nur fest, was uns später hilft: was wir vereinbart haben, wer sich darum kümmert und was noch offen ist. Wer etwas nicht aufgeschrieben haben möchte, sagt es, und ich lege den Stift weg. Am Ende lesen wir es gemeinsam, und was falsch ist, wird berichtigt, bevor jemand nach Hause geht.“</translation>
    </message>
    <message>
        <source>Your voice is known from the next meeting on.</source>
        <translation>Ihre Stimme wird vom nächsten Gespräch an erkannt.</translation>
    </message>
    <message>
        <source>Forget your voice?</source>
        <translation>Ihre Stimme vergessen?</translation>
    </message>
    <message>
        <source>Transcripts keep the names they have.</source>
        <translation>Transkripte behalten die Namen, die sie haben.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Your voice is forgotten.</source>
        <translation>Ihre Stimme ist vergessen.</translation>
    </message>
    <message>
        <source>Learn again…</source>
        <translation>Neu lernen …</translation>
    </message>
</context>
<context>
    <name>WindowBar</name>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Record a conversation, or end the recording (Ctrl+R)</source>
        <translation>Ein Gespräch aufnehmen oder die Aufnahme beenden (Strg+R)</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Search titles, words and minutes (Ctrl+F)</source>
        <translation>Titel, Wörter und Protokolle durchsuchen (Strg+F)</translation>
    </message>
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
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Lock the vault; a recording goes on (Ctrl+L)</source>
        <translation>Den Tresor sperren; eine Aufnahme läuft weiter (Strg+L)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>Einstellungen (Strg+,)</translation>
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
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>WindowNotes</name>
    <message>
        <source>“{title}”</source>
        <translation>„{title}“</translation>
    </message>
    <message>
        <source>Recovered after an interruption: {titles}. Everything up to the last second is there.</source>
        <translation>Nach einer Unterbrechung wiederhergestellt: {titles}. Alles bis zur letzten Sekunde ist da.</translation>
    </message>
    <message>
        <source>The disk of this computer is not encrypted. Meetings are, but what the system writes to its swap space or hibernation file is not: switch on full-disk encryption in the system&apos;s settings.</source>
        <translation>Der Datenträger dieses Computers ist nicht verschlüsselt. Besprechungen sind es, aber nicht, was das System auslagert oder für den Ruhezustand schreibt: Schalten Sie in den Systemeinstellungen die Verschlüsselung des Datenträgers ein.</translation>
    </message>
</context>
<context>
    <name>WriterList</name>
    <message>
        <source>Models that write minutes</source>
        <translation>Modelle, die Protokolle schreiben</translation>
    </message>
    <message>
        <source>A model writes only languages in which it was measured to be good enough; elsewhere the minutes show the words as spoken. Measuring takes some minutes and uses small made-up meetings.</source>
        <translation>Ein Modell schreibt nur Sprachen, in denen gemessen wurde, dass es gut genug ist; sonst zeigt das Protokoll die Worte wie gesprochen. Das Messen dauert einige Minuten und benutzt kleine, erfundene Gespräche.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Remove {model} from this computer?</source>
        <translation>{model} von diesem Computer entfernen?</translation>
    </message>
    <message>
        <source>The file you imported it from is not touched.</source>
        <translation>Die Datei, aus der Sie es importiert haben, bleibt unberührt.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Measuring {language}</source>
        <translation>{language} wird gemessen</translation>
    </message>
</context>
<context>
    <name>WriterRow</name>
    <message>
        <source>Recommended for this computer</source>
        <translation>Empfohlen für diesen Computer</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>eigenes</translation>
    </message>
    <message>
        <source>licence unknown</source>
        <translation>Lizenz unbekannt</translation>
    </message>
    <message>
        <source>not fetched</source>
        <translation>nicht geladen</translation>
    </message>
    <message>
        <source>What {model} writes</source>
        <translation>Was {model} schreibt</translation>
    </message>
    <message>
        <source>Measure on this computer</source>
        <translation>Auf diesem Computer messen</translation>
    </message>
    <message>
        <source>Finds out which languages this model writes well enough</source>
        <translation>Stellt fest, welche Sprachen dieses Modell gut genug schreibt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop measuring; what is through stays measured</source>
        <translation>Messen beenden; was fertig ist, bleibt gemessen</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Fetch {size}</source>
        <translation>{size} laden</translation>
    </message>
    <message>
        <source>Measuring {model}</source>
        <translation>{model} wird gemessen</translation>
    </message>
    <message>
        <source>Writes: {languages}</source>
        <translation>Schreibt: {languages}</translation>
    </message>
    <message>
        <source>Writes no language yet</source>
        <translation>Schreibt noch keine Sprache</translation>
    </message>
    <message>
        <source>{count} tokens of context</source>
        <translation>Kontext von {count} Token</translation>
    </message>
    <message>
        <source>Not measured on this computer</source>
        <translation>Auf diesem Computer nicht gemessen</translation>
    </message>
    <message>
        <source>Measured on this computer: {verdict}</source>
        <translation>Auf diesem Computer gemessen: {verdict}</translation>
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
    <name>_FindingRow</name>
    <message>
        <source>In order: {finding}</source>
        <translation>In Ordnung: {finding}</translation>
    </message>
    <message>
        <source>Please note: {finding}</source>
        <translation>Bitte beachten: {finding}</translation>
    </message>
    <message>
        <source>Prevents recording: {finding}</source>
        <translation>Verhindert die Aufnahme: {finding}</translation>
    </message>
</context>
<context>
    <name>meeting_menu</name>
    <message>
        <source>Start now</source>
        <translation>Jetzt beginnen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Make again…</source>
        <translation>Neu erstellen …</translation>
    </message>
    <message>
        <source>Save the imported file…</source>
        <translation>Importierte Datei speichern …</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
</context>
<context>
    <name>moments</name>
    <message>
        <source>erased</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>no device</source>
        <translation>kein Gerät</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>Bookmark at {time}</source>
        <translation>Lesezeichen bei {time}</translation>
    </message>
    <message>
        <source>{time}: put off the record and erased ({length}); nobody can read it.</source>
        <translation>{time}: ohne Aufzeichnung, gelöscht ({length}); niemand kann es lesen.</translation>
    </message>
    <message>
        <source>{time}: the recording was paused here.</source>
        <translation>{time}: Hier war die Aufnahme unterbrochen.</translation>
    </message>
    <message>
        <source>{time}: the device brought no sound for {length}.</source>
        <translation>{time}: Das Gerät brachte {length} lang keinen Ton.</translation>
    </message>
    <message>
        <source>{time}: {length} of sound could not be kept.</source>
        <translation>{time}: {length} Ton ließen sich nicht behalten.</translation>
    </message>
    <message>
        <source>{time}: what lies on the drive is damaged here ({length}).</source>
        <translation>{time}: Was auf dem Laufwerk liegt, ist hier beschädigt ({length}).</translation>
    </message>
</context>
<context>
    <name>record_wording</name>
    <message>
        <source>Everything this computer plays is recorded: switch on do-not-disturb.</source>
        <translation>Alles, was dieser Computer wiedergibt, wird aufgenommen: Schalten Sie „Nicht stören“ ein.</translation>
    </message>
    <message>
        <source>What your screen reader says would be recorded, too: send it to another output, for example a headset, or record the microphone alone.</source>
        <translation>Auch was Ihr Bildschirmleser spricht, würde aufgenommen: Leiten Sie ihn auf eine andere Ausgabe, etwa ein Headset, oder nehmen Sie nur das Mikrofon auf.</translation>
    </message>
    <message>
        <source>On macOS Sottovoce cannot record what this computer plays. Record the microphone; for a call, let it play through the loudspeaker.</source>
        <translation>Unter macOS kann Sottovoce nicht aufnehmen, was dieser Computer wiedergibt. Nehmen Sie das Mikrofon auf und lassen Sie einen Anruf über den Lautsprecher laufen.</translation>
    </message>
    <message>
        <source>What this computer plays cannot be recorded here.</source>
        <translation>Was dieser Computer wiedergibt, lässt sich hier nicht aufnehmen.</translation>
    </message>
    <message>
        <source>The chosen microphone is not connected: the default one is used.</source>
        <translation>Das gewählte Mikrofon ist nicht angeschlossen: Das Standardmikrofon wird verwendet.</translation>
    </message>
    <message>
        <source>The microphone is there.</source>
        <translation>Das Mikrofon ist da.</translation>
    </message>
    <message>
        <source>There is no microphone. Connect one.</source>
        <translation>Es gibt kein Mikrofon. Schließen Sie eines an.</translation>
    </message>
    <message>
        <source>The disk has room for {n} hours.</source>
        <translation>Der Datenträger hat Platz für {n} Stunden.</translation>
    </message>
    <message>
        <source>The disk has room for {n} hours only.</source>
        <translation>Der Datenträger hat nur noch Platz für {n} Stunden.</translation>
    </message>
    <message>
        <source>The disk has room for less than an hour.</source>
        <translation>Der Datenträger hat Platz für weniger als eine Stunde.</translation>
    </message>
    <message>
        <source>The disk is full. Make room first.</source>
        <translation>Der Datenträger ist voll. Schaffen Sie zuerst Platz.</translation>
    </message>
    <message>
        <source>On battery, {n} % left.</source>
        <translation>Akkubetrieb, noch {n} %.</translation>
    </message>
    <message>
        <source>On battery, only {n} % left: plug it in.</source>
        <translation>Akkubetrieb, nur noch {n} %: Schließen Sie das Netzteil an.</translation>
    </message>
    <message>
        <source>The computer stays awake while recording.</source>
        <translation>Der Computer bleibt während der Aufnahme wach.</translation>
    </message>
    <message>
        <source>The computer may fall asleep while recording: switch that off in its settings.</source>
        <translation>Der Computer kann während der Aufnahme einschlafen: Schalten Sie das in seinen Einstellungen ab.</translation>
    </message>
</context>
<context>
    <name>recovery_sheet</name>
    <message>
        <source>For the safe</source>
        <translation>Für den Safe</translation>
    </message>
    <message>
        <source>For your deputy</source>
        <translation>Für Ihre Vertretung</translation>
    </message>
    <message>
        <source>Sottovoce: recovery codes of a vault</source>
        <translation>Sottovoce: Wiederherstellungscodes eines Tresors</translation>
    </message>
    <message>
        <source>Each of these codes opens the vault when its passphrase is forgotten. Keep each apart from the computer, and nowhere else than on paper.</source>
        <translation>Jeder dieser Codes öffnet den Tresor, wenn dessen Passphrase vergessen ist. Bewahren Sie jeden getrennt vom Computer auf und nirgends sonst als auf Papier.</translation>
    </message>
    <message>
        <source>Made on {day}. A newer sheet with the same purpose replaces this one.</source>
        <translation>Erstellt am {day}. Ein neueres Blatt mit demselben Zweck ersetzt dieses.</translation>
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
        <source>Recording without a title</source>
        <translation>Aufnahme ohne Titel</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Protokoll</translation>
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
