<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AccessDialog</name>
    <message>
        <source>Everything about one person</source>
        <translation>Alles zu einer Person</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Names of the person, separated by semicolons</source>
        <translation>Namen der Person, durch Semikolon getrennt</translation>
    </message>
    <message>
        <source>Names of others to black out, separated by semicolons</source>
        <translation>Namen anderer zum Schwärzen, durch Semikolon getrennt</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Meetings found</source>
        <translation>Gefundene Besprechungen</translation>
    </message>
    <message>
        <source>Black out words of and about &amp;other people</source>
        <translation>W&amp;orte von anderen und über andere schwärzen</translation>
    </message>
    <message>
        <source>Protect with a pass&amp;phrase (ZIP archive, AES-256)</source>
        <translation>Mit &amp;Passphrase schützen (ZIP-Archiv, AES-256)</translation>
    </message>
    <message>
        <source>Access request {name}</source>
        <translation>Auskunft {name}</translation>
    </message>
    <message>
        <source>&amp;Who</source>
        <translation>&amp;Wer</translation>
    </message>
    <message>
        <source>O&amp;thers</source>
        <translation>&amp;Andere</translation>
    </message>
    <message>
        <source>&amp;Kind of files</source>
        <translation>A&amp;rt der Dateien</translation>
    </message>
    <message>
        <source>Lan&amp;guage of the documents</source>
        <translation>S&amp;prache der Dokumente</translation>
    </message>
    <message>
        <source>Names of the person</source>
        <translation>Namen der Person</translation>
    </message>
    <message>
        <source>Searches the text of all meetings, those in the trash too, for somebody who asks what you have stored about them. Sound and private notes are not part of the answer. Please read everything before you hand it over.</source>
        <translation>Durchsucht den Text aller Besprechungen, auch im Papierkorb, für jemanden, der wissen möchte, was Sie über ihn gespeichert haben. Ton und private Notizen gehören nicht zur Auskunft. Bitte lesen Sie alles, bevor Sie es herausgeben.</translation>
    </message>
    <message>
        <source>speaks</source>
        <translation>spricht</translation>
    </message>
    <message numerus="yes">
        <source>named %n time(s)</source>
        <translation>
            <numerusform>%n-mal genannt</numerusform>
            <numerusform>%n-mal genannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) found</source>
        <translation>
            <numerusform>%n Besprechung gefunden</numerusform>
            <numerusform>%n Besprechungen gefunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AgreedLine</name>
    <message>
        <source>How did people agree? Left empty, it is not known.</source>
        <translation>Wie haben die Beteiligten eingewilligt? Leer heißt: nicht bekannt.</translation>
    </message>
    <message>
        <source>How people in the files you bring in agreed</source>
        <translation>Wie die Beteiligten in den übernommenen Dateien eingewilligt haben</translation>
    </message>
    <message>
        <source>Not known: then never a training sample</source>
        <translation>Nicht bekannt: dann nie ein Trainingsbeispiel</translation>
    </message>
</context>
<context>
    <name>AnswerButtons</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
</context>
<context>
    <name>AnswersPane</name>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Found by machine in what was said. Nothing of it is stored.</source>
        <translation>Maschinell im Gesagten gefunden. Nichts davon wird gespeichert.</translation>
    </message>
    <message>
        <source>Forget these answers</source>
        <translation>Antworten vergessen</translation>
    </message>
</context>
<context>
    <name>ApprovePane</name>
    <message>
        <source>Approve the minutes</source>
        <translation>Protokoll freigeben</translation>
    </message>
    <message>
        <source>Lines to hear first</source>
        <translation>Zeilen, die Sie zuerst hören sollten</translation>
    </message>
    <message>
        <source>Changed from the machine&apos;s text</source>
        <translation>Gegenüber dem maschinellen Text geändert</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Freigegeben von</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Back to the draft</source>
        <translation>Zurück zum Entwurf</translation>
    </message>
    <message>
        <source>Enter plays · Enter again: right, next · E: edit · Space plays again</source>
        <translation>Eingabe spielt ab · noch einmal: stimmt, weiter · E: bearbeiten · Leertaste: erneut hören</translation>
    </message>
    <message>
        <source>Enter: right, next · E: edit · Space shows the words</source>
        <translation>Eingabe: stimmt, weiter · E: bearbeiten · Leertaste zeigt die Worte</translation>
    </message>
    <message>
        <source>✓ heard</source>
        <translation>✓ gehört</translation>
    </message>
    <message>
        <source>○ not heard</source>
        <translation>○ nicht gehört</translation>
    </message>
    <message>
        <source>First hear the lines with doubts, negations, numbers or names: {heard} of {all} heard.</source>
        <translation>Hören Sie zuerst die Zeilen mit unklaren Stellen, Verneinungen, Zahlen oder Namen: {heard} von {all} gehört.</translation>
    </message>
    <message>
        <source>No line has a doubt, a negation, a number or a name.</source>
        <translation>Keine Zeile enthält eine unklare Stelle, eine Verneinung, eine Zahl oder einen Namen.</translation>
    </message>
    <message>
        <source>The approval will say: {heard} of {all} heard.</source>
        <translation>In der Freigabe steht: {heard} von {all} gehört.</translation>
    </message>
    <message>
        <source>Nothing was changed from the machine&apos;s text.</source>
        <translation>Am maschinellen Text wurde nichts geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) changed from the machine&apos;s text</source>
        <translation>
            <numerusform>%n Zeile gegenüber dem maschinellen Text geändert</numerusform>
            <numerusform>%n Zeilen gegenüber dem maschinellen Text geändert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AskControl</name>
    <message>
        <source>Not said in this meeting.</source>
        <translation>In diesem Gespräch nicht gesagt.</translation>
    </message>
</context>
<context>
    <name>AskManyControl</name>
    <message>
        <source>Read closely: the {read} of {all} meetings with most words of the question.</source>
        <translation>Genau gelesen: die {read} von {all} Gesprächen mit den meisten Wörtern der Frage.</translation>
    </message>
    <message>
        <source>Not said in these meetings.</source>
        <translation>In diesen Gesprächen nicht gesagt.</translation>
    </message>
</context>
<context>
    <name>AskManyPage</name>
    <message>
        <source>Ask several meetings</source>
        <translation>Mehrere Gespräche fragen</translation>
    </message>
    <message>
        <source>What was said, in any of these meetings?</source>
        <translation>Was wurde in einem dieser Gespräche gesagt?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) of the list are asked, narrowed to: {filter}.</source>
        <translation>
            <numerusform>%n Gespräch der Liste wird gefragt, eingegrenzt auf: {filter}.</numerusform>
            <numerusform>%n Gespräche der Liste werden gefragt, eingegrenzt auf: {filter}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n meeting(s) are asked. “Filter” at the side narrows them.</source>
        <translation>
            <numerusform>%n Gespräch wird gefragt. „Filter“ an der Seite grenzt ein.</numerusform>
            <numerusform>Alle %n Gespräche werden gefragt. „Filter“ an der Seite grenzt sie ein.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AudioSettings</name>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Also record what this computer plays</source>
        <translation>Auch aufnehmen, was dieser Computer wiedergibt</translation>
    </message>
    <message>
        <source>For calls and video conferences. Ask everyone who can be heard there as well.</source>
        <translation>Für Anrufe und Videokonferenzen. Fragen Sie auch alle, die dort zu hören sind.</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Does it hear me?</source>
        <translation>Hört es mich?</translation>
    </message>
    <message>
        <source>Speak as you will in the meeting. Nothing of it is kept.</source>
        <translation>Sprechen Sie so, wie Sie es im Gespräch tun. Nichts davon wird behalten.</translation>
    </message>
    <message>
        <source>Transcribe while recording</source>
        <translation>Schon während der Aufnahme transkribieren</translation>
    </message>
    <message>
        <source>On battery, or when this computer falls behind, the text is made after the recording.</source>
        <translation>Auf Akku oder wenn dieser Computer nicht mitkommt, entsteht der Text nach der Aufnahme.</translation>
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
        <source>End the test</source>
        <translation>Test beenden</translation>
    </message>
    <message>
        <source>The microphone hears you well.</source>
        <translation>Das Mikrofon hört Sie gut.</translation>
    </message>
    <message>
        <source>Hardly anything is heard. Is it the right microphone, and is it switched on?</source>
        <translation>Es ist kaum etwas zu hören. Ist es das richtige Mikrofon, und ist es eingeschaltet?</translation>
    </message>
</context>
<context>
    <name>BackUpDialog</name>
    <message>
        <source>Back-up of a meeting</source>
        <translation>Sicherung einer Besprechung</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Sound, text, minutes and the imported file in one encrypted file. Sottovoce on any computer opens it (Import), with the passphrase you choose here. Nobody can open it without: keep the passphrase.</source>
        <translation>Ton, Text, Protokoll und die importierte Datei in einer verschlüsselten Datei. Sottovoce öffnet sie auf jedem Computer (Importieren), mit der Passphrase, die Sie hier wählen. Ohne sie kann niemand sie öffnen: Bewahren Sie die Passphrase auf.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
</context>
<context>
    <name>ChaptersPane</name>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Write titles</source>
        <translation>Titel schreiben</translation>
    </message>
    <message>
        <source>Back to the minutes</source>
        <translation>Zurück zum Protokoll</translation>
    </message>
    <message>
        <source>The titles are being written…</source>
        <translation>Die Titel werden geschrieben …</translation>
    </message>
    <message>
        <source>Cut by machine. The titles were written by a model; the words said there prove them.</source>
        <translation>Maschinell unterteilt. Die Titel schrieb ein Modell; die Worte, die dort fielen, belegen sie.</translation>
    </message>
    <message>
        <source>Cut by machine. The titles are words that were said often there.</source>
        <translation>Maschinell unterteilt. Die Titel sind Wörter, die dort oft fielen.</translation>
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
        <source>Play {time}</source>
        <translation>{time} abspielen</translation>
    </message>
    <message>
        <source>Show {time}</source>
        <translation>{time} zeigen</translation>
    </message>
    <message>
        <source>listened to</source>
        <translation>angehört</translation>
    </message>
    <message>
        <source>machine-heard</source>
        <translation>maschinell gehört</translation>
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
    <name>ComparePane</name>
    <message>
        <source>Lines of both minutes</source>
        <translation>Zeilen beider Protokolle</translation>
    </message>
    <message>
        <source>Use the ticked lines</source>
        <translation>Angekreuzte Zeilen verwenden</translation>
    </message>
    <message>
        <source>Take the new ones</source>
        <translation>Das neue übernehmen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meines behalten</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>New minutes from {time}</source>
        <translation>Neues Protokoll ({time})</translation>
    </message>
    <message>
        <source>Tick what should stand (Space): {count} of {all}. What you edited is ticked at first.</source>
        <translation>Kreuzen Sie an, was stehen soll (Leertaste): {count} von {all}. Was Sie bearbeitet haben, ist zu Beginn angekreuzt.</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Everyone was asked before it was recorded.</source>
        <translation>Alle wurden vor der Aufnahme gefragt.</translation>
    </message>
    <message>
        <source>Everyone was asked before it was recorded, by the notice in version {version} ({language}).</source>
        <translation>Alle wurden vor der Aufnahme gefragt, mit dem Hinweistext in Fassung {version} ({language}).</translation>
    </message>
    <message>
        <source>Consent receipt</source>
        <translation>Einwilligungsbeleg</translation>
    </message>
