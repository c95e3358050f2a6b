package tui

import (
	"strings"
	"unicode/utf8"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/tui/lang"
)

// state is how far the work on an article is.
type state uint8

const (
	unread     state = iota // its head was not read yet
	unreadable              // it can't be opened
	untouched               // nothing has been done to it
	begun
	finished // it has an answer
	states
)

// shownStates are the states that one may ask for, in the order in which work goes through them.
var shownStates = []state{untouched, begun, finished}

// stateNames are single words, for they are typed to filter.
var stateNames = [states]lang.Text{
	unread:     {En: "…", Bn: "…"},
	unreadable: {En: "unreadable", Bn: "অপাঠ্য"},
	untouched:  {En: "untouched", Bn: "বাকি"},
	begun:      {En: "begun", Bn: "চলছে"},
	finished:   {En: "finished", Bn: "সম্পন্ন"},
}

// stateWords are other words by which people call for a state.
var stateWords = map[string]state{"done": finished, "progress": begun, "new": untouched, "open": begun, "শেষ": finished, "নতুন": untouched}

// stateNamed is the state that a typed word may mean: its name in any language of the interface, or the first three letters of it.
func stateNamed(word string) (state, bool) {
	word = strings.ToLower(word)
	if s, ok := stateWords[word]; ok {
		return s, true
	}
	for s := unreadable; s < states; s++ {
		for _, name := range []string{stateNames[s].En, stateNames[s].Bn} {
			if word == name || utf8.RuneCountInString(word) >= 3 && strings.HasPrefix(name, word) {
				return s, true
			}
		}
	}
	return unread, false
}

// stateOf is the state of an article of which the dataset says this.
func stateOf(p record.Progress) state {
	switch {
	case !p.Begun:
		return untouched
	case p.Answer != annotations.InProgress:
		return finished
	}
	return begun
}

// standing is the state of every article of a queue as far as it is known, and the sums. A byte and four more are kept of each.
type standing struct {
	of    []state
	spans []int32
	count [states]int
	total int // spans
}

// set notes an article's state.
func (s *standing) set(i int, st state, spans int) {
	if i >= len(s.of) {
		s.of = append(s.of, make([]state, i+1-len(s.of))...)
		s.spans = append(s.spans, make([]int32, i+1-len(s.spans))...)
	}
	if was := s.of[i]; was != unread {
		s.count[was]--
	}
	s.of[i] = st
	s.count[st]++
	s.total += spans - int(s.spans[i])
	s.spans[i] = int32(spans)
}

// at is the state of article i.
func (s *standing) at(i int) state {
	if 0 <= i && i < len(s.of) {
		return s.of[i]
	}
	return unread
}

// spansOf is how many spans article i has.
func (s *standing) spansOf(i int) int {
	if i < len(s.spans) {
		return int(s.spans[i])
	}
	return 0
}

// next is the first article of n behind from, round the end, that is in a state. When it meets one before that nobody knows the
// state of yet, it is not sure, and gives that one.
func (s *standing) next(from, n int, st state) (i int, sure, ok bool) {
	for k := 1; k < n; k++ {
		i = (from + k) % n
		switch s.at(i) {
		case st:
			return i, true, true
		case unread:
			return i, false, true
		}
	}
	return 0, true, false
}
