package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/model"
	"tippani/tui/style"
)

// spanned is a dataset of one record: an article with spans made by place, which gives the code points of the ith.
func spanned(t testing.TB, text string, n int, place func(i int) (start, end int)) setup {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, `{"text":"%s","id":"a","spans":[`, strings.ReplaceAll(text, "\n", "\\n"))
	for i := range n {
		start, end := place(i)
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"id":"s%d","start":%d,"end":%d,"label":"PER","kind":"entity"}`, i+1, start, end)
	}
	b.WriteString("]}\n")
	path := filepath.Join(t.TempDir(), "q.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return setup{input: path}
}

// crowds are articles with more spans than anybody would make. A word and its blank are 5 code points.
func crowds(t testing.TB) map[string]setup {
	line := strings.Repeat("শব্দ ", 4000) // 20,000 code points in one paragraph
	long := strings.Repeat(strings.Repeat("শব্দ ", 200)+"শব্দ\n", 3500)
	word := func(step int) func(i int) (int, int) {
		return func(i int) (int, int) { return i * 5 * step, i*5*step + 4 }
	}
	return map[string]setup{
		"few":                           spanned(t, line, 3, word(1)),
		"10 MB, 5,000 spans":            spanned(t, long, 5000, word(100)),
		"10 MB, 100,000 spans":          spanned(t, long, 100_000, word(5)),
		"2,000 spans around the screen": spanned(t, line, 2000, func(i int) (int, int) { return 0, 5*(4000-i) - 1 }),
		"2,000 spans within one line":   spanned(t, line, 2000, func(i int) (int, int) { return i % 15 * 5, i%15*5 + 4 + i/15*5 }),
	}
}

func BenchmarkKeyToFrame(b *testing.B) {
	for name, s := range crowds(b) {
		for _, tags := range []style.Tags{style.TagsAuto, style.TagsBrackets} {
			b.Run(fmt.Sprintf("%s/tags=%s", name, tags), func(b *testing.B) {
				s.columns, s.rows = 120, 40
				d := newTrial(b, s)
				d.view.Tags = tags
				d.relay()
				d.work.pen.Reader.MoveTo(model.Offset(30), false)
				for i := 0; b.Loop(); i++ {
					d.keys([]string{"j", "k"}[i%2])
					d.Frame()
				}
			})
		}
	}
}
