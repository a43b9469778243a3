"""How German speakers commit, ask for work, decide and leave things open, in Germany, Austria and Switzerland.

Patterns over lower-case readable text in which "ß" was written as "ss".
"""

from __future__ import annotations

import re
from typing import Final

from sottovoce_models.summarize.cues import Cues

_DAY: Final = r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend"
_MONTH: Final = (
    r"(?:januar|jänner|jaenner|februar|feber|märz|april|mai|juni|juli|august|september|oktober|november|dezember)"
)
_ORDINAL: Final = r"(?:\d{1,2}\.|[a-zäöü]+(?:st|t)e[nr]?)"
_WHEN: Final = (
    rf"(?:(?:spätestens|noch)\s+)?(?:(?:bis|am|auf|ab|vor|zum|im|übers?|für)\s+)?(?:(?:spätestens|am|zum|zur|dem"
    rf"|den|der)\s+)*"
    rf"(?:(?:nächste[nrsm]?|diese[nrsm]?|kommende[nrsm]?)\s+(?:{_DAY}|woche|sitzung|monat|mal|besprechung|treffen"
    rf"|termin|jahr)"
    rf"|{_ORDINAL}\s+{_MONTH}|ende (?:der |dieser |nächster )?(?:woche|monat|monats|jahr|{_MONTH})"
    rf"|anfang (?:nächster )?(?:woche|{_MONTH})"
    rf"|(?:{_DAY})(?:abend|morgen|nachmittag|mittag)?(?:\s+(?:früh|abend|morgen|nachmittag))?|übermorgen"
    r"|heute?(?:\s+(?:noch|abend|nachmittag|mittag))?|wochenende)"
    r"|(?:bis|ab|gleich|erst)\s+morgen|morgen\s+(?:früh|vormittag|nachmittag|abend)|morgen"
    r"|in (?:einem|einer|zwei|drei|vier|fünf|\d+) (?:tagen?|wochen?|monaten?)|innert (?:\w+ )?(?:tagen?|wochen?"
    r"|frist)"
    r"|bis dahin|so bald wie möglich|baldmöglichst|sofort"
)
_ICH: Final = (
    r"(?:schick'?e?|send'?e?|schreib'?e?|maile?|fax'?e?|ruf'?e?|bring'?e?|besorg'?e?|klär'?e?|organisier'?e?"
    r"|bestell'?e?|prüf'?e?|frag'?e?"
    r"|meld'?e?|erstell'?e?|entwerf'?e?|reich'?e?|buch'?e?|vereinbar'?e?|bereit'?e?|leit'?e?|stell'?e?|hol'?e?"
    r"|unterschreib'?e?|überweis'?e?"
    r"|kümmer'?e?|kontaktier'?e?|informier'?e?|fordere?|forder'?e?|beantrag'?e?|verschick'?e?|verteil'?e?"
    r"|aktualisier'?e?|fass'?e?|notier'?e?"
    r"|häng'?e?|richt'?e?|mach'?e?|erledig'?e?|recherchier'?e?|liefer'?e?|übernehm'?e?)"
)
_INFINITIVE: Final = (
    r"(?:schicken|senden|schreiben|mailen|anrufen|bringen|vorbeibringen|mitbringen|besorgen|abklären|klären"
    r"|organisieren|bestellen|prüfen|nachfragen|fragen"
    r"|melden|erstellen|entwerfen|einreichen|buchen|vereinbaren|vorbereiten|weiterleiten|zusammenstellen|abholen"
    r"|holen|unterschreiben|überweisen"
    r"|kümmern|kontaktieren|informieren|anfordern|beantragen|verschicken|verteilen|aktualisieren|zusammenfassen"
    r"|notieren|einhängen|einrichten|erledigen"
    r"|recherchieren|liefern|übernehmen|nachreichen|zuschicken|zusenden|heraussuchen|raussuchen|aufschreiben"
    r"|ausfüllen|unterzeichnen|verfassen)"
)
_DU: Final = (
    r"(?:schickst|sendest|schreibst|mailst|rufst|bringst|besorgst|klärst|organisierst|bestellst|prüfst|fragst"
    r"|meldest|erstellst|entwirfst|reichst|buchst"
    r"|vereinbarst|leitest|stellst|holst|unterschreibst|überweist|kümmerst|kontaktierst|informierst|hängst|machst"
    r"|erledigst|übernimmst|kannst|könntest|würdest)"
)
_IMPERATIVE: Final = (
    r"(?:schick|send|schreib|maile?|ruf|bring|besorg|klär|organisier|bestell|prüf|meld|erstell|reich|buch|leite?"
    r"|stell|hol|häng|richte?"
    r"|kümmer|mach)'?e?"
)
_SIE: Final = (
    r"(?:bringen|schicken|senden|schreiben|notieren|unterschreiben|füllen|besorgen|melden"
    r"|rufen|faxen|mailen|reichen|suchen|geben|holen)"
)
_ROLE: Final = (
    r"(?:leit(?:er|ung)|manager|experte|expertin|designer|entwickler|ingenieur|assistent|sekretär|kassier(?:er)?"
    r"|buchhalter|pflege|sozialdienst|anwalt|anwältin|arzt|ärztin|direktor|vorstand|redakteur|referent|techniker"
    r"|schriftführer|obmann|obfrau|präsident|animator|kurator|berater|verwaltung|treuhänder)(?:in|s)?(?:nen)?"
)
_QUESTION: Final = (
    r"(?:wollen|sollen|können|müssen|dürfen|was|wie|wann|wo|wer|warum|wieso|wenn|falls|vielleicht|damals|gestern)\b"
)

