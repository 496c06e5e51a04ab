package reuse

import "io"

// Merging writes the records of several segments in order of their hashes, and of
// equal ones in the order of the segments, which is that of their documents. The heads
// of the segments stand in a tournament of a few: the least is looked for one by one,
// which up to a dozen segments is as fast as a heap.
//
// Cost: O(n·k) for n records of k segments; memory for the directory alone.

// mergeTo writes records and directory of the union of segs to out, and gives the
// segment's header fields but for the checksum.
func mergeTo(out io.Writer, segs []*segment, gone map[uint32]bool) (*segment, error) {
	total := 0
	for _, s := range segs {
		total += s.count
	}
	d := newDirectory(total)
	m := newMerger(segs)
	buf := make([]byte, 0, 1<<16)
	for {
		p, ok := m.next()
		if !ok {
			break
		}
		if len(gone) > 0 && gone[p.doc] {
			continue
		}
		d.add(p.print.hash())
		buf = buf[:len(buf)+recordBytes]
		putPosting(buf[len(buf)-recordBytes:], p)
		if len(buf)+recordBytes > cap(buf) {
			if _, err := out.Write(buf); err != nil {
				return nil, err
			}
			buf = buf[:0]
		}
	}
	if _, err := out.Write(buf); err != nil {
		return nil, err
	}
	if _, err := out.Write(d.bytes()); err != nil {
		return nil, err
	}
	first, last := segs[0], segs[len(segs)-1]
	return &segment{count: int(d.count), shift: d.shift, first: first.first, docs: last.first + last.docs - first.first}, nil
}

// merged is the union of segs in memory.
func merged(segs ...*segment) *segment {
	n := 0
	for _, s := range segs {
		n += s.count
	}
	first, last := segs[0], segs[len(segs)-1]
	out := &segment{count: n, first: first.first, docs: last.first + last.docs - first.first, records: make([]byte, n*recordBytes)}
	d := newDirectory(n)
	m := newMerger(segs)
	for i := range n {
		p, _ := m.next()
		putPosting(out.records[i*recordBytes:], p)
		d.add(p.print.hash())
	}
	out.directory, out.shift = d.bytes(), d.shift
	return out
}

// merger gives the records of segments in order.
type merger struct {
	segs  []*segment
	at    []int
	heads []posting
}

func newMerger(segs []*segment) *merger {
	m := &merger{}
	for _, s := range segs {
		if s.count > 0 {
			m.segs, m.at, m.heads = append(m.segs, s), append(m.at, 0), append(m.heads, s.posting(0))
		}
	}
	return m
}

func (m *merger) next() (posting, bool) {
	if len(m.heads) == 0 {
		return posting{}, false
	}
	least := 0
	for i, h := range m.heads {
		if h.print.hash() < m.heads[least].print.hash() {
			least = i
		}
	}
	p := m.heads[least]
	if m.at[least]++; m.at[least] < m.segs[least].count {
		m.heads[least] = m.segs[least].posting(m.at[least])
		return p, true
	}
	m.segs = append(m.segs[:least:least], m.segs[least+1:]...)
	m.at = append(m.at[:least:least], m.at[least+1:]...)
	m.heads = append(m.heads[:least:least], m.heads[least+1:]...)
	return p, true
}