</context>
<context>
    <name>ConsentPanel</name>
    <message>
        <source>Me</source>
        <translation>Ich</translation>
    </message>
    <message>
        <source>Read aloud or print…</source>
        <translation>Vorlesen oder drucken …</translation>
    </message>
    <message>
        <source>Who is here? Name, then Enter</source>
        <translation>Wer ist da? Name, dann Eingabetaste</translation>
    </message>
    <message>
        <source>Name of somebody who is here</source>
        <translation>Name von jemandem, der da ist</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Several…</source>
        <translation>Mehrere …</translation>
    </message>
    <message>
        <source>Everyone agreed</source>
        <translation>Alle einverstanden</translation>
    </message>
    <message>
        <source>I am alone</source>
        <translation>Ich bin allein</translation>
    </message>
    <message>
        <source>After the start, have everyone repeat their yes as proof</source>
        <translation>Nach dem Start alle ihr Ja als Beleg wiederholen lassen</translation>
    </message>
    <message>
        <source>Say who is here or on the line, or that you are alone.</source>
        <translation>Geben Sie an, wer da oder zugeschaltet ist, oder dass Sie allein sind.</translation>
    </message>
    <message>
        <source>What this computer plays is recorded. Is somebody on the line? Nobody is listed as that.</source>
        <translation>Was dieser Computer abspielt, wird aufgenommen. Ist jemand zugeschaltet? Niemand ist so aufgeführt.</translation>
    </message>
    <message>
        <source>Somebody is on the line, but what this computer plays is not recorded.</source>
        <translation>Jemand ist zugeschaltet, aber was dieser Computer abspielt, wird nicht aufgenommen.</translation>
    </message>
    <message>
        <source>To be said aloud: {script}</source>
        <translation>Laut zu sagen: {script}</translation>
    </message>
    <message>
        <source>Language of the question and the notice</source>
        <translation>Sprache der Frage und des Hinweistextes</translation>
    </message>
    <message>
        <source>Paste a list of names, or those a mail went to</source>
        <translation>Fügen Sie eine Liste von Namen ein, oder an wen eine E-Mail ging</translation>
    </message>
    <message>
        <source>You asked aloud, and everyone said yes. Mark a no where there was one. (Ctrl+Enter)</source>
        <translation>Sie haben laut gefragt, und alle haben Ja gesagt. Markieren Sie ein Nein, wo es eines gab. (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Nobody else is in the room or on the line (Ctrl+Enter)</source>
        <translation>Niemand sonst ist im Raum oder zugeschaltet (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Ask everyone first</source>
        <translation>Fragen Sie zuerst alle</translation>
    </message>
    <message>
        <source>Nothing is recorded yet: the law wants everyone asked before. Ask aloud, mark the answers.</source>
        <translation>Noch wird nichts aufgenommen: Das Gesetz will, dass vorher alle gefragt werden. Fragen Sie laut, markieren Sie die Antworten.</translation>
    </message>
    <message>
        <source>You ask for</source>
        <translation>Sie fragen nach</translation>
    </message>
</context>
<context>
    <name>ConsentRow</name>
    <message>
        <source>No answer yet</source>
        <translation>Noch keine Antwort</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Willigt ein</translation>
    </message>
    <message>
        <source>Does not agree</source>
        <translation>Willigt nicht ein</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Einzelheiten …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Answer of {name}</source>
        <translation>Antwort von {name}</translation>
    </message>
    <message>
        <source>Signed release of {name}</source>
        <translation>Unterschriebene Entbindung von {name}</translation>
    </message>
    <message>
        <source>Details of {name}</source>
        <translation>Einzelheiten zu {name}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>Release kept as a hash</source>
        <translation>Entbindung als Prüfsumme vermerkt</translation>
    </message>
    <message>
        <source>Signed release…</source>
        <translation>Unterschriebene Entbindung …</translation>
    </message>
</context>
<context>
    <name>ConsentStep</name>
    <message>
        <source>Language of the question and the notice</source>
        <translation>Sprache der Frage und des Hinweistextes</translation>
    </message>
    <message>
        <source>Read aloud or print…</source>
        <translation>Vorlesen oder drucken …</translation>
    </message>
    <message>
        <source>To be read aloud</source>
        <translation>Zum Vorlesen</translation>
    </message>
    <message>
        <source>Who took part? Name, then Enter</source>
        <translation>Wer nahm teil? Name, dann Eingabetaste</translation>
    </message>
    <message>
        <source>Name of somebody who took part</source>
        <translation>Name von jemandem, der teilnahm</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Nobody is listed. Write down everyone who is heard in the recording.</source>
        <translation>Es ist niemand aufgeführt. Tragen Sie alle ein, die in der Aufnahme zu hören sind.</translation>
    </message>
    <message>
        <source>A child took part. Such a meeting never becomes a sample.</source>
        <translation>Ein Kind war dabei. Ein solches Gespräch wird nie zum Beispiel.</translation>
    </message>
    <message>
        <source>Somebody does not agree, so there will be no sample. Their answer is noted.</source>
        <translation>Jemand willigt nicht ein, also entsteht kein Beispiel. Die Antwort wird vermerkt.</translation>
    </message>
    <message>
        <source>Everyone has to have agreed.</source>
        <translation>Alle müssen eingewilligt haben.</translation>
    </message>
    <message>
        <source>Professional secrecy: a signed release of each of them is needed.</source>
        <translation>Berufsgeheimnis: Von allen ist eine unterschriebene Entbindung nötig.</translation>
    </message>
    <message>
        <source>Voices heard: {voices}. People listed: {people}. Is everyone here?</source>
        <translation>Gehörte Stimmen: {voices}. Aufgeführte Personen: {people}. Sind alle dabei?</translation>
    </message>
    <message>
        <source>Read this to everyone, then mark what each of them answers.</source>
        <translation>Lesen Sie dies allen vor und halten Sie dann fest, was jede und jeder antwortet.</translation>
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
    <name>DocumentRow</name>
    <message>
        <source>Choose the signed paper…</source>
        <translation>Unterschriebenes Papier wählen …</translation>
    </message>
    <message>
        <source>No paper</source>
        <translation>Kein Papier</translation>
    </message>
    <message>
        <source>Nothing was signed</source>
        <translation>Nichts wurde unterschrieben</translation>
    </message>
    <message>
        <source>Fingerprint {begin}… is kept; keep the paper itself.</source>
        <translation>Der Fingerabdruck {begin}… wird aufbewahrt; das Papier bewahren Sie selbst auf.</translation>
    </message>
    <message>
        <source>Nothing was signed, or not for this.</source>
        <translation>Nichts wurde unterschrieben, oder nicht hierfür.</translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message>
        <source>What was written</source>
        <translation>Was geschrieben wurde</translation>
    </message>
    <message>
        <source>Save the receipt…</source>
        <translation>Beleg speichern …</translation>
    </message>
    <message>
        <source>PDF, to read and print</source>
        <translation>PDF, zum Lesen und Drucken</translation>
    </message>
    <message>
        <source>JSON, for programs</source>
        <translation>JSON, für Programme</translation>
    </message>
    <message>
        <source>The receipt names everyone who agreed, so it is for your files. Each person&apos;s own is under “Consent” on the page of the meeting.</source>
        <translation>Der Beleg nennt alle, die eingewilligt haben, und ist darum für Ihre Akten. Den eigenen Beleg jeder Person finden Sie unter „Einwilligung“ auf der Seite des Gesprächs.</translation>
    </message>
    <message>
        <source>Sample {id} was written to {folder}. It is noted in the ledger that there is one, not what it says. To withdraw it, untick the box on the page of this meeting. Copies that were handed out cannot be recalled.</source>
        <translation>Das Beispiel {id} wurde nach {folder} geschrieben. Im Einwilligungsverzeichnis steht, dass es eines gibt, nicht was darin steht. Zum Zurückziehen entfernen Sie das Häkchen auf der Seite dieses Gesprächs. Weitergegebene Kopien lassen sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Gespeichert: {name}</translation>
    </message>
</context>
<context>
    <name>DoubtsBar</name>
    <message>
        <source>This is right (Enter)</source>
        <translation>So ist es richtig (Eingabe)</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Write what was said</source>
        <translation>Gesagtes eintragen</translation>
    </message>
    <message>
        <source>Previous doubt (Shift+F8)</source>
        <translation>Vorige unklare Stelle (Umschalt+F8)</translation>
    </message>
    <message>
        <source>Next doubt (F8)</source>
        <translation>Nächste unklare Stelle (F8)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>There is nothing left to look at.</source>
        <translation>Es ist nichts mehr zu prüfen.</translation>
    </message>
    <message numerus="yes">
        <source>Settled. %n passage(s) left: F8 goes on.</source>
        <translation>
            <numerusform>Erledigt. Noch %n Stelle: weiter mit F8.</numerusform>
            <numerusform>Erledigt. Noch %n Stellen: weiter mit F8.</numerusform>
        </translation>
    </message>
    <message>
        <source>Settled. There is nothing left to look at.</source>
        <translation>Erledigt. Es ist nichts mehr zu prüfen.</translation>
    </message>
    <message>
        <source>Word list {number} of {count} · {time} · “{heard}” heard, “{written}” written</source>
        <translation>Wortliste {number} von {count} · {time} · gehört „{heard}“, geschrieben „{written}“</translation>
    </message>
    <message>
        <source>Doubt {number} of {count} · {time} · {reason}</source>
        <translation>Unklare Stelle {number} von {count} · {time} · {reason}</translation>
    </message>
</context>
<context>
    <name>DraftKeeping</name>
    <message>
        <source>Delete this draft?</source>
        <translation>Diesen Entwurf löschen?</translation>
    </message>
    <message>
        <source>It cannot be brought back. The meeting and its minutes stay as they are.</source>
        <translation>Er lässt sich nicht zurückholen. Die Besprechung und ihr Protokoll bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>DraftsBox</name>
    <message>
        <source>Drafts of this meeting</source>
        <translation>Entwürfe zu dieser Besprechung</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
</context>
<context>
    <name>DuePage</name>
    <message>
        <source>Delete the sound…</source>
        <translation>Ton löschen…</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Due to go</source>
        <translation>Zur Löschung fällig</translation>
    </message>
    <message>
        <source>By the terms of their matters these are to be deleted. Nothing goes unless you say so here.</source>
        <translation>Nach den Fristen ihrer Akten sind diese zu löschen. Nichts wird gelöscht, ohne dass Sie es hier sagen.</translation>
    </message>
    <message>
        <source>Nothing is due. Terms are set for each matter in the settings.</source>
        <translation>Nichts ist fällig. Fristen stehen je Akte in den Einstellungen.</translation>
    </message>
</context>
<context>
    <name>ElsewhereForm</name>
    <message>
        <source>How did people agree?</source>
        <translation>Wie haben die Beteiligten eingewilligt?</translation>
    </message>
    <message>
        <source>For example: everyone said yes at the beginning of the recording</source>
        <translation>Zum Beispiel: Alle haben am Anfang der Aufnahme Ja gesagt</translation>
    </message>
    <message>
        <source>Who took part? Name, then Enter</source>
        <translation>Wer nahm teil? Name, dann Eingabetaste</translation>
    </message>
    <message>
        <source>Name of somebody who took part</source>
        <translation>Name von jemandem, der teilnahm</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>What you write here is kept with the meeting.</source>
        <translation>Was Sie hier schreiben, wird bei der Besprechung aufbewahrt.</translation>
    </message>
    <message>
        <source>Not known: then this meeting can never become a training sample.</source>
        <translation>Nicht bekannt: Dann kann diese Besprechung nie ein Trainingsbeispiel werden.</translation>
    </message>
</context>
<context>
    <name>ExcerptStep</name>
    <message>
        <source>Lines of the minutes</source>
        <translation>Zeilen des Protokolls</translation>
    </message>
    <message>
        <source>Sentences of the talk</source>
        <translation>Sätze des Gesprächs</translation>
    </message>
    <message>
        <source>Invented names, firms and places instead of placeholders such as [PERSON_1]</source>
        <translation>Erfundene Namen, Firmen und Orte statt Platzhaltern wie [PERSON_1]</translation>
    </message>
    <message>
        <source>Lines of the approved minutes</source>
        <translation>Zeilen des freigegebenen Protokolls</translation>
    </message>
    <message>
        <source>Sentences of the talk (none, if you do not tick any)</source>
        <translation>Sätze des Gesprächs (keine, wenn Sie nichts ankreuzen)</translation>
    </message>
    <message>
        <source>What slipped through stands out less among invented names. But it reads as if it were about somebody, who may exist.</source>
        <translation>Was übersehen wurde, fällt zwischen erfundenen Namen weniger auf. Dafür liest es sich, als ginge es um jemanden, den es geben kann.</translation>
    </message>
    <message>
        <source>{used} of at most {max} characters of the talk</source>
        <translation>{used} von höchstens {max} Zeichen des Gesprächs</translation>
    </message>
</context>
<context>
    <name>ExchangeView</name>
    <message>
        <source>Copy the answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Perhaps you mean:</source>
        <translation>Vielleicht meinen Sie:</translation>
    </message>
    <message>
        <source>Also said:</source>
        <translation>Außerdem gesagt:</translation>
    </message>
    <message>
        <source>{speaker}: “{quote}”</source>
        <translation>{speaker}: „{quote}“</translation>
    </message>
    <message>
        <source>“{quote}”</source>
        <translation>„{quote}“</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Export to a file (Ctrl+E); the arrow shows other ways</source>
        <translation>In eine Datei exportieren (Strg+E); der Pfeil zeigt andere Wege</translation>
    </message>
    <message>
        <source>To a file…</source>
        <translation>In eine Datei…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>Copy for a participant…</source>
        <translation>Kopie für Teilnehmende…</translation>
    </message>
    <message>
        <source>Back-up of this meeting…</source>
        <translation>Sicherung dieser Besprechung…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
</context>
<context>
    <name>ExportChoices</name>
    <message>
        <source>T&amp;imes</source>
        <translation>&amp;Zeiten</translation>
    </message>
    <message>
        <source>Under each line, who said it and &amp;when</source>
        <translation>Unter jeder Zeile, wer es &amp;wann gesagt hat</translation>
    </message>
    <message>
        <source>For the &amp;file: hash of the sound, models, changes by hand</source>
        <translation>Für die A&amp;kte: Prüfsumme des Tons, Modelle, Änderungen von Hand</translation>
    </message>
    <message>
        <source>&amp;Line numbers</source>
        <translation>Zeilen&amp;nummern</translation>
    </message>
    <message>
        <source>&amp;De-identified: replace names</source>
        <translation>&amp;De-identifiziert: Namen ersetzen</translation>
    </message>
    <message>
        <source>Only a &amp;passage</source>
        <translation>Nur ein A&amp;usschnitt</translation>
    </message>
    <message>
        <source>Protect with a pass&amp;phrase</source>
        <translation>Mit &amp;Passphrase schützen</translation>
    </message>
    <message>
        <source>More names, one a line; Anna = Annie for one person with two</source>
        <translation>Weitere Namen, einer je Zeile; Anna = Annie für eine Person mit zweien</translation>
    </message>
    <message>
        <source>More names to replace</source>
        <translation>Weitere Namen, die ersetzt werden</translation>
    </message>
    <message>
        <source>For the log</source>
        <translation>Für die Liste der Herausgaben</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>The named speakers and the names you add are replaced by “Person A” and so on, as far as they are spelled like that. Not replaced: other names, places, dates, and what makes a person known otherwise. Please read it before you hand it over.</source>
        <translation>Die benannten Sprechenden und die Namen, die Sie ergänzen, werden durch „Person A“ und so weiter ersetzt, soweit sie so geschrieben sind. Nicht ersetzt werden andere Namen, Orte, Daten und was einen Menschen sonst erkennbar macht. Bitte lesen Sie es, bevor Sie es herausgeben.</translation>
    </message>
    <message>
        <source>&amp;Kind of file</source>
        <translation>A&amp;rt der Datei</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>&amp;Inhalt</translation>
    </message>
    <message>
        <source>Lan&amp;guage of the document</source>
        <translation>Spra&amp;che des Dokuments</translation>
    </message>
    <message>
        <source>T&amp;o whom</source>
        <translation>An w&amp;en</translation>
    </message>
    <message>
        <source>The PDF opens only with the passphrase (AES-256).</source>
        <translation>Das PDF öffnet sich nur mit der Passphrase (AES-256).</translation>
    </message>
    <message>
        <source>The file lies in a ZIP archive that opens only with the passphrase (AES-256). Without umlauts and accents the passphrase works in every program.</source>
        <translation>Die Datei liegt in einem ZIP-Archiv, das sich nur mit der Passphrase öffnet (AES-256). Ohne Umlaute und Akzente funktioniert die Passphrase in jedem Programm.</translation>
    </message>
    <message>
        <source>Tell it by another way than the file, best by telephone.</source>
        <translation>Teilen Sie sie auf anderem Weg mit als die Datei, am besten am Telefon.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Copy for a participant</source>
        <translation>Kopie für Teilnehmende</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>How it begins</source>
        <translation>So beginnt es</translation>
    </message>
    <message>
        <source>This is a draft, and every copy says so until the minutes are approved.</source>
        <translation>Dies ist ein Entwurf, und jede Kopie sagt das, bis das Protokoll freigegeben ist.</translation>
    </message>
    <message>
        <source>The approved minutes alone, without the words they were made from, under a passphrase.</source>
        <translation>Nur das freigegebene Protokoll, ohne die Worte, aus denen es entstand, mit einer Passphrase.</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>etwa {size}</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Narrow the list and the search, and order the list</source>
        <translation>Liste und Suche eingrenzen, Liste ordnen</translation>
    </message>
    <message>
        <source>Show all meetings</source>
        <translation>Alle Besprechungen zeigen</translation>
    </message>
    <message>
        <source>With open tasks</source>
        <translation>Mit offenen Aufgaben</translation>
    </message>
    <message>
        <source>With doubtful passages</source>
        <translation>Mit unklaren Stellen</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} von {all}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>Nach Titel</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>Längste zuerst</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordnung</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Stichwort</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this transcript</source>
        <translation>In diesem Transkript suchen</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Previous place (Shift+Enter)</source>
        <translation>Vorige Fundstelle (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Next place (Enter)</source>
        <translation>Nächste Fundstelle (Eingabe)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Ganze Wörter</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß-/Kleinschreibung</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) replaced</source>
        <translation>
            <numerusform>%n Stelle ersetzt</numerusform>
            <numerusform>%n Stellen ersetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n Fundstelle</numerusform>
            <numerusform>%n Fundstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
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
    <name>FirstSteps</name>
    <message>
        <source>Click a word in the transcript: you hear it.</source>
        <translation>Klicken Sie auf ein Wort im Transkript: Sie hören es.</translation>
    </message>
    <message>
        <source>Click the time behind a line of the minutes: you hear what proves it.</source>
        <translation>Klicken Sie auf die Zeit hinter einer Zeile des Protokolls: Sie hören, was sie belegt.</translation>
    </message>
    <message>
        <source>Put right what is wrong, then approve the minutes.</source>
        <translation>Berichtigen Sie, was nicht stimmt, und geben Sie dann das Protokoll frei.</translation>
    </message>
    <message>
        <source>Close the first steps</source>
        <translation>Erste Schritte schließen</translation>
    </message>
    <message>
        <source>First steps, {number} of {count}: {step}</source>
        <translation>Erste Schritte, {number} von {count}: {step}</translation>
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
    <name>GroupHeading</name>
    <message>
        <source>Add a line under {heading}</source>
        <translation>Zeile unter {heading} hinzufügen</translation>
    </message>
    <message>
        <source>Make “{heading}” again</source>
        <translation>„{heading}“ neu erstellen</translation>
    </message>
    <message>
        <source>Make “{heading}” again; no other line changes</source>
        <translation>„{heading}“ neu erstellen; keine andere Zeile ändert sich</translation>
    </message>
</context>
<context>
    <name>HandoutSettings</name>
    <message>
        <source>Handing over</source>
        <translation>Herausgeben</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Anzeigen…</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>What was handed over</source>
        <translation>Was herausgegeben wurde</translation>
    </message>
    <message>
        <source>Every export and print: when, what, to whom. No word of a meeting is in it.</source>
        <translation>Jeder Export und Druck: wann, was, an wen. Kein Wort einer Besprechung steht darin.</translation>
    </message>
    <message>
        <source>Everything about one person</source>
        <translation>Alles zu einer Person</translation>
    </message>
    <message>
        <source>For somebody who asks what you have stored about them: over all meetings, others blacked out.</source>
        <translation>Für jemanden, der wissen möchte, was Sie über ihn gespeichert haben: über alle Besprechungen, andere geschwärzt.</translation>
    </message>
</context>
<context>
    <name>HandoutsDialog</name>
    <message>
        <source>What was handed over</source>
        <translation>Was herausgegeben wurde</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>Als Tabelle speichern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Every file that was written and every print: when, what, to whom. No word of a meeting is in it. The title is gone when the meeting is deleted; the line stays.</source>
        <translation>Jede geschriebene Datei und jeder Druck: wann, was, an wen. Kein Wort einer Besprechung steht darin. Wird die Besprechung gelöscht, verschwindet ihr Titel; die Zeile bleibt.</translation>
    </message>
    <message>
        <source>Nothing was handed over so far.</source>
        <translation>Bisher wurde nichts herausgegeben.</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Herausgegeben</translation>
    </message>
</context>
<context>
    <name>InstalledList</name>
    <message>
        <source>Check all files</source>
        <translation>Alle Dateien prüfen</translation>
    </message>
    <message>
        <source>Reads every file and compares it with its hash</source>
        <translation>Liest jede Datei und vergleicht sie mit ihrer Prüfsumme</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Checking the files</source>
        <translation>Die Dateien werden geprüft</translation>
    </message>
    <message>
        <source>Damaged: {models}. Fetch or import them again.</source>
        <translation>Beschädigt: {models}. Laden oder importieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>All files are as they should be.</source>
        <translation>Alle Dateien sind, wie sie sein sollen.</translation>
    </message>
</context>
<context>
    <name>IntroductionPage</name>
    <message>
        <source>This page has changed. New words are underlined, words that went are struck through.</source>
        <translation>Diese Seite hat sich geändert. Neue Wörter sind unterstrichen, entfallene durchgestrichen.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>You find this page in the settings at any time.</source>
        <translation>Sie finden diese Seite jederzeit in den Einstellungen.</translation>
    </message>
    <message>
        <source>What do you use Sottovoce for?</source>
        <translation>Wofür verwenden Sie Sottovoce?</translation>
    </message>
    <message>
        <source>Who is bound to professional secrecy gets stricter defaults. You can change this in the settings.</source>
        <translation>Wer unter Schweigepflicht steht, erhält strengere Voreinstellungen. Ändern können Sie das in den Einstellungen.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done: use this profile</source>
        <translation>Fertig: dieses Profil verwenden</translation>
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
    <name>JoinedDialog</name>
    <message>
        <source>Someone joined</source>
        <translation>Jemand kam hinzu</translation>
    </message>
    <message>
        <source>Agreed: go on recording</source>
        <translation>Einverstanden: weiter aufnehmen</translation>
    </message>
    <message>
        <source>Did not agree…</source>
        <translation>Nicht einverstanden …</translation>
    </message>
    <message>
        <source>Has left: go on recording</source>
        <translation>Ist gegangen: weiter aufnehmen</translation>
    </message>
    <message>
        <source>Stop the recording</source>
        <translation>Aufnahme beenden</translation>
    </message>
    <message>
        <source>Nothing is recorded until this person has agreed</source>
        <translation>Nichts wird aufgenommen, bis diese Person eingewilligt hat</translation>
    </message>
    <message>
        <source>Has left already</source>
        <translation>Ist schon gegangen</translation>
    </message>
    <message>
        <source>Nothing is recorded with this person here</source>
        <translation>Solange diese Person da ist, wird nichts aufgenommen</translation>
    </message>
    <message>
        <source>Either the person leaves and the recording goes on, or the conversation goes on without a recording. What was recorded before stays as it was agreed to.</source>
        <translation>Entweder geht die Person und die Aufnahme läuft weiter, oder das Gespräch geht ohne Aufnahme weiter. Was vorher aufgenommen wurde, bleibt, wie es vereinbart war.</translation>
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
    <name>LanguageSettings</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>The window changes its language at the next start. Whatever runs goes on.</source>
        <translation>Das Fenster wechselt die Sprache beim nächsten Start. Was gerade läuft, läuft weiter.</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Sprache des Fensters</translation>
    </message>
    <message>
        <source>Language of new meetings</source>
        <translation>Sprache neuer Besprechungen</translation>
    </message>
    <message>
        <source>You can choose another one before each meeting. Automatic listens to the first minute.</source>
        <translation>Vor jeder Besprechung können Sie eine andere wählen. „Automatisch“ hört auf die erste Minute.</translation>
    </message>
</context>
<context>
    <name>LetterPanel</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop writing (Esc)</source>
        <translation>Schreiben anhalten (Esc)</translation>
    </message>
    <message>
        <source>Choose what it shall be, then press Write. What comes from the meeting has the moment beside it that proves it. Nothing is sent.</source>
        <translation>Wählen Sie, was es werden soll, und drücken Sie „Schreiben“. Neben allem, was aus dem Gespräch kommt, steht die Stelle, die es belegt. Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>I have read every marked place and answer for it</source>
        <translation>Ich habe jede markierte Stelle gelesen und stehe dafür ein</translation>
    </message>
    <message>
        <source>Version {place} of {count}</source>
        <translation>Fassung {place} von {count}</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>Kürzer</translation>
    </message>
    <message>
        <source>More formal</source>
        <translation>Förmlicher</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>To the version before (Ctrl+Z)</source>
        <translation>Zur Fassung davor (Strg+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>To the version after (Ctrl+Y)</source>
        <translation>Zur Fassung danach (Strg+Y)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy with formatting</source>
        <translation>Mit Formatierung kopieren</translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation>Als Entwurf behalten</translation>
    </message>
    <message>
        <source>Keeps it with this meeting in the vault (Ctrl+S)</source>
        <translation>Behält ihn bei dieser Besprechung im Tresor (Strg+S)</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Als Datei speichern</translation>
    </message>
    <message>
        <source>Word document (.docx)…</source>
        <translation>Word-Dokument (.docx) …</translation>
    </message>
    <message>
        <source>Plain text (.txt)…</source>
        <translation>Reiner Text (.txt) …</translation>
    </message>
    <message>
        <source>E-mail draft for your mail program (.eml)…</source>
        <translation>E-Mail-Entwurf für Ihr Mailprogramm (.eml) …</translation>
    </message>
    <message>
        <source>First read the marked places and confirm it above</source>
        <translation>Lesen Sie zuerst die markierten Stellen und bestätigen Sie es darüber</translation>
    </message>
</context>
<context>
    <name>LetterView</name>
    <message>
        <source>Subject: {subject}</source>
        <translation>Betreff: {subject}</translation>
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
</context>
<context>
    <name>LibrarySide</name>
    <message>
        <source>What is still to be done, of all meetings (Ctrl+T)</source>
        <translation>Was noch zu tun ist, aus allen Besprechungen (Strg+T)</translation>
    </message>
    <message>
        <source>All meetings</source>
        <translation>Alle Besprechungen</translation>
    </message>
    <message>
        <source>Show the meetings of</source>
        <translation>Besprechungen zeigen von</translation>
    </message>
    <message>
        <source>Without a matter</source>
        <translation>Ohne Akte</translation>
    </message>
    <message>
        <source>Matter…</source>
        <translation>Akte…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Stichwörter…</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>All matters…</source>
        <translation>Alle Akten…</translation>
    </message>
    <message>
        <source>Ask these meetings…</source>
        <translation>Diese Gespräche fragen …</translation>
    </message>
    <message>
        <source>Ask all meetings…</source>
        <translation>Überall fragen …</translation>
    </message>
    <message>
        <source>Waiting ({count})</source>
        <translation>Wartet ({count})</translation>
    </message>
    <message>
        <source>Open tasks ({count})</source>
        <translation>Offene Aufgaben ({count})</translation>
    </message>
    <message>
        <source>Open tasks</source>
        <translation>Offene Aufgaben</translation>
    </message>
    <message>
        <source>No meeting fits: {filter}. The cross above shows all again.</source>
        <translation>Keine Besprechung passt: {filter}. Das Kreuz oben zeigt wieder alle.</translation>
    </message>
    <message>
        <source>No meeting yet. Record one, or drop a file into the window.</source>
        <translation>Noch keine Besprechung. Nehmen Sie eine auf oder ziehen Sie eine Datei ins Fenster.</translation>
    </message>
    <message>
        <source>Trash ({count})</source>
        <translation>Papierkorb ({count})</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Due ({count})</source>
        <translation>Fällig ({count})</translation>
    </message>
    <message>
        <source>What is to be deleted by the terms of its matter; you decide.</source>
        <translation>Was nach den Fristen seiner Akte zu löschen ist; Sie entscheiden.</translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>Text of the line</source>
        <translation>Text der Zeile</translation>
    </message>
    <message>
        <source>Type the line; Enter keeps it</source>
        <translation>Zeile eingeben; die Eingabetaste behält sie</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>Wer es tut</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>Bis wann</translation>
    </message>
</context>
<context>
    <name>LineView</name>
    <message>
        <source>Change this line</source>
        <translation>Diese Zeile ändern</translation>
    </message>
    <message>
        <source>Change this line (F2 edits, Alt+↑ and Alt+↓ move, Del deletes)</source>
        <translation>Diese Zeile ändern (F2 bearbeitet, Alt+↑ und Alt+↓ verschieben, Entf löscht)</translation>
    </message>
    <message>
        <source>Done: {text}</source>
        <translation>Erledigt: {text}</translation>
    </message>
    <message>
        <source>✎ edited</source>
        <translation>✎ bearbeitet</translation>
    </message>
    <message>
        <source>Not proven by the words cited</source>
        <translation>Durch die zitierten Worte nicht belegt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>It is right: I answer for it</source>
        <translation>Stimmt: Ich stehe dafür ein</translation>
    </message>
    <message>
        <source>Belongs under</source>
        <translation>Gehört unter</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>LiveBar</name>
    <message>
        <source>What did I miss?</source>
        <translation>Was habe ich verpasst?</translation>
    </message>
    <message>
        <source>What was said in the last ten minutes (Ctrl+M)</source>
        <translation>Was in den letzten zehn Minuten gesagt wurde (Strg+M)</translation>
    </message>
    <message>
        <source>Was my name said?</source>
        <translation>Fiel mein Name?</translation>
    </message>
    <message>
        <source>Every place where others said one of the names beside it</source>
        <translation>Jede Stelle, an der andere einen der Namen daneben gesagt haben</translation>
    </message>
    <message>
        <source>Your name, as others say it</source>
        <translation>Ihr Name, wie andere ihn sagen</translation>
    </message>
    <message>
        <source>Several names with commas between them</source>
        <translation>Mehrere Namen durch Kommas getrennt</translation>
    </message>
</context>
<context>
    <name>LiveControl</name>
    <message>
        <source>Nothing that was understood was said in the last ten minutes.</source>
        <translation>In den letzten zehn Minuten wurde nichts gesagt, das verstanden wurde.</translation>
    </message>
    <message>
        <source>The last ten minutes</source>
        <translation>Die letzten zehn Minuten</translation>
    </message>
    <message>
        <source>Was “{name}” said?</source>
        <translation>Wurde „{name}“ gesagt?</translation>
    </message>
    <message>
        <source>Not said so far, as far as it was understood.</source>
        <translation>Bisher nicht gesagt, soweit es verstanden wurde.</translation>
    </message>
    <message>
        <source>No text is there yet. It comes a little behind the sound, if speech is recognized while recording; on battery it is not.</source>
        <translation>Noch ist kein Text da. Er kommt etwas nach dem Ton, wenn die Sprache schon während der Aufnahme erkannt wird; im Akkubetrieb geschieht das nicht.</translation>
    </message>
    <message>
        <source>The text reaches to {time}.</source>
        <translation>Der Text reicht bis {time}.</translation>
    </message>
    <message>
        <source>Looking for the words…</source>
        <translation>Die Worte werden gesucht …</translation>
    </message>
</context>
<context>
    <name>LookSettings</name>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the system: light by day and dark by night, if the computer does so.</source>
        <translation>Wie das System: am Tag hell und in der Nacht dunkel, wenn der Computer es so hält.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Measured from the text size of the system.</source>
        <translation>Gemessen an der Schriftgröße des Systems.</translation>
    </message>
    <message>
        <source>Keep everything still</source>
        <translation>Nichts bewegen</translation>
    </message>
    <message>
        <source>The dot of a recording does not breathe. Off: as the system says.</source>
        <translation>Der Punkt der Aufnahme atmet nicht. Aus: wie das System es vorgibt.</translation>
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
    <name>MatterDialog</name>
    <message>
        <source>Matter</source>
        <translation>Akte</translation>
    </message>
    <message>
        <source>Find, or name a new one</source>
        <translation>Suchen oder eine neue benennen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Matters</source>
        <translation>Akten</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>A matter is a client, a patient or a file. Its meetings stand together, and keep its terms.</source>
        <translation>Eine Akte steht für Mandanten, Patientinnen oder einen Vorgang. Ihre Besprechungen stehen zusammen, und für sie gelten ihre Fristen.</translation>
    </message>
    <message>
        <source>New matter: “{name}”</source>
        <translation>Neue Akte: „{name}“</translation>
    </message>
</context>
<context>
    <name>MatterSettings</name>
    <message>
        <source>Matters</source>
        <translation>Akten</translation>
    </message>
    <message>
        <source>Ended on</source>
        <translation>Beendet am</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>ohne Ende</translation>
    </message>
    <message>
        <source>Save the matter</source>
        <translation>Akte speichern</translation>
    </message>
    <message>
        <source>Delete the matter…</source>
        <translation>Akte löschen…</translation>
    </message>
    <message>
        <source>Written consents…</source>
        <translation>Schriftliche Einwilligungen …</translation>
    </message>
    <message>
        <source>Show what is due</source>
        <translation>Fälliges zeigen</translation>
    </message>
    <message>
        <source>Withdrawals…</source>
        <translation>Widerrufe …</translation>
    </message>
    <message>
        <source>Clients, patients, files</source>
        <translation>Mandate, Patientinnen und Patienten, Vorgänge</translation>
    </message>
    <message>
        <source>Meetings of one matter stand together. Choose one to change it, or make a new one.</source>
        <translation>Besprechungen einer Akte stehen zusammen. Wählen Sie eine, um sie zu ändern, oder legen Sie eine neue an.</translation>
    </message>
    <message>
        <source>Name of the matter</source>
        <translation>Name der Akte</translation>
    </message>
    <message>
        <source>Names and terms</source>
        <translation>Namen und Fachwörter</translation>
    </message>
    <message>
        <source>This list is listened for in every meeting of the matter.</source>
        <translation>Auf diese Liste wird in jeder Besprechung der Akte gehört.</translation>
    </message>
    <message>
        <source>End of the treatment or mandate</source>
        <translation>Ende der Behandlung oder des Mandats</translation>
    </message>
    <message>
        <source>From this day on the years below are counted.</source>
        <translation>Ab diesem Tag zählen die Jahre darunter.</translation>
    </message>
    <message>
        <source>Delete the sound after the approval</source>
        <translation>Ton nach der Freigabe löschen</translation>
    </message>
    <message>
        <source>So many days after the minutes were approved the sound is due; text and minutes stay.</source>
        <translation>So viele Tage nach der Freigabe des Protokolls ist der Ton fällig; Text und Protokoll bleiben.</translation>
    </message>
    <message>
        <source>Keep everything after the end</source>
        <translation>Alles nach dem Ende aufbewahren</translation>
    </message>
    <message>
        <source>When these years are over everything of the matter is due.</source>
        <translation>Sind diese Jahre vorbei, ist alles in der Akte fällig.</translation>
    </message>
    <message>
        <source>Legal hold</source>
        <translation>Löschsperre</translation>
    </message>
    <message>
        <source>Nothing of this matter may go, whatever stands above: not by its terms, not from the trash.</source>
        <translation>Nichts aus dieser Akte darf gelöscht werden, was auch immer oben steht: weder nach Fristen noch aus dem Papierkorb.</translation>
    </message>
    <message>
        <source>What is due is only listed. Nothing is deleted until you say so there.</source>
        <translation>Fälliges wird nur aufgelistet. Gelöscht wird erst, wenn Sie es dort sagen.</translation>
    </message>
    <message>
        <source>New matter</source>
        <translation>Neue Akte</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Everything is due from {day} on.</source>
        <translation>Alles ist ab {day} fällig.</translation>
    </message>
    <message>
        <source>Nothing is due before an end is entered.</source>
        <translation>Nichts wird fällig, solange kein Ende eingetragen ist.</translation>
    </message>
    <message>
        <source>No matter yet. Type a name and save; then give it meetings from the menu of the list.</source>
        <translation>Noch keine Akte. Geben Sie einen Namen ein und speichern Sie; Besprechungen ordnen Sie dann im Menü der Liste zu.</translation>
    </message>
    <message>
        <source>Delete the matter “{name}”?</source>
        <translation>Akte „{name}“ löschen?</translation>
    </message>
    <message>
        <source>Its meetings stay and belong to no matter. Its terms of keeping are forgotten.</source>
        <translation>Ihre Besprechungen bleiben und gehören dann zu keiner Akte. Die Fristen der Akte werden vergessen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
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
        <source>Sound deleted</source>
        <translation>Ton gelöscht</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Geprüft</translation>
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
    <name>MeetingChip</name>
    <message>
        <source>Open {meeting} at {time}</source>
        <translation>{meeting} bei {time} öffnen</translation>
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
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Who agreed to what, receipts, and how to take it back</source>
        <translation>Wer worin eingewilligt hat, Belege, und wie man es zurücknimmt</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>Schreiben …</translation>
    </message>
    <message>
        <source>E-mail, letter or reply about this meeting (Ctrl+Shift+M)</source>
        <translation>E-Mail, Brief oder Antwort zu dieser Besprechung (Strg+Umschalt+M)</translation>
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
    <name>MinorFields</name>
    <message>
        <source>A minor: others answer, and the child is asked as well</source>
        <translation>Minderjährig: Andere antworten, und das Kind wird auch gefragt</translation>
    </message>
    <message>
        <source>Who answers for the child</source>
        <translation>Wer für das Kind antwortet</translation>
    </message>
    <message>
        <source>Name of who answers</source>
        <translation>Name der Person, die antwortet</translation>
    </message>
    <message>
        <source>Name of the second parent</source>
        <translation>Name des zweiten Elternteils</translation>
    </message>
    <message>
        <source>With joint custody both parents have to agree. What the child says counts as well.</source>
        <translation>Bei gemeinsamer Sorge müssen beide Eltern einwilligen. Auch was das Kind sagt, zählt.</translation>
    </message>
</context>
<context>
    <name>MinutesFoot</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take back the last change of the minutes (Ctrl+Z)</source>
        <translation>Die letzte Änderung am Protokoll zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Make the change again (Ctrl+Y)</source>
        <translation>Die Änderung wiederholen (Strg+Y)</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Freigeben …</translation>
    </message>
    <message>
        <source>Approve the minutes</source>
        <translation>Protokoll freigeben</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Reopen the minutes</source>
        <translation>Protokoll wieder öffnen</translation>
    </message>
    <message>
        <source>Makes them a draft again; the approved version stays, with its time</source>
        <translation>Macht es wieder zum Entwurf; die freigegebene Fassung bleibt mit ihrer Zeit erhalten</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Fassungen</translation>
    </message>
    <message>
        <source>Approved versions</source>
        <translation>Freigegebene Fassungen</translation>
    </message>
    <message>
        <source>Made by machine. Please check before you use it.</source>
        <translation>Maschinell erstellt. Bitte prüfen, bevor Sie es verwenden.</translation>
    </message>
    <message>
        <source>Heard by machine. Please check before you use it.</source>
        <translation>Maschinell gehört. Bitte prüfen, bevor Sie es verwenden.</translation>
    </message>
</context>
<context>
    <name>MinutesLinesView</name>
    <message>
        <source>Add a line…</source>
        <translation>Zeile hinzufügen …</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>New line under {heading}</source>
        <translation>Neue Zeile unter {heading}</translation>
    </message>
</context>
<context>
    <name>MinutesNotes</name>
    <message>
        <source>About the new minutes</source>
        <translation>Zum neuen Protokoll</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen …</translation>
    </message>
    <message>
        <source>Take the new ones</source>
        <translation>Das neue übernehmen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meines behalten</translation>
    </message>
    <message>
        <source>About the changed transcript</source>
        <translation>Zum geänderten Transkript</translation>
    </message>
    <message>
        <source>Make again</source>
        <translation>Neu erstellen</translation>
    </message>
    <message>
        <source>Still right</source>
        <translation>Stimmt noch</translation>
    </message>
    <message>
        <source>New lines under “{part}” from {time}. Yours were not touched.</source>
        <translation>Neue Zeilen unter „{part}“ ({time}). Ihre sind unverändert.</translation>
    </message>
    <message>
        <source>New minutes from {time}. Yours were not touched.</source>
        <translation>Neues Protokoll ({time}). Ihres ist unverändert.</translation>
    </message>
    <message>
        <source>New minutes from {time}. The approved ones stay until you reopen them.</source>
        <translation>Neues Protokoll ({time}). Das freigegebene bleibt, bis Sie es wieder öffnen.</translation>
    </message>
    <message>
        <source>Outdated: the transcript was changed after these minutes were approved.</source>
        <translation>Veraltet: Das Transkript wurde nach der Freigabe dieses Protokolls geändert.</translation>
    </message>
    <message>
        <source>Outdated: the transcript was changed after these minutes were made.</source>
        <translation>Veraltet: Das Transkript wurde geändert, nachdem dieses Protokoll erstellt wurde.</translation>
    </message>
</context>
<context>
    <name>MinutesView</name>
    <message>
        <source>Ask about this meeting</source>
        <translation>Etwas zum Gespräch fragen</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Strg+K</translation>
    </message>
    <message>
        <source>Back to the minutes</source>
        <translation>Zurück zum Protokoll</translation>
    </message>
    <message>
        <source>machine-heard</source>
        <translation>maschinell gehört</translation>
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
    <name>NamesDialog</name>
    <message>
        <source>Several people</source>
        <translation>Mehrere Personen</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>One in each line, between commas, or copied from a mail</source>
        <translation>Je Zeile einer, mit Kommas, oder aus einer E-Mail kopiert</translation>
    </message>
    <message>
        <source>People who were understood</source>
        <translation>Verstandene Personen</translation>
    </message>
    <message>
        <source>They are on the line, not in the room</source>
        <translation>Sie sind zugeschaltet, nicht im Raum</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Who is there?</source>
        <translation>Wer ist da?</translation>
    </message>
    <message>
        <source>Then ask aloud, press “Everyone agreed”, and mark a no beside each person who said so.</source>
        <translation>Fragen Sie dann laut, drücken Sie „Alle einverstanden“ und markieren Sie jedes Nein bei der Person.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n person(s)</source>
        <translation>
            <numerusform>%n Person hinzufügen</numerusform>
            <numerusform>%n Personen hinzufügen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamesStep</name>
    <message>
        <source>Names that are known</source>
        <translation>Bekannte Namen</translation>
    </message>
    <message>
        <source>Heard in this meeting</source>
        <translation>In diesem Gespräch gehört</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alle ankreuzen</translation>
    </message>
    <message>
        <source>Names of others</source>
        <translation>Namen anderer</translation>
    </message>
    <message>
        <source>One a line; short forms beside them: Anna = Annie</source>
        <translation>Einer je Zeile; Kurzformen daneben: Anna = Anni</translation>
    </message>
    <message>
        <source>perhaps a person</source>
        <translation>vielleicht eine Person</translation>
    </message>
    <message>
        <source>perhaps a firm or institution</source>
        <translation>vielleicht eine Firma oder Einrichtung</translation>
    </message>
    <message>
        <source>perhaps a place</source>
        <translation>vielleicht ein Ort</translation>
    </message>
    <message>
        <source>in no dictionary</source>
        <translation>in keinem Wörterbuch</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n-mal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>The whole meeting is being read for more names.</source>
        <translation>Das ganze Gespräch wird nach weiteren Namen durchgelesen.</translation>
    </message>
    <message>
        <source>{ticked} of {all} ticked.</source>
        <translation>{ticked} von {all} angekreuzt.</translation>
    </message>
    <message>
        <source>No more names were found.</source>
        <translation>Weitere Namen wurden nicht gefunden.</translation>
    </message>
    <message>
        <source>These names are taken out wherever they stand:</source>
        <translation>Diese Namen werden überall entfernt:</translation>
    </message>
    <message>
        <source>Who was talked about and is not here?</source>
        <translation>Über wen wurde gesprochen, der nicht hier ist?</translation>
    </message>
    <message>
        <source>People, firms, schools, places, pets. Those who are not here could not be asked. What you tick also goes when it is misspelled or spelled out, and cannot be uncovered later. What you leave is covered where it is found.</source>
        <translation>Personen, Firmen, Schulen, Orte, Haustiere. Wer nicht hier ist, konnte nicht gefragt werden. Was Sie ankreuzen, wird auch falsch geschrieben oder buchstabiert entfernt und lässt sich später nicht aufdecken. Was Sie auslassen, wird abgedeckt, wo es gefunden wird.</translation>
    </message>
    <message>
        <source>Who else? Nobody but you knows what was meant.</source>
        <translation>Wer noch? Niemand außer Ihnen weiß, was gemeint war.</translation>
    </message>
</context>
<context>
    <name>NewMeetingChoices</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
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
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>Read aloud or print</source>
        <translation>Vorlesen oder drucken</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Language of the question and the notice</source>
        <translation>Sprache der Frage und des Hinweistextes</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
</context>
<context>
    <name>OrganisationSettings</name>
    <message>
        <source>Set by your organisation</source>
        <translation>Von Ihrer Organisation festgelegt</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Only whoever runs this computer can change this. It can forbid, but agree for nobody.</source>
        <translation>Ändern kann das nur, wer diesen Computer verwaltet. So lässt sich verbieten, aber für niemanden einwilligen.</translation>
    </message>
    <message>
        <source>File: {path}</source>
        <translation>Datei: {path}</translation>
    </message>
</context>
<context>
    <name>PartEditor</name>
    <message>
        <source>Words of this part</source>
        <translation>Worte dieser Stelle</translation>
    </message>
    <message>
        <source>Or say how, e.g. more politely</source>
        <translation>Oder sagen Sie wie, z. B. höflicher</translation>
    </message>
    <message>
        <source>How it shall be written anew</source>
        <translation>Wie sie neu geschrieben werden soll</translation>
    </message>
    <message>
        <source>Write it anew</source>
        <translation>Neu schreiben</translation>
    </message>
    <message>
        <source>Keep these words</source>
        <translation>Diese Worte behalten</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>Lassen, wie es war</translation>
    </message>
</context>
<context>
    <name>PartRow</name>
    <message>
        <source>Change this part</source>
        <translation>Diese Stelle ändern</translation>
    </message>
    <message>
        <source>Change this part (F2 edits, Del takes it out)</source>
        <translation>Diese Stelle ändern (F2 bearbeitet, Entf nimmt sie heraus)</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Paste a chat or e-mails</source>
        <translation>Chat oder E-Mails einfügen</translation>
    </message>
    <message>
        <source>Make minutes</source>
        <translation>Protokoll erstellen</translation>
    </message>
    <message>
        <source>Chat or e-mails</source>
        <translation>Chat oder E-Mails</translation>
    </message>
    <message>
        <source>Copy the messages in your chat or mail program and paste them here, with names and times.</source>
        <translation>Kopieren Sie die Nachrichten in Ihrem Chat- oder E-Mail-Programm und fügen Sie sie hier ein, mit Namen und Zeiten.</translation>
    </message>
    <message>
        <source>Each message counts once, also when it is quoted; signatures are left out. The text goes into the vault and nowhere else.</source>
        <translation>Jede Nachricht zählt einmal, auch wenn sie zitiert wird; Signaturen werden weggelassen. Der Text kommt in den Tresor und sonst nirgendwohin.</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>Goes into the matter {name}.</source>
        <translation>Kommt in die Akte {name}.</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s) left out</source>
        <translation>
            <numerusform>%n Anhang weggelassen</numerusform>
            <numerusform>%n Anhänge weggelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonAnswers</name>
    <message>
        <source>Receipt…</source>
        <translation>Beleg …</translation>
    </message>
    <message>
        <source>Receipt for {name}</source>
        <translation>Beleg für {name}</translation>
    </message>
    <message>
        <source>PDF, to read and print</source>
        <translation>PDF, zum Lesen und Drucken</translation>
    </message>
    <message>
        <source>JSON, for programs</source>
        <translation>JSON, für Programme</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Widerrufen …</translation>
    </message>
    <message>
        <source>Withdraw what {name} agreed to</source>
        <translation>Widerrufen, worin {name} eingewilligt hat</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Somebody who is asked</source>
        <translation>Jemand, der gefragt wird</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Who is asked</source>
        <translation>Wer gefragt wird</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>An interpreter is asked like everyone and never counts as the client.</source>
        <translation>Wer dolmetscht, wird wie alle gefragt und gilt nie als Klientin oder Klient.</translation>
    </message>
    <message>
        <source>On the line: heard through this computer</source>
        <translation>Zugeschaltet: über diesen Computer zu hören</translation>
    </message>
    <message>
        <source>The child itself</source>
        <translation>Das Kind selbst</translation>
    </message>
    <message>
        <source>A written consent for the treatment or mandate is known: a yes confirms it for this meeting.</source>
        <translation>Eine schriftliche Einwilligung für die Behandlung oder das Mandat ist bekannt: Ein Ja bestätigt sie für dieses Gespräch.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Rolle</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>The child itself</source>
        <translation>Das Kind selbst</translation>
    </message>
    <message>
        <source>You agree for yourself by starting</source>
        <translation>Sie willigen für sich ein, indem Sie starten</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>{name}, the child itself</source>
        <translation>{name}, das Kind selbst</translation>
    </message>
    <message>
        <source>Details of {name}</source>
        <translation>Einzelheiten zu {name}</translation>
    </message>
    <message>
        <source>{name} is not here</source>
        <translation>{name} ist nicht da</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Not here: take out</source>
        <translation>Nicht da: herausnehmen</translation>
    </message>
    <message>
        <source>written consent known: ask and confirm</source>
        <translation>schriftlich eingewilligt: fragen und bestätigen</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Five seconds back</source>
        <translation>Fünf Sekunden zurück</translation>
    </message>
    <message>
        <source>Ctrl+←</source>
        <translation>Strg+←</translation>
    </message>
    <message>
        <source>Five seconds on</source>
        <translation>Fünf Sekunden weiter</translation>
    </message>
    <message>
        <source>Ctrl+→</source>
        <translation>Strg+→</translation>
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
        <source>Repeat</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L</source>
        <translation>Strg+Umschalt+L</translation>
    </message>
    <message>
        <source>Speed; the voices keep their pitch (Ctrl+↑, Ctrl+↓)</source>
        <translation>Geschwindigkeit; die Stimmen behalten ihre Höhe (Strg+↑, Strg+↓)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Picture of the talk</source>
        <translation>Bild des Gesprächs</translation>
    </message>
    <message>
        <source>Show who spoke when</source>
        <translation>Zeigen, wer wann gesprochen hat</translation>
    </message>
    <message>
        <source>Show shares of speaking time</source>
        <translation>Redeanteile zeigen</translation>
    </message>
    <message>
        <source>Speed {speed}</source>
        <translation>Geschwindigkeit {speed}</translation>
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
    <message numerus="yes">
        <source>Your organisation wants it after %n minute(s) at the latest.</source>
        <translation>
            <numerusform>Ihre Organisation verlangt es nach spätestens %n Minute.</numerusform>
            <numerusform>Ihre Organisation verlangt es nach spätestens %n Minuten.</numerusform>
        </translation>
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
    <name>PrivateNotesPane</name>
    <message>
        <source>Only for you; folded away until you open them</source>
        <translation>Nur für Sie; zugeklappt, bis Sie sie öffnen</translation>
    </message>
    <message>
        <source>Only for you: in no export, no training sample, no search and not in the minutes. The law may still require disclosing them: to the person concerned, who may ask to see their record, or to a court.</source>
        <translation>Nur für Sie: in keinem Export, keinem Trainingsbeispiel, keiner Suche und nicht im Protokoll. Das Gesetz kann dennoch verlangen, sie offenzulegen: gegenüber der betroffenen Person, die Einsicht in ihre Akte verlangen darf (in Deutschland § 630g BGB), oder einem Gericht.</translation>
    </message>
    <message>
        <source>Private notes</source>
        <translation>Private Notizen</translation>
    </message>
    <message>
        <source>there are some</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>Private notes (never exported)</source>
        <translation>Private Notizen (nie exportiert)</translation>
    </message>
</context>
<context>
    <name>ProfileSettings</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Training samples</source>
        <translation>Trainingsbeispiele</translation>
    </message>
    <message>
        <source>Passphrase of the vault</source>
        <translation>Passphrase des Tresors</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the vault</source>
        <translation>&amp;Passphrase des Tresors</translation>
    </message>
    <message>
        <source>Unlock samples</source>
        <translation>Beispiele freischalten</translation>
    </message>
    <message>
        <source>Unlock training samples</source>
        <translation>Trainingsbeispiele freischalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel: leave training samples off</source>
        <translation>Abbrechen: Trainingsbeispiele bleiben aus</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Abschalten</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Freischalten …</translation>
    </message>
    <message>
        <source>{action}: training samples</source>
        <translation>{action}: Trainingsbeispiele</translation>
    </message>
    <message>
        <source>Your organisation forbids them on this computer.</source>
        <translation>Ihre Organisation verbietet sie auf diesem Computer.</translation>
    </message>
    <message>
        <source>Unlocked. Each one still needs a written release by everyone in the meeting.</source>
        <translation>Freigeschaltet. Jedes braucht weiter eine schriftliche Entbindung durch alle Beteiligten.</translation>
    </message>
    <message>
        <source>Off, and nowhere to be seen in the window.</source>
        <translation>Aus und im Fenster nirgends zu sehen.</translation>
    </message>
</context>
<context>
    <name>PutAwayPage</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Zurück (Esc)</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message>
        <source>Ask (Enter)</source>
        <translation>Fragen (Eingabe)</translation>
    </message>
    <message>
        <source>Stop answering (Esc)</source>
        <translation>Antwort anhalten (Esc)</translation>
    </message>
</context>
<context>
    <name>QuestionRun</name>
    <message>
        <source>Looking for the words…</source>
        <translation>Die Worte werden gesucht …</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Said about it; the answer follows:</source>
        <translation>Dazu wurde gesagt; die Antwort folgt:</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>Die Antwort entsteht …</translation>
    </message>
    <message>
        <source>Stopped; there is no answer.</source>
        <translation>Angehalten; es gibt keine Antwort.</translation>
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
        <source>How it is recorded</source>
        <translation>Wie aufgenommen wird</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>M&amp;atter</source>
        <translation>&amp;Akte</translation>
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
        <source>M&amp;inutes as</source>
        <translation>Protokoll a&amp;ls</translation>
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
        <source>Someone joined</source>
        <translation>Jemand kam hinzu</translation>
    </message>
    <message>
        <source>Records nothing until whoever came has agreed (Ctrl+J)</source>
        <translation>Nimmt nichts auf, bis die hinzugekommene Person eingewilligt hat (Strg+J)</translation>
    </message>
    <message>
        <source>Sign for the room</source>
        <translation>Schild für den Raum</translation>
    </message>
    <message>
        <source>Shows in large letters that it is recorded</source>
        <translation>Zeigt in großen Buchstaben, dass aufgenommen wird</translation>
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
        <source>Have everyone repeat their yes now. This moment is marked as proof.</source>
        <translation>Lassen Sie jetzt alle ihr Ja wiederholen. Dieser Augenblick ist als Beleg markiert.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Nothing is recorded: somebody who is here has not agreed.</source>
        <translation>Nichts wird aufgenommen: Jemand, der da ist, hat nicht eingewilligt.</translation>
    </message>
    <message>
        <source>Ask now…</source>
        <translation>Jetzt fragen …</translation>
    </message>
    <message>
        <source>Off the record: nothing is kept</source>
        <translation>Ohne Aufzeichnung: nichts wird behalten</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Keine Aufnahme</translation>
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
        <source>Everyone repeats their yes</source>
        <translation>Alle wiederholen ihr Ja</translation>
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
    <name>RecordingSign</name>
    <message>
        <source>Sign for the room</source>
        <translation>Schild für den Raum</translation>
    </message>
    <message>
        <source>Whole screen</source>
        <translation>Ganzer Bildschirm</translation>
    </message>
    <message>
        <source>Close the sign</source>
        <translation>Schild schließen</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Say “pause” or “stop” at any time. {time}</source>
        <translation>Sagen Sie jederzeit „Pause“ oder „Stopp“. {time}</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Keine Aufnahme</translation>
    </message>
    <message>
        <source>Nothing that is said now is kept.</source>
        <translation>Was jetzt gesagt wird, wird nicht festgehalten.</translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>Weiter aufnehmen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
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
        <source>Text and speakers</source>
        <translation>Text und Sprechende</translation>
    </message>
    <message>
        <source>Speakers and minutes</source>
        <translation>Sprecher und Protokoll</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Sprechende</translation>
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
        <source>M&amp;inutes as</source>
        <translation>Protokoll a&amp;ls</translation>
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
    <name>RestoreDialog</name>
    <message>
        <source>Bring a meeting back</source>
        <translation>Besprechung zurückholen</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Passphrase of the back-up</source>
        <translation>Passphrase der Sicherung</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the back-up</source>
        <translation>&amp;Passphrase der Sicherung</translation>
    </message>
    <message>
        <source>It becomes a meeting beside the others; one that is here already stays as it is.</source>
        <translation>Sie wird eine Besprechung neben den anderen; ist sie schon hier, bleibt diese, wie sie ist.</translation>
    </message>
</context>
<context>
    <name>RestrictedDialog</name>
    <message>
        <source>Open the note…</source>
        <translation>Protokoll öffnen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Somebody withdrew a consent, but these approved notes must be kept. They are in no list, no search and no export, and cannot be changed. Open one only if you must, for example to show the file to somebody who may ask for it.</source>
        <translation>Jemand hat eine Einwilligung widerrufen, aber diese freigegebenen Protokolle müssen aufbewahrt werden. Sie stehen in keiner Liste, keiner Suche und keinem Export und lassen sich nicht ändern. Öffnen Sie eines nur, wenn Sie müssen, etwa um jemandem Einsicht in die Akte zu geben, der sie verlangen darf.</translation>
    </message>
    <message>
        <source>Withdrawals</source>
        <translation>Widerrufe</translation>
    </message>
    <message>
        <source>No note has to be kept.</source>
        <translation>Kein Protokoll muss aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Notes that must be kept</source>
        <translation>Protokolle, die aufbewahrt werden müssen</translation>
    </message>
    <message>
        <source>The note</source>
        <translation>Das Protokoll</translation>
    </message>
    <message>
        <source>Delete the note…</source>
        <translation>Protokoll löschen …</translation>
    </message>
    <message>
        <source>What was deleted</source>
        <translation>Was gelöscht wurde</translation>
    </message>
    <message>
        <source>A record of each withdrawal: no name, no word, no meeting.</source>
        <translation>Ein Vermerk zu jedem Widerruf: kein Name, kein Wort, keine Besprechung.</translation>
    </message>
    <message>
        <source>Open this restricted note?</source>
        <translation>Dieses eingeschränkte Protokoll öffnen?</translation>
    </message>
    <message>
        <source>It is kept only because it must be: {why}.</source>
        <translation>Es wird nur aufbewahrt, weil es muss: {why}.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Approved by {name} on {day}</source>
        <translation>Freigegeben von {name} am {day}</translation>
    </message>
    <message>
        <source>Delete this note?</source>
        <translation>Dieses Protokoll löschen?</translation>
    </message>
    <message>
        <source>Nothing keeps it any more. It cannot be brought back.</source>
        <translation>Nichts verlangt mehr, es aufzubewahren. Es lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>No matter</source>
        <translation>Keine Akte</translation>
    </message>
    <message>
        <source>restricted on {day}</source>
        <translation>eingeschränkt am {day}</translation>
    </message>
    <message>
        <source>the duty to keep it has ended: it can be deleted</source>
        <translation>die Pflicht zur Aufbewahrung hat geendet: es kann gelöscht werden</translation>
    </message>
</context>
<context>
    <name>ReviewStep</name>
    <message>
        <source>As it was said or written</source>
        <translation>Wie es gesagt oder geschrieben wurde</translation>
    </message>
    <message>
        <source>As it would be written into the sample</source>
        <translation>Wie es ins Beispiel geschrieben würde</translation>
    </message>
    <message>
        <source>What is replaced, and why</source>
        <translation>Was ersetzt wird und warum</translation>
    </message>
    <message>
        <source>Previous passage</source>
        <translation>Vorige Stelle</translation>
    </message>
    <message>
        <source>Next passage</source>
        <translation>Nächste Stelle</translation>
    </message>
    <message>
        <source>Cover the selection</source>
        <translation>Auswahl abdecken</translation>
    </message>
    <message>
        <source>Cover it everywhere</source>
        <translation>Überall abdecken</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>So stehen lassen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>As it would be written</source>
        <translation>So würde es geschrieben</translation>
    </message>
    <message>
        <source>Passage {at} of {all}</source>
        <translation>Stelle {at} von {all}</translation>
    </message>
    <message>
        <source>{seen} of {all} looked at</source>
        <translation>{seen} von {all} angesehen</translation>
    </message>
    <message>
        <source>{percent} % sure</source>
        <translation>Zu {percent} % sicher.</translation>
    </message>
    <message>
        <source>Cover it everywhere ({count})</source>
        <translation>Überall abdecken ({count})</translation>
    </message>
</context>
<context>
    <name>RiskStep</name>
    <message>
        <source>Type: {phrase}</source>
        <translation>Tippen Sie: {phrase}</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Anderer Ordner …</translation>
    </message>
    <message>
        <source>What remains</source>
        <translation>Was bleibt</translation>
    </message>
    <message>
        <source>The sample is de-identified, not anonymous. Three dangers stay:</source>
        <translation>Das Beispiel ist de-identifiziert, nicht anonym. Drei Gefahren bleiben:</translation>
    </message>
    <message>
        <source>Singling out: a rare course of events may be known to be one person&apos;s, even without a name.</source>
        <translation>Herausgreifen: Ein seltener Verlauf lässt sich vielleicht auch ohne Namen einer Person zuordnen.</translation>
    </message>
    <message>
        <source>Linking: together with a newspaper, a file or another sample it may lead to somebody.</source>
        <translation>Verknüpfen: Zusammen mit einer Zeitung, einer Akte oder einem anderen Beispiel kann es zu jemandem führen.</translation>
    </message>
    <message>
        <source>Inference: who knows the person may learn something new about them.</source>
        <translation>Schließen: Wer die Person kennt, erfährt vielleicht etwas Neues über sie.</translation>
    </message>
    <message>
        <source>To write it, type: {phrase}</source>
        <translation>Zum Schreiben tippen Sie: {phrase}</translation>
    </message>
    <message>
        <source>{replaced} replacements in {passages} passages; {rare} rare words were left.</source>
        <translation>{replaced} Ersetzungen in {passages} Stellen; {rare} seltene Wörter blieben stehen.</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>Ordner: {folder}</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
    <message>
        <source>Search all meetings</source>
        <translation>Alle Besprechungen durchsuchen</translation>
    </message>
    <message>
        <source>Ask it as a question</source>
        <translation>Als Frage stellen</translation>
    </message>
    <message>
        <source>Asks the meetings for an answer, also where it was said in other words</source>
        <translation>Fragt die Gespräche nach einer Antwort, auch wo sie mit anderen Worten gesagt wurde</translation>
    </message>
    <message>
        <source>Looked for are words and beginnings of words, in titles, in what was said and in minutes; all that you type must stand in the same place. Umlauts may be typed as ae, oe, ue. Try fewer words.</source>
        <translation>Gesucht werden Wörter und Wortanfänge: in Titeln, im Gesagten und in Protokollen; alles Eingegebene muss an derselben Stelle stehen. Umlaute dürfen als ae, oe, ue geschrieben sein. Versuchen Sie es mit weniger Wörtern.</translation>
    </message>
    <message>
        <source>Show the meetings of this matter</source>
        <translation>Besprechungen dieser Akte zeigen</translation>
    </message>
    <message>
        <source>Only in: {filter}</source>
        <translation>Nur in: {filter}</translation>
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
    <name>SectionFields</name>
    <message>
        <source>Anybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>The professional (therapist, lawyer …)</source>
        <translation>Die Fachperson (Therapeutin, Anwalt …)</translation>
    </message>
    <message>
        <source>The client (patient, person heard …)</source>
        <translation>Die Klientin, der Klient (Patient, angehörte Person …)</translation>
    </message>
    <message>
        <source>Only words as spoken</source>
        <translation>Nur Worte wie gesprochen</translation>
    </message>
    <message>
        <source>My own judgement</source>
        <translation>Meine eigene Einschätzung</translation>
    </message>
    <message>
        <source>Left for me to write; only what I said aloud is quoted.</source>
        <translation>Schreibe ich selbst; zitiert wird nur, was ich laut gesagt habe.</translation>
    </message>
    <message>
        <source>Heading (German)</source>
        <translation>Überschrift (Deutsch)</translation>
    </message>
    <message>
        <source>Heading (English)</source>
        <translation>Überschrift (Englisch)</translation>
    </message>
    <message>
        <source>What belongs here (German)</source>
        <translation>Was hierher gehört (Deutsch)</translation>
    </message>
    <message>
        <source>What belongs here (English)</source>
        <translation>Was hierher gehört (Englisch)</translation>
    </message>
    <message>
        <source>Look for words (German), one a line</source>
        <translation>Wörter suchen (Deutsch), eines je Zeile</translation>
    </message>
    <message>
        <source>Look for words (English)</source>
        <translation>Wörter suchen (Englisch)</translation>
    </message>
    <message>
        <source>Never with words (German)</source>
        <translation>Nie mit Wörtern (Deutsch)</translation>
    </message>
    <message>
        <source>Never with words (English)</source>
        <translation>Nie mit Wörtern (Englisch)</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Gesagt von</translation>
    </message>
    <message>
        <source>Passages with such words, at most</source>
        <translation>Passagen mit solchen Wörtern, höchstens</translation>
    </message>
    <message>
        <source>Most telling passages besides</source>
        <translation>Dazu die wichtigsten Passagen</translation>
    </message>
    <message>
        <source>Lines of the minutes that stand here</source>
        <translation>Zeilen des Protokolls, die hier stehen</translation>
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
        <source>Sections of the settings</source>
        <translation>Abschnitte der Einstellungen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>ShortcutSettings</name>
    <message>
        <source>Keys</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>F1 brings you here from everywhere. On a Mac, Ctrl is the Command key.</source>
        <translation>Mit F1 kommen Sie von überall hierher. Auf dem Mac ist Strg die Befehlstaste.</translation>
    </message>
    <message>
        <source>Record, or end the recording</source>
        <translation>Aufnehmen oder die Aufnahme beenden</translation>
    </message>
    <message>
        <source>Pause the recording, or go on</source>
        <translation>Aufnahme anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Bookmark this moment of the recording</source>
        <translation>Lesezeichen an dieser Stelle der Aufnahme setzen</translation>
    </message>
    <message>
        <source>Off the record: erases ten seconds and records nothing until pressed again</source>
        <translation>Ohne Aufzeichnung: löscht zehn Sekunden und nimmt nichts auf, bis Sie wieder drücken</translation>
    </message>
    <message>
        <source>Someone joined: records nothing until everyone has agreed</source>
        <translation>Jemand kam hinzu: nimmt nichts auf, bis alle eingewilligt haben</translation>
    </message>
    <message>
        <source>Import recordings or transcripts</source>
        <translation>Aufnahmen oder Transkripte importieren</translation>
    </message>
    <message>
        <source>Paste a chat or e-mails</source>
        <translation>Chat oder E-Mails einfügen</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Open tasks of all meetings</source>
        <translation>Offene Aufgaben aller Besprechungen</translation>
    </message>
    <message>
        <source>Play or pause (with Ctrl also while typing)</source>
        <translation>Abspielen oder anhalten (mit Strg auch beim Tippen)</translation>
    </message>
    <message>
        <source>Five seconds back or on</source>
        <translation>Fünf Sekunden zurück oder vor</translation>
    </message>
    <message>
        <source>Faster or slower</source>
        <translation>Schneller oder langsamer</translation>
    </message>
    <message>
        <source>Repeat the passage</source>
        <translation>Passage wiederholen</translation>
    </message>
    <message>
        <source>The keys for sound on your keyboard</source>
        <translation>Die Tontasten Ihrer Tastatur</translation>
    </message>
    <message>
        <source>In the transcript: write in the turn, and end it; in the minutes: play the proof</source>
        <translation>Im Transkript: im Beitrag schreiben und abschließen; im Protokoll: Beleg abspielen</translation>
    </message>
    <message>
        <source>In the transcript: play the turn, or cut it where you are writing</source>
        <translation>Im Transkript: Beitrag abspielen oder dort teilen, wo Sie schreiben</translation>
    </message>
    <message>
        <source>Before a recording: everyone agreed, or I am alone</source>
        <translation>Vor einer Aufnahme: alle einverstanden, oder ich bin allein</translation>
    </message>
    <message>
        <source>Rename a meeting or a speaker; in the minutes: change the line</source>
        <translation>Besprechung oder Person umbenennen; im Protokoll: Zeile ändern</translation>
    </message>
    <message>
        <source>Give the turn to this speaker; 0: to a new one</source>
        <translation>Beitrag dieser Person zuordnen; 0: einer neuen</translation>
    </message>
    <message>
        <source>To the next or last doubtful passage, and hear it</source>
        <translation>Zur nächsten oder vorigen unklaren Stelle, und sie hören</translation>
    </message>
    <message>
        <source>Reviewed, and on to the next turn</source>
        <translation>Geprüft, und weiter zum nächsten Beitrag</translation>
    </message>
    <message>
        <source>Next or previous chapter</source>
        <translation>Nächstes oder voriges Kapitel</translation>
    </message>
    <message>
        <source>While recording: what was said in the last ten minutes</source>
        <translation>Während der Aufnahme: was in den letzten zehn Minuten gesagt wurde</translation>
    </message>
    <message>
        <source>Write about the meeting that is shown</source>
        <translation>Zur gezeigten Besprechung schreiben</translation>
    </message>
    <message>
        <source>While writing about a meeting: write it</source>
        <translation>Beim Schreiben zu einer Besprechung: schreiben lassen</translation>
    </message>
    <message>
        <source>While writing about a meeting: keep it as a draft</source>
        <translation>Beim Schreiben zu einer Besprechung: als Entwurf behalten</translation>
    </message>
    <message>
        <source>Ask about the meeting that is shown</source>
        <translation>Etwas zum gezeigten Gespräch fragen</translation>
    </message>
    <message>
        <source>Find and replace in the transcript</source>
        <translation>Im Transkript suchen und ersetzen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Hand the meeting over as a file</source>
        <translation>Besprechung als Datei weitergeben</translation>
    </message>
    <message>
        <source>Copy of the approved minutes for a participant</source>
        <translation>Kopie des freigegebenen Protokolls für Beteiligte</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Put what is selected in the list into the trash</source>
        <translation>Das in der Liste Gewählte in den Papierkorb legen</translation>
    </message>
    <message>
        <source>Copy the selected lines</source>
        <translation>Ausgewählte Zeilen kopieren</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>This list of keys</source>
        <translation>Diese Liste der Tastenkürzel</translation>
    </message>
    <message>
        <source>Lock the vault; a recording goes on</source>
        <translation>Tresor sperren; eine Aufnahme läuft weiter</translation>
    </message>
    <message>
        <source>Back to the start page</source>
        <translation>Zurück zur Startseite</translation>
    </message>
    <message>
        <source>One step back; nothing is lost by it</source>
        <translation>Einen Schritt zurück; dabei geht nichts verloren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
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
    <name>Sorting</name>
    <message>
        <source>Matter of {meetings}</source>
        <translation>Akte für {meetings}</translation>
    </message>
    <message>
        <source>No matter</source>
        <translation>Keine Akte</translation>
    </message>
    <message>
        <source>Matter…</source>
        <translation>Akte…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Stichwörter…</translation>
    </message>
    <message numerus="yes">
        <source>Move %n meeting(s) to the trash</source>
        <translation>
            <numerusform>%n Besprechung in den Papierkorb</numerusform>
            <numerusform>%n Besprechungen in den Papierkorb</numerusform>
        </translation>
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
    <name>SpeakerRow</name>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Same person as…</source>
        <translation>Dieselbe Person wie …</translation>
    </message>
    <message>
        <source>Name of {speaker}</source>
        <translation>Name von {speaker}</translation>
    </message>
    <message>
        <source>Role of {speaker}</source>
        <translation>Rolle von {speaker}</translation>
    </message>
    <message>
        <source>Listen to {speaker}</source>
        <translation>{speaker} anhören</translation>
    </message>
    <message>
        <source>{speaker} is the same person as…</source>
        <translation>{speaker} ist dieselbe Person wie …</translation>
    </message>
</context>
<context>
    <name>SpeakersDialog</name>
    <message>
        <source>Speakers</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Who speaks?</source>
        <translation>Wer spricht?</translation>
    </message>
    <message>
        <source>Listen to a few seconds of each voice. If two of them are one person, say so at either.</source>
        <translation>Hören Sie von jeder Stimme ein paar Sekunden. Gehören zwei zu derselben Person, geben Sie es bei einer der beiden an.</translation>
    </message>
</context>
<context>
    <name>StandInButton</name>
    <message>
        <source>Call it something else</source>
        <translation>Anders benennen</translation>
    </message>
    <message>
        <source>Same as {words}: {name}</source>
        <translation>Dasselbe wie {words}: {name}</translation>
    </message>
    <message>
        <source>New, everywhere: {words}</source>
        <translation>Neu, überall: {words}</translation>
    </message>
    <message>
        <source>New, only in this place: {words}</source>
        <translation>Neu, nur an dieser Stelle: {words}</translation>
    </message>
</context>
<context>
    <name>StandingDialog</name>
    <message>
        <source>Written consents</source>
        <translation>Schriftliche Einwilligungen</translation>
    </message>
    <message>
        <source>Keep this consent</source>
        <translation>Diese Einwilligung aufnehmen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Signed once for the whole treatment or mandate, confirmed in every meeting. Never for training.</source>
        <translation>Einmal für die ganze Behandlung oder das ganze Mandat unterschrieben, in jedem Gespräch bestätigt. Nie für das Training.</translation>
    </message>
    <message>
        <source>It has ended…</source>
        <translation>Sie ist beendet …</translation>
    </message>
    <message>
        <source>Has this written consent ended?</source>
        <translation>Ist diese schriftliche Einwilligung beendet?</translation>
    </message>
    <message>
        <source>From now on it is offered no more. What was recorded with it stays.</source>
        <translation>Ab jetzt wird sie nicht mehr angeboten. Was mit ihr aufgenommen wurde, bleibt.</translation>
    </message>
    <message>
        <source>It has ended</source>
        <translation>Sie ist beendet</translation>
    </message>
    <message>
        <source>A new one</source>
        <translation>Eine neue</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Rolle</translation>
    </message>
    <message>
        <source>&amp;Signed on</source>
        <translation>&amp;Unterschrieben am</translation>
    </message>
    <message>
        <source>Agreed to</source>
        <translation>Eingewilligt in</translation>
    </message>
    <message>
        <source>signed on {day}</source>
        <translation>unterschrieben am {day}</translation>
    </message>
    <message>
        <source>paper known</source>
        <translation>Papier bekannt</translation>
    </message>
    <message>
        <source>ended on {day}</source>
        <translation>beendet am {day}</translation>
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
        <source>Paste a chat or e-mails…</source>
        <translation>Chat oder E-Mails einfügen …</translation>
    </message>
    <message>
        <source>Minutes of a thread that you copied (Ctrl+Shift+V)</source>
        <translation>Protokoll eines Verlaufs, den Sie kopiert haben (Strg+Umschalt+V)</translation>
    </message>
    <message>
        <source>Try it with the sample meeting</source>
        <translation>Mit der Beispielbesprechung ausprobieren</translation>
    </message>
    <message>
        <source>Four people, 94 seconds, in English; it stays until you delete it</source>
        <translation>Vier Personen, 94 Sekunden, auf Englisch; sie bleibt, bis Sie sie löschen</translation>
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
        <source>Audio, video, a transcript (.json, .vtt, .srt, .txt), a chat (.txt) or e-mails (.eml, .mbox)</source>
        <translation>Audio, Video, ein Transkript (.json, .vtt, .srt, .txt), ein Chat (.txt) oder E-Mails (.eml, .mbox)</translation>
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
        <source>M&amp;inutes as</source>
        <translation>Protokoll a&amp;ls</translation>
    </message>
    <message>
        <source>&amp;Minutes model</source>
        <translation>Modell fürs P&amp;rotokoll</translation>
    </message>
    <message>
        <source>M&amp;atter</source>
        <translation>&amp;Akte</translation>
    </message>
    <message>
        <source>New meetings go into this matter, and use its names and terms</source>
        <translation>Neue Besprechungen kommen in diese Akte und nutzen deren Namen und Fachwörter</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nichts verlässt diesen Computer.</translation>
    </message>
</context>
<context>
    <name>StyleSettings</name>
    <message>
        <source>How you write</source>
        <translation>Wie Sie schreiben</translation>
    </message>
    <message>
        <source>Texts of your own</source>
        <translation>Eigene Texte</translation>
    </message>
    <message>
        <source>Up to five, e.g. e-mails you wrote. Letters begin and end as these do, and their sentences are as long. Nothing else is taken: no word, name or fact of them gets into a letter. They lie in the vault.</source>
        <translation>Bis zu fünf, z. B. E-Mails von Ihnen. Briefe beginnen und enden wie diese, und ihre Sätze sind so lang. Sonst wird nichts übernommen: Kein Wort, kein Name und keine Tatsache daraus kommt in einen Brief. Sie liegen im Tresor.</translation>
    </message>
    <message>
        <source>Save the text</source>
        <translation>Text speichern</translation>
    </message>
    <message>
        <source>Delete the text…</source>
        <translation>Text löschen …</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Paste a text that you wrote, with its greeting and its closing</source>
        <translation>Fügen Sie einen Text ein, den Sie geschrieben haben, mit Anrede und Gruß</translation>
    </message>
    <message>
        <source>{number}: {beginning}</source>
        <translation>{number}: {beginning}</translation>
    </message>
    <message>
        <source>New text</source>
        <translation>Neuer Text</translation>
    </message>
    <message>
        <source>This text is too long: at most {count} letters.</source>
        <translation>Dieser Text ist zu lang: höchstens {count} Zeichen.</translation>
    </message>
    <message numerus="yes">
        <source>%n of 5 texts stored.</source>
        <translation>
            <numerusform>%n von 5 Texten gespeichert.</numerusform>
            <numerusform>%n von 5 Texten gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete this text?</source>
        <translation>Diesen Text löschen?</translation>
    </message>
    <message>
        <source>Letters that were written stay as they are.</source>
        <translation>Briefe, die geschrieben sind, bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>SystemDialogs</name>
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
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Neues Stichwort</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Tags of {meetings}</source>
        <translation>Stichwörter für {meetings}</translation>
    </message>
</context>
<context>
    <name>TaskExportDialog</name>
    <message>
        <source>Export open tasks</source>
        <translation>Offene Aufgaben exportieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>For the log</source>
        <translation>Für die Liste der Herausgaben</translation>
    </message>
    <message>
        <source>With the titles of the meetings and the names of the matters</source>
        <translation>Mit den Titeln der Besprechungen und den Namen der Akten</translation>
    </message>
    <message>
        <source>Some come from minutes that nobody has approved; the file says so beside them.</source>
        <translation>Einige stammen aus Protokollen, die niemand freigegeben hat; die Datei sagt es jeweils dazu.</translation>
    </message>
    <message>
        <source>&amp;Kind of file</source>
        <translation>A&amp;rt der Datei</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;To whom</source>
        <translation>&amp;An wen</translation>
    </message>
    <message>
        <source>A calendar program may copy what it reads to other computers. Without titles and names the file says what is to be done, by whom and when.</source>
        <translation>Ein Kalenderprogramm kann, was es liest, auf andere Computer kopieren. Ohne Titel und Namen sagt die Datei, was zu tun ist, von wem und bis wann.</translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message>
        <source>Open tasks</source>
        <translation>Offene Aufgaben</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Zurück (Esc)</translation>
    </message>
    <message>
        <source>To the moment</source>
        <translation>Zur Stelle</translation>
    </message>
    <message>
        <source>Opens the meeting where this was said (Enter)</source>
        <translation>Öffnet die Besprechung, in der das gesagt wurde (Eingabe)</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>Abhaken</translation>
    </message>
    <message>
        <source>Ticks the task, or takes the tick away (Space)</source>
        <translation>Hakt die Aufgabe ab oder nimmt den Haken zurück (Leertaste)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Saves the open tasks shown here as a calendar file or a table</source>
        <translation>Speichert die hier gezeigten offenen Aufgaben als Kalenderdatei oder Tabelle</translation>
    </message>
    <message>
        <source>Words in the task</source>
        <translation>Wörter der Aufgabe</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>Akte</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>From the minutes of all meetings, what is due first at the top. A day is given only where the words can mean no other. Heard by machine: please check before you rely on it.</source>
        <translation>Aus den Protokollen aller Besprechungen, das zuerst Fällige oben. Ein Tag steht nur dort, wo die Worte keinen anderen meinen können. Maschinell gehört: Bitte prüfen, bevor Sie sich darauf verlassen.</translation>
    </message>
    <message>
        <source>All matters</source>
        <translation>Alle Akten</translation>
    </message>
    <message>
        <source>Without a matter</source>
        <translation>Ohne Akte</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle Personen</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>Niemand genannt</translation>
    </message>
    <message>
        <source>No task fits what you are looking for.</source>
        <translation>Keine Aufgabe passt zu dem, was Sie suchen.</translation>
    </message>
    <message>
        <source>Nothing is open. What people say they will do stands here when minutes are made.</source>
        <translation>Nichts ist offen. Was jemand zu tun verspricht, steht hier, sobald ein Protokoll erstellt ist.</translation>
    </message>
    <message>
        <source>Mark as open</source>
        <translation>Haken zurücknehmen</translation>
    </message>
</context>
<context>
    <name>TemplateChoice</name>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Template: {title}</source>
        <translation>Vorlage: {title}</translation>
    </message>
    <message>
        <source>{template}. Looking for passages…</source>
        <translation>{template}. Passagen werden gesucht…</translation>
    </message>
    <message>
        <source>Looking for passages…</source>
        <translation>Passagen werden gesucht…</translation>
    </message>
    <message>
        <source>Your own lines stay whatever you choose.</source>
        <translation>Ihre eigenen Zeilen bleiben, was immer Sie wählen.</translation>
    </message>
    <message>
        <source>Make your own…</source>
        <translation>Eigene anlegen…</translation>
    </message>
</context>
<context>
    <name>TemplateFields</name>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Add section</source>
        <translation>Abschnitt hinzufügen</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove section</source>
        <translation>Abschnitt entfernen</translation>
    </message>
    <message>
        <source>Name (German)</source>
        <translation>Name (Deutsch)</translation>
    </message>
    <message>
        <source>Name (English)</source>
        <translation>Name (Englisch)</translation>
    </message>
    <message>
        <source>How to word it (German)</source>
        <translation>Wie formulieren (Deutsch)</translation>
    </message>
    <message>
        <source>How to word it (English)</source>
        <translation>Wie formulieren (Englisch)</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Für wen</translation>
    </message>
    <message>
        <source>Left out where no section takes it</source>
        <translation>Weggelassen, wo kein Abschnitt es aufnimmt</translation>
    </message>
    <message>
        <source>No heading</source>
        <translation>Ohne Überschrift</translation>
    </message>
    <message>
        <source>New section</source>
        <translation>Neuer Abschnitt</translation>
    </message>
</context>
<context>
    <name>TemplatePreview</name>
    <message>
        <source>Show with</source>
        <translation>Zeigen mit</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Preview. When minutes are made, passages are chosen more carefully and checked once more.</source>
        <translation>Vorschau. Wenn das Protokoll entsteht, werden die Passagen sorgfältiger gewählt und noch einmal geprüft.</translation>
    </message>
    <message>
        <source>A made-up talk</source>
        <translation>Ein erfundenes Gespräch</translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s)</source>
        <translation>
            <numerusform>%n weitere Zeile</numerusform>
            <numerusform>%n weitere Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplateSettings</name>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Forms of minutes</source>
        <translation>Formen des Protokolls</translation>
    </message>
    <message>
        <source>Therapy note, file note, assembly and others; copy one and make it your own.</source>
        <translation>Therapienotiz, Aktennotiz, Versammlung und andere; kopieren Sie eine und machen Sie sie zu Ihrer eigenen.</translation>
    </message>
