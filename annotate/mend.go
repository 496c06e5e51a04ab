package annotate

import "github.com/recount-news/recount/document"

// The network decides on each word by itself, and now and then two decisions do not
// go together. What the tree and the sort of word tell is put right here. Each of these
// was held against the news it was not made for, and is seldom needed.

// mend puts the tree of words that were read at once right. The first of tokens is
// number first of the document.
func mend(tokens []document.Token, first int) {
	for i := range len(tokens) - 1 {
		noun, name := &tokens[i], &tokens[i+1]
		if twice(noun, name) && noun.UPOS == document.NOUN && name.UPOS == document.PROPN {
			name.Head, name.Rel = first+i, "appos" // "the ferry Halda"
		}
		if twice(noun, name) && noun.UPOS == document.PROPN && name.UPOS == document.PROPN && noun.Rel != "obj" {
			noun.Head, noun.Rel = first+i+1, "compound" // "Brack Shipping, which owns it, refuted this"
		}
		if tornOff(tokens, i, first) {
			noun.Head, noun.Rel = first+i+1, "nmod:desc" // "was shut, harbour master Anders Lund said"
		}
	}
}

// mendAgents hangs on the verb what was hung on who does it, though nobody is "of
// doing": "was accused by his deputy of hiding it". It needs the lemmas.
func mendAgents(d *document.Document) {
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Rel != "mark" || t.Head != i+1 || d.Tokens[i+1].Rel != "acl" || d.Tokens[i+1].XPOS != "VBG" {
			continue
		}
		gerund := &d.Tokens[i+1]
		if agent := &d.Tokens[gerund.Head]; agent.Rel == "obl:agent" && (agent.UPOS == document.PROPN || isPersonNoun(agent.Lemma)) {
			gerund.Head, gerund.Rel = agent.Head, "advcl"
		}
	}
}

// tornOff reports whether token i is what somebody is, before the name that is the
// subject of a verb behind it, and hangs on the clause before the comma instead.
func tornOff(tokens []document.Token, i, first int) bool {
	noun, name := &tokens[i], &tokens[i+1]
	if noun.UPOS != document.NOUN || name.UPOS != document.PROPN || name.Rel != "nsubj" ||
		name.Head <= first+i+1 || noun.Head >= first+i || tokens[name.Head-first].Head == first+i {
		return false
	}
	begin := i
	for begin > 0 && tokens[begin-1].Head == first+i && tokens[begin-1].Rel == "compound" {
		begin--
	}
	return begin > 0 && tokens[begin-1].UPOS == document.PUNCT
}

// twice reports whether a verb is given one subject or object twice, by words side
// by side.
func twice(a, b *document.Token) bool {
	switch a.Rel {
	case "nsubj", "nsubj:pass", "obj":
		return a.Rel == b.Rel && a.Head == b.Head
	}
	return false
}

func hasSubject(d *document.Document, verb int) bool {
	s := d.Sentences[d.SentenceAt(d.Tokens[verb].Span.Start)]
	for t := s.First; t < s.Last; t++ {
		if r := d.Tokens[t].Rel; d.Tokens[t].Head == verb && (r == "nsubj" || r == "nsubj:pass" || r == "csubj") {
			return true
		}
	}
	return false
}

// mendTags gives a word of saying its subject, where that has something set beside it
// and was itself taken for what is set beside the words before: "… and nine people
// were hurt, the mayor, Oren Davik, said".
func mendTags(d *document.Document) {
	for v := 3; v < len(d.Tokens); v++ {
		verb := &d.Tokens[v]
		if verb.XPOS != "VBD" && verb.XPOS != "VBZ" || !speech[verb.Lemma] || wordOf(d, v-1) != "," || hasSubject(d, v) {
			continue
		}
		if s := beforeComma(d, v); s >= 0 && !isUnder(d, v, s) {
			d.Tokens[s].Head, d.Tokens[s].Rel = v, "nsubj"
		}
	}
}

// beforeComma is the noun for somebody whose name, set beside it between commas, ends
// right before v-1; -1 where there is none.
func beforeComma(d *document.Document, v int) int {
	s := d.Sentences[d.SentenceAt(d.Tokens[v].Span.Start)]
	name := v - 2
	for name > s.First && d.Tokens[name].Rel == "flat" && d.Tokens[name].Head < name {
		name = d.Tokens[name].Head
	}
	noun := d.Tokens[name].Head
	if d.Tokens[name].Rel != "appos" || d.Tokens[name].UPOS != document.PROPN || noun < s.First || noun >= name ||
		d.Tokens[noun].UPOS != document.NOUN || !isPersonNoun(d.Tokens[noun].Lemma) {
		return -1
	}
	if begin := phraseBegin(d, noun, s.First); begin == s.First || wordOf(d, begin-1) != "," {
		return -1
	}
	return noun
}

// phraseBegin is the first of the tokens right before t that hang on it.
func phraseBegin(d *document.Document, t, from int) int {
	begin := t
	for begin > from && d.Tokens[begin-1].UPOS != document.PUNCT && isBelow(d, begin-1, t) {
		begin--
	}
	return begin
}

func isBelow(d *document.Document, t, top int) bool {
	for range 8 {
		if t = d.Tokens[t].Head; t == top {
			return true
		}
	}
	return false
}

// isUnder is isBelow at any depth.
func isUnder(d *document.Document, t, top int) bool {
	for d.Tokens[t].Head != t {
		if t = d.Tokens[t].Head; t == top {
			return true
		}
	}
	return false
}
