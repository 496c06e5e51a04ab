package claim

// Which words belong to a content and to a cue.

import (
	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/text"
)

// cover is what hangs on head, itself too, in stretches without what hangs on
// the token except and without the marks at their ends.
func (r *reader) cover(head, except int) []text.Span {
	r.generation++
	lo, hi := head, head
	r.stack = append(r.stack[:0], int32(head))
	for len(r.stack) > 0 {
		t := int(r.stack[len(r.stack)-1])
		r.stack = r.stack[:len(r.stack)-1]
		if t == except || r.stamp[t] == r.generation || t != head && (r.goesOn(t) >= 0 || r.isAside(t)) {
			continue
		}
		r.stamp[t] = r.generation
		lo, hi = min(lo, t), max(hi, t)
		r.stack = append(r.stack, r.tree.Children(t)...)
	}
	return r.runs(lo, hi)
}

// goesOn is the cue that cue t goes on from, or -1: in "said it was late and called
// for patience", or "said it was late, calling for patience", parses hang "call" on
// "was", but who says and calls is one.
func (r *reader) goesOn(t int) int {
	tok := &r.d.Tokens[t]
	participle := tok.Rel == "advcl" && tok.XPOS == "VBG" && t > 0 && r.word(t-1) == ","
	if tok.Rel != "conj" && !participle || tok.UPOS != document.VERB || r.ownSubject(t) >= 0 {
		return -1
	}
	if c := r.verbCue(t); c == nil || c.Kind == Thought {
		return -1
	}
	k := tok.Head
	for range 3 {
		if r.d.Tokens[k].Rel != "conj" {
			break
		}
		k = r.d.Tokens[k].Head
	}
	h := r.d.Tokens[k].Head
	if r.d.Tokens[k].Rel != "ccomp" || h > k || !participle && r.d.Tokens[h].XPOS != tok.XPOS || r.inQuote[h] != r.inQuote[t] || r.verbCue(h) == nil {
		return -1
	}
	return h
}

// isAside reports whether t is a cue in a relative clause set behind its noun with a
// comma, which is the writer's own: "said the road, which he called a disgrace, …".
func (r *reader) isAside(t int) bool {
	tok := &r.d.Tokens[t]
	if tok.Rel != "acl:relcl" || tok.UPOS != document.VERB || r.inQuote[t] >= 0 {
		return false
	}
	if c := r.verbCue(t); c == nil || !c.commits {
		return false
	}
	for k := t - 1; k > tok.Head; k-- {
		if r.word(k) == "," {
			return true
		}
	}
	return false
}

// runs are the stretches of stamped tokens in [lo, hi], marks between them
// included.
func (r *reader) runs(lo, hi int) (out []text.Span) {
	for t := lo; t <= hi; t++ {
		if r.stamp[t] != r.generation || r.d.Tokens[t].UPOS == document.PUNCT {
			continue
		}
		end, words := t, 0
		for e := t; e <= hi && (r.stamp[e] == r.generation || r.d.Tokens[e].UPOS == document.PUNCT); e++ {
			if r.d.Tokens[e].UPOS != document.PUNCT {
				end = e
				words++
			}
		}
		if u := r.d.Tokens[t].UPOS; words > 1 || u != document.CCONJ {
			out = append(out, r.d.Tokens[t].Span.Union(r.d.Tokens[end].Span))
		}
		t = end
	}
	return out
}

// cueSpan is the words of saying that t heads: "is once again questioning",
// "refused to say".
func (r *reader) cueSpan(t int) text.Span {
	first, last := t, t
	head := t
	for i := t - 1; i >= 0; i-- {
		tok := &r.d.Tokens[i]
		if tok.Head == head {
			switch tok.Rel {
			case "aux", "aux:pass", "cop", "advmod":
				first = i
				continue
			case "mark":
				if r.word(i) == "to" {
					first = i
					continue
				}
			}
		}
		if h := &r.d.Tokens[head]; h.Rel == "xcomp" && h.Head == i {
			first, head = i, i
			continue
		}
		break
	}
	if p := r.tree.Child(t, "compound:prt"); p == t+1 {
		last = p
	} else if t+1 < len(r.d.Tokens) && r.d.Tokens[t+1].Head == t && r.word(t+1) == "back" {
		last = t + 1 // "shot back"
	}
	return r.d.Tokens[first].Span.Union(r.d.Tokens[last].Span)
}
