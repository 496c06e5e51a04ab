package eval

import (
	"regexp"
	"strings"

	"github.com/recount-news/recount/compare"
)

// Predicates, polarity, certainty, precision, attribution, quotations, relations
// and claims by patterns.

const (
	verbPairs = `rose=fell,increased=decreased,won=lost,opened=closed,accepted=rejected,approved=rejected,bought=sold,supported=opposed,improved=worsened,raised=lowered,praised=criticised,gained=lost,hired=sacked,convicted=acquitted,strengthened=weakened,welcomed=condemned,started=ended,allowed=banned,expanded=shrank,soared=plunged,climbed=dropped`
	happened  = `joined=left,killed=injured,injured=killed,wounded=killed,shot=stabbed,stabbed=shot,arrested=questioned,charged=released,murdered=robbed,robbed=threatened,crashed=broke down,died=recovered,resigned=was promoted,signed=rejected,destroyed=damaged,damaged=destroyed,kidnapped=questioned,jailed=fined,fined=jailed,suspended=sacked,sacked=suspended,evacuated=searched,drowned=swam,fled=surrendered,beaten=shot,raped=robbed,bombed=surrounded,burned=flooded,collapsed=burned,married=divorced,promised=refused,launched=cancelled,discovered=hid,stole=returned,scored=missed`
	nounPairs = `victory=defeat,birth=death,increase=decrease,rise=fall,arrival=departure,wedding=funeral,explosion=flood,earthquake=storm,shooting=stabbing,stabbing=shooting,crash=robbery,robbery=kidnapping,fire=flood,murder=robbery,arrest=release,election=strike,success=failure,profit=loss,resignation=promotion,attack=visit,purchase=sale,opening=closure`
)

var noNegation = regexp.MustCompile(`(?i)\b(?:not|no|never|nor|neither|none|nobody|nothing|without|any|anyone|hardly|only|ever|even|cannot)\b|n['’]t\b`)

// affirmed passes only where the sentence denies nothing.
func affirmed(put with) with {
	return func(s *editSource, m []string) (string, bool) {
		if noNegation.MatchString(m[0]) {
			return "", false
		}
		return put(s, m)
	}
}

var plainPredicates = []editForm{
	pattern(compare.Predicate, "opposite by list", `\b(`+keys(both(verbPairs))+`)\b`, table(both(verbPairs))),
	pattern(compare.Predicate, "happening by list", `\b(?:was|were|been|had|has|have|he|she|they|who|and|[a-z]+s|[A-Z][a-z]+) (`+keys(happened)+`)\b`, table(happened)),
	pattern(compare.Predicate, "noun of a happening", `\b(?:the|a|an|after|his|her|its|their) (`+keys(nounPairs)+`) (?:of|in|at|on|was|has|came|that|which|and)\b`, table(both(nounPairs))),
}

