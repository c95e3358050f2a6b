package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tippani/tui/terminal/faketerm"
)

// crowdedQueue writes a small article and one with n spans, which takes long to open.
func crowdedQueue(t *testing.T, dir string, n int) {
	t.Helper()
	var b strings.Builder
	b.WriteString("{\"id\":\"small\",\"text\":\"ছোট নিবন্ধ\"}\n{\"id\":\"large\",\"text\":\"")
	b.WriteString(strings.Repeat("রহিম ", n))
	b.WriteString("শেষ\",\"spans\":[")
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"id":"s%d","start":%d,"end":%d,"label":"PER"}`, i+1, 5*i, 5*i+4)
	}
	b.WriteString("]}\n")
	if err := os.WriteFile(filepath.Join(dir, "queue.jsonl"), []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestTheWholeProgramCancelsOpening opens an article with nearly as many spans as there may be, and presses escape once the screen says
// that the program works. A machine so fast that it is open by then has nothing to cancel.
func TestTheWholeProgramCancelsOpening(t *testing.T) {
	dir := t.TempDir()
	crowdedQueue(t, dir, 240_000)
	p := startIn(t, dir, faketerm.Behaviour{Columns: 100, Rows: 30, Width: faketerm.SumOfMarks}, "--annotator", "tester", "queue.jsonl")
	p.WaitFor("the first article", func(s faketerm.Screen) bool { return s.Contains("ছোট") && s.Contains("saved") })
	p.Send("\x0e")
	s := p.WaitFor("the work or its end", func(s faketerm.Screen) bool { return s.Contains("Working") || s.Contains("রহিম") })
	if !s.Contains("Working") {
		t.Skip("the article opened at once")
	}
	p.Send("\x03")
	s, _ = p.Within(30*time.Second, func(s faketerm.Screen) bool {
		return s.Contains("Cancelled; nothing was changed") || s.Contains("রহিম")
	})
	if s.Contains("রহিম") {
		t.Skip("the article was open before the key came")
	}
	if !s.Contains("ছোট") || !s.Contains("Cancelled; nothing was changed") {
		t.Fatalf("cancelled, it shows\n%s", s)
	}
	p.press("1", "Person: ছোট") // ctrl+c was not taken for leaving as well
	p.Send("q")
	if code := p.Wait(); code != 0 {
		t.Errorf("exit status %d", code)
	}
	data, err := os.ReadFile(filepath.Join(dir, "queue.annotations.jsonl"))
	if err != nil || strings.Count(string(data), "\n") != 1 || !strings.Contains(string(data), `"id":"small"`) {
		t.Errorf("the dataset holds %.300s (%v)", data, err)
	}
}
