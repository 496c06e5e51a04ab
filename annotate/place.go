package annotate

import (
	"slices"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
)

// knownPlaces fills d.Places with the best known places, by their names alone;
// which of the other names are places is told by what entities makes of them.
func knownPlaces(d *document.Document) {
	d.Places = inSentences(d, place.FindKnown(d.Article.Text))
}

// places fills d.Places from the whole text at once: what one sentence says of a
// town tells which town another means. Places outside of sentences, in the byline
// and the notices, are left out. Entities get the places that they are.
func places(d *document.Document) {
	var hints []place.Hint
	for _, m := range d.Mentions {
		if m.Form == document.Named {
			hints = append(hints, place.Hint{Span: m.Span, Of: hintOf(d.Entities[m.Entity].Type)})
		}
	}
	d.Places = inSentences(d, place.FindWith(d.Article.Text, hints))
	for i := range d.Places {
		p := &d.Places[i]
		p.Metonym = isMetonym(d, p)
	}
	for e := range d.Entities {
		placeEntity(d, &d.Entities[e])
	}
}

func hintOf(typ document.EntityType) place.HintKind {
	switch typ {
	case document.LOC:
		return place.OfPlace
	case document.PER:
		return place.OfPerson
	}
	return place.OfOther
}

// inSentences are the mentions that stand in a sentence.
func inSentences(d *document.Document, all []place.Mention) []place.Mention {
	s := 0
	return slices.DeleteFunc(all, func(p place.Mention) bool {
		for s < len(d.Sentences) && d.Sentences[s].Span.End <= p.Span.Start {
			s++
		}
		return s == len(d.Sentences) || !d.Sentences[s].Span.Contains(p.Span)
	})
}

// placeEntity gives an entity that is a place, and has none yet, the place that
// its first mention names.
func placeEntity(d *document.Document, e *document.Entity) {
	if e.Type != document.LOC || e.Place != "" || len(e.Mentions) == 0 {
		return
	}
	span := d.Mentions[e.Mentions[0]].Span
	i, ok := slices.BinarySearchFunc(d.Places, span.Start, func(p place.Mention, at int) int { return p.Span.Start - at })
	if ok && d.Places[i].Span == span && !d.Places[i].Demonym {
		e.Place = d.Places[i].Place.ID
	}
}

// isMetonym reports whether the sentence shows that a place stands for who acts
// for it: it speaks, decides, or is spoken to (Markert and Nissim 2007,
// place-for-people).
func isMetonym(d *document.Document, p *place.Mention) bool {
	first, last := d.TokensIn(p.Span)
	if first == last || p.Demonym {
		return false
	}
	head := headOf(d, first, last)
	t := d.Tokens[head]
	verb := d.Tokens[t.Head]
	switch t.Rel {
	case "nsubj", "obl:agent":
		return verb.UPOS == document.VERB && lookup(actingVerbs, verb.Lemma)
	case "iobj":
		return lookup(actingVerbs, verb.Lemma)
	}
	return false
}

// actingVerbs are what states do and places do not.
var actingVerbs = set(`say tell announce deny accuse claim warn declare insist agree reject refuse demand call urge offer
	propose promise pledge vow threaten want hope believe consider decide plan seek try negotiate sign back support oppose
	condemn criticise criticize welcome recognise recognize confirm admit acknowledge argue respond reply ask request
	accept approve ban impose lift suspend expel recall summon arrest send deploy withdraw launch attack invade annex
	fight blame fear ignore help supply sell buy pay owe vote elect win lose beat defeat`)
