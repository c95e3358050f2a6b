// Package merge joins versions of a record: what several people or datasets say about one article (Union), or what two have
// made of a third (ThreeWay). Nothing that was annotated goes missing: where two versions contradict each other both stay,
// unless it is asked otherwise, and a Conflict says so.
package merge

import (
	"bytes"
	"maps"
	"slices"
	"strconv"

	"tippani/annotations"
	"tippani/annotations/record"
)

// Keep says what becomes of a contradiction between versions.
type Keep string

// The ways.
const (
	Both  Keep = "both"  // both stay in the record
	First Keep = "first" // what the earlier version says stays
	Apart Keep = "apart" // what the earlier version says stays, the other goes to a record of its own
)

// Reason says in what versions contradict each other.
type Reason string

// The reasons.
const (
	OtherLabel Reason = "other label on the same text"
	OtherEnds  Reason = "same label with other ends"
	OtherSpan  Reason = "other label and other ends"
	OtherWords Reason = "other attributes, note or keys"
	OtherPlace Reason = "relation to another span"
	Removed    Reason = "removed in one version, changed or linked in the other"
	OtherLink  Reason = "relation changed in both versions"
	Answers    Reason = "other answers"
	Rest       Reason = "other meta or unknown keys"
)

// Conflict is one contradiction. The spans are those of the versions, with their ids there; nil where it is about no span, or
// where one version has none. Choices lists the ways to settle it.
type Conflict struct {
	Reason Reason
	A, B   *annotations.Span

	sides []side
}

// Result is a joined record, and what in it is to be decided. Line is the number of the version whose line it continues: meta and
// unknown keys are those.
type Result struct {
	Record    *record.Record
	Line      int
	Apart     []*record.Record // with Apart: what was left out, a record a version
	Conflicts []Conflict
}

// sameContent reports whether two spans are the same annotation: whatever their ids, and what suggested them.
func sameContent(a, b *annotations.Span) bool {
	c := *b
	c.ID, c.Suggested = a.ID, a.Suggested
	return a.Equal(&c)
}

// ids hands out ids: the wished one while it is free, else one that no version has.
type ids struct {
	prefix string
	known  map[string]bool // in any version
	used   map[string]bool
	last   int
}

func newIDs(prefix string) *ids {
	return &ids{prefix: prefix, known: make(map[string]bool), used: make(map[string]bool)}
}

func (n *ids) take(wish string) string {
	for n.used[wish] || wish == "" {
		n.last++
		if id := n.prefix + strconv.Itoa(n.last); !n.known[id] {
			wish = id
		}
	}
	n.used[wish] = true
	return wish
}

// sameRest reports whether two versions agree in what is no annotation.
func sameRest(a, b *record.Record) bool {
	return annotations.EqualFields(otherKeys(a), otherKeys(b)) && a.Article.Meta().Equal(b.Article.Meta())
}

// addUp joins spans that mark the same: all attributes and keys, the one note. false when they contradict each other.
func addUp(spans []*annotations.Span) (*annotations.Span, bool) {
	sum := *spans[0]
	sum.Attrs, sum.Extra = maps.Clone(sum.Attrs), slices.Clone(sum.Extra)
	for _, s := range spans[1:] {
		for name, value := range s.Attrs {
			if old, has := sum.Attrs[name]; has && old != value {
				return nil, false
			}
			if sum.Attrs == nil {
				sum.Attrs = make(map[string]string)
			}
			sum.Attrs[name] = value
		}
		if sum.Note != "" && s.Note != "" && sum.Note != s.Note {
			return nil, false
		}
		sum.Note += s.Note[min(len(sum.Note), len(s.Note)):]
		for _, f := range s.Extra {
			i := slices.IndexFunc(sum.Extra, func(g annotations.Field) bool { return g.Key == f.Key })
			if i >= 0 && !bytes.Equal(sum.Extra[i].Raw, f.Raw) {
				return nil, false
			}
			if i < 0 {
				sum.Extra = append(sum.Extra, f)
			}
		}
	}
	return &sum, true
}

// earliest and latest give the time of making the first and of changing the last version; those without time do not count.
func earliest(versions []*record.Record) string {
	out := ""
	for _, v := range versions {
		if v.Created != "" && (out == "" || v.Created < out) {
			out = v.Created
		}
	}
	return out
}

func latest(versions []*record.Record) string {
	out := ""
	for _, v := range versions {
		out = max(out, v.Modified)
	}
	return out
}
