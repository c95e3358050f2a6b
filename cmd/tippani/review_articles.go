package main

import (
	"cmp"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"time"

	"tippani/annotations"
	"tippani/annotations/adjudicate"
	"tippani/annotations/record"
	"tippani/annotations/store"
	"tippani/model"
	"tippani/model/order"
)

// adjudication is the articles that several annotators have worked on, with the dataset of the gold records. It is the queue of the
// program: articles in the order of the files.
type adjudication struct {
	flags     *reviewFlags
	dataset   *store.Dataset // of the gold records
	annotator string         // who decides

	files    []*lineFile
	cases    []*sharedArticle          // all articles that two or more annotators have finished
	byID     map[string]*sharedArticle // the same
	shown    []*sharedArticle          // those that are gone through
	mu       sync.Mutex                // files are read from several goroutines
	lone     int                       // articles of one annotator
	ongoing  int                       // records that are not finished
	aside    int                       // records that their annotators have rejected or ignored
	names    []string                  // of the annotators, in the order met
	differ   []string                  // ids of articles whose texts differ
	strays   int                       // lines that are no record
	faulty   int                       // records with faults
	shuffles uint64
	counted  string // id of the article for which besides was counted
	besides  int    // what is open in all others
	versions bool   // the sides are two versions of one annotator's records
}

// sharedArticle is an article with what annotators say.
type sharedArticle struct {
	id, title string
	records   []contribution
	todo      int  // what was to be gone through when it was counted
	open      int  // what nobody had decided then
	finished  bool // by --auto, this time
	faulty    bool // a record has spans that can't be taken: a person has to look
}

// contribution is one annotator's record.
type contribution struct {
	annotator string
	file      *lineFile
	line      lineEntry

	version *record.Record // of a file with conflict markers, already read; nil for others
}

func (c *adjudication) close() {
	for _, f := range c.files {
		f.close()
	}
}

// gather finds the records of each article.
func (c *adjudication) gather(paths []string) error {
	c.byID = make(map[string]*sharedArticle)
	c.shuffles = c.flags.seed
	if c.shuffles == 0 {
		c.shuffles = uint64(time.Now().UnixNano())
	}
	all := make(map[string]*sharedArticle)
	var order []*sharedArticle
	for _, path := range paths {
		f, err := openLines(c.flags.env, path, openSeekable)
		if err != nil {
			return err
		}
		c.files = append(c.files, f)
		for i, e := range f.lines {
			if e.key == 0 {
				c.strays++
				continue
			}
			if !f.counts(i) {
				continue
			}
			r, err := f.record(e)
			if err != nil {
				return err
			}
			if r.Annotator == goldAnnotator || c.flags.article != "" && r.Article.ID() != c.flags.article {
				continue
			}
			l := all[r.Article.ID()]
			if l == nil {
				l = &sharedArticle{id: r.Article.ID(), title: r.Article.Meta().Title}
				all[l.id], order = l, append(order, l)
			}
			if err := c.hear(l, r, contribution{annotator: r.Annotator, file: f, line: e}); err != nil {
				return err
			}
		}
	}
	if c.flags.article != "" && len(order) == 0 {
		return fmt.Errorf("no article has the id %q in %s", c.flags.article, strings.Join(paths, ", "))
	}
	for _, l := range order {
		c.admit(l)
	}
	return nil
}

// hear adds what an annotator says, unless it is not finished.
func (c *adjudication) hear(l *sharedArticle, r *record.Record, t contribution) error {
	if !r.Sound() {
		l.faulty = true
		c.faulty++
	}
	if !slices.Contains(c.names, r.Annotator) {
		c.names = append(c.names, r.Annotator)
	}
	if r.Answer != annotations.Accept && !c.flags.all {
		if r.Answer == annotations.InProgress {
			c.ongoing++
		} else {
			c.aside++
		}
		return nil
	}
	for _, other := range l.records {
		if other.annotator == t.annotator {
			return fmt.Errorf("%s:%d: %q has a record of %s in %s:%d too; join the two with tippani merge first", t.file.path,
				t.line.number,
				l.id, first(t.annotator, "nobody"), other.file.path, other.line.number)
		}
	}
	l.records = append(l.records, t)
	return nil
}

// known refuses names of annotators, asked for with --mine and --pair, by whom there is nothing.
func (c *adjudication) known(mine string) error {
	asked := slices.Collect(parts(c.flags.pair))
	if mine != "" {
		asked = append(asked, mine)
	}
	for _, name := range asked {
		if !slices.Contains(c.names, name) {
			return fmt.Errorf("no record is by annotator %q; there are records by %s", name, among(c.names))
		}
	}
	return nil
}

func among(names []string) string {
	if len(names) == 0 {
		return "nobody"
	}
	list := slices.Clone(names)
	slices.Sort(list)
	for i, name := range list {
		list[i] = first(name, "nobody in particular")
	}
	return strings.Join(list, ", ")
}

// admit takes an article whose records can be compared.
func (c *adjudication) admit(l *sharedArticle) {
	if len(l.records) < 2 {
		if len(l.records) == 1 {
			c.lone++
		}
		return
	}
	for _, t := range l.records[1:] {
		if t.line.text != l.records[0].line.text {
			c.differ = append(c.differ, l.id)
			return
		}
	}
	c.cases = append(c.cases, l)
	c.byID[l.id] = l
}