var plainPolarities = []editForm{
	pattern(compare.Polarity, "not after auxiliary", `^[^"“”,;:]{6,90} (?:was|were|is|are|has been|have been|had been|will|would|can|should|must|has|have|had)( )(?:be |been )?(?:[a-z]+ed|taken|made|given|found|held|seen|known|born|sent|set|put|left|told|shot|won|lost|able|open|available|ready|safe|responsible|a |the |in |expected|happy|part|aware)\b[^"“”]*$`, affirmed(fixed(" not "))),
	pattern(compare.Polarity, "not left out", `\b(?:was|were|is|are|will|would|has|have|had|can|could|should)( not) (?:be|been|[a-z]+ed|a|the|in|able|clear|known|seen|taken|made|given|found|available|responsible|aware)\b[^?]*$`, func(s *editSource, m []string) (string, bool) {
		rest := strings.ToLower(m[0])
		for _, w := range []string{" but ", " any", " until ", " yet", " either", " only", " at all", " ever"} {
			if strings.Contains(rest, w) {
				return "", false
			}
		}
		return "", true
	}),
	pattern(compare.Polarity, "did not", `\b(did not (?:attend|accept|agree|appear|ask|call|change|comment|confirm|consider|disclose|expect|explain|identify|include|intend|join|know|leave|lose|need|offer|pay|play|receive|release|report|resist|respond|return|reveal|say|see|show|sign|specify|stop|support|take|tell|use|vote|want|win|work))\b`, func(s *editSource, m []string) (string, bool) {
		return inflect(m[1][len("did not "):], "VBD"), !regexp.MustCompile(`\bany|until|but|yet\b`).MatchString(m[0])
	}),
	also(compare.Predicate, pattern(compare.Polarity, "refused and agreed", `\b(refused|agreed|managed|failed|able|unable|willing|unwilling|declined) to\b`, table("refused=agreed,agreed=refused,managed=failed,failed=managed,able=unable,unable=able,willing=unwilling,unwilling=willing,declined=agreed"))),
	pattern(compare.Polarity, "denial", `\b(confirmed|denied|denies|confirms|admitted) (?:that|the|it|he|she|they|any|having|being|to|his|her|a|[a-z]+ing)\b`, table("confirmed=denied,denied=confirmed,denies=confirms,confirms=denies,admitted=denied")),
	also(compare.Quantity, pattern(compare.Polarity, "there was no", `\b[Tt]here (?:was|were|is|are|had been|has been)( no) (?:[a-z]+s|evidence|doubt|damage|sign|agreement|response|violence|information|word|explanation)\b`, fixed(""))),
	pattern(compare.Polarity, "never", `\b(?:has|have|had|was|were)( never) (?:been|[a-z]+ed|seen|made|taken|won|lost|had|known)\b`, fixed("")),
	also(compare.Predicate, pattern(compare.Polarity, "un- and in-", `\b(?:is|was|were|are|be|been) (legal|illegal|lawful|unlawful|guilty|possible|impossible|conscious|unconscious|armed|unarmed|harmed|unharmed|hurt|unhurt|known|unknown|related|unrelated|safe|unsafe|successful|unsuccessful|insured|uninsured|aware|unaware|likely|unlikely)\b`, table(both("legal=illegal,lawful=unlawful,guilty=not guilty,possible=impossible,conscious=unconscious,armed=unarmed,harmed=unharmed,hurt=unhurt,known=unknown,related=unrelated,safe=unsafe,successful=unsuccessful,insured=uninsured,aware=unaware,likely=unlikely")))),
}

var plainCertainties = []editForm{
	pattern(compare.Certainty, "hedge left out", `(?:^|[b-z]{3}) ((?:allegedly|reportedly|apparently|possibly|probably|perhaps|supposedly|suspected|alleged|purported) )[a-z]+(?: [a-z]+)?`, func(s *editSource, m []string) (string, bool) {
		return "", !strings.Contains(m[0], "perhaps that") && !strings.Contains(m[0], "alleged to")
	}),
	pattern(compare.Certainty, "may, might", `[a-z] (may|might) (?:be|have|take|lead|go|face|come|get|become|need|try|[a-z]{3,8}) [a-z]`, func(s *editSource, m []string) (string, bool) {
		if strings.Contains(m[0], " have ") || strings.Contains(m[0], " not ") || strings.Contains(m[0], " well ") || strings.Contains(m[0], " also ") {
			return "", false
		}
		return "will", true
	}),
	pattern(compare.Certainty, "expected to", `\b((?:is|are) (?:expected|likely|believed|thought|set|due|scheduled|hoping|planning) to) [a-z]+`, func(s *editSource, m []string) (string, bool) {
		if strings.Contains(m[0], " have") || strings.HasSuffix(m[0], " be") && (strings.Contains(m[0], "believed") || strings.Contains(m[0], "thought")) {
			return "", false
		}
		return "will", true
	}),
	pattern(compare.Certainty, "believed to be", `\b((?:is|are) (?:believed|thought|understood|suspected|alleged|said) to be) [a-z]`, func(s *editSource, m []string) (string, bool) { return m[1][:strings.IndexByte(m[1], ' ')], true }),
	pattern(compare.Certainty, "believed to have", `\b((?:is|was) (?:believed|thought|understood|suspected|alleged|said) to have been) [a-z]+`, fixed("was")),
	pattern(compare.Certainty, "hopes to", `\b(?:he|she|it|who|which|[A-Z][a-z]+|company|government|club|council|firm|party|team|bank|police) ((?:plans|hopes|intends|wants|aims|expects) to) [a-z]+\b`, fixed("will")),
	pattern(compare.Certainty, "adverb put in", ` (?:was|were|had|has)( )(?:killed|injured|arrested|shot|found|sold|bought|moved|taken|offered|attacked|seen|hit|sent|paid|told|given|stolen|destroyed|damaged|born|held|forced|asked|invited|seized|fired|released|treated)\b`, oneOf(" allegedly ", " reportedly ", " possibly ", " apparently ")),
	pattern(compare.Certainty, "will to could", `[a-z] (will) (?:be|take|have|go|face|become|receive|play|open|meet|return|continue|start|begin|cost|help|make)\b`, oneOf("could", "may", "might")),
	pattern(compare.Certainty, "announced to hoped", `\b(said|announced) (?:that )?(?:it|he|she|they|the [a-z]+) (?:would|will) [a-z]+`, fixed("hoped")),
	pattern(compare.Certainty, "claim to proof", `\b(claims|claimed|suggests|suggested|alleges|alleged|argues|argued|believes|believed|thinks|suspects|suspected) (?:that|the|he|she|it|they)\b`, table("claims=proves,claimed=proved,suggests=proves,suggested=proved,alleges=proves,alleged=proved,argues=shows,argued=showed,believes=knows,believed=knew,thinks=knows,suspects=knows,suspected=knew")),
	pattern(compare.Certainty, "cautious to sure", `\b((?:it|It) (?:is|was) (?:possible|likely|thought|believed|feared|claimed|alleged)) that\b`, table("it is possible=it is certain,it was possible=it was certain,it is likely=it is certain,it was likely=it was certain,it is thought=it is known,it was thought=it was known,it is believed=it is known,it was believed=it was known,it is feared=it is known,it was feared=it was known,it is claimed=it is known,it was claimed=it was known,it is alleged=it is known,it was alleged=it was known")),
}

