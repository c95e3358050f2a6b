package main

import (
	"os"
	"slices"
	"sync"

	"tippani/tui/terminal/tty"
)

// sequences has the terminals that commands write to obey control sequences, from the first on that are wanted, and gives them back at the
// end.
type sequences struct {
	mu    sync.Mutex
	undo  []func()
	obeys map[*os.File]bool
	once  sync.Once
	at    func(restore func()) // has restore called when a signal ends the command
}

// obeyed reports whether a terminal obeys sequences. Where it does not they would be seen as text.
func (s *sequences) obeyed(f *os.File) bool {
	ok, changed := s.ask(f)
	if changed {
		s.once.Do(func() { s.at(s.restore) }) // without the lock: a signal may come that has restore called
	}
	return ok
}

func (s *sequences) ask(f *os.File) (ok, changed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if ok, asked := s.obeys[f]; asked {
		return ok, false
	}
	undo, ok := tty.Obey(f)
	if undo != nil {
		s.undo = append(s.undo, undo)
	}
	if s.obeys == nil {
		s.obeys = map[*os.File]bool{}
	}
	s.obeys[f] = ok
	return ok, undo != nil
}

// restore gives the terminals back, the last one first: two files may be one terminal.
func (s *sequences) restore() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, undo := range slices.Backward(s.undo) {
		undo()
	}
	s.undo, s.obeys = nil, nil
}
