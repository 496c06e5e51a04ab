package store

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io"
	"math"
	"reflect"
	"time"
)

// Code: values of structs, slices, strings, numbers and times as few bytes, and
// back. The shape of the type is not written; a fingerprint of it is, so that what was
// written before a type changed is not read after.
//
//	magic      4 bytes  "rcd1"
//	shape      8 bytes  FNV-1a of the type's description
//	length     uvarint  of the body, before it was deflated
//	body       deflated:
//	  strings  uvarint how many, then each by its length and bytes, without repeats
//	  value
//	check      4 bytes  CRC-32 of all before it
//
// Slices of structs are written column by column: first all Span.Starts, then all
// Span.Ends. Whole numbers are written as the difference to the one before in their
// column, which is small for what follows the text; strings as their place in the
// list. Little of this is peculiar to a document (columnar storage as in Abadi,
// Madden and Ferreira 2006).
//
// Cost: linear in the value; a document of 600 words takes a few kilobytes, and a
// tenth of a millisecond to read.

const codeMagic = "rcd1"

// mostCode bounds what is read of one value, so that a damaged length takes no memory.
const mostCode = 1 << 28

// errCode says that bytes are no value of the type.
var errCode = errors.New("not as it was written")

// encode is the code of v.
func encode(v any) ([]byte, error) {
	value := reflect.ValueOf(v)
	e := encoder{index: map[string]int{}}
	e.column(1, func(int) reflect.Value { return value })
	if e.err != nil {
		return nil, e.err
	}
	body := binary.AppendUvarint(nil, uint64(len(e.strings)))
	for _, s := range e.strings {
		body = binary.AppendUvarint(body, uint64(len(s)))
		body = append(body, s...)
	}
	body = append(body, e.out...)

	out := binary.LittleEndian.AppendUint64([]byte(codeMagic), shape(value.Type()))
	out = binary.AppendUvarint(out, uint64(len(body)))
	buffer := bytes.NewBuffer(out)
	w, err := flate.NewWriter(buffer, flate.BestSpeed)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(body); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	out = buffer.Bytes()
	return binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(out)), nil
}

// decode fills to, a pointer, from code. It never panics; the error wraps errCode.
func decode(code []byte, to any) error {
	value := reflect.ValueOf(to).Elem()
	if len(code) < len(codeMagic)+8+4 || string(code[:len(codeMagic)]) != codeMagic {
		return errCode
	}
	code, sum := code[:len(code)-4], binary.LittleEndian.Uint32(code[len(code)-4:])
	if crc32.ChecksumIEEE(code) != sum {
		return fmt.Errorf("%w: its check sum is another", errCode)
	}
	code = code[len(codeMagic):]
	if binary.LittleEndian.Uint64(code) != shape(value.Type()) {
		return fmt.Errorf("%w: its type was another", errCode)
	}
	length, n := binary.Uvarint(code[8:])
	if n <= 0 || length > mostCode {
		return errCode
	}
	var body bytes.Buffer
	body.Grow(int(min(length, 1<<20)) + bytes.MinRead)
	if _, err := body.ReadFrom(io.LimitReader(flate.NewReader(bytes.NewReader(code[8+n:])), int64(length)+1)); err != nil || uint64(body.Len()) != length {
		return errCode
	}
	d := decoder{in: body.Bytes()}
	d.readStrings()
	d.column(1, func(int) reflect.Value { return value })
	if d.bad || len(d.in) > 0 {
		return errCode
	}
	return nil
}

// encoder writes values.
type encoder struct {
	out     []byte
	strings []string
	index   map[string]int
	err     error
}

// column writes n values of one type, of which at gives the i-th.
func (e *encoder) column(n int, at func(i int) reflect.Value) {
	if n == 0 || e.err != nil {
		return
	}
	t := at(0).Type()
	switch {
	case t == timeType:
		e.times(n, at)
		return
	case t.Kind() == reflect.Struct:
		for f := range t.NumField() {
			if !t.Field(f).IsExported() {
				e.err = fmt.Errorf("store: type %v has a field %s that cannot be kept", t, t.Field(f).Name)
				return
			}
			e.column(n, func(i int) reflect.Value { return at(i).Field(f) })
		}
		return
	case t.Kind() == reflect.Slice:
		e.slices(n, at)
		return
	}
	var last int64
	for i := range n {
		v := at(i)
		switch t.Kind() {
		case reflect.String:
			e.out = binary.AppendUvarint(e.out, uint64(e.stringIndex(v.String())))
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			e.out = binary.AppendVarint(e.out, v.Int()-last)
			last = v.Int()
		case reflect.Bool:
			b := byte(0)
			if v.Bool() {
				b = 1
			}
			e.out = append(e.out, b)
		case reflect.Float64:
			e.out = binary.LittleEndian.AppendUint64(e.out, math.Float64bits(v.Float()))
		default:
			e.err = fmt.Errorf("store: values of type %v cannot be kept", t)
			return
		}
	}
}

// slices writes lengths, one more than they are and 0 for nil, and then the
// elements of all slices as one column.
func (e *encoder) slices(n int, at func(i int) reflect.Value) {
	var ends []int // of each slice, in the column of all
	total := 0
	for i := range n {
		v := at(i)
		length := uint64(0)
		if !v.IsNil() {
			length = uint64(v.Len()) + 1
		}
		e.out = binary.AppendUvarint(e.out, length)
		total += v.Len()
		ends = append(ends, total)
	}
	i, begin := 0, 0
	e.column(total, func(k int) reflect.Value {
		if k < begin {
			i, begin = 0, 0
		}
		for k >= ends[i] {
			begin = ends[i]
			i++
		}
		return at(i).Index(k - begin)
	})
}