</context>
<context>
    <name>TemplatesPage</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Zurück (Esc)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>New, not saved yet</source>
        <translation>Neu, noch nicht gespeichert</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>Comes with Sottovoce. Copy it to change it.</source>
        <translation>Wird mitgeliefert. Kopieren Sie sie, um sie zu ändern.</translation>
    </message>
    <message>
        <source>{section}: {problem}</source>
        <translation>{section}: {problem}</translation>
    </message>
    <message>
        <source>Throw away what you changed?</source>
        <translation>Ihre Änderungen verwerfen?</translation>
    </message>
    <message>
        <source>“{title}” is not saved.</source>
        <translation>„{title}“ ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>Noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Delete “{title}”?</source>
        <translation>„{title}“ löschen?</translation>
    </message>
    <message>
        <source>Minutes that were made with it keep their headings.</source>
        <translation>Protokolle, die damit gemacht wurden, behalten ihre Überschriften.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>This file was not imported.</source>
        <translation>Diese Datei wurde nicht importiert.</translation>
    </message>
</context>
<context>
    <name>TermsSettings</name>
    <message>
        <source>Version {version}, SHA-256 {hash}</source>
        <translation>Fassung {version}, SHA-256 {hash}</translation>
    </message>
</context>
<context>
    <name>TextPane</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Find and replace (Ctrl+H)</source>
        <translation>Suchen und ersetzen (Strg+H)</translation>
    </message>
    <message>
        <source>Speakers…</source>
        <translation>Personen …</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>List the chapters (Ctrl+PgDn and Ctrl+PgUp go to the next and the one before)</source>
        <translation>Kapitel auflisten (Strg+Bild ab und Strg+Bild auf führen zum nächsten und zum vorigen)</translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n zu prüfen</numerusform>
            <numerusform>%n zu prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Listen to doubtful passages one after another (F8)</source>
        <translation>Unklare Stellen nacheinander anhören (F8)</translation>
    </message>
    <message>
        <source>Undo: {change} (Ctrl+Z)</source>
        <translation>Rückgängig: {change} (Strg+Z)</translation>
    </message>
    <message>
        <source>Redo: {change} (Ctrl+Y)</source>
        <translation>Wiederherstellen: {change} (Strg+Y)</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Picture of the talk</source>
        <translation>Bild des Gesprächs</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere Person</numerusform>
            <numerusform>%n weitere Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>{lane}: {time} to {end}</source>
        <translation>{lane}: {time} bis {end}</translation>
    </message>
