package store

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"
)

// TestCode_everythingComesBack fills every field of a document at random, those that
// are added to it in times to come among them.
func TestCode_everythingComesBack(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		var u, back understood
		fill(r, reflect.ValueOf(&u).Elem())
		code, err := encode(u)
		if err != nil {
			t.Fatal(err)
		}
		if err := decode(code, &back); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if !reflect.DeepEqual(u, back) {
			t.Fatalf("seed %d: got\n%+v\nwant\n%+v", seed, back, u)
		}
	}
}

func fill(r *rand.Rand, v reflect.Value) {
	switch {
	case v.Type() == timeType:
		if r.IntN(3) > 0 {
			at := time.Unix(r.Int64N(4e9)-1e9, r.Int64N(1e9)).UTC()
			if offset := r.IntN(5)*1800 - 3600; offset != 0 {
				at = at.In(time.FixedZone("", offset))
			}
			v.Set(reflect.ValueOf(at))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			fill(r, v.Field(i))
		}
	case v.Kind() == reflect.Slice:
		if n := r.IntN(6) - 1; n >= 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				fill(r, v.Index(i))
			}
		}
	case v.Kind() == reflect.String:
		v.SetString([]string{"", "a", "naïve", "a\x00\xff", "VERB"}[r.IntN(5)])
	case v.CanInt():
		v.SetInt([]int64{0, 1, -1, int64(r.IntN(5000)), math.MaxInt32, math.MinInt32}[r.IntN(6)])
	case v.CanFloat():
		v.SetFloat([]float64{0, math.Inf(-1), math.Inf(1), r.NormFloat64()}[r.IntN(4)])
	case v.Kind() == reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	default:
		panic("a kind of field that is not filled: " + v.Type().String())
	}
}

// TestCode_damageIsNoticed flips each byte of a code, and cuts it.
func TestCode_damageIsNoticed(t *testing.T) {
	var u, back understood
	fill(rand.New(rand.NewPCG(7, 1)), reflect.ValueOf(&u).Elem())
	code, err := encode(u)
	if err != nil {
		t.Fatal(err)
	}
	for i := range code {
		code[i] ^= 0x10
		if decode(code, &back) == nil {
			t.Errorf("byte %d changed, and nobody noticed", i)
		}
		code[i] ^= 0x10
		if decode(code[:i], &back) == nil {
			t.Errorf("cut at byte %d, and nobody noticed", i)
		}
	}
	var other struct{ Sentences []string }
	if decode(code, &other) == nil {
		t.Error("read as another type")
	}
}

// FuzzDecodeNeverPanics hands bytes in as the body of a code, whose check sums would
// otherwise stop them.
func FuzzDecodeNeverPanics(f *testing.F) {
	f.Add([]byte{0, 0, 0, 0, 0, 0, 0, 0})
	f.Add([]byte{1, 1, 'a', 2, 0, 0, 0, 0, 0, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, body []byte) {
		d := decoder{in: body}
		d.readStrings()
		var u understood
		d.column(1, func(int) reflect.Value { return reflect.ValueOf(&u).Elem() })
		var back understood
		if decode(body, &back) == nil {
			t.Error("bytes without a head were read")
		}
	})
}
