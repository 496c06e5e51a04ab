package claim

// Nouns and adjectives that lay something to a source: "his claim that …", "is
// confident that …".

import (
	"github.com/recount-news/recount/lexicon"
)

// nounCue is the entry of noun t and the verb it stands for.
func (r *reader) nounCue(t int) (*Cue, string) {
	lemma := r.d.Tokens[t].Lemma
	c := cues().nouns[lemma]
	if c == nil {
		return nil, ""
	}
	if v, ok := lexicon.VerbOf(lemma); ok && cues().verbs[v] != nil {
		return c, v
	}
	return c, lemma
}

// readNoun reads "his claim that …", "expressed hope that …", "criticism of …".
func (r *reader) readNoun(t int) {
	c, word := r.nounCue(t)
	if c == nil || r.d.Tokens[t].Rel == "compound" {
		return
	}
	q := newRelation(t)
	q.CueWord = word
	r.nounContent(t, c, &q)
	if len(q.Pieces) == 0 {
		return
	}
	r.setNounSource(t, &q)
	if q.origin.Span.Empty() && !q.clausal && !c.takes(unowned) {
		return // "the claims of the victims": nobody is said to have made any
	}
	r.add(q)
}

// nounContent reads what noun t, a cue, gives as said.
func (r *reader) nounContent(t int, c *Cue, q *relation) {
	light := r.d.Tokens[t].Rel == "obj" && lightSpeech[r.d.Tokens[r.d.Tokens[t].Head].Lemma]
	for _, k := range r.tree.Children(t) {
		if int(k) < t {
			continue
		}
		switch tok := &r.d.Tokens[k]; tok.Rel {
		case "acl", "acl:relcl", "ccomp":
			m := r.tree.Child(int(k), "mark")
			if m < 0 {
				continue
			}
			switch w := r.word(m); {
			case w == "to" && c.takes(infinitives), (w == "that" || w == "whether" || w == "if") && c.takes(clauses):
				q.clausal = true
			case !c.by(w): // "criticism for closing the mill" lays nothing to anybody
				continue
			}
			q.Pieces = append(q.Pieces, r.cover(int(k), -1)...)
		case "nmod":
			if m := r.tree.Child(int(k), "case"); m >= 0 && (c.by(r.word(m)) || light && topical[r.word(m)]) {
				q.Pieces = append(q.Pieces, r.cover(int(k), m)...)
			}
		}
	}
}

// topical are the prepositions that bring in what somebody has an opinion of or
// makes a remark on.
var topical = map[string]bool{"about": true, "on": true, "of": true, "for": true, "with": true, "at": true, "to": true,
	"against": true, "over": true, "toward": true, "towards": true, "in": true}

// readAdjective reads "is confident that …", "is critical of …".
func (r *reader) readAdjective(t int) {
	c := cues().adjectives[r.d.Tokens[t].Lemma]
	if c == nil || r.tree.Child(t, "cop") < 0 {
		return
	}
	q := newRelation(t)
	q.CueWord = r.d.Tokens[t].Lemma
	switch {
	case c.takes(clauses) && r.clauseOf(t, &q):
	case c.takes(infinitives|subjects) && r.adjectiveInfinitive(t, c, &q):
	case r.obliqueOf(t, c, &q):
	default:
		return
	}
	if r.setSource(t, false, &q); c.takes(subjects) {
		q.Speaker, q.origin = unnamed, unnamed
	}
	q.Cue = r.cueSpan(t)
	r.addWithPrep(t, q)
}

func (r *reader) adjectiveInfinitive(t int, c *Cue, q *relation) bool {
	x := r.tree.Child(t, "xcomp", "advcl", "ccomp")
	if x < t {
		return false
	}
	if m := r.tree.Child(x, "mark"); m < 0 || r.word(m) != "to" {
		return false
	}
	q.Pieces = r.cover(x, -1)
	if c.takes(subjects) {
		if s := r.tree.Child(t, "nsubj"); s >= 0 {
			q.Pieces = append(r.cover(s, -1), q.Pieces...)
		}
	}
	return true
}