</context>
<context>
    <name>TrainingBox</name>
    <message>
        <source>Share as a training sample</source>
        <translation>Als Trainingsbeispiel freigeben</translation>
    </message>
    <message>
        <source>Written {date}. Untick to withdraw it.</source>
        <translation>Geschrieben am {date}. Zum Zurückziehen das Häkchen entfernen.</translation>
    </message>
</context>
<context>
    <name>TrainingControl</name>
    <message>
        <source>Withdraw the training sample of this meeting?</source>
        <translation>Das Trainingsbeispiel dieses Gesprächs zurückziehen?</translation>
    </message>
    <message>
        <source>It is removed from every file of its folder. Copies that were handed out cannot be recalled.</source>
        <translation>Es wird aus jeder Datei seines Ordners entfernt. Weitergegebene Kopien lassen sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
</context>
<context>
    <name>TrainingWizard</name>
    <message>
        <source>Share as a training sample</source>
        <translation>Als Trainingsbeispiel freigeben</translation>
    </message>
    <message>
        <source>Looking for what gives people away</source>
        <translation>Suche nach dem, was Menschen verrät</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Receipt for a training sample</source>
        <translation>Beleg für ein Trainingsbeispiel</translation>
    </message>
    <message>
        <source>Has everyone agreed?</source>
        <translation>Haben alle eingewilligt?</translation>
    </message>
    <message>
        <source>Whose names must go?</source>
        <translation>Wessen Namen müssen weg?</translation>
    </message>
    <message>
        <source>What goes into the sample?</source>
        <translation>Was kommt ins Beispiel?</translation>
    </message>
    <message>
        <source>Look at every passage</source>
        <translation>Sehen Sie jede Stelle an</translation>
    </message>
    <message>
        <source>What remains, and the last word</source>
        <translation>Was bleibt, und das letzte Wort</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Step {at} of {all}</source>
        <translation>Schritt {at} von {all}</translation>
    </message>
    <message>
        <source>Write the sample</source>
        <translation>Beispiel schreiben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Note the answer and close</source>
        <translation>Antwort vermerken und schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
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
    <name>TranscriptMenu</name>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Play this</source>
        <translation>Diese Stelle abspielen</translation>
    </message>
    <message>
        <source>Edit text</source>
        <translation>Text bearbeiten</translation>
    </message>
    <message>
        <source>Mark as not reviewed</source>
        <translation>Als ungeprüft vermerken</translation>
    </message>
    <message>
        <source>Mark as reviewed</source>
        <translation>Als geprüft vermerken</translation>
    </message>
    <message>
        <source>Mark the whole transcript as reviewed</source>
        <translation>Das ganze Transkript als geprüft vermerken</translation>
    </message>
    <message>
        <source>Split here</source>
        <translation>Hier teilen</translation>
    </message>
    <message>
        <source>Merge with the turn before</source>
        <translation>Mit dem vorigen Beitrag verbinden</translation>
    </message>
    <message>
        <source>Merge with the turn after</source>
        <translation>Mit dem nächsten Beitrag verbinden</translation>
    </message>
    <message>
        <source>Merge these turns</source>
        <translation>Diese Beiträge verbinden</translation>
    </message>
    <message>
        <source>Add a turn after this</source>
        <translation>Danach einen Beitrag einfügen</translation>
    </message>
    <message>
        <source>Delete this turn</source>
        <translation>Diesen Beitrag löschen</translation>
    </message>
    <message>
        <source>Delete these turns</source>
        <translation>Diese Beiträge löschen</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Gesagt von</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Jemand anderes</translation>
    </message>
    <message>
        <source>Rename speaker…</source>
        <translation>Person umbenennen …</translation>
    </message>
