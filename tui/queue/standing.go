package queue

import (
	"strings"
	"unicode/utf8"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/tui/lang"
)

// State is how far the work on an article is.
type state uint8

const (
	Unread     state = iota // its head was not read yet
	Unreadable              // it can't be opened
	Untouched               // nothing has been done to it
	Begun
	Finished // it has an answer
	States
)

// shownStates are the states that one may ask for, in the order in which work goes through them.
var shownStates = []state{Untouched, Begun, Finished}

// stateNames are single words, for they are typed to filter.
var stateNames = [States]lang.Text{
	Unread:     {En: "…", Bn: "…"},
	Unreadable: {En: "unreadable", Bn: "অপাঠ্য"},
	Untouched:  {En: "untouched", Bn: "বাকি"},
	Begun:      {En: "begun", Bn: "চলছে"},
	Finished:   {En: "finished", Bn: "সম্পন্ন"},
}

// stateWords are other words by which people call for a state.
var stateWords = map[string]state{"done": Finished, "progress": Begun, "new": Untouched, "open": Begun, "শেষ": Finished, "নতুন": Untouched}

// stateNamed is the state that a typed word may mean: its name in any language of the interface, or the first three letters of it.
func stateNamed(word string) (state, bool) {
	word = strings.ToLower(word)
	if s, ok := stateWords[word]; ok {
		return s, true
	}
	for s := Unreadable; s < States; s++ {
		for _, name := range []string{stateNames[s].En, stateNames[s].Bn} {
			if word == name || utf8.RuneCountInString(word) >= 3 && strings.HasPrefix(name, word) {
				return s, true
			}
		}
	}
	return Unread, false
}

// stateOf is the state of an article of which the dataset says this.
func stateOf(p record.Progress) state {
	switch {
	case !p.Begun:
		return Untouched
	case p.Answer != annotations.InProgress:
		return Finished
	}
	return Begun
}

// Standing is the state of every article of a queue as far as it is known, and the sums. A byte and four more are kept of each.
type Standing struct {
	of    []state
	spans []int32
	Count [States]int
	Total int // spans
}

// Set notes an article's state.
func (s *Standing) Set(i int, st state, spans int) {
	if i >= len(s.of) {
		s.of = append(s.of, make([]state, i+1-len(s.of))...)
		s.spans = append(s.spans, make([]int32, i+1-len(s.spans))...)
	}
	if was := s.of[i]; was != Unread {
		s.Count[was]--
	}
	s.of[i] = st
	s.Count[st]++
	s.Total += spans - int(s.spans[i])
	s.spans[i] = int32(spans)
}

// At is the state of article i.
func (s *Standing) At(i int) state {
	if 0 <= i && i < len(s.of) {
		return s.of[i]
	}
	return Unread
}

// spansOf is how many spans article i has.
func (s *Standing) spansOf(i int) int {
	if i < len(s.spans) {
		return int(s.spans[i])
	}
	return 0
}

// next is the first article of n behind from, round the end, that is in a state. When it meets one before that nobody knows the
// state of yet, it is not sure, and gives that one.
func (s *Standing) next(from, n int, st state) (i int, sure, ok bool) {
	for k := 1; k < n; k++ {
		i = (from + k) % n
		switch s.At(i) {
		case st:
			return i, true, true
		case Unread:
			return i, false, true
		}
	}
	return 0, true, false
}
