package stats

import (
	"cmp"
	"hash/maphash"
	"maps"

	"tippani/annotations/record"
	"tippani/model/order"
)

// The bounds of the tables. What does not fit is counted in Stats.Capped.
const (
	MaxForms     = 200_000 // different surface forms, all labels together
	MaxFormBytes = 300     // a longer surface form, a whole quotation, is not tabulated
	maxLabels    = 1_000
	maxLinks     = 10_000
	maxNames     = 10_000 // annotators
)

// Table adds up measures. It is not safe for concurrent use.
type Table struct {
	stats      Stats
	maxForms   int
	seed       maphash.Seed
	articles   map[uint64]struct{}
	repeats    *record.Repeats
	answers    map[string]int
	kinds      map[string]int
	labels     map[string]*labelTable
	links      map[Link]int
	annotators map[string]*Annotator
	forms      map[string]*formTable
	taken      map[whose]*taken
	sources    map[sourceOf]*taken
	codePoints lengths
	tokens     lengths
}

type labelTable struct {
	name, kind         string
	count              int
	codePoints, tokens lengths
}

// formTable counts a surface form by label.
type formTable []formCount

type formCount struct {
	label *labelTable
	count int
}

// NewTable makes an empty table.
func NewTable() *Table {
	return &Table{maxForms: MaxForms, seed: maphash.MakeSeed(), articles: make(map[uint64]struct{}), repeats: record.NewRepeats(),
		answers: make(map[string]int),
		kinds:   make(map[string]int), labels: make(map[string]*labelTable), links: make(map[Link]int),
		annotators: make(map[string]*Annotator), forms: make(map[string]*formTable),
		taken: make(map[whose]*taken), sources: make(map[sourceOf]*taken)}
}

// Add counts a measured record.
func (t *Table) Add(m Measure) {
	r := m.record
	if r.Article == nil {
		t.stats.Unreadable++
		return
	}
	t.stats.Records++
	t.articles[maphash.String(t.seed, r.Article.ID())] = struct{}{}
	if t.repeats.Earlier(r.Key(), t.stats.Records) > 0 {
		t.stats.Repeated++
	}
	if !r.Sound() {
		t.stats.Faulty++
	}
	t.stats.Bytes += int64(r.Article.Len())
	t.stats.CodePoints += int64(m.codePoints)
	t.stats.Tokens += int64(m.tokens)
	t.stats.Spans += len(m.spans)
	t.stats.Relations += len(r.Relations)
	t.stats.Nested += m.nested
	t.stats.Overlapping += m.overlapping
	t.answer(r)
	for _, s := range m.spans {
		t.span(s)
		t.origin(r.Annotator, s.span)
	}
	if len(r.Relations) > 0 {
		t.relations(m)
	}
}

func (t *Table) answer(r *record.Record) {
	a := t.annotators[r.Annotator]
	if a == nil {
		if len(t.annotators) == maxNames {
			t.cap("annotators")
			a = new(Annotator)
		} else {
			a = &Annotator{Name: r.Annotator}
			t.annotators[r.Annotator] = a
		}
	}
	a.Records++
	a.Spans += len(r.Spans)
	name := string(r.Answer)
	switch name {
	case "accept":
		a.Accept++
	case "reject":
		a.Reject++
	case "ignore":
		a.Ignore++
	default:
		name = "progress"
		a.Progress++
	}
	t.answers[name]++
}

func (t *Table) span(s spanMeasure) {
	t.codePoints.add(s.codePoints)
	t.tokens.add(s.tokens)
	if kind := string(s.span.Kind); kind != "" {
		if _, known := t.kinds[kind]; known || len(t.kinds) < maxLabels {
			t.kinds[kind]++
		} else {
			t.cap("kinds")
		}
	}
	l := t.labels[s.span.Label]
	if l == nil {
		if len(t.labels) == maxLabels {
			t.cap("labels")
			return
		}
		l = &labelTable{name: s.span.Label, kind: string(s.span.Kind)}
		t.labels[l.name] = l
	}
	l.count++
	l.codePoints.add(s.codePoints)
	l.tokens.add(s.tokens)
	t.form(s.form, l)
}

func (t *Table) relations(m Measure) {
	labels := make(map[string]string, len(m.spans))
	for _, s := range m.spans {
		labels[s.span.ID] = s.span.Label
	}
	for _, r := range m.record.Relations {
		link := Link{Label: r.Label, From: labels[r.From], To: labels[r.To]}
		if _, known := t.links[link]; !known && len(t.links) == maxLinks {
			t.cap("relations")
			continue
		}
		t.links[link]++
	}
}

func (t *Table) cap(table string) {
	if t.stats.Capped == nil {
		t.stats.Capped = make(map[string]int)
	}
	t.stats.Capped[table]++
}

// Stats is what was counted so far, with the top most frequent surface forms of each label and overall top ambiguous ones.
func (t *Table) Stats(top int) Stats {
	s := t.stats
	s.Capped = maps.Clone(s.Capped)
	s.Articles = len(t.articles)
	s.Answers, s.Kinds = counts(t.answers), counts(t.kinds)
	s.InCodePoint, s.InToken = t.codePoints.summary(), t.tokens.summary()
	s.Links = []Link{}
	for link, n := range t.links {
		link.Count = n
		s.Links = append(s.Links, link)
	}
	order.By(s.Links, func(a, b Link) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Label, b.Label), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	s.Annotators = []Annotator{}
	for _, a := range t.annotators {
		s.Annotators = append(s.Annotators, *a)
	}
	order.By(s.Annotators, func(a, b Annotator) int {
		return cmp.Or(cmp.Compare(b.Records, a.Records), cmp.Compare(a.Name, b.Name))
	})
	s.Labels = t.labelList(top)
	s.Suggested = t.suggested()
	s.Ambiguous = t.ambiguous(top)
	return s
}

func counts(of map[string]int) []Count {
	list := make([]Count, 0, len(of))
	for name, n := range of {
		list = append(list, Count{name, n})
	}
	sortCounts(list)
	return list
}

func sortCounts(list []Count) {
	order.By(list, func(a, b Count) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name)) })
}
