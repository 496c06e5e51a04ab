package timex

// count is a number that counts units: "two", "2 1/2", "a few".
type count struct {
	n     float64
	some  bool // a number nobody gave: "several", "a few"
	about bool // "a couple of": two, or nearly
	next  int
}

func (c count) ok() bool { return c.next > 0 }

// count reads a number at i, in digits or in words.
func (r *reader) count(i int) count {
	r.steps++
	switch t := r.at(i); {
	case t.kind == number:
		return r.digits(i)
	case t.lex.is&isCardinal != 0:
		return r.numberWords(i)
	case t.lex.is&isSome != 0:
		if r.is(i, "many") && r.is(i-1, "as") { // "in as many days"
			return count{}
		}
		return r.indefinite(i)
	case r.is(i, "a"), r.is(i, "an"), r.is(i, "the"):
		if r.is(i+1, "couple") || r.is(i+1, "few") || r.is(i+1, "dozen") || r.is(i+1, "hundred") || r.is(i+1, "thousand") {
			return r.count(i + 1)
		}
	case r.is(i, "half"):
		if r.is(i+1, "a") || r.is(i+1, "an") {
			return count{n: .5, next: i + 2}
		}
	}
	return count{}
}

// digits reads 7, 1,000, 2.5 and 2 1/2.
func (r *reader) digits(i int) count {
	c := count{n: float64(r.at(i).num), next: i + 1}
	if r.at(i).num < 0 {
		return count{}
	}
	for r.is(c.next, ",") && r.at(c.next).glued && r.gluedNumber(c.next+1, 3) {
		c.n = c.n*1000 + float64(r.at(c.next+1).num)
		c.next += 2
	}
	if r.is(c.next, ".") && r.at(c.next).glued && r.gluedNumber(c.next+1, 1) {
		c.n += float64(r.at(c.next+1).num) / 10
		c.next += 2
	}
	if r.at(c.next).kind == number && r.is(c.next+1, "/") && r.gluedNumber(c.next+2, 1) && r.at(c.next+2).num > 0 {
		c.n += float64(r.at(c.next).num) / float64(r.at(c.next+2).num)
		c.next += 3
	}
	if l := r.at(c.next).lex; l.is&isCardinal != 0 && l.n >= 1000 {
		c.n *= float64(l.n)
		c.next++
	}
	return r.andAHalf(c)
}

// gluedNumber reports whether token i is a number of that many digits, any where
// digits is 0, without a blank before it.
func (r *reader) gluedNumber(i, digits int) bool {
	t := r.at(i)
	return t.kind == number && t.glued && (digits == 0 || t.digits() == digits)
}

// longestNumber is how many words a number may have; what is longer is none, and
// may not be read again and again.
const longestNumber = 12

// numberWords reads "twenty-three", "two hundred", "ten thousand".
func (r *reader) numberWords(i int) count {
	total, group, next := 0, 0, i
	for next < i+longestNumber {
		l := r.at(next).lex
		if l.is&isCardinal == 0 || !joins(group, l.n) || total > 1e6 {
			break
		}
		switch {
		case l.n == 100:
			group = max(group, 1) * 100
		case l.n >= 1000:
			total, group = total+max(group, 1)*l.n, 0
		default:
			group += l.n
		}
		next = r.hyphen(next + 1)
		if r.is(next, "and") && r.at(next+1).lex.is&isCardinal != 0 && (group >= 100 || group == 0 && total > 0) {
			next++
		}
	}
	if r.is(next-1, "-") {
		next--
	}
	return r.andAHalf(count{n: float64(total + group), next: next})
}

// joins reports whether a word worth n can follow a group of others: "twenty"
// takes "three" but not "thirteen".
func joins(group, n int) bool {
	switch rest := group % 100; {
	case group == 0 || n >= 1000:
		return true
	case n == 100:
		return group < 100
	case rest == 0:
		return true
	default:
		return rest >= 20 && rest%10 == 0 && n > 0 && n < 10
	}
}

// andAHalf adds the "and a half" of "two and a half years", "two-and-a-half-year".
func (r *reader) andAHalf(c count) count {
	i := r.hyphen(c.next)
	if !r.is(i, "and") {
		return c
	}
	if i = r.hyphen(i + 1); r.is(i, "a") {
		i = r.hyphen(i + 1)
	}
	if r.is(i, "half") {
		c.n += .5
		c.next = i + 1
	}
	return c
}

// indefinite reads "several", "a few", "a couple of".
func (r *reader) indefinite(i int) count {
	c := count{some: true, next: i + 1}
	if r.is(i, "couple") {
		c = count{n: 2, about: true, next: i + 1}
	}
	if r.is(c.next, "of") && !r.is(i, "some") {
		c.next++
	}
	return c
}

// ordinal reads 16th, third and twenty-first: its value and the token after it,
// which is 0 where there is none.
func (r *reader) ordinal(i int) (n, next int) {
	t := r.at(i)
	switch {
	case t.kind == number && r.at(i+1).glued && r.ordinalEnding(i+1):
		return t.num, i + 2
	case t.lex.is&isOrdinal != 0:
		return t.lex.n, i + 1
	case t.lex.is&isCardinal != 0 && t.lex.n >= 20 && t.lex.n < 100:
		if j := r.hyphen(i + 1); r.at(j).lex.is&isOrdinal != 0 && r.at(j).lex.n < 10 {
			return t.lex.n + r.at(j).lex.n, j + 1
		}
	}
	return 0, 0
}

func (r *reader) ordinalEnding(i int) bool {
	switch r.at(i).lex.text {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}
