package compare

import (
	"slices"

	"github.com/recount-news/recount/story"
)

// Compare holds every account of s against the reference, an Account.ID, and
// lists what agrees, differs, is left out or added. A difference that several
// accounts share is one finding with evidence in each. The same story gives the
// same comparison, byte for byte.
func Compare(s story.Story, reference string) *Comparison {
	out := &Comparison{Story: s, Reference: reference}
	ref := slices.IndexFunc(s.Accounts, func(a story.Account) bool { return a.ID == reference })
	if ref < 0 {
		return out
	}
	ids := identifyFrom(s, ref)
	var all []Finding
	var finders []*finder
	for i := range s.Accounts {
		if i == ref {
			continue
		}
		f := newFinder(alignAccounts(&s.Accounts[ref], &s.Accounts[i], ids, ref, i))
		f.strangers = !s.Related(reference, s.Accounts[i].ID)
		f.copyIsA = isMadeFrom(s, reference, s.Accounts[i].ID)
		finders = append(finders, f)
		all = append(all, f.find()...)
		if len(f.links) == 0 {
			out.Notes = append(out.Notes, noStory(&s.Accounts[ref], &s.Accounts[i]))
		}
	}
	all = merge(all)
	if len(finders) > 1 {
		for i := range all {
			fillIn(&all[i], finders)
		}
	}
	out.Findings = settle(all)
	weighMissing(out.Findings, finders)
	out.Facts = facts(out, ref, finders, ids)
	out.Findings = joinAdditions(out.Findings, out.Facts)
	out.Corroboration = corroborated(out.Facts)
	out.Corrections = corrections(out, ids)
	return out
}

// identifyFrom tells entities apart from the reference on, so that the order in
// which accounts are named decides nothing.
func identifyFrom(s story.Story, ref int) *identities {
	order := slices.DeleteFunc(inOrder(&s), func(i int) bool { return i == ref })
	order = slices.Insert(order, 0, ref)
	accounts := make([]story.Account, len(order))
	for k, i := range order {
		accounts[k] = s.Accounts[i]
	}
	ids := identify(accounts)
	of := make([][]int, len(order))
	for k, i := range order {
		of[i] = ids.of[k]
	}
	ids.of = of
	return ids
}

func alignAccounts(a, b *story.Account, ids *identities, ia, ib int) *aligned {
	v := newVocabulary(ids)
	sa, sb := newSide(a, ids.of[ia], v), newSide(b, ids.of[ib], v)
	v.weigh(sa, sb)
	v.relate(sa, sb)
	return align(sa, sb, v)
}

// find runs every comparison. The order matters only where two would say the
// same of the same words.
func (f *finder) find() []Finding {
	if f.A.doc.Article.ID == f.B.doc.Article.ID {
		f.agreements()
		return f.findings
	}
	f.quotations()
	f.participants()
	f.authors()
	f.replacedNames()
	f.lostNames(f.A, f.fromA, Omission)
	f.lostNames(f.B, f.fromB, Addition)
	f.predicates()
	f.sayings()
	f.quantities()
	f.times()
	if !f.strangers { // an account owes its hedges and sources only to the one it was made from
		f.owed((*finder).hedgesLost)
		f.owed((*finder).sources)
		f.steps()
		f.either((*finder).relations)
	}
	f.revisions()
	f.casualties()
	f.agreements()
	f.coverage()
	return f.findings
}

func noStory(a, b *story.Account) string {
	return a.Document.Article.Name + " and " + b.Document.Article.Name + " do not seem to tell one story: no sentence of one is found in the other"
}

// merge joins the findings of several accounts that rest on the same words of
// the reference into one.
func merge(fs []Finding) []Finding {
	var out []Finding
	for _, fd := range fs {
		i := slices.IndexFunc(out, func(o Finding) bool {
			return o.Level == fd.Level && o.Kind == fd.Kind && fd.Evidence[0].Account == fd.Reference &&
				o.Evidence[0].Account == fd.Reference && marksOf(o.Evidence[0]) == marksOf(fd.Evidence[0]) &&
				!sharesCopy(&o, &fd)
		})
		if i < 0 {
			out = append(out, fd)
			continue
		}
		out[i].Evidence = append(out[i].Evidence, fd.Evidence[1:]...)
		out[i].Severity = max(out[i].Severity, fd.Severity)
	}
	return out
}

// sharesCopy reports whether both findings have evidence in one account other
// than the reference.
func sharesCopy(x, y *Finding) bool {
	for _, e := range x.Evidence[1:] {
		for _, o := range y.Evidence[1:] {
			if e.Account == o.Account {
				return true
			}
		}
	}
	return len(x.Evidence) == 1 || len(y.Evidence) == 1
}
