// Package repeats proposes what somebody has marked before: other mentions of a form that has a label, in the article and in articles that
// are finished, and the forms of a word list. A form may have another case ending than the one that was marked; a word is taken apart only
// where what is left is a form that somebody has marked, for endings that are cut off blindly ruin names (মেহেরপুর, সোসাইটি).
package repeats

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/model"
	"tippani/model/find"
	"tippani/model/segment"
	"tippani/model/stop"
)

// Version is in the source of what is proposed.
const Version = 1

// Source is what proposals of other mentions come from.
var Source = fmt.Sprintf("repeats@%d", Version)

var listed = fmt.Sprintf("list@%d", Version)

// Memory is the forms that were marked in finished articles, how often, and how often they stood there unmarked. Its zero value has none.
type Memory struct {
	mu     sync.Mutex
	forms  map[string]*form // by the words, joined by blanks
	bare   map[string]*form // by the words without the ending that they were marked with, if it is one
	starts map[string]int   // a word that forms begin with, to the most words of one
	common map[string]bool  // words that stood unmarked in finished articles
}

// form is what is known of one.
type form struct {
	label string         // the one it was given most often
	times map[string]int // by label
	seen  int            // how often it stood in finished articles, marked or not
	list  bool           // of a word list
}

// Limits: a form longer than that is no name, and so many forms are 20 MB.
const (
	mostWords     = 8
	mostForms     = 100_000
	mostWordsKept = 200_000
)

// Learn takes a finished article.
func (m *Memory) Learn(a *model.Article, spans []*annotations.Span) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, s := range spans {
		if s.Kind == annotations.Entity {
			m.add(keyOf(a.Slice(s.Range)), s.Label)
		}
	}
	m.unmarked(a, spans)
	marked := map[model.Range]bool{}
	for _, s := range spans {
		marked[whole(a, s.Range)] = true
	}
	m.find(a, model.Range{End: a.Len()}, nil, func(f *form, r model.Range, _ string) {
		if !marked[r] {
			f.seen++
		}
	})
	for _, s := range spans {
		if f := m.forms[keyOf(a.Slice(s.Range))]; f != nil && s.Kind == annotations.Entity {
			f.seen++
		}
	}
}

// unmarked notes the words that no span takes a part of.
func (m *Memory) unmarked(a *model.Article, spans []*annotations.Span) {
	if m.common == nil {
		m.common = map[string]bool{}
	}
	var taken model.Ranges
	for _, s := range spans {
		if s.Kind == annotations.Entity {
			taken.Add(s.Range)
		}
	}
	ranges, words := tokens(a.Text(), 0)
	for i, w := range words {
		if !taken.Overlap(ranges[i]) && len(m.common) < mostWordsKept {
			m.common[strings.Clone(w)] = true
		}
	}
}

// Familiar reports whether a word stood unmarked in a finished article.
func (m *Memory) Familiar(word string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.common[find.Plain(word)]
}

func (m *Memory) add(key, label string) {
	if key == "" || strings.Count(key, " ") >= mostWords {
		return
	}
	if m.forms == nil {
		m.forms, m.bare, m.starts = map[string]*form{}, map[string]*form{}, map[string]int{}
	}
	f := m.forms[key]
	if f == nil {
		if len(m.forms) >= mostForms {
			return
		}
		f = &form{times: map[string]int{}}
		m.forms[key] = f
		m.enter(key, f)
	}
	f.times[label]++
	if f.label == "" || f.times[label] > f.times[f.label] {
		f.label = label
	}
}

// enter makes a form be found by its first word, and by its stems.
func (m *Memory) enter(key string, f *form) {
	before, last := "", key
	if i := strings.LastIndexByte(key, ' '); i >= 0 {
		before, last = key[:i+1], key[i+1:]
	}
	note := func(key string) {
		first, _, _ := strings.Cut(key, " ")
		m.starts[first] = max(m.starts[first], strings.Count(key, " ")+1)
	}
	note(key)
	for _, s := range stems(last) {
		if bare := before + s.text; m.bare[bare] == nil {
			m.bare[bare] = f
			note(bare)
		}
	}
}

// Word takes a form of a word list.
func (m *Memory) Word(text, label string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	key := keyOf(text)
	m.add(key, label)
	if f := m.forms[key]; f != nil {
		f.list = true
	}
}

// Propose lists the mentions of forms that were marked in this article or in finished ones. The surer a form is always marked the higher
// is its score.
func (m *Memory) Propose(t suggest.Text, over model.Range, stopped stop.Func) []suggest.Proposal {
	here := Memory{}
	for _, s := range t.Spans {
		if s.Kind == annotations.Entity {
			here.add(keyOf(t.Article.Slice(s.Range)), s.Label)
		}
	}
	var out []suggest.Proposal
	take := func(f *form, r model.Range, ending string) {
		l, known := t.Schema.Label(f.label)
		if !known {
			return
		}
		out = append(out, suggest.Proposal{Range: r, Label: l.Name, Kind: l.Kind, Attrs: l.DefaultAttrs(), Score: f.score(ending),
			Source: f.source()})
	}
	here.find(t.Article, over, stopped, take)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.find(t.Article, over, stopped, take)
	return out
}

