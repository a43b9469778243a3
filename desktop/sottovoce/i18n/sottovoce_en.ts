<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AccessDialog</name>
    <message numerus="yes">
        <source>named %n time(s)</source>
        <translation>
            <numerusform>named %n time</numerusform>
            <numerusform>named %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) found</source>
        <translation>
            <numerusform>%n meeting found</numerusform>
            <numerusform>%n meetings found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ApprovePane</name>
    <message numerus="yes">
        <source>%n line(s) changed from the machine&apos;s text</source>
        <translation>
            <numerusform>%n line changed from the machine&apos;s text</numerusform>
            <numerusform>%n lines changed from the machine&apos;s text</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AskManyPage</name>
    <message numerus="yes">
        <source>%n meeting(s) of the list are asked, narrowed to: {filter}.</source>
        <translation>
            <numerusform>%n meeting of the list is asked, narrowed to: {filter}.</numerusform>
            <numerusform>%n meetings of the list are asked, narrowed to: {filter}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n meeting(s) are asked. “Filter” at the side narrows them.</source>
        <translation>
            <numerusform>%n meeting is asked. “Filter” at the side narrows them.</numerusform>
            <numerusform>All %n meetings are asked. “Filter” at the side narrows them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoubtsBar</name>
    <message numerus="yes">
        <source>Settled. %n passage(s) left: F8 goes on.</source>
        <translation>
            <numerusform>Settled. %n passage left: F8 goes on.</numerusform>
            <numerusform>Settled. %n passages left: F8 goes on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n place(s) replaced</source>
        <translation>
            <numerusform>%n place replaced</numerusform>
            <numerusform>%n places replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message numerus="yes">
        <source>%n model(s) to fetch</source>
        <translation>
            <numerusform>%n model to fetch</numerusform>
            <numerusform>%n models to fetch</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n person(s)</source>
        <translation>
            <numerusform>Add %n person</numerusform>
            <numerusform>Add %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamesStep</name>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NightRow</name>
    <message numerus="yes">
        <source>%n meeting(s) wait for the night</source>
        <translation>
            <numerusform>%n meeting waits for the night</numerusform>
            <numerusform>%n meetings wait for the night</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message numerus="yes">
        <source>%n attachment(s) left out</source>
        <translation>
            <numerusform>%n attachment left out</numerusform>
            <numerusform>%n attachments left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacySettings</name>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>after %n minute</numerusform>
            <numerusform>after %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your organisation wants it after %n minute(s) at the latest.</source>
        <translation>
            <numerusform>Your organisation wants it after %n minute at the latest.</numerusform>
            <numerusform>Your organisation wants it after %n minutes at the latest.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message numerus="yes">
        <source>%n place(s) found</source>
        <translation>
            <numerusform>%n place found</numerusform>
            <numerusform>%n places found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sorting</name>
    <message numerus="yes">
        <source>Move %n meeting(s) to the trash</source>
        <translation>
            <numerusform>Move %n meeting to the trash</numerusform>
            <numerusform>Move %n meetings to the trash</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message numerus="yes">
        <source>Before the first recording: %n model(s) to fetch once, {size}.</source>
        <translation>
            <numerusform>Before the first recording: %n model to fetch once, {size}.</numerusform>
            <numerusform>Before the first recording: %n models to fetch once, {size}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StyleSettings</name>
    <message numerus="yes">
        <source>%n of 5 texts stored.</source>
        <translation>
            <numerusform>%n of 5 texts stored.</numerusform>
            <numerusform>%n of 5 texts stored.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplatePreview</name>
    <message numerus="yes">
        <source>%n more line(s)</source>
        <translation>
            <numerusform>%n more line</numerusform>
            <numerusform>%n more lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextPane</name>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trash</name>
    <message numerus="yes">
        <source>Delete %n meeting(s) for good?</source>
        <translation>
            <numerusform>Delete %n meeting for good?</numerusform>
            <numerusform>Delete %n meetings for good?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashPage</name>
    <message numerus="yes">
        <source>What lies here is in no list and no search. After %n day(s) its keys are destroyed.</source>
        <translation>
            <numerusform>What lies here is in no list and no search. After %n day its keys are destroyed.</numerusform>
            <numerusform>What lies here is in no list and no search. After %n days its keys are destroyed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message numerus="yes">
        <source>%n file(s) will be opened afterwards.</source>
        <translation>
            <numerusform>%n file will be opened afterwards.</numerusform>
            <numerusform>%n files will be opened afterwards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The next try is possible in %n second(s).</source>
        <translation>
            <numerusform>The next try is possible in %n second.</numerusform>
            <numerusform>The next try is possible in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VaultSettings</name>
    <message numerus="yes">
        <source>%n part(s) of the vault are damaged. Restore a backup.</source>
        <translation>
            <numerusform>%n part of the vault is damaged. Restore a backup.</numerusform>
            <numerusform>%n parts of the vault are damaged. Restore a backup.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VocabularySettings</name>
    <message numerus="yes">
        <source>%n term(s) stored.</source>
        <translation>
            <numerusform>%n term stored.</numerusform>
            <numerusform>%n terms stored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) left out: twice there, too long, or too many.</source>
        <translation>
            <numerusform>%n line left out: twice there, too long, or too many.</numerusform>
            <numerusform>%n lines left out: twice there, too long, or too many.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WindowNotes</name>
    <message numerus="yes">
        <source>%n meeting(s) moved to the trash.</source>
        <translation>
            <numerusform>%n meeting moved to the trash.</numerusform>
            <numerusform>%n meetings moved to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) stay: they are being recorded or worked on.</source>
        <translation>
            <numerusform>%n meeting stays: it is being recorded or worked on.</numerusform>
            <numerusform>%n meetings stay: they are being recorded or worked on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) stay: a legal hold is on their matter.</source>
        <translation>
            <numerusform>%n meeting stays: a legal hold is on its matter.</numerusform>
            <numerusform>%n meetings stay: a legal hold is on their matter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Counts</name>
    <message numerus="yes">
        <source>%n doubt(s)</source>
        <translation>
            <numerusform>%n doubt</numerusform>
            <numerusform>%n doubts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation>
            <numerusform>%n turn</numerusform>
            <numerusform>%n turns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s) reviewed</source>
        <translation>
            <numerusform>%n turn reviewed</numerusform>
            <numerusform>%n turns reviewed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n speaker(s)</source>
        <translation>
            <numerusform>%n speaker</numerusform>
            <numerusform>%n speakers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s)</source>
        <translation>
            <numerusform>%n meeting</numerusform>
            <numerusform>%n meetings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>goes in %n day(s)</source>
        <translation>
            <numerusform>goes in %n day</numerusform>
            <numerusform>goes in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open task(s)</source>
        <translation>
            <numerusform>%n open task</numerusform>
            <numerusform>%n open tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Reasons</name>
    <message numerus="yes">
        <source>Sound: your organisation keeps it for %n day(s) after the approval</source>
        <translation>
            <numerusform>Sound: your organisation keeps it for %n day after the approval</numerusform>
            <numerusform>Sound: your organisation keeps it for %n days after the approval</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sound: due %n day(s) after the approval</source>
        <translation>
            <numerusform>Sound: due %n day after the approval</numerusform>
            <numerusform>Sound: due %n days after the approval</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything: kept for %n year(s) after the end</source>
        <translation>
            <numerusform>Everything: kept for %n year after the end</numerusform>
            <numerusform>Everything: kept for %n years after the end</numerusform>
        </translation>
    </message>
</context>
</TS>
