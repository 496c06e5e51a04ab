package reuse

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// An index in a folder (index_format.go has its files). Each commit writes what is in
// memory to one segment; Merge joins segments of like size, Compact all. What a crash
// leaves half done no manifest names: it is told of by Notes, and the next writer
// takes it away.

// manifest is what a folder holds.
type manifest struct {
	Version  int               `json:"version"`
	Docs     uint32            `json:"docs"`
	Next     int               `json:"next"` // number of the next file
	Segments []manifestSegment `json:"segments"`
	Gone     []uint32          `json:"gone,omitempty"`
}

type manifestSegment struct {
	File    string `json:"file"`
	Records int    `json:"records"`
}

// OpenIndex opens the index in the folder dir for searching.
func OpenIndex(dir string, o Options) (*Index, error) {
	for {
		x, err := openFolder(dir, o)
		if err != nil || len(x.lost()) == 0 {
			return x, err
		}
		// A writer may have replaced the segments between the reading of the manifest
		// and theirs.
		if m, err := readManifest(dir); err != nil || m.Next == x.next {
			return x, nil
		}
		if err := x.Close(); err != nil {
			return nil, err
		}
	}
}

// WriteIndex opens the index in the folder dir, which it makes where there is none,
// for one that adds to it. It fails while another has it open for that.
func WriteIndex(dir string, o Options) (*Index, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("reuse: %w", err)
	}
	unlock, err := lockFile(filepath.Join(dir, lockName))
	if err != nil {
		return nil, fmt.Errorf("reuse: %s is being written by another: %w", dir, err)
	}
	x, err := openFolder(dir, o)
	if err == nil && x.Damage() != nil {
		err = errors.Join(x.Damage(), x.Close())
	}
	if err != nil {
		return nil, errors.Join(err, unlock())
	}
	x.unlock = unlock
	for _, name := range strays(dir, x.segments) {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			return nil, errors.Join(fmt.Errorf("reuse: %w", err), x.Close())
		}
	}
	return x, nil
}

const lostNote = "cannot be read: "

func openFolder(dir string, o Options) (*Index, error) {
	x := NewIndex(o)
	x.dir = dir
	m, err := readManifest(dir)
	if errors.Is(err, fs.ErrNotExist) {
		m, err = manifest{Version: manifestVersion}, nil
		if _, err := os.Stat(dir); err != nil {
			return nil, fmt.Errorf("reuse: %w", err)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("reuse: %w", err)
	}
	end := uint64(0) // of the documents of the segments before
	for _, ms := range m.Segments {
		s, err := openSegment(dir, ms.File)
		if err == nil && (s.count != ms.Records || uint64(s.first) < end || uint64(s.first)+uint64(s.docs) > uint64(m.Docs)) {
			err = errors.Join(damaged(16, "it is another segment than the manifest tells of"), s.unmap())
		}
		if err != nil {
			x.notes = append(x.notes, filepath.Join(dir, ms.File)+" "+lostNote+err.Error())
			continue
		}
		x.segments, end = append(x.segments, s), uint64(s.first)+uint64(s.docs)
	}
	for _, name := range strays(dir, x.segments) {
		if !slices.ContainsFunc(m.Segments, func(ms manifestSegment) bool { return ms.File == name }) {
			x.notes = append(x.notes, name+" is no part of the index: left half written, or being written")
		}
	}
	x.files, x.docs, x.first, x.next = len(x.segments), m.Docs, m.Docs, m.Next
	for _, doc := range m.Gone {
		x.gone[doc] = true
	}
	return x, nil
}

// Notes tells what of the folder was left out when it was opened: files that a
// writer left half written, and segments that could not be read.
func (x *Index) Notes() []string { return x.notes }

// Damage is an error for the first segment that could not be read when the folder was
// opened; what is in it is not found.
func (x *Index) Damage() error {
	if lost := x.lost(); len(lost) > 0 {
		return fmt.Errorf("reuse: %s", lost[0])
	}
	return nil
}

// lost are the notes on segments that the manifest names.
func (x *Index) lost() []string {
	return slices.DeleteFunc(slices.Clone(x.notes), func(n string) bool { return !strings.Contains(n, lostNote) })
}

// strays are the files that look like parts of an index and are none.
func strays(dir string, segs []*segment) (names []string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		named := slices.ContainsFunc(segs, func(s *segment) bool { return s.name == e.Name() })
		if strings.HasSuffix(e.Name(), partSuffix) || strings.HasSuffix(e.Name(), segmentSuffix) && !named {
			names = append(names, e.Name())
		}
	}
	return names
}

