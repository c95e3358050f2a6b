package lint

import (
	"strings"
	"unicode/utf8"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/message"
)

var sayUnlabelled = message.New("lint.unlabelled", "%q is %s elsewhere in the article and has no label here")

// mentions finds entities that are mentioned without a label though their form has one elsewhere. Only whole words count, with an
// ending or without.
func (s *scan) mentions() {
	tree := newTree()
	var taken model.Ranges
	for i, span := range s.spans {
		if kind := s.kind(span); kind == annotations.Entity || kind == annotations.Cue {
			taken.Add(span.Range)
		}
		if key := s.forms.of[i]; key.form != "" && key.kind == annotations.Entity {
			words, _ := s.tokens.form(span.Range)
			tree.add(words, key)
			tree.add(s.forms.uses[key].words, key)
		}
	}
	for i := 0; i < len(s.tokens.at); i++ {
		key, n := tree.longest(s.tokens.plain[i:])
		if n == 0 {
			continue
		}
		last := s.wholeTo(i, i+n-1)
		at := model.Range{Start: s.tokens.at[i].Start, End: s.tokens.at[max(last, i)].End}
		if last < 0 || taken.Overlap(at) {
			continue
		}
		s.mention(at, key)
		i = last
	}
}

func (s *scan) mention(at model.Range, key formKey) {
	usual := s.forms.uses[key].usual(func(label string) int { return s.Linter.forms.count(key, label) })
	before, after := s.tokens.around(at)
	s.report(Finding{Rule: Unlabelled, Range: at, Spans: []string{usual.first.ID},
		What: sayUnlabelled.With(s.text[at.Start:at.End], usual.label), Remedy: sayRelabel.With(usual.label),
		fix: fix{do: label, at: at, label: usual.label, kind: key.kind}}, string(key.kind), key.form, before, after)
}

// wholeTo is the last token of the word that the tokens from first to last are: with an ending joined by a hyphen. It is -1 for a part of
// a compound: ঢাকা-চট্টগ্রাম is neither of the two.
func (s *scan) wholeTo(first, last int) int {
	t := s.tokens
	if first > 1 && t.touch(first-1) && isHyphen(t.plain[first-1]) && t.touch(first-2) && t.word(first-2) {
		return -1
	}
	if last+2 >= len(t.at) || !t.touch(last) || !isHyphen(t.plain[last+1]) || !t.touch(last+1) || !t.word(last+2) {
		return last
	}
	if endings[t.plain[last+2]] {
		return last + 2
	}
	return -1
}

// touch reports whether nothing stands between a token and the next one.
func (t *tokens) touch(i int) bool { return t.at[i].End == t.at[i+1].Start }

func isHyphen(s string) bool { return s == "-" || s == "\u2010" || s == "\u2011" }

// tree finds forms in a text by their words, each word of the text looked up once for each word of a form that leads to it.
type tree struct {
	next map[branch]int
	ends []formKey // by node; an empty form where none ends
}

type branch struct {
	node int
	word string
}

func newTree() *tree { return &tree{make(map[branch]int), make([]formKey, 1)} }

func (t *tree) add(words []string, key formKey) {
	if utf8.RuneCountInString(strings.Join(words, "")) < 2 { // a letter or a digit is no name
		return
	}
	node := 0
	for _, w := range words {
		next, known := t.next[branch{node, w}]
		if !known {
			next = len(t.ends)
			t.ends = append(t.ends, formKey{})
			t.next[branch{node, w}] = next
		}
		node = next
	}
	t.ends[node] = key
}

// longest is the longest form that some words begin with, the last of them with an ending or without, and how many words that are; 0
// for none.
func (t *tree) longest(words []string) (key formKey, n int) {
	if len(t.ends) == 1 {
		return key, 0
	}
	node := 0
	for i, w := range words {
		next, known := t.next[branch{node, w}]
		if known && t.ends[next].form != "" {
			key, n = t.ends[next], i+1
		} else {
			stems(w, func(stem string) bool {
				end := t.next[branch{node, stem}]
				if end == 0 || t.ends[end].form == "" {
					return false
				}
				key, n = t.ends[end], i+1
				return true
			})
		}
		if !known {
			break
		}
		node = next
	}
	return key, n
}