</context>
<context>
    <name>TranscriptModel</name>
    <message>
        <source>{said} (reviewed)</source>
        <translation>{said} (geprüft)</translation>
    </message>
    <message>
        <source>{said} (doubtful passage: {doubt})</source>
        <translation>{said} (unklare Stelle: {doubt})</translation>
    </message>
</context>
<context>
    <name>Trash</name>
    <message>
        <source>Delete “{title}” for good?</source>
        <translation>„{title}“ endgültig löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n meeting(s) for good?</source>
        <translation>
            <numerusform>%n Besprechung endgültig löschen?</numerusform>
            <numerusform>%n Besprechungen endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Sound, text and minutes can no longer be read: their keys are destroyed. Not reached by this: copies and backups made before, exported files, and what the system may have written to its swap space. A backup that is restored does not bring the meeting back.</source>
        <translation>Ton, Text und Protokoll lassen sich danach nicht mehr lesen: Ihre Schlüssel werden vernichtet. Nicht erreicht werden Kopien und Sicherungen von früher, exportierte Dateien und was das System womöglich ausgelagert hat. Eine eingespielte Sicherung bringt die Besprechung nicht zurück.</translation>
    </message>
    <message>
        <source>Delete now</source>
        <translation>Jetzt löschen</translation>
    </message>
    <message>
        <source>Delete the sound of {meetings}?</source>
        <translation>Ton von {meetings} löschen?</translation>
    </message>
    <message>
        <source>Nobody can listen to it any more: the keys of the sound, and of an imported file that was kept, are destroyed. Text, minutes and bookmarks stay. A passage that is doubtful can then no longer be checked by ear. Not reached by this: copies and backups made before, and exported files.</source>
        <translation>Niemand kann ihn dann mehr hören: Die Schlüssel des Tons und einer aufbewahrten importierten Datei werden vernichtet. Text, Protokoll und Lesezeichen bleiben. Unklare Stellen lassen sich danach nicht mehr nachhören. Nicht erreicht werden Kopien und Sicherungen von früher und exportierte Dateien.</translation>
    </message>
    <message>
        <source>Delete the sound</source>
        <translation>Ton löschen</translation>
    </message>
