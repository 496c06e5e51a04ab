package server

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// meters count what programs ask for, in the text format of Prometheus (version
// 0.0.4). The zero value is ready.
type meters struct {
	understood atomic.Int64 // articles that were handed in and annotated

	mu       sync.Mutex
	requests map[requestKind]*timed
}

type requestKind struct {
	route  string
	status int
}

// timed counts how long things took: how many took no longer than each of steps.
type timed struct {
	count   int
	seconds float64
	within  [len(steps)]int
}

var steps = [...]float64{0.001, 0.005, 0.025, 0.1, 0.5, 2, 10} // seconds

// request counts an answer to a program.
func (m *meters) request(route string, status int, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.requests == nil {
		m.requests = map[requestKind]*timed{}
	}
	k := requestKind{route, status}
	t := m.requests[k]
	if t == nil {
		t = &timed{}
		m.requests[k] = t
	}
	t.count++
	t.seconds += took.Seconds()
	for i, step := range steps {
		if took.Seconds() <= step {
			t.within[i]++
		}
	}
}

// text is all that was counted, and how much there is in the store.
func (m *meters) text(articles, stories int, compared int64) []byte {
	var b strings.Builder
	one := func(name, kind, help string, value int64) {
		fmt.Fprintf(&b, "# HELP %[1]s %[3]s\n# TYPE %[1]s %[2]s\n%[1]s %[4]d\n", name, kind, help, value)
	}
	one("recount_articles", "gauge", "Articles in the store.", int64(articles))
	one("recount_stories", "gauge", "Stories in the store.", int64(stories))
	one("recount_comparisons_total", "counter", "Comparisons made, not found where they are kept.", compared)
	one("recount_annotations_total", "counter", "Articles annotated that programs handed in.", m.understood.Load())
	m.mu.Lock()
	defer m.mu.Unlock()
	const name = "recount_api_request_seconds"
	fmt.Fprintf(&b, "# HELP %[1]s How long answers to programs took.\n# TYPE %[1]s histogram\n", name)
	order := slices.SortedFunc(maps.Keys(m.requests), func(x, y requestKind) int {
		return cmp.Or(cmp.Compare(x.route, y.route), cmp.Compare(x.status, y.status))
	})
	for _, k := range order {
		t := m.requests[k]
		labels := fmt.Sprintf("route=%q,status=\"%d\"", k.route, k.status)
		for i, step := range steps {
			fmt.Fprintf(&b, "%s_bucket{%s,le=\"%g\"} %d\n", name, labels, step, t.within[i])
		}
		fmt.Fprintf(&b, "%s_bucket{%s,le=\"+Inf\"} %d\n%[1]s_sum{%[2]s} %[4]g\n%[1]s_count{%[2]s} %[3]d\n", name, labels, t.count, t.seconds)
	}
	return []byte(b.String())
}
