package graphics

import "sync"

// spare lends things that take long to make again and again, to any goroutine. No more are kept than are made use of at a time.
type spare[T any] struct {
	mu   sync.Mutex
	free []*T
}

// get is one that nobody uses, nil if there is none.
func (s *spare[T]) get() *T {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.free)
	if n == 0 {
		return nil
	}
	t := s.free[n-1]
	s.free = s.free[:n-1]
	return t
}

// put gives one back.
func (s *spare[T]) put(t *T) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.free) < mostAtOnce {
		s.free = append(s.free, t)
	}
}
