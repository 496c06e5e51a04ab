package timex

// hedges are the words before a number that widen or bound it, and the TIMEX3
// mod they give; longer phrases first.
var hedges = []struct{ words, mod string }{
	{"no more than", "EQUAL_OR_LESS"}, {"not more than", "EQUAL_OR_LESS"}, {"up to", "EQUAL_OR_LESS"}, {"at most", "EQUAL_OR_LESS"},
	{"no less than", "EQUAL_OR_MORE"}, {"no fewer than", "EQUAL_OR_MORE"}, {"at least", "EQUAL_OR_MORE"},
	{"more than", "MORE_THAN"}, {"just over", "MORE_THAN"}, {"well over", "MORE_THAN"}, {"over", "MORE_THAN"},
	{"less than", "LESS_THAN"}, {"fewer than", "LESS_THAN"}, {"just under", "APPROX"}, {"well under", "LESS_THAN"}, {"under", "LESS_THAN"},
	{"about", "APPROX"}, {"around", "APPROX"}, {"approximately", "APPROX"}, {"roughly", "APPROX"}, {"some", "APPROX"},
	{"nearly", "APPROX"}, {"almost", "APPROX"},
}

// hedge reads the hedge at i. Without one it gives i back.
func (r *reader) hedge(i int) (mod string, next int) {
	if r.at(i).lex.is&isHedge == 0 {
		return "", i
	}
	for _, h := range hedges {
		next := r.name(i, h.words)
		if next == 0 {
			continue
		}
		if r.is(next-1, "over") && (r.is(next, "the") || r.at(next).lex.is&isShift != 0) {
			return "", i // "over the past year" hedges nothing
		}
		return h.mod, next
	}
	return "", i
}

// distanceMods turn the mod of a length into that of the point it leads to: more
// than two years ago is before.
var distanceMods = map[string]string{
	"APPROX": "APPROX", "LESS_THAN": "AFTER", "MORE_THAN": "BEFORE", "EQUAL_OR_MORE": "ON_OR_BEFORE", "EQUAL_OR_LESS": "ON_OR_AFTER",
}
