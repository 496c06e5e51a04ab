package quantity

// Money: "$2.5bn", "€1.2 million", "£4,250", "US$20,000", "20,000 euros", "USD 5
// million", "50 cents", "3 dollars 50". Names and signs are in currencies.tsv.

// moneyBefore reads an amount that begins with a sign, letters or a code.
func (r *reader) moneyBefore(i int) amount {
	first := i
	if r.at(i).lex() == &dash && !r.at(i).glued && r.at(i+1).glued && r.at(i+1).kind == mark { // "-$5"
		i++
	}
	c, j := r.sign(i)
	if j == 0 {
		return amount{}
	}
	n := r.numeral(j)
	if !n.ok() {
		return amount{}
	}
	n = r.moneyScale(n)
	if i > first {
		n.value = -n.value
	}
	a := n.amount(j).of(c, n.next)
	if d, next := r.currency(n.next); next > 0 && r.at(n.next).kind == word && d.code == c.code && d.worth == c.worth { // "$5 USD"
		a.money, a.next = d, next
	}
	return a
}

// of makes a an amount of money.
func (a amount) of(c *currency, next int) amount {
	a.kind, a.unit, a.money, a.next = Money, c.code, c, next
	a.factor = c.worth
	a.value, a.low, a.high, a.step = a.value*c.worth, a.low*c.worth, a.high*c.worth, a.step*c.worth
	return a
}

// moneyScale reads the letters that are scales behind money only.
func (r *reader) moneyScale(n numeral) numeral {
	t := r.at(n.next)
	if n.scale > 1 || t.kind != word || !t.glued {
		return n
	}
	switch r.word(n.next) {
	case "m", "M", "MM", "mm":
		return n.times(1e6, n.next+1)
	case "b", "B":
		return n.times(1e9, n.next+1)
	case "t", "T":
		return n.times(1e12, n.next+1)
	}
	return n
}

// sign reads what stands before money at i: the currency, and the token after
// it, which is 0 where there is none.
func (r *reader) sign(i int) (*currency, int) {
	l := r.at(i).lex()
	if l.is&(isBefore|isCode) == 0 {
		return nil, 0
	}
	for _, name := range l.monies {
		if next := r.phrase(i, name.words); name.before && next > i && r.oneSign(i, next) {
			if r.is(next, ".") && r.at(next).glued && next == i+1 && r.at(i).kind == word { // "Rs. 500"
				next++
			}
			if r.at(i).kind == mark || r.at(next).kind == number {
				return name.money, next
			}
		}
	}
	if l.is&isCode != 0 && r.at(i+1).kind == number && !(r.at(i+1).glued && r.at(i+1).digits() == 1) && r.isCode(i, true) {
		return l.money, i + 1
	}
	return nil, 0
}

// oneSign reports whether tokens [i, next) are one sign: "A $3 fee" is no
// Australian dollar, "HK $ 3" is of Hong Kong.
func (r *reader) oneSign(i, next int) bool {
	if next == i+1 {
		return r.at(i).kind == mark || r.at(i).capital || r.at(i).lex().is == isBefore && r.at(i).end-r.at(i).start > 1
	}
	return r.at(next-1).glued || r.at(i).end-r.at(i).start > 1 || r.is(i, "c") || r.is(i+1, ".")
}

// plainWords are codes that are words, too: they are read as codes in capitals
// only, and only behind a number.
var plainWords = map[string]bool{"all": true, "try": true, "pen": true, "top": true, "cup": true, "mad": true, "bob": true, "gel": true,
	"cop": true, "mop": true, "sos": true, "ron": true, "bam": true, "lak": true, "amd": true, "ang": true, "eth": true, "dem": true, "sit": true,
	"std": true, "lei": true, "php": true, "gip": true, "bif": true, "dop": true, "mur": true, "nad": true, "ils": true, "aoa": true}

// isCode reports whether token i is written as a code is, before a number or
// behind it.
func (r *reader) isCode(i int, before bool) bool {
	w := r.word(i)
	if w[1] >= 'a' && (plainWords[r.at(i).lex().text] || r.at(i).capital) {
		return false
	}
	return !(before && plainWords[r.at(i).lex().text])
}

// moneyAfter makes money of a where the name of a currency follows.
func (r *reader) moneyAfter(a *amount) bool {
	j := r.hyphen(a.next)
	c, next := r.currency(j)
	if next == 0 {
		if c, next = r.bigMoney(a, j); next == 0 {
			c, next = r.smallMoney(a, j)
		}
	}
	if next == 0 && r.at(j).kind == word {
		c, next = r.millionsOf(a, j)
	}
	if next == 0 {
		return false
	}
	if l := r.at(next).lex(); a.scale == 1 && l.is&isScale != 0 { // "75 USD million"
		*a = a.times(l.n, a.next)
		next++
	}
	a.adjectival = j > a.next
	*a = r.andCents(a.of(c, next))
	return true
}

