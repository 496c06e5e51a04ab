package model_test

import (
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/recount-news/recount/model"
)

// toyNetwork is a file of a small network with random weights.
func toyNetwork() string {
	const inputs, width, depth, arc, relation, words, rows, sets = 2, 32, 2, 16, 16, 3, 8, 2
	random := rand.New(rand.NewPCG(3, 3))
	var b []byte
	for _, n := range []uint32{inputs, width, depth, arc, relation, words, rows, sets} {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	for _, names := range []string{"A\nB", "c\nd\ne", "x\nyz"} {
		b = binary.LittleEndian.AppendUint32(b, uint32(len(names)))
		b = append(append(b, names...), make([]byte, -len(names)&3)...)
	}
	for _, hash := range []uint64{7, 9 << 50, 9 << 60} {
		b = binary.LittleEndian.AppendUint64(b, hash)
	}
	bytes := func(n int) {
		for range n {
			b = append(b, byte(random.IntN(255)-127))
		}
	}
	dense := func(in, out int) {
		for range out {
			b = binary.LittleEndian.AppendUint32(b, uint32(random.Int32N(1<<13)))
		}
		bytes(in * out)
	}
	bytes(rows * width)
	for range depth {
		dense(width, 3*width)
	}
	dense(width, 16+2*arc+2*relation)
	for range arc {
		b = append(b, 64)
	}
	for range relation {
		b = binary.LittleEndian.AppendUint32(b, 0)
	}
	dense(relation, 16)
	return string(model.SealNetwork(b))
}

func TestNetwork_sameAgain(t *testing.T) {
	n, err := model.LoadNetwork(toyNetwork())
	if err != nil {
		t.Fatal(err)
	}
	if got := []uint32{n.Row(7), n.Row(8), n.Row(9 << 50), n.Row(9 << 60)}; !slices.Equal(got, []uint32{1, 0, 2, 3}) {
		t.Errorf("got rows %v of the words, want 1, none, 2, 3", got)
	}
	r := n.Reader()
	read := func(rows ...uint32) (labels []int, relations []int, scores []int32) {
		r.Read(rows)
		items := len(rows) / n.Inputs()
		s := r.Heads()
		heads := make([]int, items)
		for i := range items {
			labels = append(labels, r.Label(0, i), r.Label(1, i))
			for h := range items + 1 {
				scores = append(scores, s.Of(h, i))
			}
			heads[i] = i // the item before, or the root
		}
		return labels, slices.Clone(r.Relations(heads)), scores
	}
	labels, relations, scores := read(0, 4, 1, 5, 2, 6, 3, 7, 0, 7)
	read(3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 3, 4)
	again, relationsAgain, scoresAgain := read(0, 4, 1, 5, 2, 6, 3, 7, 0, 7)
	if !slices.Equal(labels, again) || !slices.Equal(relations, relationsAgain) || !slices.Equal(scores, scoresAgain) {
		t.Error("the same sequence was read in two ways")
	}
	rows := []uint32{0, 4, 1, 5}
	if allocs := testing.AllocsPerRun(5, func() { r.Read(rows); r.Heads() }); allocs > 0 {
		t.Errorf("reading allocates %v times, want never", allocs)
	}
}

func TestLoadNetwork_refuses(t *testing.T) {
	good := toyNetwork()
	for _, test := range []struct{ name, data, want string }{
		{"nothing", "", "at byte 0"},
		{"linear model", strings.Replace(good, "net", "mdl", 1), "at byte 0"},
		{"another version", good[:8] + "\xff" + good[9:], "version 255 at byte 8"},
		{"cut in the body", good[:len(good)-1], "checksum"},
		{"a bit flipped", good[:60] + string(good[60]^1) + good[61:], "checksum"},
		{"too short", string(model.SealNetwork([]byte(good[16 : len(good)-4]))), "cut off"},
		{"too long", string(model.SealNetwork([]byte(good[16:] + "more"))), "left over"},
	} {
		_, err := model.LoadNetwork(test.data)
		if !errors.Is(err, model.ErrFormat) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got error %v, want one of format with %q", test.name, err, test.want)
		}
	}
}

// FuzzLoadNetwork holds that no file, whatever it says, makes loading or reading
// panic. The sum is put right so that damage gets past it.
func FuzzLoadNetwork(f *testing.F) {
	f.Add(toyNetwork()[16:])
	f.Add("")
	f.Fuzz(func(t *testing.T, rest string) {
		n, err := model.LoadNetwork(string(model.SealNetwork([]byte(rest))))
		if err != nil {
			return
		}
		r := n.Reader()
		r.Read(make([]uint32, 3*n.Inputs()))
		for set := range n.Labels() {
			r.Label(set, 2)
		}
		r.Heads()
		r.Relations([]int{0, 1, 2})
	})
}