</context>
<context>
    <name>TrashPage</name>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Delete now…</source>
        <translation>Jetzt löschen…</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message numerus="yes">
        <source>What lies here is in no list and no search. After %n day(s) its keys are destroyed.</source>
        <translation>
            <numerusform>Was hier liegt, steht in keiner Liste und wird nicht gefunden. Nach %n Tag werden seine Schlüssel vernichtet.</numerusform>
            <numerusform>Was hier liegt, steht in keiner Liste und wird nicht gefunden. Nach %n Tagen werden seine Schlüssel vernichtet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The trash is empty. A meeting that you delete waits here and can be restored.</source>
        <translation>Der Papierkorb ist leer. Was Sie löschen, wartet hier und lässt sich wiederherstellen.</translation>
    </message>
</context>
<context>
    <name>TurnEditing</name>
    <message>
        <source>Words of {speaker}, {time}</source>
        <translation>Worte von {speaker}, {time}</translation>
    </message>
    <message>
        <source>A turn can be split between two words of it.</source>
        <translation>Ein Beitrag lässt sich zwischen zwei seiner Wörter teilen.</translation>
    </message>
    <message>
        <source>Different people say these turns. If one person said both, merge them from the menu.</source>
        <translation>Diese Beiträge stammen von verschiedenen Personen. Hat eine Person beides gesagt, verbinden Sie sie über das Menü.</translation>
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
    <name>VersionPane</name>
    <message>
        <source>The minutes as they were approved</source>
        <translation>Das Protokoll, wie es freigegeben wurde</translation>
    </message>
    <message>
        <source>Back to the minutes</source>
        <translation>Zurück zum Protokoll</translation>
    </message>
    <message>
        <source>Approved version</source>
        <translation>Freigegebene Fassung</translation>
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
    <name>WaveformView</name>
    <message>
        <source>Position in the recording</source>
        <translation>Stelle in der Aufnahme</translation>
    </message>
