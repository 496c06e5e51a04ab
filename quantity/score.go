package quantity

// Results of games and votes: "6-3", "7-6 (7-2)", "won 3-1".

// score reads two small numbers joined by a dash that are a result and no
// range: the first is no smaller, or a word nearby tells of winning.
func (r *reader) score(i int) amount {
	a, b := r.at(i), r.at(i+2)
	if a.kind != number || !r.is(i+1, "-") || !r.at(i+1).glued || !r.gluedNumber(i+2, 0) || r.glueBefore(i) {
		return amount{}
	}
	if a.digits() > 3 || b.digits() > 3 || r.at(i+3).glued && !r.endsPhrase(i+3) {
		return amount{}
	}
	if a.num < b.num && !r.contest(i) && !r.pair(i+3) && !r.pair(i-3) && !r.bracketed(i) {
		return amount{}
	}
	if r.unitFollows(i + 3) {
		return amount{}
	}
	x, y := float64(a.num), float64(b.num)
	return amount{kind: Score, value: x, low: min(x, y), high: max(x, y), step: 1, factor: 1, scale: 1, numStart: i, numEnd: i + 3, next: i + 3}
}

// pair reports whether two numbers joined by a dash stand at i: another set of the
// match.
func (r *reader) pair(i int) bool {
	t := r.at(i)
	return t.kind == number && t.digits() <= 2 && r.is(i+1, "-") && r.at(i+1).glued && r.gluedNumber(i+2, 0)
}

// bracketed reports whether the pair at i is the tie-break of the set before it:
// "6-7 (3-7)".
func (r *reader) bracketed(i int) bool { return r.is(i-1, "(") && r.pair(i-4) }

// endsPhrase reports whether the mark at i can follow a score.
func (r *reader) endsPhrase(i int) bool {
	switch r.at(i).lex().text {
	case ",", ".", ")", ";", "\"", "?", "!", "'":
		return !(r.at(i+1).glued && r.at(i+1).kind == number)
	}
	return r.at(i).kind == mark && r.at(i).lex() == &unknown
}

// contest reports whether a word of winning stands shortly before token i.
func (r *reader) contest(i int) bool {
	for j := i - 1; j >= max(0, i-8); j-- {
		switch r.at(j).lex().text {
		case "won", "lost", "beat", "win", "draw", "lead", "drew", "led", "victory", "defeat", "loss", "score", "scored":
			return true
		case ".":
			return false
		}
	}
	return false
}
