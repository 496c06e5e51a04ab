package claim

// Implicatives: what a word says of the truth of its complement (implicatives.tsv).

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

//go:embed implicatives.tsv
var implicativeTable string

// signature is what a word says of its complement, affirmed and negated.
type signature struct{ affirmed, negated value }

// isFactive reports a word that takes its complement for granted.
func (f signature) isFactive() bool { return f.affirmed == f.negated && f.affirmed.level == certain }

var signatures = sync.OnceValue(func() map[use]signature {
	table := make(map[use]signature, 400)
	eachRow(implicativeTable, 4, func(row []string) {
		table[use{row[0], row[1]}] = signature{valueOf(row[2]), valueOf(row[3])}
	})
	return table
})

// signatureOf is what lemma says of its complement: as the table has it, else, for
// words that lay something to a source, by how far they commit to it.
func signatureOf(lemma, complement string) (signature, bool) {
	if f, ok := signatures()[use{lemma, complement}]; ok {
		return f, true
	}
	cue, ok := CueOf(lemma)
	switch {
	case complement == "whether":
		return signature{}, true
	case complement == "to" && ok:
		return signature{}, cue.Kind == Speech // "told them to leave"
	case !ok || complement != "that" && complement != "ing":
		return signature{}, false
	case cue.Commitment >= 0.6:
		return signature{affirmed: value{false, certain}}, true
	case cue.Commitment >= 0.45:
		return signature{affirmed: value{false, probable}}, true
	case cue.Commitment >= 0.3:
		return signature{affirmed: value{false, possible}}, true
	case cue.Commitment > -0.3:
		return signature{}, true
	case cue.Commitment > -0.6:
		return signature{affirmed: value{true, possible}}, true
	}
	return signature{affirmed: value{true, certain}, negated: value{false, possible}}, true
}

// signatureAt is what the word at h says of its complement.
func (r *reader) signatureAt(h int, complement string) (signature, bool) {
	tok := &r.d.Tokens[h]
	if complement == "bare" { // as with "to", but "called them hopeless" is no call
		f, ok := signatureOf(tok.Lemma, "to")
		return f, ok && f.affirmed.level != underspecified
	}
	if complement == "to" && r.isShort(h) {
		return signature{value{true, certain}, value{false, certain}}, true
	}
	if w := r.word(h); w != "used" || tok.XPOS == "VBD" { // not "tools used to open it"
		if f, ok := signatures()[use{w, complement}]; ok {
			return f, true
		}
	}
	if prt := r.tree.Child(h, "compound:prt"); prt >= 0 {
		if f, ok := signatures()[use{tok.Lemma + " " + r.word(prt), complement}]; ok {
			return f, true
		}
	}
	if f, ok := signatureOf(tok.Lemma, complement); ok {
		return f, true
	}
	if complement == "subj" && tok.Lemma == "take" {
		if o := r.tree.Child(h, "obj"); o >= 0 && r.word(o) == "place" {
			return signatureOf("take place", complement)
		}
	}
	if complement == "noun" && tok.UPOS == document.VERB && lightVerbs[tok.Lemma] {
		return signature{value{false, certain}, value{true, certain}}, true
	}
	if tok.UPOS == document.ADJ && strings.HasSuffix(tok.Lemma, "ed") { // "is expected to"
		return signatureOf(lexicon.Lemma(tok.Lemma, lexicon.Verb), complement)
	}
	return signature{}, false
}

// isShort reports a word whose infinitive did not come about: "too tired to
// stop", "have yet to find".
func (r *reader) isShort(h int) bool {
	for _, c := range r.tree.Children(h) {
		if w := r.word(int(c)); int(c) == h-1 && w == "too" || int(c) == h+1 && w == "yet" {
			return true
		}
	}
	return false
}
