package claim

// Stances: how far each source of a claim, and the writer, holds it to be so.
// FactBank (Saurí and Pustejovsky 2009) gives an event one value for each source
// of its chain: in "Lund denied that she had left" it is not so for Lund, and open
// for the writer.

func (h held) stance() Stance {
	s := Stance{Positive, certainties[h.level]}
	if h.negative {
		s.Polarity = Negative
	}
	return s
}

// asCued is h as a source has it whose cue stands beside p and not above it: ",
// police suspect".
func (r *reader) asCued(h held, p int, a *Attribution) held {
	k := r.firstToken(a.Cue)
	if a.Cue.Empty() || k >= len(r.d.Tokens) || r.isAbove(k, p) || r.d.Tokens[k].Rel == "acl:relcl" {
		return h
	}
	if cue, ok := CueOf(a.Word); ok && cue.Kind == Speech && r.inQuote[p] >= 0 {
		return h // marked words say by themselves how sure they are: "Never," he denied
	}
	if f, ok := signatureOf(a.Word, "that"); ok {
		h.negative = h.negative != f.affirmed.negative
		h.lower(f.affirmed.level, k)
	}
	return h
}

// sources gives each source of chain its stance to what p says, and returns the
// writer's. The nearest source holds what its words say; one farther off, and the
// writer, leave it open, unless the words between say that it is so ("confirmed").
func (r *reader) sources(p int, told Stance, chain []Attribution) Stance {
	stance := told
	for i := range chain {
		a := &chain[i]
		if k := r.firstToken(a.Cue); i == 0 && !a.Cue.Empty() && r.isAbove(k, p) {
			stance = r.held(p, k).stance()
		}
		a.Stance = stance
		if !isProof(a.Word) {
			stance = Stance{stance.Polarity, Underspecified}
		}
	}
	if len(chain) > 0 && stance.Certainty != Underspecified {
		return told
	}
	return stance
}

// isProof reports a cue that says that its content is so, or that it is not.
func isProof(word string) bool {
	if f, ok := signatures()[use{word, "that"}]; ok {
		return f.isFactive()
	}
	cue, _ := CueOf(word)
	return cue.Commitment >= 0.95 || cue.Commitment <= -0.95
}

// isAbove reports whether token k stands above token t in the tree.
func (r *reader) isAbove(k, t int) bool {
	for h := r.d.Tokens[t].Head; h != t; t, h = h, r.d.Tokens[h].Head {
		if h == k {
			return true
		}
	}
	return false
}
