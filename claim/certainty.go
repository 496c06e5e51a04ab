package claim

// Certainty: what stands around a predicate and above it and makes it less sure.

import (
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// certainty is how sure the text is of predicate p, and the words that lower it.
func (r *reader) certainty(p int, chain []Attribution) (Certainty, text.Span) {
	for _, c := range r.tree.Children(p) {
		if level, ok := hedges[r.word(int(c))]; ok && hedgeRel(r.d.Tokens[c].Rel) {
			return level, r.d.Tokens[c].Span
		}
	}
	if level, span := r.raised(p); level != Certain {
		return level, span
	}
	if r.isConditional(p) {
		return Underspecified, r.d.Tokens[r.tree.Child(p, "mark")].Span
	}
	for _, a := range chain {
		if cue, ok := CueOf(a.Word); ok && cue.Commitment < 0.6 {
			if cue.Commitment < 0.3 {
				return Underspecified, a.Cue
			}
			return Possible, a.Cue
		}
	}
	return Certain, text.Span{}
}

// hedges are the words beside a predicate that lower its certainty.
var hedges = map[string]Certainty{
	"would": Possible, "could": Possible, "may": Possible, "might": Possible, "should": Possible,
	"possibly": Possible, "perhaps": Possible, "maybe": Possible, "potentially": Possible,
	"apparently": Possible, "seemingly": Possible, "supposedly": Possible, "purportedly": Possible,
	"allegedly": Possible, "reportedly": Probable, "probably": Probable, "likely": Probable,
	"presumably": Probable, "'d": Possible, "’d": Possible,
}

func hedgeRel(rel string) bool {
	return rel == "aux" || rel == "advmod" || rel == "aux:pass" || rel == "dep" || rel == "parataxis"
}

// raised reads "is expected to close", "hopes to close", "is likely to close".
func (r *reader) raised(p int) (Certainty, text.Span) {
	tok := &r.d.Tokens[p]
	h := tok.Head
	switch tok.Rel {
	case "xcomp", "ccomp":
	case "obj": // "is considering the release of prisoners"
		if tok.UPOS != document.NOUN || !intends[r.d.Tokens[h].Lemma] {
			return Certain, text.Span{}
		}
	default:
		return Certain, text.Span{}
	}
	switch lemma := r.d.Tokens[h].Lemma; {
	case intends[lemma]:
		return Underspecified, r.d.Tokens[h].Span
	case lemma == "likely" || lemma == "seem" || lemma == "appear" || lemma == "expect" || lemma == "believe" || lemma == "think":
		return Probable, r.d.Tokens[h].Span
	case lemma == "suggest" || lemma == "indicate" || lemma == "suspect":
		return Possible, r.d.Tokens[h].Span
	}
	return Certain, text.Span{}
}

// intends are the verbs whose content has not come true yet.
var intends = map[string]bool{"hope": true, "want": true, "plan": true, "intend": true, "aim": true,
	"seek": true, "try": true, "attempt": true, "wish": true, "threaten": true, "prepare": true,
	"offer": true, "propose": true, "ask": true, "urge": true, "consider": true}

func (r *reader) isConditional(p int) bool {
	m := r.tree.Child(p, "mark")
	return m >= 0 && (r.word(m) == "if" || r.word(m) == "unless" || r.word(m) == "whether")
}
