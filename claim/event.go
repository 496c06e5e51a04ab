package claim

// Events: what class of political event a claim tells of.
//
// The classes are those of PLOVER (Open Event Data Alliance 2018; Halterman and
// others 2023), read off a code of the older scheme CAMEO (Gerner, Schrodt,
// Yilmaz and Abu-Jabr 2002), which the lexicon's table has for verbs, patterns
// around them, and nouns.
//
//  1. The verb, with its particle or preposition, gives a code, or the pattern of
//     its group that finds most words among what stands around the verb.
//  2. A verb that says what is meant for another deed (agree to, threaten to,
//     refuse to, urge to, reject a proposal to) is combined with the code of that
//     deed; so is one that begins or ends what its object names.
//  3. A noun of event has the code of its own, else of its verb.
//
// Negation is left to the claim's polarity: "did not attack" is an assault, denied.
//
// Cost: the words around a verb times the patterns of its group, a dozen mostly;
// nothing is allocated.

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/lexicon"
)

// Event is what sort of dealing between actors a claim tells of: the zero Event
// for most claims.
type Event struct {
	Class     EventClass
	Code      string // CAMEO, as exact as the words allow: "0874" for withdrawing troops
	Undergone bool   // the claim's agent is the one it is done to: "faced charges"
}

// EventClass is a class of events after PLOVER.
type EventClass string

// The classes. PLOVER of 2021 calls Yield concede and retreat, counts Investigate
// as accuse, and takes an embargo for coerce.
const (
	Agree       EventClass = "agree"       // to act together, to give or to yield; to sign
	Consult     EventClass = "consult"     // meet, visit, negotiate, mediate
	Support     EventClass = "support"     // praise, endorse, recognise, apologise
	Cooperate   EventClass = "cooperate"   // trade, exercise together, share
	Aid         EventClass = "aid"         // money, goods, protection, asylum
	Yield       EventClass = "yield"       // ease, release, retreat, give in
	Request     EventClass = "request"     // ask, urge, demand
	Accuse      EventClass = "accuse"      // criticise, blame, complain, sue
	Investigate EventClass = "investigate" // officially
	Reject      EventClass = "reject"      // refuse, veto, defy
	Threaten    EventClass = "threaten"    // also to give an ultimatum
	Protest     EventClass = "protest"     // demonstrate, strike, riot
	Sanction    EventClass = "sanction"    // break off relations, talks, aid; embargo
	Mobilize    EventClass = "mobilize"    // troops or police
	Coerce      EventClass = "coerce"      // seize, ban, arrest, expel
	Assault     EventClass = "assault"     // any violence
)

// classes are the classes of the roots of CAMEO, its first two digits. To state
// something (01) is none.
var classes = [21]EventClass{2: Request, 3: Agree, 4: Consult, 5: Support, 6: Cooperate, 7: Aid, 8: Yield, 9: Investigate,
	10: Request, 11: Accuse, 12: Reject, 13: Threaten, 14: Protest, 15: Mobilize, 16: Sanction, 17: Coerce,
	18: Assault, 19: Assault, 20: Assault}

// ClassOf is the class of a CAMEO code, "" where it has none.
func ClassOf(code string) EventClass {
	switch {
	case strings.HasPrefix(code, "057"): // signed an agreement
		return Agree
	case strings.HasPrefix(code, "191"), strings.HasPrefix(code, "192"): // blockade, occupation
		return Coerce
	case code == "175", strings.HasPrefix(code, "1712"): // violent repression, destruction
		return Assault
	}
	return classes[root(code)]
}

// root is the number that the first two digits of a code make, 0 for none.
func root(code string) int {
	if len(code) < 2 || code[0] < '0' || code[0] > '2' || code[1] < '0' || code[1] > '9' {
		return 0
	}
	n := int(code[0]-'0')*10 + int(code[1]-'0')
	if n >= len(classes) {
		return 0
	}
	return n
}

// event reads the event of predicate p.
func (r *reader) event(p int, predicate Predicate) Event {
	code := ""
	switch {
	case predicate.Noun:
		code = r.nounCode(p)
	case r.d.Tokens[p].UPOS == document.VERB:
		code = r.verbCode(p, 0)
	case r.d.Tokens[p].UPOS == document.NOUN:
		code = r.stateCode(p)
	}
	if code == intent {
		return Event{}
	}
	plain := strings.TrimPrefix(code, ":")
	if class := ClassOf(plain); class != "" {
		turned := predicate.Core != p // "faced charges" has been read as being charged
		return Event{class, plain, plain != code && !turned}
	}
	return Event{}
}