// Of lists what annotators say of an article, in alphabetical order, or, if nobody is to know who says what, in one of its own.
func (c *adjudication) Of(id string) ([]adjudicate.Side, error) {
	l := c.byID[id]
	if l == nil {
		return nil, nil
	}
	records := slices.Clone(l.records)
	order.By(records, func(a, b contribution) int { return cmp.Compare(a.annotator, b.annotator) })
	if c.flags.blind {
		h := fnv.New64a()
		_, _ = h.Write([]byte(id))
		rand.New(rand.NewPCG(c.shuffles, h.Sum64())).Shuffle(len(records), func(i, j int) {
			records[i], records[j] = records[j], records[i]
		})
	}
	sides := make([]adjudicate.Side, 0, len(records))
	for _, t := range records {
		r, err := c.read(t)
		if err != nil {
			return nil, err
		}
		sides = append(sides, adjudicate.Side{Annotator: t.annotator, Spans: fit(r), Relations: r.Relations})
	}
	return sides, nil
}

// fit are the spans of a record as they can stand in the gold one: without the white space at their ends that a file may have.
func fit(r *record.Record) []*annotations.Span {
	var list []*annotations.Span
	for _, s := range r.Spans {
		if at := model.Trim(r.Article, s.Range); at != s.Range {
			c := *s
			c.Range = at
			s = &c
		}
		if fault := s.Fault(r.Article); fault.None() {
			list = append(list, s)
		}
	}
	return list
}

func (c *adjudication) read(t contribution) (*record.Record, error) {
	if t.version != nil {
		return t.version, nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return t.file.record(t.line)
}

// gold is what was decided about an article.
func (c *adjudication) gold(id string) (*annotations.Set, error) {
	r, err := c.dataset.Record(id)
	if errors.Is(err, record.ErrNone) {
		return annotations.NewSet(), nil
	}
	if err != nil {
		return nil, err
	}
	return r.Set(), nil
}

// seat counts what is to be gone through in each article and puts the articles in order.
func (c *adjudication) seat() {
	wanted := c.wanted()
	progress := newProgress(c.flags.env, "comparing", int64(len(c.cases)))
	defer progress.clear()
	for _, l := range c.cases {
		progress.add(1)
		sides, err := c.Of(l.id)
		if err != nil {
			continue // it is told when the article is opened
		}
		gold, err := c.gold(l.id)
		if err != nil {
			continue
		}
		b := adjudicate.New(sides)
		for _, it := range b.Items(gold) {
			if it.State == adjudicate.Open {
				l.open++
			}
			if c.todo(b, it) && (wanted == nil || wanted(b, it)) {
				l.todo++
			}
		}
		if c.flags.mine != "" && l.todo == 0 || wanted != nil && l.todo == 0 {
			continue
		}
		c.shown = append(c.shown, l)
	}
	if c.flags.worst {
		order.By(c.shown, func(a, b *sharedArticle) int { return cmp.Compare(b.todo, a.todo) })
	}
}

// todo reports whether somebody has to look at an item.
func (c *adjudication) todo(b *adjudicate.Bench, it adjudicate.Item) bool {
	if c.flags.mine == "" {
		return it.State == adjudicate.Open
	}
	return it.State == adjudicate.Decided && b.Otherwise(it, c.flags.mine)
}

// others is how much is open in all articles but one, which is counted when one comes to that: it is asked for with every frame.
func (c *adjudication) others(id string) int {
	if c.counted == id {
		return c.besides
	}
	n := 0
	for _, l := range c.shown {
		if answer, _ := c.dataset.Answer(l.id); l.id != id && answer == annotations.InProgress {
			n += l.todo
		}
	}
	c.counted, c.besides = id, n
	return n
}

// wanted is which things are gone through; nil for all.
func (c *adjudication) wanted() func(*adjudicate.Bench, adjudicate.Item) bool {
	labels, pair := c.flags.labels, slices.Collect(parts(c.flags.pair))
	if len(labels) == 0 && len(pair) == 0 {
		return nil
	}
	return func(b *adjudicate.Bench, it adjudicate.Item) bool {
		options := b.Options(it)
		if len(labels) > 0 && !slices.ContainsFunc(options, func(o adjudicate.Option) bool {
			return o.Span != nil && slices.Contains(labels, o.Span.Label)
		}) && !(it.About == annotations.AboutRelation && slices.Contains(labels, b.Links[it.Number].Label)) {
			return false
		}
		if len(pair) == 0 {
			return true
		}
		says := func(name string) int {
			return slices.IndexFunc(options, func(o adjudicate.Option) bool {
				return slices.ContainsFunc(o.Sides, func(side int) bool { return b.Sides[side].Annotator == name })
			})
		}
		x, y := says(pair[0]), says(pair[1])
		return x >= 0 && y >= 0 && x != y
	}
}

// nothing says why there is nothing to go through.
func (c *adjudication) nothing() string {
	switch {
	case len(c.cases) == 0:
		return "no article has finished records of two annotators" + c.left()
	case c.flags.mine != "":
		return "nothing was decided otherwise than " + c.flags.mine + " has annotated"
	}
	return "nothing of that kind is to be decided" + c.left()
}

// left says, in brackets, what was not looked at.
func (c *adjudication) left() string {
	var list []string
	for _, n := range []struct {
		count int
		text  string
	}{{c.lone, "by one annotator only"}, {c.ongoing, "not finished (--all takes them)"},
		{c.aside, "rejected or ignored by their annotator (--all takes them)"}, {len(c.differ), "with other texts"},
		{c.strays, "lines that are no record"}} {
		if n.count > 0 {
			list = append(list, fmt.Sprintf("%d %s", n.count, n.text))
		}
	}
	text := ""
	if len(list) > 0 {
		text = " (left out: " + strings.Join(list, ", ") + ")"
	}
	if c.faulty > 0 {
		text += fmt.Sprintf(" (of %s with faults the sound spans were taken: see tippani check)", many(c.faulty, "record"))
	}
	return text
}
