package compare

// agreements reports the paired claims, and the linked sentences without a
// paired claim, that say the same.
func (f *finder) agreements() {
	said := make(map[[2]int]bool)
	for _, p := range f.pairs {
		if p.score < 0.5 {
			continue
		}
		ca, cb := f.A.claim(p.a), f.B.claim(p.b)
		said[[2]int{ca.Sentence, cb.Sentence}] = true
		f.add(Agreement, Claim, 0, "The same claim: "+against(f.A.words(ca.Span), f.B.words(cb.Span)),
			f.A.whole(p.a), f.B.whole(p.b), Score{"alignment", p.score})
	}
	for _, l := range f.links {
		if !said[[2]int{l.a, l.b}] && l.score >= 0.45 {
			f.add(Agreement, Claim, 0, "Told in both: "+against(f.A.words(f.A.doc.Sentences[l.a].Span), f.B.words(f.B.doc.Sentences[l.b].Span)),
				f.A.sentence(l.a), f.B.sentence(l.b), Score{"alignment", l.score})
		}
	}
}