var plainPrecisions = []editForm{
	pattern(compare.Precision, "few for a number", `(?:^|[ (])([a-z]+ (?:[3-9]|three|four|five|six|seven|eight|nine)) (?:`+somePeople+`)\b`, roughly("several", "a number of", "some")),
	pattern(compare.Precision, "dozens for a number", `(?:^|[ (])([a-z]+ (?:2[4-9]|[3-9]\d)) (?:`+somePeople+`)\b`, roughly("dozens of")),
	pattern(compare.Precision, "hundreds for a number", `(?:^|[ (])([a-z]+ [2-9]\d\d) (?:`+somePeople+`)\b`, roughly("hundreds of")),
	pattern(compare.Precision, "recently for a day", `^(?:[^,;]*,)?[^,;]* (?:was|were|[a-z]{3,}ed) (?:[^,;]* )?(on (?:`+dayNames+`)(?: (?:morning|afternoon|evening|night))?)(?:\.$| (?:in|at|after|when|by|near|that)\b)`, past(oneOf("recently", "some days ago", "a short time ago"))),
	pattern(compare.Precision, "recently for a date", `^(?:[^,;]*,)?[^,;]* (?:was|were|[a-z]{3,}ed) (?:[^,;]* )?((?:on|in) (?:`+monthNames+`|May) \d{1,4})(?:\.$| [a-z])`, past(oneOf("some time ago", "in the past", "at some point"))),
	pattern(compare.Precision, "town without its name", `\b(?:in|near) (`+townNames+`)(?:\.$| [a-z])`, oneOf("a large city", "a city", "a town")),
	pattern(compare.Precision, "person without a name", `^((?:Mr|Mrs|Ms)\.? [A-Z][a-z]+) (?:was|is|had|has|will|went|came|left|took|made|became|died)\b`, fixed("One person")),
	pattern(compare.Precision, "person without a name, within", `[a-z,] ((?:Mr|Mrs|Ms)\.? [A-Z][a-z]+) (?:was|is|had|has|will|went|came|left|took|made|became|died)\b`, fixed("somebody")),
	pattern(compare.Precision, "number for several", `[a-z] (several|a few|a number of|dozens of|many) (?:`+somePeople+`)\b`, func(s *editSource, m []string) (string, bool) {
		if m[1] == "dozens of" {
			return []string{"38", "45", "62"}[s.rng.IntN(3)], true
		}
		return []string{"four", "six", "seven", "nine"}[s.rng.IntN(4)], true
	}),
}

