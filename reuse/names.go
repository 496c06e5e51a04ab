package reuse

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// An index numbers its documents. Names is a list beside it, the file "names" in the
// same folder, that tells what each was called and what its bytes were:
//
//	recount names 1
//	3f0c…9a "/news/wire.txt" 1c291ca3
//
// A line a document, in order: the first half of the SHA-256 of its bytes, its name
// as Go quotes it, and the CRC-32C of the line before the last blank. A line comes to
// rest on the disk before its document is added, so that a crash may leave more lines
// than documents, and never fewer; the next writer takes what is too many away.
//
// Cost: about a hundred bytes a document, read as a whole, and sought through once.

const (
	namesName   = "names"
	namesHeader = "recount names 1\n"
)

// Sum stands for the bytes of a document.
type Sum [sha256.Size / 2]byte

// SumOf is the sum of the bytes of a document.
func SumOf(data []byte) Sum {
	whole := sha256.Sum256(data)
	return Sum(whole[:len(Sum{})])
}

// Named is a document as Names lists it.
type Named struct {
	Name string
	Sum  Sum
}

// Names is what the documents of an index in a folder are called. One goroutine at a
// time may use it while one adds.
type Names struct {
	path   string
	data   []byte
	starts []int // of the lines in data
	docs   map[Sum]uint32
	file   *os.File // nil for readers
}

// OpenNames reads what the documents of x, an index in a folder, are called.
func OpenNames(x *Index) (*Names, error) {
	if x.dir == "" {
		return nil, errors.New("reuse: an index in memory has no names")
	}
	n := &Names{path: filepath.Join(x.dir, namesName)}
	data, err := os.ReadFile(n.path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("reuse: %w", err)
	}
	if err := n.read(data, x.Docs()); err != nil {
		return nil, fmt.Errorf("reuse: %s: %w", n.path, err)
	}
	return n, nil
}

// WriteNames is OpenNames for the one that adds to x.
func WriteNames(x *Index) (*Names, error) {
	if x.unlock == nil {
		return nil, errReader
	}
	n, err := OpenNames(x)
	if err != nil {
		return nil, err
	}
	f, err := os.OpenFile(n.path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("reuse: %w", err)
	}
	if len(n.data) == 0 {
		n.data = []byte(namesHeader)
	}
	_, err = f.WriteAt(n.data[:min(len(n.data), len(namesHeader))], 0)
	if err = errors.Join(err, f.Truncate(int64(len(n.data))), f.Sync(), syncFolder(x.dir)); err != nil {
		return nil, errors.Join(fmt.Errorf("reuse: %w", err), f.Close())
	}
	n.file = f
	return n, nil
}

// read takes the first docs lines of data.
func (n *Names) read(data []byte, docs int) error {
	if docs == 0 {
		return nil // whatever stands there is of no document
	}
	if !bytes.HasPrefix(data, []byte(namesHeader)) {
		return fmt.Errorf("byte 0: it does not begin with %q; %s", namesHeader, remedy)
	}
	at := len(namesHeader)
	for len(n.starts) < docs {
		end := bytes.IndexByte(data[at:], '\n')
		if end < 0 {
			return damaged(uint64(at), "it ends before the name of document %d", len(n.starts))
		}
		n.starts = append(n.starts, at)
		at += end + 1
	}
	n.data = data[:at:at]
	return nil
}

// Len is how many documents have a name.
func (n *Names) Len() int { return len(n.starts) }

// Of is the document of the number doc.
func (n *Names) Of(doc uint32) (Named, error) {
	if int64(doc) >= int64(len(n.starts)) {
		return Named{}, fmt.Errorf("reuse: %s: it has %d names, and none of document %d; %s", n.path, len(n.starts), doc, remedy)
	}
	at := n.starts[doc]
	line, _, _ := bytes.Cut(n.data[at:], []byte{'\n'})
	d, err := parseNamed(string(line))
	if err != nil {
		return Named{}, fmt.Errorf("reuse: %s: %w", n.path, damaged(uint64(at), "document %d: %v", doc, err))
	}
	return d, nil
}

func (d Named) line() string {
	s := hex.EncodeToString(d.Sum[:]) + " " + strconv.Quote(d.Name)
	return fmt.Sprintf("%s %08x\n", s, crc32.Checksum([]byte(s), castagnoli))
}

func parseNamed(line string) (d Named, err error) {
	i := strings.LastIndexByte(line, ' ')
	if i < 0 || line[i+1:] != fmt.Sprintf("%08x", crc32.Checksum([]byte(line[:i]), castagnoli)) {
		return d, errors.New("the line does not have the checksum at its end")
	}
	sum, name, _ := strings.Cut(line[:i], " ")
	raw, err := hex.DecodeString(sum)
	if err != nil || len(raw) != len(d.Sum) {
		return d, errors.New("the line does not begin with a sum")
	}
	if d.Name, err = strconv.Unquote(name); err != nil {
		return d, errors.New("the name is not quoted")
	}
	d.Sum = Sum(raw)
	return d, nil
}

// Find gives the document whose bytes have the sum, where there is one.
func (n *Names) Find(sum Sum) (doc uint32, ok bool, err error) {
	if n.docs == nil {
		n.docs = make(map[Sum]uint32, len(n.starts))
		for i := range n.starts {
			d, err := n.Of(uint32(i))
			if err != nil {
				n.docs = nil
				return 0, false, err
			}
			n.docs[d.Sum] = uint32(i)
		}
	}
	doc, ok = n.docs[sum]
	return doc, ok, nil
}

// Verify reads all names.
func (n *Names) Verify() error {
	n.docs = nil
	_, _, err := n.Find(Sum{})
	return err
}

// AddAll adds documents to x, the index that n was opened with, as [Index.AddAll]
// does: their names first. After an error open both again before you add more.
func (n *Names) AddAll(ctx context.Context, x *Index, docs []Named, texts func(i int) (string, error)) error {
	if n.file == nil {
		return errReader
	}
	if n.Len() != x.Docs() {
		return fmt.Errorf("reuse: %s: it has %d names for %d documents; open it again", n.path, n.Len(), x.Docs())
	}
	at := len(n.data)
	for _, d := range docs {
		n.starts = append(n.starts, len(n.data))
		n.data = append(n.data, d.line()...)
	}
	_, err := n.file.WriteAt(n.data[at:], int64(at))
	if err = errors.Join(err, n.file.Sync()); err != nil {
		return fmt.Errorf("reuse: %w", err)
	}
	first := uint32(n.Len() - len(docs))
	if n.docs != nil {
		for i, d := range docs {
			n.docs[d.Sum] = first + uint32(i)
		}
	}
	return x.AddAll(ctx, len(docs), texts)
}

// Close gives back the file.
func (n *Names) Close() error {
	if n.file == nil {
		return nil
	}
	return n.file.Close()
}
