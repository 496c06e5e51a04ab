package eval

import (
	"strings"

	"github.com/recount-news/recount/compare"
	"github.com/recount-news/recount/document"
)

var predicateForms = []editForm{
	{compare.Predicate, "opposite", func(s *editSource) []edit { return s.otherVerb(opposites) }},
	{compare.Predicate, "another happening", func(s *editSource) []edit { return s.otherVerb(happenings) }},
}

// opposites are verbs that cannot both be true of the same things; each stands for
// the other.
const opposites = `rise fall, increase decrease, win lose, open close, accept reject, approve reject, buy sell, enter leave, begin end, start stop, hire fire,
 praise criticise, support oppose, gain lose, improve worsen, succeed fail, convict acquit, free jail, build demolish, save destroy, defend attack, allow forbid, raise lower,
 join leave, welcome condemn, expand shrink, strengthen weaken, lift impose, resume suspend, launch cancel, remember forget, include exclude, push pull, borrow lend,
 appoint dismiss, extend shorten, grow shrink, encourage discourage, love hate, climb drop, survive die, deploy withdraw, add remove, legalise outlaw, back oppose`

// happenings are other things that might have been done: the first stands for what
// follows it.
const happenings = `kill injure, injure kill, wound kill, shoot stab, stab shoot, die recover, arrest question release, charge question, steal damage, rob murder, crash explode,
 rape rob, murder injure, flee surrender, meet phone, call visit, visit phone, attack visit, sue praise, marry sue, resign retire, buy rent, sign draft, find lose, discover hide,
 destroy damage, damage destroy, hit miss, score miss, discuss cancel, publish withhold, write translate, send receive, receive send, teach study, drive steal, drown burn, kidnap kill,
 torture question, invite expel, strike miss, collapse burn, evacuate search, rescue bury, treat examine, move return, help ignore, ask order, offer refuse, donate borrow, carry throw`

var intransitive = wordSet(`die crash resign flee surrender collapse drown return explode`)

// pairs reads a table of verbs, both ways where twice is set.
func pairs(table string, twice bool) map[string][]string {
	all := map[string][]string{}
	for line := range strings.SplitSeq(table, ",") {
		f := strings.Fields(line)
		all[f[0]] = append(all[f[0]], f[1:]...)
		if twice {
			all[f[1]] = append(all[f[1]], f[0])
		}
	}
	return all
}

// otherVerb puts another verb in the same form.
func (s *editSource) otherVerb(table string) (edits []edit) {
	others := pairs(table, table == opposites)
	s.tokens(func(_, t int) {
		v := s.tok(t)
		with := others[v.Lemma]
		if v.UPOS != document.VERB || len(with) == 0 || s.tree.Child(t, "compound:prt") >= 0 || v.Rel == "amod" || v.Rel == "compound" {
			return
		}
		// What people do in idioms, they do without an object of the usual sort.
		if v.Rel == "xcomp" || s.tree.Child(t, "xcomp", "ccomp") >= 0 {
			return
		}
		if table == happenings && !intransitive[v.Lemma] && s.tree.Child(t, "obj", "nsubj:pass") < 0 && v.Rel != "acl" || v.Lemma == "leave" && s.tree.Child(t, "obj") < 0 || s.nextIs(t, "out", "up", "down", "into", "to") && intransitive[v.Lemma] {
			return
		}
		word := inflect(with[s.rng.IntN(len(with))], v.XPOS)
		if word == "" || strings.EqualFold(word, s.word(t)) || s.mentionsWord(t, word) {
			return
		}
		edits = append(edits, replace(v.Span, likeCase(word, s.word(t))))
	})
	return edits
}

// mentionsWord reports whether the sentence of t has the word already.
func (s *editSource) mentionsWord(t int, word string) bool {
	return strings.Contains(strings.ToLower(s.d.Text(s.d.Sentences[s.d.SentenceAt(s.tok(t).Span.Start)].Span)), word)
}
