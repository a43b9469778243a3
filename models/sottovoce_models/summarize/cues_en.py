"""How English speakers commit, ask for work, decide, and leave things open. Patterns over lower-case readable text."""

from __future__ import annotations

import re
from typing import Final

from sottovoce_models.summarize.cues import Cues

_DAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH: Final = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_ORDINAL: Final = r"(?:\d{1,2}(?:st|nd|rd|th)?|[a-z]+(?:-[a-z]+)?(?:st|nd|rd|th))"
_WHEN: Final = (
    rf"(?:(?:by|before|until|till|on|for|from|not later than)\s+)?(?:say,?\s+)?"
    rf"(?:(?:the\s+)?end of (?:the |this |next )?(?:day|week|month|year|quarter|{_DAY})"
    rf"|(?:next|the coming)\s+(?:{_DAY}|week|month|weekend|meeting|session|time we meet)|this (?:{_DAY}|week"
    rf"|month|weekend)"
    rf"|(?:the\s+)?{_ORDINAL} of {_MONTH}|{_MONTH} (?:the )?{_ORDINAL}\b|{_DAY}(?: (?:morning|afternoon|evening"
    rf"|night))?"
    r"|tomorrow(?: (?:morning|afternoon|evening|night))?|tonight|today|this (?:morning|afternoon|evening)"
    r"|the weekend|over the weekend|the next (?:meeting|session)|the same day|close of business|noon|midnight)"
    r"|within (?:the )?(?:next )?(?:a|an|\d+|two|three|four|five|six|seven|ten|fourteen|thirty)? ?(?:hours?|days?"
    r"|weeks?|months?)"
    r"|in (?:a|an|one|two|three|four|five|six|\d+) (?:days?|weeks?|months?)(?:' time)?"
    r"|(?:as soon as possible|asap|straight away|right after (?:this|the meeting))"
)
_DO: Final = (
    r"(?:put|save|post|send|e-?mail|mail|forward|write|draft|redraft|prepare|phone|ring|book|arrange"
    r"|organi[sz]e|schedule"
    r"|set up|submit"
    r"|file|circulate|distribute|upload|print out|publish|hand in|pick up|drop off|bring(?: along| in)?|order|buy"
    r"|contact"
    r"|get back to|follow up|look into|find out|find|finish|complete|finali[sz]e|put together|write up|type up"
    r"|sort out"
    r"|chase(?: up)?|register|sign|collect|renew|cancel|transfer|refer|invite|notify|inform|remind|update|share|post"
    r"|set about|investigate|look up|work on|work out|test|review|revise|call|check|ask|get|request|report back"
    r"|speak to|talk to"
    r"|let (?:you|him|her|them) know|make (?:a|the|an) (?:list|appointment|booking|call|copy|draft|plan|prototype"
    r"|drawing)"
    r"|take care of|read)"
)
_WEAK: Final = (
    r"(?:put|save|call|check|ask|get|read|find|bring|talk to|speak to|share|test|post|work out|work on|review"
    r"|order|sign|book"
    r"|buy|finish|complete|make)"
)
_SOFT: Final = r"(?:(?:also|then|just|definitely|certainly|try to|try and|go and|go ahead and|be able to|please)\s+)*"
_WORK: Final = (
    r"(?:(?:be )?focused on|look(?:ing)? (?:at|into)|work(?:ing)? (?:on|out|together)|watch(?:ing)?"
    r"|focus(?:ing)? on|design(?:ing)?"
    r"|prepar(?:e|ing)|complet(?:e|ing)|finish(?:ing)?|fill(?:ing)? (?:in|out)|mak(?:e|ing)|build(?:ing)?"
    r"|creat(?:e|ing)|develop(?:ing)?|draw(?:ing)?|writ(?:e|ing)|send(?:ing)?|do(?:ing)? (?:the|a|an|some|your"
    r"|that|this|all)|decid(?:e|ing)"
    r"|research(?:ing)?|investigat(?:e|ing)|think(?:ing)? (?:about|of|over)|com(?:e|ing) up with|evaluat(?:e|ing)"
    r"|test(?:ing)?|check(?:ing)?|collect(?:ing)?|present(?:ing)?|find(?:ing)? out|summari[sz](?:e|ing)|defin(?:e|ing)"
    r"|carry(?:ing)? out|figur(?:e|ing) out|lay(?:ing)? out|put(?:ting)? together|have a (?:think|look)"
    r"|specify(?:ing)?|sketch(?:ing)?|review(?:ing)?|read(?:ing)?|organi[sz](?:e|ing)"
    r"|get(?:ting)? (?:\w+ )?(?:instructions?|information|feedback))"
)
_ROLE: Final = (
    r"(?:designer|manager|expert|specialist|developer|engineer|secretary|treasurer|director|assistant|nurse|doctor"
    r"|consultant|accountant|lawyer|solicitor|analyst|editor|coordinator|administrator|teacher|clerk|officer)s?"
)
_SHALL: Final = (
    r"(?:will|'ll|shall|should|must|has to|have to|needs? to|(?:is|are|'re) (?:going to|gonna|supposed to)|gonna)"
)