func openSegment(dir, name string) (*segment, error) {
	data, unmap, err := mapFile(filepath.Join(dir, name))
	if err != nil {
		return nil, err
	}
	s, err := readSegment(data)
	if err != nil {
		return nil, errors.Join(err, unmap())
	}
	s.name, s.unmap = name, unmap
	return s, nil
}

// maxManifest is how many bytes a manifest may have: a hundred million documents that
// were removed.
const maxManifest = 1 << 30

func readManifest(dir string) (m manifest, err error) {
	name := filepath.Join(dir, manifestName)
	if info, err := os.Stat(name); err == nil && info.Size() > maxManifest {
		return m, fmt.Errorf("%s: %w", name, damaged(maxManifest, "it is longer than any manifest"))
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return m, err
	}
	if m, err = parseManifest(string(data)); err != nil {
		return m, fmt.Errorf("%s: %w", name, err)
	}
	return m, nil
}

func parseManifest(data string) (m manifest, err error) {
	line, sum, _ := strings.Cut(data, "\n")
	if strings.TrimSuffix(sum, "\n") != fmt.Sprintf("%08x", crc32.Checksum([]byte(line), castagnoli)) {
		return m, damaged(0, "the first line does not have the checksum in the second")
	}
	if err := json.Unmarshal([]byte(line), &m); err != nil {
		at := int64(0)
		if wrong, ok := errors.AsType[*json.SyntaxError](err); ok {
			at = wrong.Offset
		} else if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			at = wrong.Offset
		}
		return manifest{}, damaged(uint64(at), "%v", err)
	}
	if m.Version != manifestVersion {
		return m, fmt.Errorf("byte 0: version %d of an index, and this program reads %d; use the program that wrote it, or index anew", m.Version, manifestVersion)
	}
	if m.Next < 0 {
		return m, damaged(0, "its next file has the number %d", m.Next)
	}
	for _, s := range m.Segments {
		if s.File != filepath.Base(s.File) || !strings.HasSuffix(s.File, segmentSuffix) {
			return m, damaged(uint64(max(strings.Index(line, s.File), 0)), "%q is no name of a segment in the folder", s.File)
		}
	}
	return m, nil
}

// writeManifest makes the index that of segs.
func (x *Index) writeManifest(segs []*segment, gone map[uint32]bool) error {
	m := manifest{Version: manifestVersion, Docs: x.docs, Next: x.next}
	for _, s := range segs {
		m.Segments = append(m.Segments, manifestSegment{s.name, s.count})
	}
	for doc := range gone {
		m.Gone = append(m.Gone, doc)
	}
	slices.Sort(m.Gone)
	line, err := json.Marshal(m)
	if err != nil {
		return err
	}
	name := filepath.Join(x.dir, manifestName)
	f, err := os.Create(name + partSuffix)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(f, "%s\n%08x\n", line, crc32.Checksum(line, castagnoli)); err != nil {
		return errors.Join(err, f.Close())
	}
	return settle(f, name)
}

// Commit brings all that was added to rest on the disk. Before it returns, a crash
// loses what was added since the last commit, and no more.
func (x *Index) Commit() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.dir == "" {
		return nil
	}
	if x.unlock == nil {
		return errReader
	}
	return x.commit()
}

func (x *Index) commit() error {
	x.seal()
	if len(x.segments) == x.files {
		return nil
	}
	return x.replace(x.files, len(x.segments), x.gone)
}

// Remove takes documents out: they are found no more. Their fingerprints stay until
// Compact.
func (x *Index) Remove(docs ...uint32) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.dir != "" && x.unlock == nil {
		return errReader
	}
	gone := make(map[uint32]bool, len(x.gone)+len(docs))
	for doc := range x.gone {
		gone[doc] = true
	}
	for _, doc := range docs {
		gone[doc] = true
	}
	x.gone = gone
	if x.dir == "" {
		return nil
	}
	if err := x.commit(); err != nil {
		return err
	}
	return x.writeManifest(x.segments, gone)
}

