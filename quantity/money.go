package quantity

// Money: "$2.5bn", "€1.2 million", "£4,250", "US$20,000", "20,000 euros", "USD 5
// million", "50 cents". Units are ISO 4217 codes; a bare "$" is taken for USD.

func (w words) addMoney() {
	code := func(c string) func(*lexeme, int) { return func(l *lexeme, _ int) { l.currency = c } }
	for c, names := range map[string]string{
		"USD": "dollar dollars usd buck bucks", "EUR": "euro euros eur", "GBP": "sterling gbp quid", "JPY": "yen jpy",
		"CNY": "yuan renminbi cny rmb", "RUB": "ruble rubles rouble roubles rub", "INR": "rupee rupees inr", "CHF": "franc francs chf",
		"UAH": "hryvnia hryvnias uah", "TRY": "lira liras", "PLN": "zloty zlotys pln", "ILS": "shekel shekels ils",
		"AED": "dirham dirhams aed", "SAR": "riyal riyals sar", "KRW": "won krw", "MXN": "peso pesos mxn", "SEK": "krona kronor sek",
		"NOK": "krone kroner nok", "BRL": "brl reais", "ZAR": "rand zar", "THB": "baht thb", "AUD": "aud", "CAD": "cad", "HKD": "hkd", "SGD": "sgd", "NZD": "nzd",
	} {
		w.add(isMoney, names, code(c))
	}
	w.add(isMoney, `cent cents`, func(l *lexeme, _ int) { l.currency, l.cents = "USD", true })
	w.add(isMoney, `pence penny`, func(l *lexeme, _ int) { l.currency, l.cents = "GBP", true })
	w.add(isMoney, `us a c hk nz s r ca au`, nil)
	w.add(isMoney, `australian american canadian swiss`, nil)
}

// signs are the signs that stand before a number.
var signs = map[string]string{
	"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH", "₺": "TRY", "₪": "ILS", "₩": "KRW", "₦": "NGN", "฿": "THB", "₫": "VND",
}

// dollars are the letters that tell whose dollar a "$" glued to them is.
var dollars = map[string]string{
	"US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "HK": "HKD", "NZ": "NZD", "S": "SGD", "R": "BRL",
}

// nations tell whose dollar or franc a word is.
var nations = map[string]map[string]string{
	"australian": {"USD": "AUD"}, "canadian": {"USD": "CAD"}, "swiss": {"CHF": "CHF"}, "american": {"USD": "USD"},
}

// signedMoney reads an amount that begins with a sign or a code.
func (r *reader) signedMoney(i int) amount {
	code, j := r.sign(i)
	if j == 0 {
		return amount{}
	}
	n := r.numeral(j)
	if !n.ok() {
		return amount{}
	}
	n = r.moneyScale(n)
	a := amount{kind: Money, value: n.value, low: n.value, high: n.value, step: n.step, scale: n.scale,
		unit: code, factor: 1, numStart: j, numEnd: n.next, next: n.next}
	if c := r.at(n.next).lex.currency; c != "" && r.at(n.next).kind == word && c == code {
		a.next++ // "$5 USD"
	}
	return a
}

// moneyScale reads the letters that are scales behind money only.
func (r *reader) moneyScale(n numeral) numeral {
	t := r.at(n.next)
	if n.scale > 1 || !t.glued || t.kind != word {
		return n
	}
	switch r.word(n.next) {
	case "m", "M":
		return n.times(1e6, n.next+1)
	case "b", "B":
		return n.times(1e9, n.next+1)
	case "t", "T":
		return n.times(1e12, n.next+1)
	}
	return n
}

// sign reads a currency sign or code at i: its code, and the token after it.
func (r *reader) sign(i int) (string, int) {
	t := r.at(i)
	if t.kind == mark {
		if c := signs[r.word(i)]; c != "" {
			return c, i + 1
		}
		return "", 0
	}
	if t.lex.is&isMoney == 0 {
		return "", 0
	}
	if r.is(i+1, "$") && r.at(i+1).glued {
		if c := dollars[r.word(i)]; c != "" {
			return c, i + 2
		}
	}
	if w := r.word(i); len(w) == 3 && t.capital && w[1] < 'a' && t.lex.currency != "" && r.at(i+1).kind == number {
		return t.lex.currency, i + 1
	}
	return "", 0
}

// moneyAfter reads the name of a currency behind a number.
func (r *reader) moneyAfter(a amount) amount {
	j := r.hyphen(a.next)
	code, cents, next := r.currency(j)
	if next == 0 && a.kind == Cardinal && a.scale >= 1e6 && (r.is(j, "pounds") || r.is(j, "pound")) {
		code, next = "GBP", j+1
		if r.is(next, "sterling") {
			next++
		}
	}
	if next == 0 {
		return amount{}
	}
	a.kind, a.unit, a.next, a.adjectival = Money, code, next, j > a.next
	if cents {
		a.value, a.low, a.high, a.step, a.factor = a.value/100, a.low/100, a.high/100, a.step/100, .01
	}
	return a
}

// currency reads the name of a currency at i.
func (r *reader) currency(i int) (code string, cents bool, next int) {
	l := r.at(i).lex
	if r.at(i).kind != word {
		if c := signs[r.word(i)]; c != "" && r.at(i+1).kind != number {
			return c, false, i + 1 // "500 €"
		}
		return "", false, 0
	}
	if own := nations[l.text]; own != nil {
		if c := own[r.at(i+1).lex.currency]; c != "" {
			return c, false, i + 2
		}
		return "", false, 0
	}
	if r.word(i) == "U" && r.is(i+1, ".") && r.is(i+2, "s") && r.is(i+3, ".") && r.at(i+4).lex.currency == "USD" {
		return "USD", r.at(i + 4).lex.cents, i + 5
	}
	if r.is(i, "us") && r.at(i+1).lex.currency == "USD" {
		return "USD", r.at(i + 1).lex.cents, i + 2
	}
	if (r.is(i, "pounds") || r.is(i, "pound")) && r.is(i+1, "sterling") {
		return "GBP", false, i + 2
	}
	if l.currency == "" || r.is(i, "won") && r.at(i-1).kind == word && r.at(i-1).lex.is&isScale == 0 || r.is(i, "rand") && r.at(i).capital {
		return "", false, 0
	}
	if len(r.word(i)) == 3 && !r.at(i).capital && l.text != "yen" && l.text != "won" {
		return "", false, 0
	}
	return l.currency, l.cents, i + 1
}
