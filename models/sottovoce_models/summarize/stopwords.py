"""Words that carry no topic, per language: grammar, fillers, talk about talking. Our own lists, for spoken text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_EN: Final = """
a about above actually after again against ah all almost already also although always am an and another any anybody
anyone anything anyway are aren't around as at away back basically be because been before being below between bit both
but by bye can can't cannot come comes coming cos could couldn't did didn't do does doesn't doing don't done down
each either else enough er erm even ever every everybody everyone everything exactly few fine first for from further
get gets getting give go goes going gonna good got gotta great had hadn't has hasn't have haven't having he he'd he'll
he's hello her here here's hers herself hey hi him himself his hm hmm how however huh i i'd i'll i'm i've if in into
is isn't it it'd it'll it's its itself just kind know knows last least less let let's like little look looking lot lots
made make makes making many may maybe me mean means might mine mm mm-hmm mmm more most much must my myself need needs
never next nice no nobody none nor not nothing now obviously of off oh okay ok on once one ones only onto or other
others ought our ours ourselves out over own particular people perhaps please possible possibly pretty probably put
quite rather really right said same saw say saying says see seem seems seen shall she she'd she'll she's should
shouldn't since so some somebody someone something sometimes somewhere sorry sort still stuff such sure take taking
talk talking tell than thank thanks that that'd that'll that's the their theirs them themselves then there there's
these they they'd they'll they're they've thing things think thinking this those though thought through thus to
together too took true try trying uh uh-huh um under until up upon us use used using usually very want wanted wants
was wasn't way ways we we'd we'll we're we've well went were weren't what what's whatever when where whether which
while who who's whole whom whose why will with within without won't would wouldn't yeah yep yes yet you you'd you'll
you're you've your yours yourself dunno wanna bit alright absolutely day days time times got ten hundred
gentleman hon honourable minister mister mr mrs ms sir chair speaker question questions answer dash slash dot
"""

_DE: Final = """
ab aber ach äh ähm ähn alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes
ansonsten auch auf aus außer ausser bei beim bin bis bisschen bist bitte bloß bloss da dabei dadurch dafür dagegen
daher dahin damals damit danach dann daran darauf daraus darf darin darüber darum das dass dasselbe davon davor dazu
dein deine deinem deinen deiner dem den denen denn dennoch der deren derer derselbe des deshalb dessen desto deswegen
dich die dies diese dieselbe diesem diesen dieser dieses dir doch dort drauf drin du durch dürfen eben echt egal eher
eigentlich ein eine einem einen einer eines einfach einig einige einigen einiger einmal er erst erste ersten es etwa
etwas euch euer eure euren eurer falls fast find finde finden für ganz ganze ganzen gar geben gegen gehen geht gell
genau genug gern gerne gesagt gewesen gibt gibt's ging gleich glaub glaube gut gute guten guter hab habe haben habt
halt hast hat hatte hatten hätte hätten hallo heißt heisst her hier hin hinter hm ich ihm ihn ihnen ihr ihre ihrem
ihren ihrer ihres im immer in ins irgend irgendwas irgendwie irgendwo ist ja je jede jedem jeden jeder jedes jedoch
jemand jene jener jetzt kann kannst kaum kein keine keinem keinen keiner klar komm komme kommen kommt können könnte
könnten lang lange lassen leider letzte letzten los mach mache machen macht mal man manche manchmal mehr mein meine
meinem meinen meiner meines meint mich mir mit möchte möchten mögen morgen muss müssen müsste na nach nachdem nah
nämlich
ne nee nehmen nein nicht nichts nie niemand nix noch nu nun nur ob obwohl oder oh ohne okay ok paar punkt quasi raus
recht rein richtig sache sachen sag sage sagen sagt sagte sehr sei sein seine seinem seinen seiner seines seit selber
selbst sich sicher sie siehe sieht sind so sobald sogar solche soll sollen sollte sollten sondern sonst sowas sowie
soweit sowieso stimmt tag tage tja tun tut über überhaupt übrigens ui um und uns unser unsere unserem unseren unserer
unter viel viele vielen vielleicht vom von vor vorher wahrscheinlich während wann war wäre wären warum was weg wegen
weil weiß weiss weit weiter welche welchem welchen welcher welches wem wen wenig weniger wenn wer werd werde werden
wie wieder wieso will willst wir wird wirklich wo woher wohin wohl wollen wollt wollte wollten worden wozu wurde
wurden würde würden zeit zu zuerst zum zur zusammen zwar zwischen danke super schön gut herr frau grüezi servus
grüß tschüss hey halt eh drum ned nich ruhig nachher vorbei mail strich bindestrich schrägstrich dein is wär würd hätt
"""

_REPORTING_EN: Final = """
meeting discussion team group participants members speaker speakers person conversation talk session discussed
discuss discusses talked mentioned mention mentions suggested suggest suggests proposed propose proposes explained
explain explains described describe describes presented present presents emphasized emphasised emphasize stressed
noted note notes asked ask asks raised raise agreed agree agrees decided decide focused focus focuses concerned
concern concerns expressed express covered cover covers considered consider considers highlighted highlight reported
report reports stated state states including include includes included various several important importance issue
issues topic topics idea ideas regarding related plan plans also then finally firstly secondly lastly overall aim
aims specifically specific particularly
particular additionally furthermore moreover believes believe believed feels felt acknowledged acknowledges mainly
"""

STOP_WORDS: Final[Mapping[str, frozenset[str]]] = {"en": frozenset(_EN.split()), "de": frozenset(_DE.split())}
REPORTING_WORDS: Final = frozenset(_REPORTING_EN.split())
"""What an English report says about a conversation rather than in it; needs no proof of its own."""
