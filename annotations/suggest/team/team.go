// Package team is all that suggests in a project together: a tagger and a memory of forms that learn from its finished articles, and sources
// that learn nothing.
package team

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"sync"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/annotations/suggest/repeats"
	"tippani/annotations/suggest/tagger"
	"tippani/model"
	"tippani/model/stop"
)

// Team suggests, and learns. It may be asked from several goroutines.
type Team struct {
	schema *annotations.Schema
	others []suggest.Source

	mu     sync.Mutex
	tagger *tagger.Model
	memory repeats.Memory
	known  map[string][sha256.Size]byte // what was learned of each finished article, by its id
}

// New is a team for the labels of a schema, with other sources.
func New(s *annotations.Schema, others ...suggest.Source) *Team {
	return &Team{schema: s, others: others, tagger: tagger.New(labelsOf(s)), known: map[string][sha256.Size]byte{}}
}

// labelsOf are the labels that the tagger learns: of entities.
func labelsOf(s *annotations.Schema) []string {
	const most = 40 // sums over tags grow with the square
	var all []string
	for _, l := range s.Labels {
		if l.Kind == annotations.Entity && len(all) < most {
			all = append(all, l.Name)
		}
	}
	return all
}

// Word takes a form of the project's word list.
func (t *Team) Word(text, label string) { t.memory.Word(text, label) }

// Familiar reports whether a word stood unmarked in a finished article.
func (t *Team) Familiar(word string) bool { return t.memory.Familiar(word) }

// Propose lists what all of them propose.
func (t *Team) Propose(text suggest.Text, over model.Range, stopped stop.Func) []suggest.Proposal {
	t.mu.Lock()
	m := t.tagger
	t.mu.Unlock()
	out := m.Propose(text, over, stopped)
	out = append(out, t.memory.Propose(text, over, stopped)...)
	for _, s := range t.others {
		out = append(out, s.Propose(text, over, stopped)...)
	}
	return out
}

// Learn takes an article that somebody has finished. One that was learned as it is is not learned again.
func (t *Team) Learn(a *model.Article, spans []*annotations.Span, stopped stop.Func) {
	if t.note(a, spans) {
		t.memory.Learn(a, spans)
		_ = t.tagger.Learn(a, spans, stopped) // what was cancelled is learned in part
	}
}

// Prepare takes finished articles before anything is learned while somebody works, to be followed by Ready.
func (t *Team) Prepare(a *model.Article, spans []*annotations.Span) {
	if t.note(a, spans) {
		t.memory.Learn(a, spans)
		t.tagger.Add(a, spans)
	}
}

// Ready ends the preparation: with a model that was made of the same articles, which may be nil; else one is made.
func (t *Team) Ready(m *tagger.Model, stopped stop.Func) error {
	if m != nil && slices.Equal(m.Labels(), t.tagger.Labels()) {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.tagger = m
		return nil
	}
	return t.tagger.Train(tagger.Epochs, stopped)
}

// Tagger is the model as it is now.
func (t *Team) Tagger() *tagger.Model {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.tagger
}

// note notes what is learned of an article; false when that is known.
func (t *Team) note(a *model.Article, spans []*annotations.Span) bool {
	h := sha256.New()
	h.Write([]byte(a.SHA256()))
	for _, s := range spans {
		var b [16]byte
		binary.LittleEndian.PutUint64(b[:8], uint64(s.Range.Start))
		binary.LittleEndian.PutUint64(b[8:], uint64(s.Range.End))
		h.Write(b[:])
		h.Write([]byte(s.Label + "\x00"))
	}
	sum := [sha256.Size]byte(h.Sum(nil))
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.known[a.ID()] == sum {
		return false
	}
	t.known[a.ID()] = sum
	return true
}

// State is one text for the same finished articles with the same spans, in whichever order they came.
func (t *Team) State() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var sum [sha256.Size]byte
	for _, one := range t.known {
		for i, b := range one {
			sum[i] ^= b
		}
	}
	return hex.EncodeToString(sum[:])
}