// bigMoney reads "pounds" and "marks" behind a million or more, which are
// neither weight nor grades.
func (r *reader) bigMoney(a *amount, i int) (*currency, int) {
	if a.scale < 1e6 || a.kind != Cardinal {
		return nil, 0
	}
	switch r.at(i).lex().text {
	case "pounds", "pound":
		return look("£").monies[0].money, i + 1
	case "marks":
		return look("marks").money, i + 1
	}
	return nil, 0
}

// smallMoney reads 50p, and "pounds" before so many pence.
func (r *reader) smallMoney(a *amount, i int) (*currency, int) {
	switch {
	case r.is(i, "p") && r.at(i).glued && a.value < 100 && a.scale == 1 && r.word(i) == "p" && r.at(i+1).lex() != &apostrophe:
		return look("pence").monies[0].money, i + 1
	case r.is(i, "pounds"), r.is(i, "pound"):
		j := i + 1
		if r.is(j, "and") {
			j++
		}
		if n := r.unsigned(j); n.ok() && (r.is(n.next, "pence") || r.is(n.next, "penny")) {
			return look("£").monies[0].money, i + 1
		}
	}
	return nil, 0
}

// millionsOf reads MEUR and its like, which make millions of a.
func (r *reader) millionsOf(a *amount, i int) (*currency, int) {
	w := r.word(i)
	if len(w) != 4 || w[0] != 'M' || w[1] >= 'a' {
		return nil, 0
	}
	l := look(w[1:])
	if l.is&isCode == 0 || a.scale > 1 {
		return nil, 0
	}
	*a = a.times(1e6, a.next)
	return l.money, i + 1
}

// currency reads the name of a currency at i.
func (r *reader) currency(i int) (*currency, int) {
	l := r.at(i).lex()
	if l.is&(isMoney|isCode|isBefore) == 0 {
		return nil, 0
	}
	for _, name := range l.monies {
		next := r.phrase(i, name.words)
		if next == 0 || name.before && (r.at(i).kind != mark || next > i+1 || r.at(next).kind == number && !r.signsFollow(i)) {
			continue
		}
		if r.is(i, "won") && !r.won(i) || r.is(i, "rand") && r.at(i).capital {
			continue
		}
		return name.money, next
	}
	if l.is&isCode != 0 && r.isCode(i, false) && !r.gluedNumber(i+1, 0) {
		return l.money, i + 1
	}
	return nil, 0
}

// signsFollow reports whether the sign at i stands behind its number although
// another number follows: that one has its own behind it, too, "10 $ 30 $".
func (r *reader) signsFollow(i int) bool {
	end := r.digitsEnd(i + 1)
	return r.at(i-1).kind == number && !r.at(i+1).glued && (r.at(end).id == r.at(i).id && r.at(end+1).kind != number || r.is(end, "cent") || r.is(end, "cents"))
}

// won reports whether "won" at i can be money: behind a number that is large.
func (r *reader) won(i int) bool {
	return r.at(i-1).lex().is&isScale != 0 || r.at(i-1).kind == number && (r.at(i-1).digits() == 3 && r.is(i-2, ","))
}

// andCents adds "50 cents", "forty five" or "and 50" to whole units of money.
// Without a name the number must be two digits at the end of a phrase.
func (r *reader) andCents(a amount) amount {
	if a.scale > 1 || a.money.worth != 1 || a.adjectival || a.value != float64(int64(a.value)) {
		return a
	}
	j := a.next
	if r.is(j, "and") {
		j++
	}
	n := r.unsigned(j)
	if !n.ok() || n.value < 1 || n.value > 99 || n.value != float64(int(n.value)) || n.scale > 1 {
		return a
	}
	next := n.next
	if c, end := r.currency(next); end > 0 {
		if c.worth != .01 || c.code != a.unit && c.name != "cent" {
			return a
		}
		next = end
	} else if n.value < 10 || !r.phraseEnds(next) || r.unitFollows(next) {
		return a
	}
	cents := n.value / 100
	a.value, a.low, a.high, a.step, a.next = a.value+cents, a.low+cents, a.high+cents, .01, next
	return a
}

// phraseEnds reports whether what stands before token i is not said of what
// stands there.
func (r *reader) phraseEnds(i int) bool {
	t := r.at(i)
	switch t.kind {
	case number:
		return false
	case mark:
		return !(t.glued && r.at(i+1).glued && r.at(i+1).kind != mark) && !r.is(i, "%")
	}
	return r.is(i, "more") || r.is(i, "less")
}

func (r *reader) unitFollows(i int) bool {
	_, next := r.unitAt(i)
	return next > 0
}
