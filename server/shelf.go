package server

import (
	"container/list"
	"sync"
)

// shelf keeps what was asked for last. Two that ask for one thing at a time share
// the making of it.
type shelf[V any] struct {
	weigh func(V) int

	mu    sync.Mutex
	most  int // of the weights of all together
	all   int
	order *list.List // of keys, last used first
	kept  map[string]*slot[V]
}

type slot[V any] struct {
	at     *list.Element
	once   sync.Once
	value  V
	err    error
	weight int // 0 while it is made
}

// newShelf is a shelf for values that weigh no more than most together.
func newShelf[V any](most int, weigh func(V) int) *shelf[V] {
	return &shelf[V]{weigh: weigh, most: most, order: list.New(), kept: map[string]*slot[V]{}}
}

// get is what is kept under key, or what make gives. A failure is not kept.
func (s *shelf[V]) get(key string, make func() (V, error)) (V, error) {
	s.mu.Lock()
	k := s.kept[key]
	if k == nil {
		k = &slot[V]{at: s.order.PushFront(key)}
		s.kept[key] = k
	} else {
		s.order.MoveToFront(k.at)
	}
	s.mu.Unlock()
	k.once.Do(func() {
		if k.value, k.err = make(); k.err == nil {
			s.put(key, k)
		}
	})
	if k.err != nil {
		s.drop(key, k)
	}
	return k.value, k.err
}

// put lets a value that was made have its weight, for which others go that were used
// longest ago. What is being made stays, so that it is made once.
func (s *shelf[V]) put(key string, k *slot[V]) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept[key] != k {
		return // cleared meanwhile
	}
	k.weight = max(1, s.weigh(k.value))
	s.all += k.weight
	for e := s.order.Back(); e != nil && s.all > s.most; {
		last := e.Value.(string)
		e = e.Prev()
		if old := s.kept[last]; old.weight > 0 {
			s.remove(last, old)
		}
	}
}

func (s *shelf[V]) remove(key string, k *slot[V]) {
	delete(s.kept, key)
	s.order.Remove(k.at)
	s.all -= k.weight
}

func (s *shelf[V]) drop(key string, k *slot[V]) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept[key] == k {
		s.remove(key, k)
	}
}

// clear forgets everything.
func (s *shelf[V]) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.kept)
	s.order.Init()
	s.all = 0
}