// Merge joins the last segments of an index in a folder while the one before is no
// more than four times as large, so that a search has few to look through and each
// record is written a few times. It costs nothing where there is nothing to join.
func (x *Index) Merge() error {
	defer x.release() // after the lock is given back
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.dir != "" && x.unlock == nil {
		return errReader
	}
	if x.dir == "" || len(x.segments) == 0 {
		x.seal()
		return nil
	}
	if err := x.commit(); err != nil {
		return err
	}
	from := x.files - 1
	for size := x.segments[from].count; from > 0 && x.segments[from-1].count <= 4*size; from-- {
		size += x.segments[from-1].count
	}
	if from >= x.files-1 {
		return nil
	}
	return x.replace(from, x.files, x.gone)
}

// Compact makes one segment of all, without the documents removed.
func (x *Index) Compact() error {
	defer x.release()
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.dir != "" && x.unlock == nil {
		return errReader
	}
	if x.dir == "" {
		if x.seal(); len(x.segments) > 1 {
			x.segments = []*segment{merged(x.segments...)}
		}
		return nil
	}
	if err := x.commit(); err != nil || len(x.segments) == 0 {
		return err
	}
	return x.replace(0, x.files, x.gone)
}

// replace writes segments[from:to] as one file and has the manifest name it in their
// place; to is the end of what is in files, then. The old files stay mapped for the
// searches under way.
func (x *Index) replace(from, to int, gone map[uint32]bool) error {
	for _, s := range x.segments[from:to] {
		if err := s.verify(); err != nil { // what is damaged must not get a new checksum
			return fmt.Errorf("reuse: %s: %w", filepath.Join(x.dir, s.name), err)
		}
	}
	name := fmt.Sprintf("%d%s", x.next, segmentSuffix)
	x.next++
	if err := writeMerged(x.dir, name, x.segments[from:to], gone); err != nil {
		return fmt.Errorf("reuse: %w", err)
	}
	s, err := openSegment(x.dir, name)
	if err != nil {
		return fmt.Errorf("reuse: %s: %w", name, err)
	}
	segs := slices.Concat(x.segments[:from:from], []*segment{s}, x.segments[to:])
	if err := x.writeManifest(segs, x.gone); err != nil {
		return errors.Join(fmt.Errorf("reuse: %w", err), s.unmap())
	}
	old := x.segments[from:to]
	x.segments, x.files = segs, from+1
	for _, s := range old {
		if s.name != "" {
			if err := os.Remove(filepath.Join(x.dir, s.name)); err != nil {
				return fmt.Errorf("reuse: %w", err)
			}
			x.retired = append(x.retired, s)
		}
	}
	return nil
}

// release gives back the segments that were replaced, when no search looks at them, and
// the memory that adding took.
func (x *Index) release() {
	x.searching.Lock()
	defer x.searching.Unlock()
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, s := range x.retired {
		if err := s.unmap(); err != nil {
			x.notes = append(x.notes, s.name+": "+err.Error())
		}
	}
	x.retired = nil
	if len(x.pending) == 0 {
		x.pending, x.scratch = nil, nil
	}
}

// Verify reads all records and holds them against their checksums.
func (x *Index) Verify() error {
	x.searching.RLock()
	defer x.searching.RUnlock()
	segs, _ := x.snapshot()
	for _, s := range segs {
		if err := s.verify(); err != nil {
			return fmt.Errorf("reuse: %s: %w", filepath.Join(x.dir, s.name), err)
		}
	}
	return nil
}

// Close commits, where the index was opened for writing, and gives back what it
// holds. No search may be under way or follow.
func (x *Index) Close() error {
	var errs []error
	if x.unlock != nil {
		errs = append(errs, x.Commit(), x.unlock())
	}
	for _, s := range slices.Concat(x.segments, x.retired) {
		if s.unmap != nil {
			errs = append(errs, s.unmap())
		}
	}
	x.segments, x.retired, x.files, x.unlock = nil, nil, 0, nil
	return errors.Join(errs...)
}
