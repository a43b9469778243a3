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
    <name>WindowDialogs</name>
    <message numerus="yes">
        <source>%n result(s) are not saved.</source>
        <translation>
            <numerusform>%n result is not saved.</numerusform>
            <numerusform>%n results are not saved.</numerusform>
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
