package main

import (
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"tippani/annotations"
	"tippani/annotations/store"
	"tippani/model"
	"tippani/model/message"
	"tippani/model/source"
	"tippani/model/width"
	"tippani/tui"
	"tippani/tui/canvas"
	"tippani/tui/keymap"
)

// single is a queue of one article.
type single struct{ item source.Item }

func (single) Len() (int, bool)              { return 1, true }
func (q single) At(int) (source.Item, error) { return q.item, nil }
func (q single) ID(int) (string, error)      { return q.item.Article.ID(), nil }
func (single) Close() error                  { return nil }
func (single) Apart(int) (source.Item, bool) { return source.Item{}, false }
func (q single) Head(int) (source.Head, error) {
	return source.Head{ID: q.item.Article.ID(), Title: q.item.Article.Meta().Title, Name: q.item.Name}, nil
}

// FuzzFramesHoldOnlyOurSequences sends random text through the article, its title, the labels, the annotator's name, pastes and
// keys, and looks at every row of every frame before the last filter of package terminal, which would hide a leak.
//
//	go test ./cmd/tippani -run '^$' -fuzz FuzzFramesHoldOnlyOurSequences -fuzztime 20s
func FuzzFramesHoldOnlyOurSequences(f *testing.F) {
	for _, a := range append(attacks(), invalid()...) {
		f.Add("শব্দ "+a+" শেষ", a, a)
	}
	f.Add(everything("\n"), everything(" "), everything(""))
	f.Fuzz(func(t *testing.T, text, other, typed string) {
		article, err := model.NewArticle("id", strings.ToValidUTF8(text, "\uFFFD"), model.Meta{Title: other, Source: other})
		if err != nil || text == "" {
			return
		}
		schema := annotations.Default()
		schema.Labels[0].Display = annotations.Display{EN: other, BN: other}
		schema.Labels[0].Description = annotations.Display{EN: other, BN: other}
		schema.Labels[1].Name = other
		d, err := store.Open(filepath.Join(t.TempDir(), "d.jsonl"), store.Options{Annotator: other, Tool: "fuzz"})
		if err != nil {
			t.Fatal(err)
		}
		defer d.Abandon()
		layouts, err := layouts(system(), "", "")
		if err != nil {
			t.Fatal(err)
		}
		ready, err := tui.Open(tui.Options{
			Queue:     single{source.Item{Article: article, Source: other, Notices: []message.Message{message.Verbatim(other)}}},
			Desk:      files{d},
			Schema:    schema,
			Annotator: other,
			Keys:      keymap.Default(), Layouts: layouts,
		})
		if err != nil {
			return
		}
		app := ready.On(canvas.Terminal{Columns: 60, Rows: 16, Colours: termenv.TrueColor, Profile: width.Default()})
		look := func(when string) {
			for i, row := range app.Frame().Rows {
				if bad := leak(row, false); bad != "" {
					t.Fatalf("%s: %s in row %d: %q", when, bad, i, row)
				}
			}
		}
		look("at the start")
		press := func(keys string) {
			for _, r := range keys {
				app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
			}
			look("after " + keys)
		}
		send := func(k tea.KeyMsg) { app.Update(k); look("after " + k.String()) }
		text = typed
		for _, open := range []string{"1", "2m", "/", "?"} {
			press(open)
			send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
			send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text)})
			send(tea.KeyMsg{Type: tea.KeyEnter})
			send(tea.KeyMsg{Type: tea.KeyCtrlG})
			send(tea.KeyMsg{Type: tea.KeyCtrlG})
		}
		for _, open := range []string{"\r", "a", "s", "A", "f", "p", "L", "vG"} {
			press(open)
			send(tea.KeyMsg{Type: tea.KeyCtrlG})
		}
		press("1")
		send(tea.KeyMsg{Type: tea.KeyEnter})
		send(tea.KeyMsg{Type: tea.KeyCtrlG})
	})
}
