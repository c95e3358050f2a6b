//go:build unix

package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/annotations/store"
)

// mark is what has been said about one word.
type mark struct{ label, note string }

// pages is the state of one article: its marked words, and whether it is finished.
type pages struct {
	marks map[string]mark
	done  bool
}

func (p pages) clone() pages { return pages{maps.Clone(p.marks), p.done} }

func (p pages) equal(q pages) bool { return p.done == q.done && maps.Equal(p.marks, q.marks) }

// state is what the dataset should hold, an element for each article of the queue.
type state []pages

func newState() state {
	s := make(state, len(ids))
	for i := range s {
		s[i] = pages{marks: map[string]mark{}}
	}
	return s
}

// with is the state with one article changed.
func (s state) with(at int, p pages) state {
	s = slices.Clone(s)
	s[at] = p
	return s
}

func (s state) equal(t state) bool { return slices.EqualFunc(s, t, pages.equal) }

func (s state) String() string {
	var b strings.Builder
	for i, p := range s {
		fmt.Fprintf(&b, "%s done=%v:", ids[i], p.done)
		for _, w := range slices.Sorted(maps.Keys(p.marks)) {
			fmt.Fprintf(&b, " %s=%s(%s)", w, p.marks[w].label, p.marks[w].note)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// read is the state in the dataset, its journal included, as a reader without the lock sees it.
func read(path string) (s state, err error) {
	d, err := store.Open(path, store.Options{Annotator: annotator, ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	s = newState()
	for i, id := range ids {
		r, err := d.Record(id)
		if errors.Is(err, record.ErrNone) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, p := range r.Problems {
			return nil, fmt.Errorf("the record has a problem: %s", p)
		}
		s[i].done = r.Answer == annotations.Accept
		for _, span := range r.Spans {
			w := r.Article.Slice(span.Range)
			if _, twice := s[i].marks[w]; twice {
				return nil, fmt.Errorf("%s is marked twice in %s", w, id)
			}
			s[i].marks[w] = mark{span.Label, span.Note}
		}
	}
	return s, nil
}