// Mentions are the other mentions of one form with a label, endings respected, in the order of the text.
func Mentions(a *model.Article, text, label string, stopped stop.Func) []model.Range {
	var m Memory
	m.add(keyOf(text), label)
	var out []model.Range
	m.find(a, model.Range{End: a.Len()}, stopped, func(_ *form, r model.Range, _ string) { out = append(out, r) })
	return out
}

func (f *form) source() string {
	if f.list {
		return listed
	}
	return Source
}

// score is how likely a mention is one of the label, from how often the form was. What was seen once is counted with caution.
func (f *form) score(ending string) float64 {
	times := float64(f.times[f.label])
	all := 0
	for _, n := range f.times {
		all += n
	}
	p := (times + 0.6) / (float64(max(f.seen, all)) + 1)
	if ending != "" {
		p *= 0.9
	}
	return min(p, 0.95)
}

// find calls each with every mention of a form that begins in over.
func (m *Memory) find(a *model.Article, over model.Range, stopped stop.Func, each func(f *form, r model.Range, ending string)) {
	if len(m.forms) == 0 {
		return
	}
	for n := a.ParagraphAt(over.Start); n < a.Paragraphs(); n++ {
		p := a.Paragraph(n)
		if p.Start >= over.End || stopped.Err() != nil {
			return
		}
		if !p.Empty() {
			m.inParagraph(a, p, over, each)
		}
	}
}

func (m *Memory) inParagraph(a *model.Article, p, over model.Range, each func(f *form, r model.Range, ending string)) {
	ranges, words := tokens(a.Slice(p), p.Start)
	for i := 0; i < len(words); {
		if ranges[i].Start < over.Start {
			i++
			continue
		}
		if ranges[i].Start >= over.End {
			return
		}
		n := m.starts[words[i]]
		if n == 0 {
			for _, stem := range stems(words[i]) {
				n = max(n, min(m.starts[stem.text], 1))
			}
		}
		taken := 1
		for k := min(n, len(words)-i); k > 0; k-- {
			if f, ending := m.lookUp(words[i : i+k]); f != nil {
				each(f, model.Range{Start: ranges[i].Start, End: ranges[i+k-1].End}, ending)
				taken = k
				break
			}
		}
		i += taken
	}
}

// lookUp is the form that words are, the last of them with or without an ending, or with another one.
func (m *Memory) lookUp(words []string) (f *form, ending string) {
	if f := m.forms[strings.Join(words, " ")]; f != nil {
		return f, ""
	}
	if f := m.bare[strings.Join(words, " ")]; f != nil {
		return f, without
	}
	n := len(words) - 1
	before := strings.Join(words[:n], " ")
	if before != "" {
		before += " "
	}
	for _, s := range stems(words[n]) {
		if f := m.forms[before+s.text]; f != nil {
			return f, s.ending
		}
	}
	for _, s := range stems(words[n]) {
		if f := m.bare[before+s.text]; f != nil && len(s.text) >= 3*len("ক") {
			return f, s.ending
		}
	}
	return nil, ""
}

// without stands for the ending of a mention that has none where the form that was marked has one.
const without = "∅"

// stem is a word without an ending.
type stem struct{ text, ending string }

// endings are those that are looked for, the longest first. What is left has to be a form that was marked.
var endings = func() []string {
	all := strings.Fields(`গুলোকে গুলোর গুলোতে গুলো গুলি দেরকে দের টির টিকে টিতে টি টার টাকে টা রাই রা কেই কেও কে তেই তেও তে য়েও য়ের ` +
		`য়ে য় ের েরই েরও এর এ ে র রই রও ই ও সহ`)
	for i, e := range all {
		all[i] = norm.NFC.String(e)
	}
	slices.SortStableFunc(all, func(x, y string) int { return cmp.Compare(len(y), len(x)) })
	return all
}()

func stems(word string) []stem {
	var out []stem
	for _, e := range endings {
		rest, ok := strings.CutSuffix(word, e)
		if rest = strings.TrimRight(rest, "-’'"); ok && len(rest) >= 2*len("ক") {
			out = append(out, stem{rest, e})
		}
	}
	return out
}

// keyOf is what a form is remembered by: its words as they are compared, without regard to normalisation form and joiners.
func keyOf(text string) string {
	_, words := tokens(text, 0)
	return strings.Join(words, " ")
}

func tokens(text string, from model.Offset) (ranges []model.Range, words []string) {
	for w := segment.NewWords(text); w.NextToken(); {
		word := text[w.Start():w.End()]
		if strings.TrimSpace(word) == "" {
			continue
		}
		ranges = append(ranges, model.Range{Start: from + model.Offset(w.Start()), End: from + model.Offset(w.End())})
		words = append(words, find.Plain(word))
	}
	return ranges, words
}

// whole is a range with the words that it takes a part of.
func whole(a *model.Article, r model.Range) model.Range {
	return model.Range{Start: min(model.WordAt(a, r.Start).Start, r.Start), End: max(model.WordAt(a, model.PrevCluster(a, r.End)).End,
		r.End)}
}
