package article

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode turns plain text in an unknown encoding into UTF-8 with LF line ends.
// A byte order mark decides; without one the text is UTF-8 if it can be. Bytes
// that are no UTF-8 make it Windows-1252 (which has Latin-1 and ASCII in it)
// unless there is more good UTF-8 than bad: then it is UTF-8 with mistakes,
// which are repaired one by one. It fills in Encoding and Notes.
func (a *Article) decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return a.decodeUTF16(data)
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	}
	if err := refuseBinary(a.Name, data); err != nil {
		return "", err
	}
	a.Encoding = "utf-8"
	str := string(data)
	if !utf8.Valid(data) {
		str = a.repair(data)
	}
	return a.clean(str), nil
}

func (a *Article) decodeUTF16(data []byte) (string, error) {
	a.Encoding = "utf-16le"
	if data[0] == 0xFE {
		a.Encoding = "utf-16be"
	}
	out, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(data)
	if err != nil {
		return "", &Error{a.Name, 0, "it begins like UTF-16 and is not: " + err.Error(), "save it as UTF-8", ErrBinary}
	}
	if err := refuseBinary(a.Name, out); err != nil {
		return "", err
	}
	return a.clean(string(out)), nil
}

// repair makes UTF-8 of data, which is not, and notes how.
func (a *Article) repair(data []byte) string {
	good, bad, first := 0, 0, -1
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			if bad == 0 {
				first = i
			}
			bad++
		case size > 1:
			good++
		}
		i += size
	}
	if bad > good {
		a.Encoding = "windows-1252"
		a.note("Read as Windows-1252, since byte %d is no UTF-8.", first)
		return windows1252(data)
	}
	a.note("%s not UTF-8, the first at byte %d; each was read as Windows-1252 where it stands alone, else replaced by U+FFFD.", count(bad, "byte is", "bytes are"), first)
	return repairUTF8(data)
}

// repairUTF8 replaces each stray byte: by its Windows-1252 letter where ASCII
// stands on both sides, as when two texts were pasted together, else by U+FFFD.
func repairUTF8(data []byte) string {
	ascii := func(i int) bool { return i < 0 || i >= len(data) || data[i] < utf8.RuneSelf }
	var b strings.Builder
	b.Grow(len(data) + 64)
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 && ascii(i-1) && ascii(i+1) {
			r = charmap.Windows1252.DecodeByte(data[i])
		}
		b.WriteRune(r)
		i += size
	}
	return b.String()
}

func windows1252(data []byte) string {
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	for _, c := range data {
		b.WriteRune(charmap.Windows1252.DecodeByte(c))
	}
	return b.String()
}

// clean makes every line end LF, and keeps control characters out of the text,
// so that no reader's terminal can be driven by an article. The C1 controls
// are what is left of Windows-1252 punctuation that was taken for Latin-1.
func (a *Article) clean(s string) string {
	s = strings.TrimPrefix(s, "\ufeff")
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	controls, punctuation := 0, 0
	clean := strings.Map(func(r rune) rune {
		switch {
		case isControl(r) || r == '\v' || r == '\f':
			controls++
			return ' '
		case 0x80 <= r && r < 0xA0:
			punctuation++
			if r = charmap.Windows1252.DecodeByte(byte(r)); 0x80 <= r && r < 0xA0 {
				return ' '
			}
		}
		return r
	}, s)
	if controls > 0 {
		a.note("%s replaced by a blank.", count(controls, "control character was", "control characters were"))
	}
	if punctuation > 0 {
		a.note("%s read as Windows-1252 punctuation.", count(punctuation, "control character was", "control characters were"))
	}
	return clean
}

// note says one thing that was guessed or repaired.
func (a *Article) note(format string, args ...any) {
	a.Notes = append(a.Notes, fmt.Sprintf(format, args...))
}

// count is "1 byte is" or "3 bytes are".
func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", more)
}
