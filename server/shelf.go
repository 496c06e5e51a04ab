package server

import (
	"container/list"
	"sync"
)

// shelf keeps what was asked for last. Two that ask for one thing at a time share
// the making of it.
type shelf[V any] struct {
	mu    sync.Mutex
	most  int
	order *list.List // of keys, last used first
	kept  map[string]*slot[V]
}

type slot[V any] struct {
	at    *list.Element
	once  sync.Once
	value V
	err   error
}

func newShelf[V any](most int) *shelf[V] {
	return &shelf[V]{most: most, order: list.New(), kept: map[string]*slot[V]{}}
}

// get is what is kept under key, or what make gives. A failure is not kept.
func (s *shelf[V]) get(key string, make func() (V, error)) (V, error) {
	s.mu.Lock()
	k := s.kept[key]
	if k == nil {
		k = &slot[V]{at: s.order.PushFront(key)}
		s.kept[key] = k
		for len(s.kept) > s.most {
			last := s.order.Back()
			delete(s.kept, s.order.Remove(last).(string))
		}
	} else {
		s.order.MoveToFront(k.at)
	}
	s.mu.Unlock()
	k.once.Do(func() { k.value, k.err = make() })
	if k.err != nil {
		s.drop(key, k)
	}
	return k.value, k.err
}

func (s *shelf[V]) drop(key string, k *slot[V]) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept[key] == k {
		delete(s.kept, key)
		s.order.Remove(k.at)
	}
}

// clear forgets everything.
func (s *shelf[V]) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.kept)
	s.order.Init()
}