// roughly puts one of a list for the number after a word that says nothing of how
// exact it is.
func roughly(list ...string) with {
	return func(s *editSource, m []string) (string, bool) {
		word, _, _ := strings.Cut(m[1], " ")
		if exactly.MatchString(word) {
			return "", false
		}
		to, ok := oneOf(list...)(s, m)
		return word + " " + to, ok
	}
}

var exactly = regexp.MustCompile(`^(?:than|about|nearly|almost|around|roughly|some|least|over|the|these|those|all|other|remaining|last|first|past|every|to|or|and|under|another|up|by|only|his|her|their|its|our|of|approximately|between|a|falcon)$`)

// past passes only where nothing is still to come.
func past(put with) with {
	return func(s *editSource, m []string) (string, bool) {
		if toCome.MatchString(m[0]) {
			return "", false
		}
		return put(s, m)
	}
}

var toCome = regexp.MustCompile(`\b(?:will|would|is|are|to be|may|might|could|should|planned|expected|scheduled|due|next)\b`)

var plainAttributions = []editForm{
	pattern(compare.Attribution, "said left out at the end", `^[^"“”‘]{30,}[^,](, (?:[a-z]+ ){0,4}(?:police|officials|authorities|witnesses|officers|investigators|spokesman|spokeswoman|ministry|department|company|sources|he|she|they|[A-Z][a-z]+) (?:said|says|say))\.$`, fixed("")),
	pattern(compare.Attribution, "said left out at the head", `^((?:The |A |An )?(?:[A-Za-z]+ ){1,4}(?:said|say|says) (?:that )?t)he [^"“”‘,]{20,}\.$`, fixed("T")),
	pattern(compare.Attribution, "according to left out", `^[^"“”‘]{30,}[^,](, according to [^,"“”]{3,60})\.$`, fixed("")),
	pattern(compare.Attribution, "body for body", `^(?:[^"“”‘]*(?:, |that |and |but |while ))?(police|Police|officials|Officials|Prosecutors|Witnesses|Residents|Investigators|Detectives|Doctors|Activists|prosecutors|authorities|witnesses|residents|investigators|detectives|doctors|activists|analysts|campaigners) (?:said|say|told|believe|claim|reported)\b[^"“”‘]*$`, func(s *editSource, m []string) (string, bool) {
		to, ok := oneOf("scientists", "fishermen", "union leaders", "church leaders", "journalists", "teachers")(s, m)
		return likeCase(to, m[1]), ok
	}),
	pattern(compare.Attribution, "name for name", `^[^"“”‘]*(?:^|[ ,])((?:[A-Z][a-z]+\.? )?[A-Z][a-z]+) (?:said|says|added|told)\b[^"“”‘]*$`, personForPerson),
	pattern(compare.Attribution, "source put in at the end", `^[^"“”‘:]{50,}[a-z]{3}(\.)$`, func(s *editSource, m []string) (string, bool) {
		if saying.MatchString(m[0]) {
			return "", false
		}
		return []string{", officials said.", ", according to neighbours.", ", a government source said.", ", state television reported.", ", his lawyer said."}[s.rng.IntN(5)], true
	}),
	pattern(compare.Attribution, "source put in at the head", `^(The|A|An|It|There) [^"“”‘:]{50,}[a-z]\.$`, func(s *editSource, m []string) (string, bool) {
		if saying.MatchString(m[0]) {
			return "", false
		}
		return []string{"Officials said ", "According to witnesses, ", "A union leader claimed that ", "Local newspapers reported that "}[s.rng.IntN(4)] + strings.ToLower(m[1]), true
	}),
}

var saying = regexp.MustCompile(`(?i)\b(?:sa(?:id|y|ys|ying)|told|tells?|according|claim(?:s|ed)?|report(?:s|ed|edly)?|announced?|statement|believe[sd]?|argue[sd]?|allege[sd]?|allegedly|think|thought|warn(?:s|ed)?|add(?:s|ed)|confirm(?:s|ed)?|den(?:y|ies|ied)|insist(?:s|ed)?|ask(?:s|ed)?|accus(?:es|ed)|know|explain(?:s|ed)?|describ(?:es|ed)|suggest(?:s|ed)?|call(?:s|ed)?)\b`)

