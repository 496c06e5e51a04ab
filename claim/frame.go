package claim

import (
	_ "embed"
	"strings"
	"sync"
)

// frame is what frames.tsv has of a verb: what its participants are, where its
// grammar alone does not tell.
type frame struct {
	by []framePart // by preposition

	subject     RoleName // Patient where the subject undergoes it, else ""
	possessed   bool     // of its noun, the possessor undergoes it
	raised      bool     // its object belongs to the clause behind it
	bySubject   bool     // its subject does what stands in the infinitive
	blaming     bool     // its object does what stands behind "of"
	resultative bool     // what the object became tells what was done
}

type framePart struct {
	preposition string
	name        RoleName
}

// of is the part that preposition brings in, or "".
func (f *frame) of(preposition string) RoleName {
	for i := range f.by {
		if f.by[i].preposition == preposition {
			return f.by[i].name
		}
	}
	return ""
}

//go:embed frames.tsv
var frameTable string

// frameOf is the frame of a verb; one that says nothing where there is none.
func frameOf(verb string) *frame {
	if f := verbFrames()[verb]; f != nil {
		return f
	}
	return &noFrame
}

var noFrame frame

var verbFrames = sync.OnceValue(func() map[string]*frame {
	table := make(map[string]*frame)
	for line := range strings.Lines(frameTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		verb, items, _ := strings.Cut(strings.TrimSpace(line), "\t")
		f := &frame{}
		for item := range strings.FieldsSeq(items) {
			f.set(item)
		}
		table[verb] = f
	}
	return table
})

func (f *frame) set(item string) {
	switch item {
	case "subject:patient":
		f.subject = Patient
	case "poss:patient":
		f.possessed = true
	case "obj:raised":
		f.raised = true
	case "control:subject":
		f.bySubject = true
	case "of:blame":
		f.blaming = true
	case "result":
		f.resultative = true
	default:
		preposition, name, ok := strings.Cut(item, ":")
		if part := RoleName(name); !ok || part != Patient && part != Recipient && part != Target {
			panic("claim: frames.tsv: " + item) // a broken table cannot pass the tests
		}
		f.by = append(f.by, framePart{preposition, RoleName(name)})
	}
}