// Actors are the participants between whom the event of claim i happens: who acts,
// and who is acted upon or with. Either may be empty. Who is acted upon by what is
// only meant for another deed is told with that: "threatened to attack the port".
func Actors(d *document.Document, claims []Claim, i int) (source, target []Role) {
	c := &claims[i]
	source, target = c.agents(), c.targets()
	for j := i + 1; len(target) == 0 && j < len(claims) && claims[j].Sentence == c.Sentence; j++ {
		t := &d.Tokens[claims[j].Predicate.Token]
		if t.Head == c.Predicate.Token && (t.Rel == "xcomp" || t.Rel == "ccomp") {
			target = claims[j].targets()
		}
	}
	if c.Event.Undergone {
		return target, source
	}
	return source, target
}

func (c *Claim) agents() (list []Role) {
	for i := range c.Roles {
		if c.Roles[i].Name == Agent {
			list = append(list, c.Roles[i])
		}
	}
	return list
}

// targets are the roles of the likeliest name to be acted upon.
func (c *Claim) targets() (list []Role) {
	best := 2 * len(targetRoles)
	for i := range c.Roles {
		switch rank := c.rank(&c.Roles[i]); {
		case rank < best:
			best, list = rank, append(list[:0], c.Roles[i])
		case rank == best && list != nil:
			list = append(list, c.Roles[i])
		}
	}
	return list
}

// targetRoles are the roles of who is acted upon, likeliest first. Those with a name
// go before those without.
var targetRoles = [...]RoleName{Target, Recipient, "to", Patient, "with", "on", "against", "into", "from", "between", "of"}

func (c *Claim) rank(role *Role) int {
	if role.Head == c.Predicate.Token || role.Head == c.Predicate.Core {
		return 2 * len(targetRoles) // "went on strike"
	}
	for i, name := range targetRoles {
		if role.Name == name {
			if role.Entity < 0 {
				if name == "to" || name == "from" || name == "between" || name == "of" {
					break
				}
				i += len(targetRoles)
			}
			return i
		}
	}
	return 2 * len(targetRoles)
}

const (
	intent    = "03" // of verbs whose event is that of what is intended
	mostDeeds = 3    // "agreed to stop attacking"
)

// verbCode is the code of verb p, in the depth-th place of a chain of verbs.
func (r *reader) verbCode(p, depth int) string {
	verb, found := r.eventVerb(p)
	code, matched := verb.Code, false
	if found {
		var exact string
		if exact, matched = r.patternCode(p, verb); matched {
			code = exact
		}
	}
	if depth >= mostDeeds {
		return code
	}
	name := verb.Verb
	if !found {
		name = r.d.Tokens[p].Lemma
	}
	switch {
	case root(code) != 0:
		if code == intent || len(code) == 3 && code[2] == '0' {
			return combined(code, r.deedCode(p, depth+1))
		}
	case code == "" && !matched && begins[name]:
		return r.deedCode(p, depth+1)
	case code == "" && !matched && ends[name]:
		return ended(r.deedCode(p, depth+1))
	}
	return code
}

// eventVerb looks up verb p with its particle, with a preposition that it has, or
// alone.
func (r *reader) eventVerb(p int) (lexicon.EventVerb, bool) {
	lemma := r.d.Tokens[p].Lemma
	verb, ok := lexicon.EventVerbOf(lemma, "")
	if !verb.Longer() {
		return verb, ok
	}
	for _, c := range r.tree.Children(p) {
		switch r.d.Tokens[c].Rel {
		case "compound:prt", "advmod", "mark":
		case "obl", "obl:agent":
			if c = int32(r.tree.Child(int(c), "case")); c < 0 {
				continue
			}
		case "xcomp", "advcl":
			if c = int32(r.tree.Child(int(c), "mark")); c < 0 {
				continue
			}
		default:
			continue
		}
		if v, ok := lexicon.EventVerbOf(lemma, r.d.Tokens[c].Lemma); ok {
			return v, true
		}
	}
	return verb, ok
}

// nounCode is the code of the noun of event t: "talks with", "the arrest of".
func (r *reader) nounCode(t int) string {
	lemma := r.d.Tokens[t].Lemma
	verb, isVerb := lexicon.VerbOf(lemma)
	var v lexicon.EventVerb
	if isVerb {
		v, isVerb = lexicon.EventVerbOf(verb, "")
	}
	if isVerb {
		if code, ok := r.patternCode(t, v); ok {
			return code
		}
	}
	if code, ok := lexicon.EventNoun(lemma); ok {
		return code
	}
	return v.Code
}

// stateCode is the code of what somebody is said to be in: "is at war with", "is on
// strike", "is under attack", which is undergone.
func (r *reader) stateCode(t int) string {
	switch r.prepositionOf(t) {
	case "at", "in", "on":
		return r.nounCode(t)
	case "under":
		if code := r.nounCode(t); code != "" {
			return ":" + code
		}
	}
	return ""
}

