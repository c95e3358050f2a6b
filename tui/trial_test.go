package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/annotations/store"
	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/source"
	"tippani/model/width"
	"tippani/tui/action"
	"tippani/tui/canvas"
	"tippani/tui/desk"
	"tippani/tui/keymap"
	"tippani/tui/lang"
	"tippani/tui/place"
	"tippani/tui/propose"
	"tippani/tui/review"
)

// trial is an App on a screen of its own, driven by keys.
type trial struct {
	t       testing.TB
	dataset *store.Dataset
	*App
}

// setup is what a test wants of the desk; the zero value is the bundled article in 80 by 24 on a dark xterm.
type setup struct {
	text          string // a text of the test's own in place of the bundled article
	input         string // or a file
	queue         source.Queue
	dataset       string
	columns, rows int
	terminal      string // a measured terminal: "xterm-398"
	colours       termenv.Profile
	plain         bool
	light         bool
	lang          lang.Lang
	layout        string
	readOnly      bool
	schema        *annotations.Schema // the built-in one when nil
	sources       propose.Sources
	places        *place.Places
	review        *review.Options // the desk is an adjudicator's
	sides         review.Versions // between whom
	patient       bool            // what is found out in the background is left to the test
}

func newTrial(t testing.TB, s setup) *trial {
	t.Helper()
	if s.columns == 0 {
		s.columns, s.rows = 80, 24
	}
	if s.plain {
		s.colours = termenv.Ascii
	}
	o := Options{
		Schema: annotations.Default(), Annotator: "tester", Lang: s.lang, Keys: keymap.Default(),
		Clock: func() time.Time { return time.Unix(0, 0) }, Layouts: &fixedLayout{name: s.layout}, Queue: s.queue, Cancel: new(Cancel),
	}
	if s.schema != nil {
		o.Schema = s.schema
	}
	o.Sources, o.Places = s.sources, s.places
	var err error
	if o.Queue == nil {
		o.Queue, err = source.Open(s.args(t), source.Options{})
		if err != nil {
			t.Fatal(err)
		}
	}
	if s.dataset == "" {
		s.dataset = filepath.Join(t.TempDir(), "d.jsonl")
	}
	dataset, err := store.Open(s.dataset, store.Options{Annotator: "tester", Tool: "tippani test", ReadOnly: s.readOnly,
		Stop:  o.Cancel.Err,
		Clock: func() time.Time { return time.Date(2026, 1, 31, 9, 30, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = dataset.Close() })
	o.Desk = files{dataset}
	if s.review != nil {
		options := *s.review
		options.Clock = o.Clock
		o.Review = &options
		o.Desk = review.Desk{Files: files{dataset}, Versions: s.sides, Schema: o.Schema, Name: "তানিয়া", Clock: o.Clock}
	}
	a, err := opening(o, canvas.Terminal{Columns: s.columns, Rows: s.rows, Colours: s.colours, DarkBackground: !s.light,
		Profile: measuredProfile(t, s.terminal)})
	if err != nil {
		t.Fatal(err)
	}
	d := &trial{t, dataset, a}
	if !s.patient {
		d.workOff()
	}
	return d
}

func (s setup) args(t testing.TB) []string {
	if s.input != "" {
		return []string{s.input}
	}
	return articleArgs(t, s.text)
}

func articleArgs(t testing.TB, text string) []string {
	if text == "" {
		return nil
	}
	path := filepath.Join(t.TempDir(), "article.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return []string{path}
}

func measuredProfile(t testing.TB, name string) *width.Profile {
	t.Helper()
	if name == "" {
		name = "xterm-398"
	}
	f, err := os.Open("../model/width/testdata/terminals/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p, err := width.Load(f)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// fixedLayout is a keyboard whose layout is known, or, without a name, asked for.
type fixedLayout struct {
	name  string
	asked *keymap.Layout
}

func (f *fixedLayout) Current() (*keymap.Layout, bool) {
	if f.asked != nil {
		return f.asked, true
	}
	return keymap.LayoutNamed(f.name)
}

func (f *fixedLayout) Remember(l *keymap.Layout) error { f.asked = l; return nil }

// keys presses keys by their names, separated by blanks; "type:…" types the rest of the word, with _ for a blank.
func (d *trial) keys(names string) *trial {
	d.t.Helper()
	for _, name := range strings.Fields(names) {
		if text, ok := strings.CutPrefix(name, "type:"); ok {
			d.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(strings.ReplaceAll(text, "_", " "))})
			continue
		}
		d.Update(keyNamed(name))
	}
	return d.settled()
}

// Update takes one event and does at once what the App wants done beside it.
func (d *trial) Update(event any) (quit bool) {
	d.App.Update(event)
	d.workOff()
	return d.out.quit
}

// perform does what a component asks for, and what takes its time at once.
func (d *trial) perform(asked action.Action) {
	d.App.perform(asked)
	d.workOff()
}

func (d *trial) workOff() {
	for run := d.Working(); run != nil; run = d.Working() {
		run()
		d.Worked()
	}
	for b := d.Background(); b != nil; b = d.Background() {
		b.Run()
		d.Found(b)
	}
}

// goTo opens an article of the queue.
func (d *trial) goTo(i int) (err error) {
	d.perform(d.App.goTo(i, func(e error) action.Action { err = e; return nil }))
	return err
}

// settled waits until everything that is found out in the background is on the desk.
func (d *trial) settled() *trial {
	for again := d.roundup.Busy(); again; {
		again = d.roundup.Busy()
		d.Update(newsEvent{})
		if q := &d.roundup; q.Hits != nil && q.Hits.Search != nil {
			q.Hits.Search.Wait()
		} else if q.Heads != nil {
			q.Heads.Wait()
		}
	}
	return d
}

// keyNamed is the message that Bubble Tea sends for a key.
func keyNamed(name string) tea.KeyMsg {
	if name == "space" {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
	}
	for k := tea.KeyType(-200); k < 200; k++ {
		if k != tea.KeyRunes && (tea.KeyMsg{Type: k}).String() == name {
			return tea.KeyMsg{Type: k}
		}
	}
	if rest, ok := strings.CutPrefix(name, "alt+"); ok {
		m := keyNamed(rest)
		m.Alt = true
		return m
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}

// go puts the cursor at the first occurrence of a text.
func (d *trial) at(text string) *trial {
	d.t.Helper()
	i := strings.Index(d.work.pen.Reader.Article.Text(), text)
	if i < 0 {
		d.t.Fatalf("the article does not hold %q", text)
	}
	d.work.pen.Reader.MoveTo(model.Offset(i), false)
	return d
}

// spans lists the article's spans as LABEL:text, in order.
func (d *trial) spans() string {
	var out []string
	for s := range d.work.pen.Set().Spans() {
		out = append(out, s.Label+":"+d.work.pen.Reader.Article.Slice(s.Range))
	}
	return strings.Join(out, " | ")
}

// selection draws the text around the selection: "[" and "]" its ends, "|" the cursor.
func (d *trial) selection() string {
	r := d.work.pen.Reader
	text := r.Article.Text()
	rg := r.Selected()
	if rg.Empty() {
		return text[:r.Cursor()] + "|" + text[r.Cursor():]
	}
	if r.Cursor() == rg.Start {
		return text[:rg.Start] + "[|" + text[rg.Start:rg.End] + "]" + text[rg.End:]
	}
	return text[:rg.Start] + "[" + text[rg.Start:rg.End] + "|]" + text[rg.End:]
}

// files is a dataset as the desk of the screen.
type files struct{ *store.Dataset }

func (f files) Open(a *model.Article, input jsontext.Fields, whence string) (desk.Session, error) {
	return opened(f.SessionFrom(a, input, whence))
}

func (f files) Recorded(id string) (desk.Session, error) { return opened(f.Dataset.Recorded(id)) }

func (f files) Replace(id string, r *record.Record) (desk.Session, error) {
	return opened(f.Dataset.Replace(id, r))
}

func opened(s *store.Session, err error) (desk.Session, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}

// opening is an App on a screen, with its first article.
func opening(o Options, v canvas.Terminal) (*App, error) {
	ready, err := Open(o)
	if err != nil {
		return nil, err
	}
	return ready.On(v), nil
}
