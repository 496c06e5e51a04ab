package annotate

import (
	"strings"

	"github.com/recount-news/recount/document"
	"github.com/recount-news/recount/place"
)

// setKinds fills in what kind of place or body each entity of d is, where the
// gazetteer or a word of its name tells.
func setKinds(d *document.Document) {
	for e := range d.Entities {
		ent := &d.Entities[e]
		switch ent.Type {
		case document.LOC:
			ent.Kind = kindOfPlace(ent)
		case document.ORG:
			ent.Kind = kindByWords(ent.Name, bodyKinds)
			if p, ok := place.ByID(ent.Place); ok && p.Kind == place.Seat {
				ent.Kind = document.Government
			}
		}
	}
}

func kindOfPlace(e *document.Entity) document.EntityKind {
	if p, ok := place.ByID(e.Place); ok {
		return document.EntityKind(p.Kind)
	}
	return kindByWords(e.Name, placeKinds)
}

// kindByWords is the kind that the last telling word of a name tells, as the
// head of an English name stands last, but for what follows "of".
func kindByWords(name string, kinds map[string]document.EntityKind) document.EntityKind {
	if head, _, ok := strings.Cut(name, " of "); ok {
		name = head
	}
	kind := document.EntityKind("")
	for w := range strings.FieldsSeq(name) {
		var buffer [16]byte
		if key, ok := fold(buffer[:0], strings.Trim(w, ".,")); ok && kinds[string(key)] != "" {
			kind = kinds[string(key)]
		}
	}
	return kind
}

var bodyKinds = kindsOf(map[document.EntityKind]string{
	document.Force: `army navy police militia guard guards brigade brigades regiment battalion force forces marines
		troops airforce constabulary gendarmerie`,
	document.Government: `ministry department parliament senate congress assembly government cabinet court council
		commission authority administration bureau inspectorate treasury secretariat embassy tribunal
		directorate ombudsman kremlin pentagon`,
	document.Company: `inc corp co ltd llc plc gmbh ag bank airlines airways holdings motors lines shipping ferries
		energy railways pharmaceuticals technologies industries insurance`,
})

var placeKinds = kindsOf(map[document.EntityKind]string{
	document.Facility: `airport station port harbour harbor bridge tunnel hospital school university prison jail
		stadium arena hall museum theatre theater cathedral church mosque temple palace castle tower dam plant
		barracks base mall hotel house building`,
	document.City:   `city town village`,
	document.Region: `province region county district state oblast valley coast peninsula island islands`,
})

func kindsOf(lists map[document.EntityKind]string) map[string]document.EntityKind {
	m := map[string]document.EntityKind{}
	for kind, list := range lists {
		for w := range strings.FieldsSeq(list) {
			m[w] = kind
		}
	}
	return m
}