CUES: Final = Cues(
    due=re.compile(rf"\b(?:{_WHEN})(?![\w])"),
    commitment=re.compile(
        rf"(?P<task>\bich\s+(?:(?:dann|noch|auch|gleich|gern|gerne|zuerst|mal)\s+)*{_ICH}\b.*|.*\b{_ICH}\s+ich\b.*"
        r"|\b(?:sie|du|ihr) (?:kriegen|bekommen|erhalten|kriegst|bekommst|kriegt|bekommt)\b.*\b(?:von (?:uns"
        r"|mir)|per (?:post|mail))\b.*"
        rf"|\bich (?:werde|werd|kann)\b.*\b{_INFINITIVE}\b.*|.*\b(?:werde|werd) ich\b.*\b{_INFINITIVE}\b.*)"
    ),
    shared_commitment=re.compile(rf"(?P<task>.*\b(?:wir werden|werden wir)\b.*\b{_INFINITIVE}\b.*)"),
    request=re.compile(
        rf"(?:(?P<task>\b{_DU}\s+du\b.*|\b(?:können|könnten|würden|werden) (?:sie|ihr)\b.*\b{_INFINITIVE}\b.*)"
        rf"|(?P<task_imperative>\b{_IMPERATIVE} (?:(?:mir|uns|ihm|ihr|doch|noch|mal|dann) )*bitte\b.*)"
        rf"|(?P<task_please>\b{_SIE} sie\b.*)|(?P<task_need>\bich (?:bräuchte|brauche?)\b.*\bnoch\b.*"
        rf"|.*\bbrauch'?e? ich\b.*\bnoch\b.*)"
        rf"|(?P<task_you>\bsie {_SIE}\b.*)"
        rf"|(?P<task_told>\bsie (?:müssen|müssten|sollten|werden)\b.*\b{_INFINITIVE}\b.*|\bdu (?:musst|müsstest"
        rf"|solltest)\b.*\b{_INFINITIVE}\b.*))"
    ),
    named_task=re.compile(
        r"\s*,?\s*(?:(?:du |das )?(?:schreibst|schickst|machst|übernimmst|organisierst|klärst"
        r"|kümmerst)\b(?P<task>.*)"
        rf"|(?:übernimmt|organisiert|schickt|schreibt|kümmert sich|klärt|konzentriert sich)\b(?P<task_third>.*)"
        rf"|(?:wird|soll)\b(?P<task_shall>.*\b{_INFINITIVE}\b.*))"
    ),
    weak_task=re.compile(
        r".*\bich kann\b(?! mich um)|.*\b(?:mach|frag|meld|stell|hol|notier|schreib|bring|richt|leit|reich"
        r"|ruf|fass|häng)'?e?\b"
    ),
    explicit_task=re.compile(r"\b(?:pendenz(?:en)?|to-?do|aufgabe)\b\s*(?:ist|sind|für|:)\s*(?P<task>.+)"),
    leading=re.compile(
        r"\b(?:tagesordnung|traktand\w+|(?:nächste[rn]?|erste[rn]?) (?:punkt|sitzung|treffen|fall|thema)|punkt (?:eins"
        r"|zwei|drei|vier|\d+)|fangen wir an|kommen wir zu|fassen wir|zusammenfass\w+|beschlussfähig|willkommen"
        r"|noch (?:fragen|was)|zum schluss|sitzung geschlossen|schliessen wir)\b"
    ),
    upcoming=re.compile(
        r"\b(?:nächste[nrs]? (?:sitzung|treffen|woche|mal|termin|monat)|bis dahin|bis zum|in der zwischenzeit"
        r"|inzwischen)\b"
    ),
    handed_out=re.compile(
        rf"\b(?:(?P<task>ihr (?:kümmert euch|macht|schreibt|schaut|bereitet|klärt|erstellt|sammelt)\b.*)"
        rf"|(?P<task_each>jede[rs]? (?:von (?:euch|uns|ihnen) )?(?:soll|sollte|muss|bereitet|überlegt|schreibt|macht"
        rf"|bringt|sammelt|klärt)\b.*)"
        rf"|(?P<task_all>wir (?:müssen|sollten) (?:alle |bis \w+ )+.*\b{_INFINITIVE}\b.*))"
    ),
    role_task=re.compile(
        rf"\b(?:(?:der|die|das) )(?P<role>(?:[\w-]+ )?{_ROLE}) (?P<task>(?:übernimmt|macht|kümmert sich|schreibt|klärt"
        rf"|erstellt|bereitet|organisiert|schickt|informiert|kontaktiert|konzentriert sich)\b.*|(?:wird|soll)\b.*"
        rf"\b{_INFINITIVE}\b.*)"
    ),
    hedge=re.compile(
        r"\b(?:vielleicht|eventuell|wenn (?:sie|du|ihr)|würde|würd|könnte|könnt|müsste|hätte|hätt|wenn ich|falls"
        r"|ob ich|ob sie"
        r"|soll ich|sollte ich|weiss nicht|nicht sicher|man|nie|immer|manchmal"
        r"|früher|damals|gestern|schon|bereits|nicht mehr|ich mach(?:e)? mir|hab(?:e)?|gehabt|mir (?:sorgen"
        r"|gedanken|vorwürfe)|frag(?:e)? (?:ich )?mich|ich frag(?:e)? mich|meld(?:e)? mich ab)\b"
    ),
    acceptance=re.compile(
        r"^(?:[\w' ]{1,20}[, ]+)??(?:ja|mache? ich|machen wir|gern|gerne|klar|okay|ok|gut|einverstanden"
        r"|kriegst du|kriegen sie|bekommen sie|versprochen|passt|genau|mach'?|sicher"
        r"|natürlich|ich (?:bringe?|schicke?|mache?|unterschreibe?|schau|werde)|alles klar|wird gemacht"
        r"|geht klar|das krieg(?:e)? ich hin|doch|vernünftig"
        r"|kein problem|selbstverständlich|ist gut|in ordnung)\b"
    ),
    refusal=re.compile(
        r"\b(?:nein|lieber nicht|weiss nicht|vielleicht|eher nicht|kann ich nicht|geht nicht|will nicht"
        r"|noch nicht|nö|ne,)\b"
    ),
    decision=re.compile(
        r"\b(?:beschlossen|einstimmig|abgemacht|vereinbart|wir haben (?:uns )?(?:entschieden|geeinigt|beschlossen"
        r"|vereinbart|festgelegt)"
        r"|(?:wir|dann) einigen (?:wir )?uns|(?:dann |also )(?:nehmen|machen|fechten|warten|lassen|bleiben"
        r"|verzichten|verschieben|behalten|gehen|regeln|starten|erhöhen|setzen) wir"
        r"|nehmen wir den \w+ten\b|bleiben wir bei|wir bleiben (?:bei|dabei)|wir verzichten|wir (?:entscheiden"
        r"|einigen) uns (?:für|auf|gegen)|wir verschieben|lassen wir (?:das|es|den|die) (?:weg|sein|vorerst|für)"
        r"|(?:wird|ist|sind|werden) (?:\w+ ){0,4}(?:gestundet|genehmigt|angenommen|abgelehnt|vertagt|verschoben"
        r"|festgelegt|gestrichen)"
        r"|(?:entscheid|beschluss) (?:ist|lautet)|so machen wir(?:'s| es| das)|machen wir(?:'s| es| das) so"
        r"|bleibt es dabei|dabei bleibt(?:'s| es))\b"
    ),
    resolved=re.compile(
        rf"^(?!{_QUESTION}).*\b(?:nehmen|machen|erhöhen|senken|setzen|stellen|informieren|warten|verzichten"
        rf"|verschieben|behalten"
        r"|belassen|starten|beginnen|beantragen|reichen|fechten|stunden|kündigen|benennen|regeln|halten"
        r"|streichen|lassen"
        r"|vertagen|bestellen|buchen|beauftragen|unterlassen|laden|melden|schreiben|führen|bleiben|beenden|reden) wir\b"
        r"|^(?:und |also |dann |gut )*nehmen wir\b|^(?:also |dann )(?:nicht|nur|erst|zuerst) \w+"
        r"|\bnichts wird \w+, bevor\b"
    ),
    recap=re.compile(
        r"\b(?:das heisst,? wir (?:machen|nehmen|lassen)|(?:zusammengefasst|fassen wir (?:mal )?zusammen"
        r"|ich fasse zusammen|unter dem strich)|halten wir (?:so )?fest|es bleibt bei|bleibt es bei)\b"
    ),
    proposal=re.compile(
        r"\b(?:ich (?:würde?|möchte|schlage?|wär'?e?|bin) (?:\w+ ){0,5}?(?:vor|vorschlagen|dafür|einreichen"
        r"|beantragen|verschieben"
        r"|machen|nehmen|lassen|erhöhen|warten|reden)|mein vorschlag|wir sollten"
        r"|lass(?:t|en sie)? uns"
        r"|bitte ab jetzt|ich möchte erst)\b"
    ),
    ban=re.compile(
        r"\b(?:(?:reden|sprechen|unterschreiben|rufen|schreiben|zahlen|kontaktieren|fahren|gehen"
        r"|nehmen) sie (?:\w+ ){0,2}"
        r"(?:nicht|nichts|kein\w*)|bitte (?:\w+ ){0,2}nicht)\b"
    ),
    agreement=re.compile(
        r"\b(?:einverstanden|abgemacht|versprochen|passt|(?:ist|geht) (?:gut|klar|in ordnung|recht)|ist klar"
        r"|sehe ich auch so"
        r"|bin (?:auch )?dafür|dann (?:fechten|machen|nehmen|ist)|gute idee|machen wir|von mir aus"
        r"|das ist mir (?:auch )?(?:so )?lieber(?: so)?)\b"
    ),
    agenda=re.compile(
        r"^(?:(?:und|so|gut|also|dann|jetzt)[, ]+)*(?:punkt|traktandum|tagesordnungspunkt|top) (?:eins|zwei"
        r"|drei|vier|fünf"
        r"|sechs|sieben|acht|\d+)\b|^(?:nächster punkt|kommen wir (?:nun |jetzt )?z(?:u|um|ur))\b"
    ),
    undecided=re.compile(
        r"\b(?:noch nicht|nicht|müssen|muss|sollten|soll|können|könnten|wollen|wollten|würde|würd|ob|wenn|falls"
        r"|bevor|bis) (?:\w+ ){0,4}(?:beschlossen|beschliessen|entscheiden|entschieden|vereinbart|vereinbaren)\b"
        r"|\bvielleicht\b|\bsollen wir\b|\bkönnten wir\b|\bmüssten wir\b|\bich hab(?:e)? (?:mich )?beschlossen\b"
    ),
    elliptic=re.compile(r"(?:(?:und|also|dann)[, ]+)*(?:nur|nicht|erst|zuerst|ohne|kein\w*)\b"),
    procedural=re.compile(
        r"\b(?:präsentation\w*|kaffee|pause|nächster punkt|folien?|protokoll|tagesordnung|fangen wir|wie viele?"
        r"|erinner\w+|zur frage|nachher|später|mal sehen|schauen wir|gleich|anschauen|darüber (?:sprechen"
        r"|reden)|diskutieren|überlegen|nachdenken|heute die|darauf achten|daran arbeiten|berücksichtigen|im blick"
        r"|offen (?:für|sein|bleiben)|ideen)\b"
    ),
    bare_decision=re.compile(
        r"(?:beschlossen|einstimmig|abgemacht|vereinbart|so machen wir(?:'s| es| das)|machen wir(?:'s| es"
        r"| das) so|dabei bleibt(?:'s| es)|bleibt es dabei)"
    ),
    question_start=re.compile(
        r"^(?:(?:und|aber|also|so|ja|na)\s+)*(?:wer|was|wann|wo|warum|wieso|weshalb|wie|welche[rsnm]?|wohin|woher"
        r"|ist|sind|haben|hat|kann|können|soll|sollen|wird|werden|gibt es|gibt's)\b"
    ),
    unanswered=re.compile(
        r"\b(?:(?:das )?weiss (?:ich )?(?:auch )?(?:noch )?nicht|weiss ich (?:auch )?(?:noch )?nicht|keine ahnung"
        r"|gute frage|schwer zu sagen|bin (?:mir )?nicht sicher|das müssen wir (?:noch )?(?:klären|schauen|abklären)"
        r"|kläre? ich|schauen wir(?: dann| mal)?|sehen wir dann|nächstes mal|in der nächsten sitzung"
        r"|ein ander(?:es|mal)|noch offen|kann ich (?:noch )?nicht sagen|mal sehen)\b"
    ),
    open_statement=re.compile(
        r"\b(?:(?:das )?müssen wir (?:noch|erst) (?:klären|abklären|entscheiden|herausfinden)|(?:die"
        r"|eine) (?:offene |grosse )?frage ist,? (?:ob|wie|was|wer|wann)"
        r"|(?:ist|bleibt) (?:noch )?(?:offen|unklar|ungeklärt)|wir wissen (?:noch )?nicht,? (?:ob|wie|was|wer"
        r"|wann)|steht noch nicht fest)\b"
    ),
)
