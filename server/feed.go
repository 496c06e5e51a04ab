package server

import "sync"

// event is something that happened to a story.
type event struct {
	Story          string `json:"story"`
	Title          string `json:"title"`
	Accounts       int    `json:"accounts"`
	Independent    int    `json:"independent"`
	Contradictions int    `json:"contradictions"`
	Gone           bool   `json:"gone,omitempty"` // it became part of another
}

// feed tells events to those who listen. Who does not keep up misses some: an
// event says that something is new, and what is so can be asked.
type feed struct {
	mu        sync.Mutex
	listeners map[chan event]bool
	ended     bool
}

// mostListeners is how many may listen at a time.
const mostListeners = 256

// listen gives the events from now on, until stop is called or the feed ends. It
// gives nil where there are too many that listen.
func (f *feed) listen() (events <-chan event, stop func()) {
	c := make(chan event, 64)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.ended || len(f.listeners) >= mostListeners {
		return nil, func() {}
	}
	if f.listeners == nil {
		f.listeners = map[chan event]bool{}
	}
	f.listeners[c] = true
	return c, func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		delete(f.listeners, c)
	}
}

func (f *feed) tell(e event) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for c := range f.listeners {
		select {
		case c <- e:
		default:
		}
	}
}

// end lets all who listen go, as when the server ends.
func (f *feed) end() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ended = true
	for c := range f.listeners {
		close(c)
	}
	clear(f.listeners)
}