CUES: Final = Cues(
    due=re.compile(rf"\b(?:{_WHEN})\b"),
    commitment=re.compile(
        rf"\b(?:i'll|i will|i shall|i am going to|i'm going to|i'm gonna)\s+{_SOFT}(?P<task>{_DO}\b.*)"
    ),
    shared_commitment=re.compile(rf"\b(?:we'll|we will|we're going to|we're gonna)\s+{_SOFT}(?P<task>{_DO}\b.*)"),
    request=re.compile(
        rf"(?:\b(?:can|could|will|would) you\s+{_SOFT}(?P<task>{_DO}\b.*)"
        rf"|\bplease\s+(?P<task_please>{_DO}\b.*)|^(?:and |so |then |okay )*(?P<task_imperative>{_DO}\b.*)"
        rf"|\bi(?:'d| would)? (?:need|want|like) (?:you|him|her) to\s+(?P<task_need>{_DO}\b.*)"
        rf"|\byou(?:'re going to| are going to|'re gonna|'ll| will| need to"
        rf"| have to)\s+{_SOFT}(?P<task_told>{_DO}\b.*)"
        rf"|\byou (?P<task_you>{_DO}\b.*))"
    ),
    named_task=re.compile(
        rf"\s*,?\s*(?:you )?(?:will|'ll|is going to|are going to|is gonna|you're gonna|you're going to"
        rf"|is supposed to|you'll)\s+"
        rf"{_SOFT}(?P<task>(?:be |{_DO})\b.*)"
    ),
    weak_task=re.compile(rf"^{_WEAK}\b"),
    explicit_task=re.compile(r"\b(?:action items?|action points?|to-?do)\b\s*(?:is|are|for|:)\s*(?P<task>.+)"),
    leading=re.compile(
        r"\b(?:agenda|next meeting|let's (?:move|start|begin)|wrap(?: this| it)? up|minutes left|welcome"
        r"|before (?:our|the) next|in the meantime|any (?:other )?questions|move on|next (?:point|item)|to discuss"
        r"|(?:today's|this) meeting|close the meeting|that's (?:it|all) for today|on time|last meeting)\b"
    ),
    upcoming=re.compile(
        r"\b(?:next (?:meeting|time|session|week|month|phase|step)|in the meantime|before (?:our|the|we) (?:next|meet)"
        r"|until (?:then|next)|go away|(?:go|get) back to|see you (?:\w+ )?(?:in|at|on|then|next|tomorrow)|meet again"
        r"|(?:over|after|for) lunch|lunch break|wrap|individual (?:work|action)|homework"
        r"|specific instructions|specifications|back (?:in|to|into) (?:our|your)|to our rooms|know what to do|(?:thirty"
        r"|half an) (?:minutes|hour))"
    ),
    handed_out=re.compile(
        rf"\b(?:you (?:guys |two |both |all )?(?:basically |then |also )*(?:(?:are |'re )?(?:going to|gonna)"
        rf"|are|will|should"
        rf"|have to|need to|can (?:start|begin|already)|could) (?:both |all |be |basically |then "
        rf"|also )*(?P<task>{_WORK}\b.*)"
        rf"|you(?:'re|'ll) (?:both |all |basically |then |also |going to |gonna |be )*(?P<task_soon>{_WORK}\b.*)"
        rf"|i(?: want| need|'d like| would like) (?:\w+,? i'd like )?(?:you (?:guys |all |both |two )?"
        rf"|\w+ )to \W*(?P<task_wanted>{_WORK}\b.*)"
        rf"|if you (?:could|can) (?:please |also |then )*(?P<task_if>{_WORK}\b.*)"
        rf"|^(?:so |and |but |right |okay )*(?P<task_order>(?:have a (?:think|look)|think) about\b.*)"
        rf"|(?:for you|your (?:task|job|action|work)) (?:it's|it is|is|will be)\s+(?:to )?(?P<task_named>.+)"
        rf"|we (?:all )?(?:{_SHALL}|(?:still )?(?:have"
        rf"|need) to)(?: do now is to)?\s+(?:\w+ )?(?P<task_all>(?:complete|fill|finish|hand in|prepare|bring"
        rf"|come (?:up|back) with|collect|gather|write|read|send|think about|work on|find out|look into)\b.*)"
        rf"|(?:everyone|everybody|each of (?:you|us)|all of (?:you|us)) {_SHALL}\s+(?P<task_each>{_WORK}\b.*))"
    ),
    role_task=re.compile(
        rf"(?:\b(?:the|our|and|so|then|as) |^"
        rf"|, )(?P<role>(?:\w+ ){{0,2}}?{_ROLE})(?: (?!and\b)\w+){{0,3}}? {_SHALL}\s+(?:\w+ly )?(?P<task>{_WORK}\b.*?)"
        rf"(?=,? and the (?:\w+ ){{0,2}}?{_ROLE}\b|$)"
    ),
    hedge=re.compile(
        r"\b(?:maybe|perhaps|might|if i|if we|if you want|should i|shall i|i could|we could|i would|i'd|wouldn't"
        r"|not sure"
        r"|i don't|don't (?:want|need|have) to|i can't|won't|not going to|used to|supposed we|what if|hypothetically"
        r"|whether (?:i|you|we)'ll|i'll (?:ask|tell) you (?:a|about|why|what|how|that|something))\b"
    ),
    acceptance=re.compile(
        r"^(?:[\w' ]{1,20}[, ]+)??(?:yes|yeah|yep|sure|okay|ok|all right|alright|will do|of course"
        r"|no problem|absolutely"
        r"|certainly|i will|i can|i'll|fine|got it|happy to|consider it done|right|great|done|promise)\b"
    ),
    refusal=re.compile(
        r"\b(?:no,? |i can't|i won't|i'd rather not|i don't (?:think|want|know)|not sure|not yet|maybe|rather not"
        r"|we'll see)"
    ),
    decision=re.compile(
        r"\b(?:(?:we|they|everyone|the (?:team|group|committee|board))(?:'ve)? (?:\w+ ){0,3}(?:decided|agreed"
        r"|settled)"
        r"|(?:it's|it is|that's|that is) (?:now )?(?:decided|agreed|settled)|we said we(?:'d| would)|we(?:'re"
        r"| are) not deciding"
        r"|(?:the |our |my |final )(?:decision|agreement) (?:is|was)"
        r"|let's (?:go (?:with|for)|stick (?:with|to)|leave (?:it|that) (?:at|out|for now|there)|settle on|drop"
        r"|hold off|postpone)"
        r"|let's leave it$|so let's leave it|let's leave that|(?:then|so) we leave (?:it|that)"
        r"|that's how we'll do it|then we'll leave it"
        r"|(?:we'll|we will|we're going to|we're gonna) (?:go (?:with|for|ahead)|stick (?:with|to)|hold off|drop"
        r"|postpone|skip)"
        r"|we hold off|we're going with|we are going with|motion (?:is )?(?:carried|passed|agreed)"
        r"|unanimous(?:ly)?|we(?:'re| are) not (?:going to|gonna) (?:be )?(?:us|do|includ|work with|mak)(?:e"
        r"|ing)?"
        r"|we (?:won't|will not) (?:be )?(?:use|using|do|doing|include|including|make|making))\b"
    ),
    resolved=re.compile(
        r"\b(?:we(?:'re| are) (?:going|gonna go) (?:with|for)|we(?:'re| are) (?:keeping|dropping|not deciding)"
        r"|we(?:'ll| will) (?:have|use|keep|take|make it|leave|stick|stay|go (?:with|for|ahead))"
        r"|we(?:'re| are)(?: not)? (?:going to|gonna) (?:have|use|keep|make|sell|include|add|drop|stay|omit"
        r"|remove|target)"
        r"|we(?:'ll| will) (?:omit|drop|remove|include|add|choose|target|incorporate|replace|sell|stick)"
        r"|we (?:just )?went (?:for|with)"
        r"|we keep|we(?:'ve| have) (?:basically |already |now |just )*(?:worked out|chosen|picked|gone for|said)"
        r"|we (?:chose|picked|just stick|leave (?:it|that))"
        r"|let's (?:go (?:with|for)|have|use|keep|make it|take|not (?:do|use|have|include)|skip|add|include"
        r"|remove|leave"
        r"|do without))\b"
    ),
    recap=re.compile(
        r"\b(?:(?:so|basically|okay) we(?:'ve| have) (?:basically |now |got )*(?:worked out|said|decided|chosen"
        r"|agreed|a )"
        r"|to sum (?:it )?up|to (?:recap|summari[sz]e)|that's our (?:\w+ )?(?:concept|plan|decision|design"
        r"|product|choice)"
        r"|we said|so we(?:'re| are) (?:going|having|left) |we want (?:the|a|some|it)|we(?:'re"
        r"| are) (?:planning|aiming) (?:to|for))"
    ),
    proposal=re.compile(
        r"\b(?:let's (?:go (?:with|for)|use|keep|have|make it|take|drop|skip|add|include|remove|leave|put|stick"
        r"|set|agree"
        r"|postpone|meet|do (?:that|it)|not (?:do|use|have|include))"
        r"|i(?:'d| would) (?:also )?(?:like to (?:propose|suggest|halve|raise|lower|increase|reduce|change|keep"
        r"|refer|stop"
        r"|start)|suggest|propose|recommend)|i (?:suggest|propose|recommend)|i could imagine"
        r"|my (?:advice|suggestion|proposal)|(?:i think|then) we (?:should|need)|we should|shall we)\b"
    ),
    ban=re.compile(
        r"(?:^|\bplease |\band )(?:don't|do not) (?:\w+ ){0,2}(?:sign|talk|speak|drive|contact|write|send|go"
        r"|take|use|pay|answer)\b"
        r"|\b(?:i have|i need) to ask you not to\b"
    ),
    agreement=re.compile(
        r"\b(?:agreed|i agree|good idea|sounds good|(?:that's|that is|that'd be|it's|that would be) (?:very "
        r"|really |a )?"
        r"(?:good|fine|great|perfect|okay|ok|nice|right)|fair enough|all right|alright|let's do (?:that|it)"
        r"|exactly|definitely"
        r"|absolutely|perfect|why not|i won't|of course|i like (?:that|it|the idea))\b"
    ),
    agenda=re.compile(
        r"^(?:\w+ )?(?:item|point|topic|agenda item|number) (?:one|two|three|four|five|six|seven|eight|\d+)\b"
        r"|\bnext (?:on the agenda|point|item)\b"
    ),
    undecided=re.compile(
        r"\b(?:haven't|have not|not|didn't|don't|need to|have to|has to|must|can|could|should|might|if|whether"
        r"|when|before|until|until then|to be|yet to|did|once|how|why) "
        r"(?:\w+ ){0,4}(?:decided?|agreed?|settled?|decision)\b|\bi decided\b|\bwe could\b|\bshould we\b"
        r"|\bcould we\b|\bmaybe\b|\bi don't know\b|\bif we\b"
        r"|\b(?:as|what|which|that|because|'cause|have|where|things) we\b|\bi want to (?:assure|make|say)\b"
    ),
    elliptic=re.compile(r"(?:(?:and|so|then)[, ]+)*(?:only|not|without|no)\b"),
    procedural=re.compile(
        r"\b(?:presentations?|presented|coffee|lunch|break|next (?:point|item|meeting)|discussions?"
        r"|discuss(?:ing)?|slides?"
        r"|minutes|meeting|agenda|questionnaires?|have to|how (?:much|many)|remember|problem|if|could|consider"
        r"|explore|forget|ensure|make sure|look at|talk about|think about"
        r"|keep in mind|for now|later|more of an)\b"
    ),
    bare_decision=re.compile(
        r"(?:that's how we'll do it|decided|agreed|settled|unanimous(?:ly)?|leave (?:it|that)|hold off"
        r"|not deciding (?:it|that))"
    ),
    question_start=re.compile(
        r"^(?:(?:so|and|but|okay|well|now|or)\s+)*(?:who|what|when|where|why|how|which|whose|is|are|do|does|did"
        r"|can|could|will|would|should|shall|have|has)\b"
    ),
    unanswered=re.compile(
        r"\b(?:i(?: really)? (?:don't|do not) know|i'm not sure|no idea|not sure|hard to say"
        r"|we'll (?:have to )?(?:see|find out|check)"
        r"|we need to (?:find out|check|look)|can't say|i couldn't (?:say|tell)|remains to be seen"
        r"|come back to (?:that|it)|get back to (?:you|that)"
        r"|next (?:time|meeting|session)|another time|haven't decided|still open|to be decided|i wonder)\b"
    ),
    open_statement=re.compile(
        r"\b(?:we (?:still )?(?:need|have) to (?:find out|decide|figure out|clarify|work out)|(?:the|one"
        r"|an) (?:open |big |main )?question is (?:whether|if|how|what|who|when)"
        r"|(?:it's|it is|that's|that is) still (?:open|unclear|undecided)|remains (?:open|unclear)"
        r"|question (?:still )?remains|we don't know yet (?:whether|if|how|what|who|when))\b"
    ),
)