func (e *encoder) times(n int, at func(i int) reflect.Value) {
	var last int64
	for i := range n {
		t := at(i).Interface().(time.Time)
		if t.IsZero() {
			e.out = append(e.out, 0)
			continue
		}
		_, offset := t.Zone()
		e.out = append(e.out, 1)
		e.out = binary.AppendVarint(e.out, t.Unix()-last)
		e.out = binary.AppendUvarint(e.out, uint64(t.Nanosecond()))
		e.out = binary.AppendVarint(e.out, int64(offset))
		last = t.Unix()
	}
}

func (e *encoder) stringIndex(s string) int {
	i, ok := e.index[s]
	if !ok {
		i = len(e.strings)
		e.index[s] = i
		e.strings = append(e.strings, s)
	}
	return i
}

// decoder reads what encoder wrote.
type decoder struct {
	in      []byte
	strings []string
	bad     bool
}

func (d *decoder) uvarint() uint64 {
	v, n := binary.Uvarint(d.in)
	if n <= 0 {
		d.bad, d.in = true, nil
		return 0
	}
	d.in = d.in[n:]
	return v
}

func (d *decoder) varint() int64 {
	v, n := binary.Varint(d.in)
	if n <= 0 {
		d.bad, d.in = true, nil
		return 0
	}
	d.in = d.in[n:]
	return v
}

// take is the next n bytes.
func (d *decoder) take(n uint64) []byte {
	if n > uint64(len(d.in)) {
		d.bad, d.in = true, nil
		return nil
	}
	b := d.in[:n]
	d.in = d.in[n:]
	return b
}

// count is how many things of a byte or more each follow.
func (d *decoder) count() int {
	n := d.uvarint()
	if n > uint64(len(d.in)) {
		d.bad, d.in = true, nil
		return 0
	}
	return int(n)
}

// readStrings reads the list of strings, which share one copy of the bytes.
func (d *decoder) readStrings() {
	n := d.count()
	d.strings = make([]string, 0, n)
	all := string(d.in)
	for range n {
		length := d.uvarint()
		from := len(all) - len(d.in)
		if d.take(length); d.bad {
			return
		}
		d.strings = append(d.strings, all[from:from+int(length)])
	}
}

// column fills n values of one type.
func (d *decoder) column(n int, at func(i int) reflect.Value) {
	if n == 0 || d.bad {
		return
	}
	t := at(0).Type()
	switch {
	case t == timeType:
		d.times(n, at)
		return
	case t.Kind() == reflect.Struct:
		for f := range t.NumField() {
			d.column(n, func(i int) reflect.Value { return at(i).Field(f) })
		}
		return
	case t.Kind() == reflect.Slice:
		d.slices(t, n, at)
		return
	}
	var last int64
	for i := 0; i < n && !d.bad; i++ {
		v := at(i)
		switch t.Kind() {
		case reflect.String:
			k := d.uvarint()
			if k >= uint64(len(d.strings)) {
				d.bad = true
				return
			}
			v.SetString(d.strings[k])
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			last += d.varint()
			if v.OverflowInt(last) {
				d.bad = true
				return
			}
			v.SetInt(last)
		case reflect.Bool:
			b := d.take(1)
			v.SetBool(!d.bad && b[0] != 0)
		case reflect.Float64:
			if b := d.take(8); !d.bad {
				v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64(b)))
			}
		default:
			d.bad = true
		}
	}
}

// slices makes n slices, which share one array, and fills it.
func (d *decoder) slices(t reflect.Type, n int, at func(i int) reflect.Value) {
	lengths := make([]int, n)
	total := 0
	for i := range lengths {
		length := d.uvarint()
		if length > uint64(len(d.in))+1 {
			d.bad = true
			return
		}
		if lengths[i] = int(length) - 1; lengths[i] > 0 {
			total += lengths[i]
		}
	}
	if d.bad || total > len(d.in) { // no element takes less than a byte
		d.bad = true
		return
	}
	all := reflect.MakeSlice(t, total, total)
	from := 0
	for i, length := range lengths {
		if length >= 0 {
			at(i).Set(all.Slice3(from, from+length, from+length))
			from += length
		}
	}
	d.column(total, all.Index)
}

func (d *decoder) times(n int, at func(i int) reflect.Value) {
	var last int64
	for i := 0; i < n && !d.bad; i++ {
		if b := d.take(1); d.bad || b[0] == 0 {
			continue
		}
		last += d.varint()
		nano, offset := d.uvarint(), d.varint()
		if nano >= 1e9 || offset < -1<<20 || offset > 1<<20 {
			d.bad = true
			return
		}
		t := time.Unix(last, int64(nano)).UTC()
		if offset != 0 {
			t = t.In(time.FixedZone("", int(offset)))
		}
		at(i).Set(reflect.ValueOf(t))
	}
}

var timeType = reflect.TypeFor[time.Time]()

// shape is a fingerprint of a type: the names and kinds of all it is made of.
func shape(t reflect.Type) uint64 {
	h := fnv.New64a()
	describe(h, t)
	return h.Sum64()
}

func describe(w io.Writer, t reflect.Type) {
	switch {
	case t == timeType:
		io.WriteString(w, "time")
	case t.Kind() == reflect.Struct:
		io.WriteString(w, "{")
		for f := range t.NumField() {
			io.WriteString(w, t.Field(f).Name+":")
			describe(w, t.Field(f).Type)
		}
		io.WriteString(w, "}")
	case t.Kind() == reflect.Slice:
		io.WriteString(w, "[]")
		describe(w, t.Elem())
	default:
		io.WriteString(w, t.Kind().String()+";")
	}
}
