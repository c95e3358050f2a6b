package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/highlight"
	"tippani/tui/action"
	"tippani/tui/lang"
	"tippani/tui/style"
)

// oddTexts are articles that hardly anybody writes.
func oddTexts(t *testing.T) map[string]setup {
	return map[string]setup{
		"one cluster":             {text: "ক"},
		"one conjunct":            {text: "ক্ষ্ম"},
		"white space and lines":   {input: queueOf(t, " \n\n  \n \u00a0\n")},
		"line feeds":              {input: queueOf(t, "\n\n\n")},
		"10,000 marks":            {text: "ক" + strings.Repeat("\u09be\u0981", 5000)},
		"marks without a letter":  {text: strings.Repeat("\u09be", 300) + " ক"},
		"CRLF in JSONL":           {input: queueOf(t, "এক দুই\r\nতিন\r\n\r\nচার\r")},
		"joiners only":            {text: "\u200d\u200c\u200d"},
		"emoji, decomposed":       {text: "😀য\u09bc👨\u200d👩\u200d👧 ক\u200d্"},
		"bidi and escapes":        {text: "এক \x1b[2J\u202e দুই\x07\u2066"},
		"one word without blanks": {text: strings.Repeat("শব্দ", 500)},
	}
}

// everyKey presses each key of the program, those that open something with what closes it again.
const everyKey = "l h j k w b ) ( } { pgdown pgup ctrl+d ctrl+u G g $ ^ J K v l w o esc + + + + - - esc 1 tab shift+tab e l enter r " +
	"4 esc a esc " +
	"m type:টীকা_লেখা enter s enter esc u u u ctrl+r ctrl+r y f a esc F a s esc / type:ক enter n N esc p P j k enter p L t < > d d X X " +
	"I I ctrl+n ctrl+p A enter " +
	"? G esc G 2 shift+left shift+right W B enter type:x esc x u enter enter x x"

// TestEveryKeyOnOddArticles looks for a panic, a cursor inside a cluster, a cursor or a row beyond the screen, a control
// character on screen.
func TestEveryKeyOnOddArticles(t *testing.T) {
	for name, s := range oddTexts(t) {
		for _, size := range [][2]int{{20, 6}, {80, 24}, {130, 30}} {
			for _, plain := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s on %d by %d, plain %v", name, size[0], size[1], plain), func(t *testing.T) {
					s.columns, s.rows, s.plain = size[0], size[1], plain
					d := newTrial(t, s)
					for _, key := range strings.Fields(everyKey) {
						d.keys(key)
						d.sound(key)
					}
				})
			}
		}
	}
}

// sound fails where a state or its frame breaks a rule that holds for all of them.
func (d *trial) sound(after string) {
	d.t.Helper()
	r := d.work.pen.Reader
	x := r.Article.Index()
	for _, o := range []int{int(r.Selection.Head), int(r.Selection.Anchor)} {
		if o < 0 || o > int(r.Article.Len()) || int(x.Snap(o)) != o {
			d.t.Fatalf("after %s the selection %v has an end inside a cluster", after, r.Selection)
		}
	}
	for s := range d.work.pen.Set().Spans() {
		if s.Range.Empty() || x.Snap(int(s.Range.Start)) != s.Range.Start || x.Snap(int(s.Range.End)) != s.Range.End {
			d.t.Fatalf("after %s the span %s lies at %v", after, s.ID, s.Range)
		}
	}
	f := d.Frame()
	if !f.CursorVisible && d.dialogs.Top() == nil && !r.Astray {
		d.t.Fatalf("after %s the cursor is out of sight", after)
	}
	if f.CursorX < 0 || f.CursorX >= d.view.Columns || f.CursorY < 0 || f.CursorY >= d.view.Rows {
		d.t.Fatalf("after %s the cursor is at %d,%d", after, f.CursorX, f.CursorY)
	}
	for i, row := range f.Rows {
		if err := walk(row, d.view.Profile, max(d.view.Columns-1, 0)); err != nil {
			d.t.Fatalf("after %s, row %d: %v\n%q", after, i, err, row)
		}
		for _, c := range row {
			if c != 0x1b && (c < ' ' || 0x7f <= c && c < 0xa0 || 0x202a <= c && c <= 0x202e || 0x2066 <= c && c <= 0x2069) {
				d.t.Fatalf("after %s, row %d holds %q", after, i, c)
			}
		}
	}
}

// schemaOf writes a label file and reads it.
func schemaOf(t *testing.T, toml string) *annotations.Schema {
	t.Helper()
	path := filepath.Join(t.TempDir(), "labels.toml")
	if err := os.WriteFile(path, []byte(toml), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := annotations.LoadSchema(path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEveryKeyOnOddSchemas(t *testing.T) {
	label := func(name string) string { return fmt.Sprintf("[[label]]\nname = %q\nkind = \"entity\"\n", name) }
	forty := ""
	for i := range 40 {
		forty += label(fmt.Sprintf("ধরন%d", i+1))
	}
	for name, toml := range map[string]string{
		"one label, no relation":              label("PER"),
		"forty labels in Bengali without key": forty,
		"a long name":                         label(strings.Repeat("লম্বা", 30)),
	} {
		for _, l := range []lang.Lang{lang.English, lang.Bengali} {
			for _, size := range [][2]int{{20, 6}, {120, 24}} {
				t.Run(fmt.Sprintf("%s in %s on %d by %d", name, l.Code(), size[0], size[1]), func(t *testing.T) {
					d := newTrial(t, setup{text: "এক দুই তিন। চার", lang: l, columns: size[0], rows: size[1], schema: schemaOf(t, toml)})
					for _, key := range strings.Fields(everyKey) {
						d.keys(key)
						d.sound(key)
					}
				})
			}
		}
	}
}

func TestADigitBeyondTheLabelsSaysSo(t *testing.T) {
	d := newTrial(t, setup{text: "এক", schema: schemaOf(t, "[[label]]\nname = \"PER\"\nkind = \"entity\"\n")}).keys("2")
	if d.spans() != "" || d.out.message.Tone != action.Warn || d.out.message.Text == "" {
		t.Errorf("labelled %q, said %q", d.spans(), d.out.message.Text)
	}
}

func TestMoreWordsThanHints(t *testing.T) {
	d := newTrial(t, setup{text: strings.Repeat("এক দুই ", 2000), columns: 300, rows: 120})
	d.options.Measure = 290
	d.relay()
	d.keys("f")
	d.sound("f")
	if n := len(d.work.jump.Hints()); n != 26*26 {
		t.Errorf("%d words have %d hints", n, len(d.work.jump.Hints()))
	}
	hints := map[string]bool{}
	for _, h := range d.work.jump.Hints() {
		hints[h] = true
	}
	if len(hints) != len(d.work.jump.Hints()) {
		t.Error("two words have one hint")
	}
}

func TestThousandsOfSpansOnALineTakeFewRows(t *testing.T) {
	for _, name := range []string{"2,000 spans around the screen", "2,000 spans within one line"} {
		t.Run(name, func(t *testing.T) {
			d := newTrial(t, crowds(t)[name])
			if d.work.pen.Set().Len() != 2000 {
				t.Fatalf("%d spans", d.work.pen.Set().Len())
			}
			d.view.Tags = style.TagsBrackets
			d.relay()
			d.sound("opening")
			r := d.work.pen.Reader
			if rows := d.body().ExtraRows(r.Top, r.Document.Line(r.Top)); rows < highlight.MostInner || rows > highlight.MostInner+1 {
				t.Errorf("%d rows under a line", rows)
			}
		})
	}
}