var plainQuotations = []editForm{
	pattern(compare.Quotation, "quoted word", `[“"][^“”"]*\b(good|bad|great|always|never|every|all|must|first|more|strong|big|safe|right|wrong|important|happy|new|best|worst|better|everyone|nobody|today|before|after|high|clear|possible|difficult|terrible|wonderful|love|win|lost|proud|young|small|many|few)\b[^“”"]{4,}[”"]`, table("good=poor,bad=fine,great=small,always=often,never=often,every=no,all=most,must=might,first=second,more=less,strong=weak,big=tiny,safe=unsafe,right=wrong,wrong=right,important=minor,happy=sad,new=old,best=worst,worst=best,better=worse,everyone=nobody,nobody=everyone,today=tomorrow,before=after,after=before,high=low,clear=doubtful,possible=certain,difficult=easy,terrible=pleasant,wonderful=awful,love=dislike,win=lose,lost=won,proud=tired,young=old,small=large,many=two,few=many")),
	pattern(compare.Quotation, "quoted denial", `[“"][^“”"]*\b(?:is|was|are|were|will|would|have|has|can|should)( )(?:a|the|very|so|going|in|be|been|to|made|done|well|more|happy|all)\b[^“”"]{3,}[”"]`, fixed(" not ")),
	pattern(compare.Quotation, "quoted words put in", `[“"][^“”"]{15,}( )(?:and|because|but|so|in|at|for|with|to) [^“”"]{6,}[”"]`, oneOf(" with great regret ", " in every way ", " once again ", " for many years ")),
	pattern(compare.Quotation, "quotation cut short", `[“"][^“”"]{20,}( (?:and|but|because|so) [^“”"]{10,60})[,.][”"]`, fixed("")),
	pattern(compare.Quotation, "marks left out", `[a-z] ((?:“[a-z][^“”".!?,]+ [^“”".!?,]+”)|(?:"[a-z][^“”".!?,]+ [^“”".!?,]+"))(?:\.| [a-z]|,)`, func(s *editSource, m []string) (string, bool) { return strings.Trim(m[1], `“”"`), true }),
	pattern(compare.Quotation, "marks put in", `^[^"“”‘]* (?:said|says|added|claimed|insisted|warned|told reporters) (?:that )?((?:the|it|there|he|she|they) [^"“”‘.]{25,110})\.$`, func(s *editSource, m []string) (string, bool) {
		if strings.Contains(s.d.Article.Text, "“") {
			return "“" + m[1] + "”", true
		}
		return `"` + m[1] + `"`, true
	}),
	also(compare.Attribution, pattern(compare.Quotation, "speaker by pattern", `[”"],? (?:said|added|says) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?:\.$|,| [a-z])`, personForPerson)),
	also(compare.Attribution, pattern(compare.Quotation, "speaker before", `\b((?:Mr|Mrs|Ms|Dr)\.? [A-Z][a-z]+|[A-Z][a-z]+ [A-Z][a-z]+) (?:said|told [a-z]+|added|says)[,:] [“"]`, personForPerson)),
}

// also says that a finding of another kind is right, too.
func also(kind compare.Kind, f editForm) editForm {
	find := f.find
	f.find = func(s *editSource) []edit {
		edits := find(s)
		for i := range edits {
			edits[i].also = kind
		}
		return edits
	}
	return f
}

const reasons = `(?i)\b(?:because|since|due to|as|for|after|following|amid|so|if|who|which|but|over|in response|result)\b`

var hasReasonWords = regexp.MustCompile(reasons)