</context>
<context>
    <name>WaysOut</name>
    <message>
        <source>Copied. Nothing was sent.</source>
        <translation>Kopiert. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Gespeichert als {name}.</translation>
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
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Recordings, transcripts, chats and e-mails</source>
        <translation>Aufnahmen, Transkripte, Chats und E-Mails</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
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
    <message numerus="yes">
        <source>%n meeting(s) moved to the trash.</source>
        <translation>
            <numerusform>%n Besprechung liegt im Papierkorb.</numerusform>
            <numerusform>%n Besprechungen liegen im Papierkorb.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) stay: they are being recorded or worked on.</source>
        <translation>
            <numerusform>%n Besprechung bleibt: Sie wird gerade aufgenommen oder bearbeitet.</numerusform>
            <numerusform>%n Besprechungen bleiben: Sie werden gerade aufgenommen oder bearbeitet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) stay: a legal hold is on their matter.</source>
        <translation>
            <numerusform>%n Besprechung bleibt: Für ihre Akte gilt eine Löschsperre.</numerusform>
            <numerusform>%n Besprechungen bleiben: Für ihre Akte gilt eine Löschsperre.</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk of this computer is not encrypted. Meetings are, but what the system writes to its swap space or hibernation file is not: switch on full-disk encryption in the system&apos;s settings.</source>
        <translation>Der Datenträger dieses Computers ist nicht verschlüsselt. Besprechungen sind es, aber nicht, was das System auslagert oder für den Ruhezustand schreibt: Schalten Sie in den Systemeinstellungen die Verschlüsselung des Datenträgers ein.</translation>
    </message>
</context>
<context>
    <name>WishForm</name>
    <message>
        <source>From the meeting</source>
        <translation>Aus dem Gespräch</translation>
    </message>
    <message>
        <source>Private notes are never used.</source>
        <translation>Private Notizen werden nie verwendet.</translation>
    </message>
    <message>
        <source>As you address them, e.g. Ms Sample</source>
        <translation>Wie Sie die Person ansprechen, z. B. Frau Muster</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>&amp;Kind of letter</source>
        <translation>&amp;Art des Briefs</translation>
    </message>
    <message>
        <source>&amp;Message you reply to</source>
        <translation>&amp;Nachricht, auf die Sie antworten</translation>
    </message>
    <message>
        <source>T&amp;o whom</source>
        <translation>An w&amp;en</translation>
    </message>
    <message>
        <source>Who they a&amp;re</source>
        <translation>We&amp;r das ist</translation>
    </message>
    <message>
        <source>Yo&amp;ur name under it</source>
        <translation>Ihr Name da&amp;runter</translation>
    </message>
    <message>
        <source>Lan&amp;guage of the letter</source>
        <translation>&amp;Sprache des Briefs</translation>
    </message>
    <message>
        <source>&amp;Tone</source>
        <translation>&amp;Ton</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>&amp;Länge</translation>
    </message>
    <message>
        <source>Only &amp;about this topic</source>
        <translation>Nur zu diesem The&amp;ma</translation>
    </message>
    <message>
        <source>Lea&amp;ve out, with commas</source>
        <translation>&amp;Weglassen, mit Kommas</translation>
    </message>
    <message>
        <source>Your own &amp;words, put in as they stand</source>
        <translation>Ei&amp;gene Worte, unverändert übernommen</translation>
    </message>
    <message>
        <source>Paste the message that you reply to.</source>
        <translation>Fügen Sie die Nachricht ein, auf die Sie antworten.</translation>
    </message>
    <message>
        <source>A text here is too long: at most {count} letters.</source>
        <translation>Ein Text hier ist zu lang: höchstens {count} Zeichen.</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Withdraw a consent</source>
        <translation>Einwilligung widerrufen</translation>
    </message>
    <message>
        <source>Withdraw and delete</source>
        <translation>Widerrufen und löschen</translation>
    </message>
    <message>
        <source>Looking at what this touches…</source>
        <translation>Es wird nachgesehen, was davon betroffen ist …</translation>
    </message>
    <message>
        <source>Delete all of the meeting</source>
        <translation>Die ganze Besprechung löschen</translation>
    </message>
    <message>
        <source>Files of this meeting that were handed over</source>
        <translation>Dateien dieser Besprechung, die herausgegeben wurden</translation>
    </message>
    <message>
        <source>Files that were handed over</source>
        <translation>Herausgegebene Dateien</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The consent is withdrawn and deleting has begun, but it is not finished. It is finished when the vault is opened the next time; nothing needs to be done again.</source>
        <translation>Die Einwilligung ist widerrufen und das Löschen hat begonnen, ist aber nicht fertig. Es wird fertig, wenn der Tresor das nächste Mal geöffnet wird; Sie müssen nichts noch einmal tun.</translation>
    </message>
    <message>
        <source>Only the part of {name}</source>
        <translation>Nur der Anteil von {name}</translation>
    </message>
    <message>
        <source>This is deleted and cannot be brought back</source>
        <translation>Das wird gelöscht und lässt sich nicht zurückholen</translation>
    </message>
    <message>
        <source>This stays</source>
        <translation>Das bleibt</translation>
    </message>
    <message>
        <source>From now on</source>
        <translation>Von jetzt an</translation>
    </message>
    <message>
        <source>This cannot be called back</source>
        <translation>Das lässt sich nicht zurückrufen</translation>
    </message>
</context>
<context>
    <name>WorkingDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
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
    <name>WritingControl</name>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben …</translation>
    </message>
    <message>
        <source>The meeting is read first; then it is written…</source>
        <translation>Zuerst wird das Gespräch gelesen, dann geschrieben …</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>Wird geändert …</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Stopped. This is the letter as it was before.</source>
        <translation>Angehalten. Dies ist der Brief, wie er zuvor war.</translation>
    </message>
    <message>
        <source>Stopped. What stands here is not whole and was not checked. Write begins anew.</source>
        <translation>Angehalten. Was hier steht, ist nicht vollständig und nicht geprüft. „Schreiben“ beginnt von vorn.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Kept already.</source>
        <translation>Ist schon behalten.</translation>
    </message>
    <message>
        <source>Kept as a draft of this meeting.</source>
        <translation>Als Entwurf dieser Besprechung behalten.</translation>
    </message>
</context>
<context>
    <name>WritingPage</name>
    <message>
        <source>Written on this computer from what was said. Nothing is sent: copy it, or save it as a file.</source>
        <translation>Auf diesem Computer aus dem Gesagten geschrieben. Nichts wird gesendet: Kopieren Sie es, oder speichern Sie es als Datei.</translation>
    </message>
    <message>
        <source>Back to the meeting</source>
        <translation>Zurück zur Besprechung</translation>
    </message>
    <message>
        <source>Esc; nothing is lost by it</source>
        <translation>Esc; dabei geht nichts verloren</translation>
    </message>
    <message>
        <source>Ctrl+Enter, also while typing</source>
        <translation>Strg+Eingabe, auch beim Tippen</translation>
    </message>
    <message>
        <source>Write anew</source>
        <translation>Neu schreiben</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Choices or letter</source>
        <translation>Auswahl oder Brief</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Brief</translation>
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
        <source>%n turn(s)</source>
        <translation>
            <numerusform>%n Beitrag</numerusform>
            <numerusform>%n Beiträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s) reviewed</source>
        <translation>
            <numerusform>%n Beitrag geprüft</numerusform>
            <numerusform>%n Beiträge geprüft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n speaker(s)</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s)</source>
        <translation>
            <numerusform>%n Besprechung</numerusform>
            <numerusform>%n Besprechungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>goes in %n day(s)</source>
        <translation>
            <numerusform>geht in %n Tag</numerusform>
            <numerusform>geht in %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open task(s)</source>
        <translation>
            <numerusform>%n offene Aufgabe</numerusform>
            <numerusform>%n offene Aufgaben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_DoubtRow</name>
    <message>
        <source>Not proven by the words cited</source>
        <translation>Durch die zitierten Worte nicht belegt</translation>
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
    <name>_Marked</name>
    <message>
        <source>(new: {text})</source>
        <translation>(neu: {text})</translation>
    </message>
    <message>
        <source>(no longer: {text})</source>
        <translation>(nicht mehr: {text})</translation>
    </message>
</context>
<context>
    <name>_Reasons</name>
    <message numerus="yes">
        <source>Sound: your organisation keeps it for %n day(s) after the approval</source>
        <translation>
            <numerusform>Ton: Ihre Organisation bewahrt ihn nach der Freigabe %n Tag auf</numerusform>
            <numerusform>Ton: Ihre Organisation bewahrt ihn nach der Freigabe %n Tage auf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sound: due %n day(s) after the approval</source>
        <translation>
            <numerusform>Ton: fällig %n Tag nach der Freigabe</numerusform>
            <numerusform>Ton: fällig %n Tage nach der Freigabe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything: kept for %n year(s) after the end</source>
        <translation>
            <numerusform>Alles: aufbewahrt %n Jahr nach dem Ende</numerusform>
            <numerusform>Alles: aufbewahrt %n Jahre nach dem Ende</numerusform>
        </translation>
    </message>
    <message>
        <source>{why} on {day}</source>
        <translation>{why} am {day}</translation>
    </message>
    <message>
        <source>due since {day}</source>
        <translation>fällig seit {day}</translation>
    </message>
</context>
<context>
    <name>_Roles</name>
    <message>
        <source>Therapist</source>
        <translation>Therapeut/in</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient/in</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Klient/in</translation>
    </message>
    <message>
        <source>Lawyer</source>
        <translation>Anwalt/Anwältin</translation>
    </message>
    <message>
        <source>Instructing client</source>
        <translation>Mandant/in</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Arzt/Ärztin</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Dolmetscher/in</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>Angehörige/r</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Zeuge/Zeugin</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>Richter/in</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>Vorsitz</translation>
    </message>
    <message>
        <source>Interviewer</source>
        <translation>Interviewer/in</translation>
    </message>
</context>
<context>
    <name>change_words</name>
    <message>
        <source>text typed</source>
        <translation>Text geschrieben</translation>
    </message>
    <message>
        <source>turn split</source>
        <translation>Beitrag geteilt</translation>
    </message>
    <message>
        <source>turns merged</source>
        <translation>Beiträge verbunden</translation>
    </message>
    <message>
        <source>turn added</source>
        <translation>Beitrag eingefügt</translation>
    </message>
    <message>
        <source>turn deleted</source>
        <translation>Beitrag gelöscht</translation>
    </message>
    <message>
        <source>turn given to another speaker</source>
        <translation>Beitrag einer anderen Person zugeordnet</translation>
    </message>
    <message>
        <source>speaker renamed</source>
        <translation>Person umbenannt</translation>
    </message>
    <message>
        <source>role of a speaker changed</source>
        <translation>Rolle einer Person geändert</translation>
    </message>
    <message>
        <source>speakers merged</source>
        <translation>Personen zusammengelegt</translation>
    </message>
    <message>
        <source>words replaced</source>
        <translation>Wörter ersetzt</translation>
    </message>
    <message>
        <source>doubt settled</source>
        <translation>unklare Stelle erledigt</translation>
    </message>
    <message>
        <source>word of the list taken back</source>
        <translation>Wort der Liste zurückgenommen</translation>
    </message>
    <message>
        <source>review mark changed</source>
        <translation>Prüfvermerk geändert</translation>
    </message>
</context>
<context>
    <name>compose_wording</name>
    <message>
        <source>Formal (Sie)</source>
        <translation>Förmlich (Sie)</translation>
    </message>
    <message>
        <source>Familiar (du)</source>
        <translation>Vertraut (Duzen)</translation>
    </message>
    <message>
        <source>Warm (Sie)</source>
        <translation>Herzlich (Sie)</translation>
    </message>
    <message>
        <source>Brief (Sie)</source>
        <translation>Knapp (Sie)</translation>
    </message>
    <message>
        <source>Formal</source>
        <translation>Förmlich</translation>
    </message>
    <message>
        <source>Familiar</source>
        <translation>Vertraut</translation>
    </message>
    <message>
        <source>Warm</source>
        <translation>Herzlich</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Knapp</translation>
    </message>
    <message>
        <source>As usual for this letter</source>
        <translation>Wie bei diesem Brief üblich</translation>
    </message>
    <message>
        <source>Took part in the conversation</source>
        <translation>War beim Gespräch dabei</translation>
    </message>
    <message>
        <source>Client or patient</source>
        <translation>Mandantschaft, Klienten oder Patienten</translation>
    </message>
    <message>
        <source>Colleague, was not there</source>
        <translation>Kollegin oder Kollege, nicht dabei</translation>
    </message>
    <message>
        <source>Somebody else, was not there</source>
        <translation>Jemand anderes, nicht dabei</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Kurz</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>Lang</translation>
    </message>
    <message>
        <source>Your own words</source>
        <translation>Ihre eigenen Worte</translation>
    </message>
    <message>
        <source>What it was about</source>
        <translation>Worum es ging</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Beschlüsse</translation>
    </message>
    <message>
        <source>What is still to be done</source>
        <translation>Was noch zu tun ist</translation>
    </message>
    <message>
        <source>Open questions</source>
        <translation>Offene Fragen</translation>
    </message>
    <message>
        <source>What was said about the message</source>
        <translation>Was zur Nachricht gesagt wurde</translation>
    </message>
    <message>
        <source>Not in the meeting: {words}</source>
        <translation>Nicht im Gespräch: {words}</translation>
    </message>
    <message>
        <source>Not proved by the meeting</source>
        <translation>Durch das Gespräch nicht belegt</translation>
    </message>
</context>
<context>
    <name>consent</name>
    <message>
        <source>You</source>
        <translation>Sie selbst</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Klientin oder Klient</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patientin oder Patient</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>Kollegin oder Kollege</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>Angehörig</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>Schülerin oder Schüler</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Zeugin oder Zeuge</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Dolmetscht</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>Nimmt teil</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Training sample</source>
        <translation>Trainingsbeispiel</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>nicht beantwortet</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>spoken</source>
        <translation>mündlich</translation>
    </message>
    <message>
        <source>in writing</source>
        <translation>schriftlich</translation>
    </message>
    <message>
        <source>standing consent, confirmed</source>
        <translation>schriftliche Einwilligung, bestätigt</translation>
    </message>
    <message>
        <source>elsewhere</source>
        <translation>anderswo</translation>
    </message>
    <message>
        <source>Nobody chosen yet</source>
        <translation>Noch niemand gewählt</translation>
    </message>
    <message>
        <source>One parent with sole custody</source>
        <translation>Ein Elternteil mit alleiniger Sorge</translation>
    </message>
    <message>
        <source>Both parents (joint custody)</source>
        <translation>Beide Eltern (gemeinsame Sorge)</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>Vormund oder Beistand</translation>
    </message>
    <message>
        <source>on the line</source>
        <translation>zugeschaltet</translation>
    </message>
    <message>
        <source>minor</source>
        <translation>minderjährig</translation>
    </message>
    <message>
        <source>{names} answer</source>
        <translation>es antworten: {names}</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>einverstanden</translation>
    </message>
    <message>
        <source>said no</source>
        <translation>hat Nein gesagt</translation>
    </message>
    <message>
        <source>Say who is there.</source>
        <translation>Geben Sie an, wer da ist.</translation>
    </message>
    <message>
        <source>Nobody is asked for: {purposes}.</source>
        <translation>Danach wird niemand gefragt: {purposes}.</translation>
    </message>
    <message>
        <source>Nobody was told what they agree to.</source>
        <translation>Niemandem wurde gesagt, worin eingewilligt wird.</translation>
    </message>
    <message>
        <source>Somebody has no name yet.</source>
        <translation>Jemand hat noch keinen Namen.</translation>
    </message>
    <message>
        <source>No answer yet: {names}.</source>
        <translation>Noch keine Antwort: {names}.</translation>
    </message>
    <message>
        <source>{names} said no ({purposes}). Ask for less, go on without a recording, or without this person.</source>
        <translation>{names}: Nein ({purposes}). Fragen Sie nach weniger, sprechen Sie ohne Aufnahme weiter, oder ohne diese Person.</translation>
    </message>
    <message>
        <source>{names} no longer agree ({purposes}).</source>
        <translation>{names}: nicht mehr einverstanden ({purposes}).</translation>
    </message>
    <message>
        <source>Name who answers for {names}: no minor does alone.</source>
        <translation>Geben Sie an, wer für {names} antwortet: Minderjährige tun es nie allein.</translation>
    </message>
    <message>
        <source>Ask the child as well: {names}.</source>
        <translation>Fragen Sie auch das Kind selbst: {names}.</translation>
    </message>
    <message>
        <source>An interpreter speaks for somebody: add the person, too, and ask that person.</source>
        <translation>Wer dolmetscht, spricht für jemanden: Nehmen Sie auch diese Person auf und fragen Sie sie.</translation>
    </message>
    <message>
        <source>No standing consent covers training: {names}.</source>
        <translation>Keine dauernde Einwilligung gilt für das Training: {names}.</translation>
    </message>
    <message>
        <source>How people agreed is not known.</source>
        <translation>Wie eingewilligt wurde, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} und {n} weitere</translation>
    </message>
