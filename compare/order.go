package compare

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/recount-news/recount/text"
)

// settle turns raw findings into the list of a report: root causes only, each
// fact once, most serious first, numbered.
func settle(fs []Finding) []Finding {
	slices.SortStableFunc(fs, byImportance)
	var kept []Finding
	for i := range fs {
		if !explained(&fs[i], kept) {
			kept = append(kept, fs[i])
		}
	}
	kept = slices.DeleteFunc(kept, func(fd Finding) bool { return partOfMissing(&fd, kept) })
	kept = withoutInner(kept)
	number(kept)
	for i := range kept {
		for e := range kept[i].Evidence {
			kept[i].Evidence[e].Marks = orderMarks(kept[i].Evidence[e].Marks)
		}
	}
	return kept
}

// number names findings in their order.
func number(fs []Finding) {
	for i := range fs {
		fs[i].ID = fmt.Sprintf("f%d", i+1)
	}
}

// withoutInner is fs without the agreements that lie inside another, whichever of
// the two comes first.
func withoutInner(fs []Finding) []Finding {
	var out []Finding
	for i := range fs {
		fd := &fs[i]
		if fd.Level != Agreement || !slices.ContainsFunc(fs, func(k Finding) bool {
			return k.Level == Agreement && inside(fd, &k) && !inside(&k, fd)
		}) {
			out = append(out, *fd)
		}
	}
	return out
}

func rank(l Level) int { return slices.Index(Levels, l) }

// byImportance orders findings by level, severity, and place in the text.
func byImportance(x, y Finding) int {
	return cmp.Or(
		rank(x.Level)-rank(y.Level),
		cmp.Compare(y.Severity, x.Severity),
		cmp.Compare(x.Evidence[0].Account, y.Evidence[0].Account),
		x.Evidence[0].Span.Start-y.Evidence[0].Span.Start,
		x.Evidence[0].Span.End-y.Evidence[0].Span.End,
		slices.Index(Kinds, x.Kind)-slices.Index(Kinds, y.Kind),
		cmp.Compare(x.Summary, y.Summary),
	)
}

// explained reports whether a finding that is kept already says what fd says:
// the same kind on the same words, or a worse one on exactly these.
func explained(fd *Finding, kept []Finding) bool {
	for i := range kept {
		k := &kept[i]
		switch {
		case fd.Level == Agreement:
			if k.Level == Agreement && inside(fd, k) {
				return true
			}
		case k.Level == Agreement:
		case k.Kind == fd.Kind && touches(fd, k):
			return true
		case fd.Level == Omission || fd.Level == Addition:
			if rank(k.Level) < rank(fd.Level) && inside(fd, k) && (!isDetail(fd.Kind) || touches(fd, k)) {
				return true
			}
		case k.Kind == Certainty && fd.Kind == Quotation: // "we think" goes with the marks: a loss each
		case sameRoot(k.Kind) && sameRoot(fd.Kind) && sameMarks(fd, k):
			return true
		}
	}
	return false
}

// isDetail reports a kind of which a whole claim has several: a day, an amount, one of
// those who take part.
func isDetail(k Kind) bool { return k == Time || k == Quantity || k == Participant || k == Place }

// partOfMissing reports whether fd misses a detail of what is missing as a whole.
func partOfMissing(fd *Finding, kept []Finding) bool {
	if fd.Level != Omission && fd.Level != Addition || fd.Kind == Quotation {
		return false
	}
	if fd.Kind == Claim {
		return slices.ContainsFunc(kept, func(k Finding) bool { return isQuotedIn(&k, fd) })
	}
	return slices.ContainsFunc(kept, func(k Finding) bool {
		return k.Level == fd.Level && (k.Kind == Claim || k.Kind == Quotation) && k.Evidence[0].Account == fd.Evidence[0].Account &&
			k.Evidence[0].Span.Contains(fd.Evidence[0].Span)
	})
}

// isQuotedIn reports whether k misses the quotation that is most of what fd misses.
func isQuotedIn(k, fd *Finding) bool {
	words, all := k.Evidence[0], fd.Evidence[0]
	return k.Level == fd.Level && k.Kind == Quotation && words.Account == all.Account &&
		words.Span.Overlaps(all.Span) && 2*words.Span.Len() > all.Span.Len()
}

// sameRoot are the kinds of which one changed word gives only one: a name
// exchanged is no change of predicate as well.
func sameRoot(k Kind) bool {
	switch k {
	case Participant, Place, Predicate, Polarity, Certainty, Quotation:
		return true
	}
	return false
}

// inside reports whether all evidence of x lies within that of y, account by
// account.
func inside(x, y *Finding) bool {
	for _, e := range x.Evidence {
		if !slices.ContainsFunc(y.Evidence, func(o Evidence) bool { return o.Account == e.Account && o.Span.Contains(e.Span) }) {
			return false
		}
	}
	return true
}

// touches reports whether the words that differ, or else the evidence, overlap
// in every account that both have, and they have one in common.
func touches(x, y *Finding) bool {
	common := false
	for _, e := range x.Evidence {
		for _, o := range y.Evidence {
			if e.Account != o.Account {
				continue
			}
			common = true
			if !marksOf(e).Overlaps(marksOf(o)) {
				return false
			}
		}
	}
	return common
}

func marksOf(e Evidence) text.Span {
	if len(e.Marks) == 0 {
		return e.Span
	}
	sp := e.Marks[0]
	for _, m := range e.Marks {
		sp = sp.Union(m)
	}
	return sp
}

func sameMarks(x, y *Finding) bool { return len(x.Evidence) == len(y.Evidence) && touches(x, y) }

func orderMarks(ms []text.Span) []text.Span {
	slices.SortFunc(ms, func(a, b text.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	out := ms[:0]
	for _, m := range ms {
		if n := len(out); n > 0 && m.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, m.End)
			continue
		}
		out = append(out, m)
	}
	return out
}