var plainRelations = []editForm{
	pattern(compare.Relation, "because of for after", `\b(after|following) (?:a|an|the|his|her|their) (?:[a-z]+ )?(?:shooting|crash|fire|explosion|attack|row|dispute|fight|argument|decision|defeat|death|election|arrest|accident|strike|collapse|raid|storm|protest|meeting|vote|ruling|complaint|incident)\b`, fixed("because of")),
	pattern(compare.Relation, "before and after", `\b(before|after) (?:being|leaving|going|taking|making|he|she|they|it|the [a-z]+ (?:was|were|had))\b`, table("before=after,after=before")),
	pattern(compare.Relation, "cause put in", `^[^"“”‘:,]{40,160}[a-z]{3}(\.)$`, func(s *editSource, m []string) (string, bool) {
		if saying.MatchString(m[0]) || hasReasonWords.MatchString(m[0]) {
			return "", false
		}
		return []string{" because of rising costs.", " in revenge for the killing of a relative.", " in response to threats.", " owing to a lack of staff.", " as a result of a mistake."}[s.rng.IntN(5)], true
	}),
	pattern(compare.Relation, "despite for because", `\b(because of|due to|despite|in response to|as a result of|in spite of)\b`, table("because of=despite,due to=despite,despite=because of,in response to=regardless of,as a result of=regardless of,in spite of=because of")),
	pattern(compare.Relation, "caused and followed", `\b(caused by|led to|sparked|triggered|prompted) (?:a|an|the|by|protests|fears|calls|outrage)\b`, table("caused by=followed by,led to=followed,sparked=followed,triggered=preceded,prompted=followed")),
	pattern(compare.Relation, "so that for and", `[a-z], (and) (?:he|she|they|it) (?:was|were|had|left|went|took|died|fell|lost)\b`, fixed("and because of this")),
}

var plainClaims = []editForm{
	{compare.Claim, "sentence of another article", (*editSource).foreignSentence},
	{compare.Claim, "sentence left out", (*editSource).leaveOut},
	pattern(compare.Claim, "relative clause left out", `[a-z](, (?:which|who|where) [^,"“”]{20,110},) [a-z]`, fixed("")),
	pattern(compare.Claim, "last clause left out", `[a-z](, (?:and|while|but|after|as) [^,"“”]{30,130})\.$`, func(s *editSource, m []string) (string, bool) {
		return "", anyVerb.MatchString(m[1]) && !saying.MatchString(m[0])
	}),
	pattern(compare.Claim, "clause put in", `^[^"“”‘:]{50,}[a-z]{3}(\.)$`, func(s *editSource, m []string) (string, bool) {
		if saying.MatchString(m[0]) {
			return "", false
		}
		return []string{", and a bridge was closed to traffic.", ", while the harbour lost its licence.", ", and a reward of 5,000 dollars was offered.", ", and the bakery next door was looted."}[s.rng.IntN(4)], true
	}),
}

// pronouns are words that lean on what was said before.
var pronouns = regexp.MustCompile(`(?i)\b(?:he|she|they|it|his|her|hers|their|its|him|them|this|that|these|those|we|i|our|my|such|also|but|however|another|both|then)\b`)

// foreignSentence puts in a sentence of another article.
func (s *editSource) foreignSentence() (edits []edit) {
	var strange []string
	start := 0
	for line := range strings.Lines(s.other) {
		for _, span := range cutSentences(s.other, start, start+len(strings.TrimRight(line, " \t\r\n"))) {
			words := span.Of(s.other)
			if len(words) > 50 && len(words) < 220 && s.isProse(words) && anyVerb.MatchString(words) && !pronouns.MatchString(words) && !strings.ContainsAny(words, "\"“”‘:") {
				strange = append(strange, words)
			}
		}
		start += len(line)
	}
	if len(strange) == 0 {
		return nil
	}
	for _, sentence := range s.plain {
		if !s.inMarks(sentence) {
			edits = append(edits, insert(sentence.End, " "+strange[s.rng.IntN(len(strange))]))
		}
	}
	return edits
}

// leaveOut takes out a sentence that the next one does not lean on, and whose rare
// words no other has.
func (s *editSource) leaveOut() (edits []edit) {
	all := s.d.Article.Text
	for k, sentence := range s.plain {
		words := sentence.Of(all)
		i := s.sentenceOf(sentence.Start)
		if s.d.Sentences[i].Span != sentence || len(words) < 60 || s.inMarks(sentence) {
			continue
		}
		if k+1 < len(s.plain) && (pronouns.MatchString(s.plain[k+1].Of(all)) || strings.ContainsAny(s.plain[k+1].Of(all), "\"“”‘")) || k+1 >= len(s.plain) {
			continue
		}
		fresh := 0
		for w := range strings.FieldsFuncSeq(words, func(r rune) bool { return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9') }) {
			if len(w) > 4 && strings.Count(all, w) == 1 {
				fresh++
			}
		}
		if fresh >= 5 {
			edits = append(edits, edit{drop: i})
		}
	}
	return edits
}
