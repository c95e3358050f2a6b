package tui

import (
	"errors"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/tui/canvas"
	"tippani/tui/desk"
	"tippani/tui/desk/memory"
	"tippani/tui/keymap"

	"tippani/model/source"
)

// onMemory is an App over a desk that is no file.
func onMemory(t *testing.T, d desk.Desk, paths ...string) *trial {
	t.Helper()
	all, err := source.Open(paths, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	a, err := opening(Options{Schema: annotations.Default(), Keys: keymap.Default(), Layouts: &fixedLayout{}, Queue: all, Desk: d,
		Annotator: "মিনা"},
		canvas.Terminal{Columns: 100, Rows: 24, Profile: measuredProfile(t, "")})
	if err != nil {
		t.Fatal(err)
	}
	return &trial{t: t, App: a}
}

func writeArticles(t *testing.T, texts ...string) (paths []string) {
	t.Helper()
	for _, text := range texts {
		paths = append(paths, articleArgs(t, text)...)
	}
	return paths
}

func TestTheScreenNeedsNoFiles(t *testing.T) {
	m := memory.New("মিনা")
	d := onMemory(t, m, writeArticles(t, "😀 এক দুই তিন")...)
	d.keys("w 1 w 2 w 3 x u ctrl+r u s esc m type:টীকা enter")
	if got := d.spans(); got != "PER:এক | ORG:দুই | GPE:তিন" {
		t.Errorf("the spans are %s", got)
	}
	d.keys("d")
	if p := m.Progress(d.work.pen.Session.ID()); p.Answer != annotations.Accept || p.Spans != 3 {
		t.Errorf("the desk holds %+v", p)
	}
	if d.keys("u"); d.work.pen.Set().Answer() != annotations.InProgress || !strings.Contains(d.out.message.Text, "Undone") {
		t.Errorf("said %q", d.out.message.Text)
	}
	if d.keys("A"); !strings.Contains(strings.Join(d.Frame().Rows, ""), "1 begun") {
		t.Errorf("the list shows\n%s", strings.Join(d.Frame().Rows, "\n"))
	}
	if got := d.Farewell(); got != "3 spans in this article" {
		t.Errorf("says goodbye with %q", got)
	}
}

func TestASecondRunGoesOnWhereTheFirstEnded(t *testing.T) {
	m := memory.New("মিনা")
	article := writeArticles(t, "এক দুই তিন", "চার পাঁচ")
	open := func() *trial { return onMemory(t, m, article...) }
	open().keys("1 w w 2 ctrl+n 3")
	d := open()
	if d.spans() != "PER:এক | ORG:তিন" || d.work.pen.Reader.Article.Slice(d.work.pen.Target()) != "তিন" {
		t.Errorf("the second run begins with %q at %q", d.spans(), d.selection())
	}
	if d.keys("u"); d.spans() != "PER:এক" {
		t.Errorf("u leaves %q", d.spans())
	}
	if d.keys("ctrl+n"); d.spans() != "GPE:চার" {
		t.Errorf("in the second article the spans are %q", d.spans())
	}
}

func TestWhatADeskCanNotKeepIsUnsaved(t *testing.T) {
	m := memory.New("মিনা")
	d := onMemory(t, m, writeArticles(t, "এক দুই")...)
	m.Full = errors.New("the line is down")
	d.keys("1")
	if d.spans() != "PER:এক" || !strings.Contains(d.out.message.Text, "the line is down") {
		t.Errorf("%s, said %q", d.spans(), d.out.message.Text)
	}
	d.keys("q")
	screen := strings.Join(d.Frame().Rows, "\n")
	if d.out.quit || !strings.Contains(screen, "NOT SAVED") || strings.Contains(screen, "another file") {
		t.Errorf("leaving shows\n%s", screen)
	}
	m.Full = nil
	if d.keys("1"); m.Unsaved() != 0 || !strings.Contains(d.out.message.Text, "Everything is saved") {
		t.Errorf("said %q", d.out.message.Text)
	}
	if d.keys("q"); !d.out.quit {
		t.Error("q does not leave")
	}
}

func TestALockedDeskIsOnlyRead(t *testing.T) {
	m := memory.New("মিনা")
	m.Locked = true
	if d := onMemory(t, m, writeArticles(t, "এক দুই")...).keys("1 d"); d.spans() != "" || d.out.message.Text == "" {
		t.Errorf("%s, said %q", d.spans(), d.out.message.Text)
	}
}

// Records of other annotators lie beside one's own and are not touched.
func TestRecordsOfOthersLieBeside(t *testing.T) {
	m := memory.New("মিনা")
	d := onMemory(t, m, writeArticles(t, "এক দুই")...)
	article := d.work.pen.Session.Article()
	m.Put(&record.Record{Article: article, Annotator: "রাফি", Answer: annotations.Accept})
	d.keys("1")
	others := m.Beside(article.ID())
	if len(others) != 1 || others[0].Annotator != "রাফি" {
		t.Fatalf("beside lie %v", others)
	}
	if r, err := m.Read(others[0]); err != nil || len(r.Spans) != 0 {
		t.Errorf("%v %v", r, err)
	}
	if d.spans() != "PER:এক" {
		t.Errorf("the spans are %s", d.spans())
	}
}