</context>
<context>
    <name>consent_history</name>
    <message>
        <source>Details erased</source>
        <translation>Einzelheiten gelöscht</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Jemand</translation>
    </message>
    <message>
        <source>{name}: withdrawn</source>
        <translation>{name}: widerrufen</translation>
    </message>
    <message>
        <source>{name}: listed</source>
        <translation>{name}: aufgeführt</translation>
    </message>
    <message>
        <source>{name}: left, or taken out</source>
        <translation>{name}: gegangen oder herausgenommen</translation>
    </message>
    <message>
        <source>{name}: name, role or who answers changed</source>
        <translation>{name}: Name, Rolle oder wer antwortet geändert</translation>
    </message>
    <message>
        <source>Kept under a duty, access restricted</source>
        <translation>Wegen einer Pflicht aufbewahrt, Zugriff eingeschränkt</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Training sample written</source>
        <translation>Trainingsbeispiel geschrieben</translation>
    </message>
    <message>
        <source>Training sample withdrawn</source>
        <translation>Trainingsbeispiel zurückgezogen</translation>
    </message>
    <message>
        <source>Noted: {kind}</source>
        <translation>Festgehalten: {kind}</translation>
    </message>
    <message>
        <source>Asked for: {purposes} (notice {version}, {language})</source>
        <translation>Gefragt wurde nach: {purposes} (Hinweistext {version}, {language})</translation>
    </message>
    <message>
        <source>How people agreed was noted</source>
        <translation>Wie eingewilligt wurde, wurde festgehalten</translation>
    </message>
    <message>
        <source>How people agreed is not known</source>
        <translation>Wie eingewilligt wurde, ist nicht bekannt</translation>
    </message>
</context>
<context>
    <name>copied_places</name>
    <message>
        <source>“{service}” copies this folder to other computers.</source>
        <translation>„{service}“ kopiert diesen Ordner auf andere Computer.</translation>
    </message>
    <message>
        <source>What you save there leaves this computer. Another folder keeps it here.</source>
        <translation>Was Sie dort speichern, verlässt diesen Computer. In einem anderen Ordner bleibt es hier.</translation>
    </message>
    <message>
        <source>Save there anyway</source>
        <translation>Trotzdem dort speichern</translation>
    </message>
</context>
<context>
    <name>export_wording</name>
    <message>
        <source>Word document (DOCX)</source>
        <translation>Word-Dokument (DOCX)</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Einfacher Text</translation>
    </message>
    <message>
        <source>Subtitles (SRT)</source>
        <translation>Untertitel (SRT)</translation>
    </message>
    <message>
        <source>Subtitles (WebVTT)</source>
        <translation>Untertitel (WebVTT)</translation>
    </message>
    <message>
        <source>JSON for other programs</source>
        <translation>JSON für andere Programme</translation>
    </message>
    <message>
        <source>Sound (WAV)</source>
        <translation>Ton (WAV)</translation>
    </message>
    <message>
        <source>Sound, lossless (FLAC)</source>
        <translation>Ton, verlustfrei (FLAC)</translation>
    </message>
    <message>
        <source>Sound, small (Opus)</source>
        <translation>Ton, klein (Opus)</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transkript</translation>
    </message>
    <message>
        <source>Minutes and transcript</source>
        <translation>Protokoll und Transkript</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Calendar and task lists (ICS)</source>
        <translation>Kalender und Aufgabenlisten (ICS)</translation>
    </message>
    <message>
        <source>Table for spreadsheets (CSV)</source>
        <translation>Tabelle für Tabellenkalkulationen (CSV)</translation>
    </message>
    <message>
        <source>ZIP archive</source>
        <translation>ZIP-Archiv</translation>
    </message>
    <message>
        <source>Back-up of a meeting</source>
        <translation>Sicherung einer Besprechung</translation>
    </message>
</context>
<context>
    <name>meeting_list</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
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
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>goes at the next start</source>
        <translation>geht beim nächsten Start</translation>
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
        <source>Write…</source>
        <translation>Schreiben …</translation>
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
        <source>Delete the sound…</source>
        <translation>Ton löschen…</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb</translation>
    </message>
</context>
<context>
    <name>minutes</name>
    <message>
        <source>Not proven by the recording</source>
        <translation>Durch die Aufnahme nicht belegt</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>unklare Stelle</translation>
    </message>
    <message>
        <source>a negation</source>
        <translation>Verneinung</translation>
    </message>
    <message>
        <source>a number or date</source>
        <translation>Zahl oder Datum</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>+ Added: {text}</source>
        <translation>+ Hinzugefügt: {text}</translation>
    </message>
    <message>
        <source>− Removed: {text}</source>
        <translation>− Entfernt: {text}</translation>
    </message>
    <message>
        <source>± Changed: {text}</source>
        <translation>± Geändert: {text}</translation>
    </message>
    <message>
        <source>Before: {text}</source>
        <translation>Vorher: {text}</translation>
    </message>
    <message>
        <source>In both</source>
        <translation>In beiden</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Mine, edited</source>
        <translation>Meine, bearbeitet</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>Approved by {name}</source>
        <translation>Freigegeben von {name}</translation>
    </message>
    <message>
        <source>{heard} of {all} heard</source>
        <translation>{heard} von {all} gehört</translation>
    </message>
    <message>
        <source>reopened {time}</source>
        <translation>wieder geöffnet {time}</translation>
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
        <source>Your organisation has switched off recording on this computer.</source>
        <translation>Ihre Organisation hat das Aufnehmen auf diesem Computer abgeschaltet.</translation>
    </message>
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
    <name>talk</name>
    <message>
        <source>nobody speaks</source>
        <translation>niemand spricht</translation>
    </message>
    <message>
        <source>bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
</context>
<context>
    <name>tasks</name>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Heute fällig</translation>
    </message>
    <message>
        <source>In the next seven days</source>
        <translation>In den nächsten sieben Tagen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>No certain day</source>
        <translation>Ohne sicheren Tag</translation>
    </message>
    <message>
        <source>No time was said</source>
        <translation>Ohne Zeitangabe</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message>
        <source>{day} (“{words}”)</source>
        <translation>{day} („{words}“)</translation>
    </message>
    <message>
        <source>{title}, {day}</source>
        <translation>{title}, {day}</translation>
    </message>
    <message>
        <source>Not proven by the words cited</source>
        <translation>Durch die zitierten Worte nicht belegt</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>It is not known how the people in it agreed. Say it under “Consent” first.</source>
        <translation>Es ist nicht bekannt, wie die Beteiligten eingewilligt haben. Tragen Sie es zuerst unter „Einwilligung“ ein.</translation>
    </message>
    <message>
        <source>Your organisation forbids training samples.</source>
        <translation>Ihre Organisation verbietet Trainingsbeispiele.</translation>
    </message>
    <message>
        <source>Your organisation&apos;s policy cannot be read, so training samples are forbidden.</source>
        <translation>Die Richtlinie Ihrer Organisation ist nicht lesbar, daher sind Trainingsbeispiele verboten.</translation>
    </message>
    <message>
        <source>Professional secrecy: training samples are off.</source>
        <translation>Berufsgeheimnis: Trainingsbeispiele sind abgeschaltet.</translation>
    </message>
    <message>
        <source>A child took part. Such a meeting never becomes a sample.</source>
        <translation>Ein Kind war dabei. Ein solches Gespräch wird nie zum Beispiel.</translation>
    </message>
    <message>
        <source>There are no minutes yet.</source>
        <translation>Es gibt noch kein Protokoll.</translation>
    </message>
    <message>
        <source>The minutes are not approved yet.</source>
        <translation>Das Protokoll ist noch nicht freigegeben.</translation>
    </message>
    <message>
        <source>The minutes are the words as spoken.</source>
        <translation>Das Protokoll besteht aus den gesprochenen Worten.</translation>
    </message>
    <message>
        <source>No line of the minutes was written by you.</source>
        <translation>Keine Zeile des Protokolls ist von Ihnen geschrieben.</translation>
    </message>
    <message>
        <source>A signed release is missing.</source>
        <translation>Eine unterschriebene Entbindung fehlt.</translation>
    </message>
    <message>
        <source>Not everyone has agreed.</source>
        <translation>Nicht alle haben eingewilligt.</translation>
    </message>
</context>
<context>
    <name>withdraw</name>
    <message>
        <source>The training sample, from every file of the folder {folder}</source>
        <translation>Das Trainingsbeispiel, aus jeder Datei des Ordners {folder}</translation>
    </message>
    <message>
        <source>Nothing: there is no training sample of this meeting.</source>
        <translation>Nichts: Von dieser Besprechung gibt es kein Trainingsbeispiel.</translation>
    </message>
    <message>
        <source>The name of the matter, if the meeting belongs to one</source>
        <translation>Der Name der Akte, falls die Besprechung zu einer gehört</translation>
    </message>
    <message>
        <source>In the ledger: that somebody withdrew and that a meeting was deleted, without a name and without a word of it</source>
        <translation>Im Einwilligungsbuch: dass jemand widerrufen hat und dass eine Besprechung gelöscht wurde, ohne Namen und ohne ein Wort daraus</translation>
    </message>
    <message>
        <source>What the others said, and what the minutes say of it</source>
        <translation>Was die anderen gesagt haben und was das Protokoll davon festhält</translation>
    </message>
    <message>
        <source>The sound; the bookmarks and the private note, as typed</source>
        <translation>Der Ton; Lesezeichen und private Notiz, wie sie geschrieben wurden</translation>
    </message>
    <message>
        <source>Sound and text; bookmarks and the private note</source>
        <translation>Ton und Text; Lesezeichen und private Notiz</translation>
    </message>
    <message>
        <source>The meeting itself: sound, text and minutes</source>
        <translation>Die Besprechung selbst: Ton, Text und Protokoll</translation>
    </message>
    <message>
        <source>In the ledger, as proof: that {name} agreed and withdrew</source>
        <translation>Im Einwilligungsbuch, als Nachweis: dass {name} eingewilligt und widerrufen hat</translation>
    </message>
    <message>
        <source>What voices without a name said ({count}). If one of them is {name}, give it the name first (Speakers).</source>
        <translation>Was Stimmen ohne Namen gesagt haben ({count}). Ist eine davon {name}, geben Sie ihr zuerst den Namen (Personen).</translation>
    </message>
    <message>
        <source>Lines of the minutes written by hand without a proof: {count}. Please read whether they are about this person.</source>
        <translation>Von Hand geschriebene Zeilen des Protokolls ohne Beleg: {count}. Bitte lesen Sie, ob sie von dieser Person handeln.</translation>
    </message>
    <message>
        <source>“{name}” by itself, since somebody else here is called so, too</source>
        <translation>„{name}“ für sich allein, weil hier noch jemand so heißt</translation>
    </message>
    <message>
        <source>The sound of this meeting is not made into text again.</source>
        <translation>Der Ton dieser Besprechung wird nicht noch einmal zu Text gemacht.</translation>
    </message>
    <message>
        <source>No text and no minutes are made of this meeting any more.</source>
        <translation>Von dieser Besprechung entstehen weder Text noch Protokoll mehr.</translation>
    </message>
    <message>
        <source>No minutes are made of this meeting any more.</source>
        <translation>Von dieser Besprechung entsteht kein Protokoll mehr.</translation>
    </message>
    <message>
        <source>No training sample can be made of this meeting any more.</source>
        <translation>Von dieser Besprechung kann kein Trainingsbeispiel mehr entstehen.</translation>
    </message>
    <message>
        <source>Copies that somebody has of an exported file or a training folder</source>
        <translation>Kopien, die jemand von einer exportierten Datei oder einem Trainingsordner hat</translation>
    </message>
    <message>
        <source>Backups made before still hold it. If one is restored here, the same is deleted again when it is opened.</source>
        <translation>Frühere Sicherungen enthalten es noch. Wird eine hier eingespielt, wird beim Öffnen dasselbe wieder gelöscht.</translation>
    </message>
    <message>
        <source>a legal hold is on its matter</source>
        <translation>für seine Akte gilt eine Löschsperre</translation>
    </message>
    <message>
        <source>it is part of a patient&apos;s file (ten years after the treatment, BGB section 630f)</source>
        <translation>es gehört zur Patientenakte (zehn Jahre nach Ende der Behandlung, § 630f BGB)</translation>
    </message>
    <message>
        <source>it is part of a lawyer&apos;s file (six years after the mandate&apos;s year, BRAO section 50)</source>
        <translation>es gehört zur Handakte (sechs Jahre nach dem Jahr, in dem das Mandat endete, § 50 BRAO)</translation>
    </message>
    <message>
        <source>you said so for its matter</source>
        <translation>so haben Sie es für seine Akte festgelegt</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>bis {day}</translation>
    </message>
    <message>
        <source>until it is lifted</source>
        <translation>bis sie aufgehoben wird</translation>
    </message>
    <message>
        <source>without an end as long as none is entered for the matter</source>
        <translation>ohne Ende, solange bei der Akte keines eingetragen ist</translation>
    </message>
    <message>
        <source>The approved note must be kept: {why}. It is put apart, in no list, no search and no export, and cannot be changed. You find it in the settings under Matters, Withdrawals.</source>
        <translation>Das freigegebene Protokoll muss aufbewahrt werden: {why}. Es wird abgesondert, steht in keiner Liste, keiner Suche und keinem Export und lässt sich nicht ändern. Sie finden es in den Einstellungen unter Akten, Widerrufe.</translation>
    </message>
    <message>
        <source>a whole meeting</source>
        <translation>eine ganze Besprechung</translation>
    </message>
    <message>
        <source>the part of one person</source>
        <translation>der Anteil einer Person</translation>
    </message>
    <message>
        <source>text and minutes</source>
        <translation>Text und Protokoll</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>a training sample</source>
        <translation>ein Trainingsbeispiel</translation>
    </message>
    <message>
        <source>What {name} said, in every version of the text (turns: {count}). “[…]” stands there.</source>
        <translation>Was {name} gesagt hat, in jeder Fassung des Textes (Beiträge: {count}). Dort steht „[…]“.</translation>
    </message>
    <message>
        <source>Lines of the minutes that rest on these words or repeat them: {count}</source>
        <translation>Zeilen des Protokolls, die auf diesen Worten beruhen oder sie wiederholen: {count}</translation>
    </message>
    <message>
        <source>The name where others say or write it, in text, minutes and title ({count})</source>
        <translation>Der Name, wo andere ihn sagen oder schreiben, in Text, Protokoll und Titel ({count})</translation>
    </message>
    <message>
        <source>The text in every version (turns: {count})</source>
        <translation>Der Text in jeder Fassung (Beiträge: {count})</translation>
    </message>
    <message>
        <source>The minutes in every version (lines: {count})</source>
        <translation>Das Protokoll in jeder Fassung (Zeilen: {count})</translation>
    </message>
    <message>
        <source>a note was kept</source>
        <translation>ein Protokoll wurde aufbewahrt</translation>
    </message>
    <message>
        <source>The approved note is kept apart. You find it in the settings under Matters, Withdrawals.</source>
        <translation>Das freigegebene Protokoll wird abgesondert aufbewahrt. Sie finden es in den Einstellungen unter Akten, Widerrufe.</translation>
    </message>
    <message>
        <source>Nobody has said which voice belongs to {name}. Give the voice this name in the text first (Speakers), or delete all of the meeting.</source>
        <translation>Niemand hat gesagt, welche Stimme zu {name} gehört. Geben Sie der Stimme im Text zuerst diesen Namen (Sprecher) oder löschen Sie die ganze Besprechung.</translation>
    </message>
    <message>
        <source>Drafts of letters about this meeting: {count}</source>
        <translation>Entwürfe von Briefen über diese Besprechung: {count}</translation>
    </message>
    <message>
        <source>turns: {count}</source>
        <translation>Beiträge: {count}</translation>
    </message>
    <message>
        <source>lines of minutes: {count}</source>
        <translation>Zeilen des Protokolls: {count}</translation>
    </message>
    <message>
        <source>Done. The meeting is deleted.</source>
        <translation>Erledigt. Die Besprechung ist gelöscht.</translation>
    </message>
    <message>
        <source>Done. The part of {name} is deleted.</source>
        <translation>Erledigt. Der Anteil von {name} ist gelöscht.</translation>
    </message>
    <message>
        <source>Done. Text and minutes are deleted.</source>
        <translation>Erledigt. Text und Protokoll sind gelöscht.</translation>
    </message>
    <message>
        <source>Done. The minutes are deleted.</source>
        <translation>Erledigt. Das Protokoll ist gelöscht.</translation>
    </message>
    <message>
        <source>Done. The consent is withdrawn.</source>
        <translation>Erledigt. Die Einwilligung ist widerrufen.</translation>
    </message>
    <message>
        <source>Not done yet: the folder of the training sample is not there. The sample goes as soon as the folder is there again and the vault is opened.</source>
        <translation>Noch nicht erledigt: Der Ordner des Trainingsbeispiels ist nicht da. Das Beispiel wird gelöscht, sobald der Ordner wieder da ist und der Tresor geöffnet wird.</translation>
    </message>
    <message>
        <source>All of the sound</source>
        <translation>Der ganze Ton</translation>
    </message>
    <message>
        <source>Title, tags, bookmarks, the private note, everything that waits to be made of it, and who agreed to what</source>
        <translation>Titel, Schlagwörter, Lesezeichen, private Notiz, alles, was daraus noch entstehen sollte, und wer worin eingewilligt hat</translation>
    </message>
    <message>
        <source>The sound of these passages, {length} on every track, also where others speak at the same time</source>
        <translation>Der Ton dieser Stellen, {length} auf jeder Spur, auch wo andere gleichzeitig sprechen</translation>
    </message>
    <message>
        <source>Misheard or spelled-out names could not be looked for: only the name as it is written goes.</source>
        <translation>Nach verhörten oder buchstabierten Namen konnte nicht gesucht werden: Nur der Name, wie er geschrieben ist, wird gelöscht.</translation>
    </message>
    <message>
        <source>The approval, if approved minutes change: they are a draft again</source>
        <translation>Die Freigabe, falls sich ein freigegebenes Protokoll ändert: Es ist wieder ein Entwurf</translation>
    </message>
    <message>
        <source>Bookmarks in these passages; tags and terms with the name; lines of the private note that quote</source>
        <translation>Lesezeichen an diesen Stellen; Schlagwörter und Begriffe mit dem Namen; Zeilen der privaten Notiz, die daraus zitieren</translation>
    </message>
    <message>
        <source>The imported file that was kept, as a whole</source>
        <translation>Die aufbewahrte importierte Datei, als Ganzes</translation>
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
        <source>Part {number}</source>
        <translation>Teil {number}</translation>
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