// begins are the verbs that leave it to their object to say what is done.
var begins = map[string]bool{"begin": true, "start": true, "resume": true, "continue": true, "open": true, "launch": true,
	"mount": true, "stage": true, "hold": true, "conduct": true, "carry out": true, "call": true, "make": true, "give": true, "have": true,
	"take": true, "wage": true, "commit": true, "extend": true, "renew": true, "restart": true, "provide": true, "send": true,
	"deliver": true, "offer": true, "announce": true, "declare": true, "reach": true, "strike": true, "step up": true, "join": true}

// ends are the verbs by which what their object says is done no more.
var ends = map[string]bool{"end": true, "stop": true, "halt": true, "lift": true, "suspend": true, "cancel": true, "call off": true,
	"cease": true, "freeze": true, "ease": true, "abandon": true, "discontinue": true, "terminate": true, "cut": true, "cut off": true,
	"scrap": true, "drop": true, "pause": true, "quit": true, "relax": true}

// deedCode is the code of the deed that the complement of verb p tells of: "agreed
// to withdraw", "rejected a proposal to meet", "called for talks".
func (r *reader) deedCode(p, depth int) string {
	for _, c := range r.tree.Children(p) {
		tok := &r.d.Tokens[c]
		code := ""
		switch tok.Rel {
		case "xcomp", "ccomp", "advcl":
			if tok.Rel == "advcl" && !r.isMarked(int(c), "to") {
				continue
			}
			if tok.UPOS == document.VERB {
				code = r.verbCode(int(c), depth)
			} else if tok.UPOS == document.NOUN {
				code = r.nounCode(int(c))
			}
		case "obj", "nsubj:pass", "obl":
			if tok.UPOS != document.NOUN || tok.Rel == "obl" && !r.isOfDeed(int(c)) {
				continue
			}
			code = r.nounCode(int(c))
			if a := r.tree.Child(int(c), "acl"); a >= 0 && r.isMarked(a, "to") && depth < mostDeeds {
				code = r.verbCode(a, depth+1)
			} else if code == "" && depth < mostDeeds {
				code = r.codeWithin(int(c))
			}
		}
		if root(code) != 0 {
			return code
		}
	}
	return ""
}

// codeWithin is the code of the first noun that noun t has behind "for", "of" or
// "on" and that tells of a deed: "plans for talks".
func (r *reader) codeWithin(t int) string {
	for _, c := range r.tree.Children(t) {
		if tok := &r.d.Tokens[c]; tok.Rel == "nmod" && tok.UPOS == document.NOUN && r.isOfDeed(int(c)) {
			if code := r.nounCode(int(c)); root(code) != 0 {
				return code
			}
		}
	}
	return ""
}

// isOfDeed reports whether noun t stands behind a preposition that what is asked
// for or spoken of stands behind.
func (r *reader) isOfDeed(t int) bool {
	k := r.tree.Child(t, "case")
	if k < 0 {
		return false
	}
	switch r.d.Tokens[k].Lemma {
	case "for", "of", "on", "to", "with", "off":
		return true
	}
	return false
}

func (r *reader) isMarked(t int, mark string) bool {
	m := r.tree.Child(t, "mark")
	return m >= 0 && r.d.Tokens[m].Lemma == mark
}

// combined is the code of a verb of code outer that says what is meant for a deed
// of code inner.
func combined(outer, inner string) string {
	in := root(inner)
	if in == 0 {
		return outer
	}
	out := root(outer)
	switch out {
	case 3:
		switch {
		case in == 3:
			return inner
		case in == 4:
			return "036"
		case in == 5 && !strings.HasPrefix(inner, "057"):
			return "032"
		case in <= 8 && in >= 5:
			return "03" + string("21135"[in-4]) // 06 is 031, 07 033, 08 035
		}
		return threat(in, outer)
	case 2, 10:
		if in >= 4 && in <= 8 {
			return outer[:2] + string("62135"[in-4])
		}
	case 12:
		if in >= 4 && in <= 8 && in != 5 {
			return "12" + string("50124"[in-4])
		}
	case 13:
		return threat(in, outer)
	}
	return outer
}

// threat is the code of meaning to do a deed of root in, or outer where that is no
// threat.
func threat(in int, outer string) string {
	switch in {
	case 14:
		return "133"
	case 16:
		return "131"
	case 17:
		return "132"
	case 15, 18, 19, 20:
		return "138"
	}
	return outer
}

// ended is the code of putting an end to a deed of code inner.
func ended(inner string) string {
	switch in := root(inner); in {
	case 4:
		return "164"
	case 5, 6:
		return "160"
	case 7:
		return "162"
	case 14:
		return "082"
	case 16:
		return "085"
	case 13, 17:
		return "081"
	case 15, 18, 19, 20:
		return "087"
	}
	return ""
}
