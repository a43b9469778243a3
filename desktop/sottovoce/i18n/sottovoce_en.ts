<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
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
    <name>PrivacySettings</name>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>after %n minute</numerusform>
            <numerusform>after %n minutes</numerusform>
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
    <name>_Counts</name>
    <message numerus="yes">
        <source>%n doubt(s)</source>
        <translation>
            <numerusform>%n doubt</numerusform>
            <numerusform>%n doubts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n speaker(s)</source>
        <translation>
            <numerusform>%n speaker</numerusform>
            <numerusform>%n speakers</numerusform>
        </translation>
    </message>
</context>
</TS>
