package tui

import (
	"strings"
	"testing"

	"tippani/model/segment"
)

// plainRows are the rows on screen without their looks, blanks squeezed.
func (d *trial) plainRows() []string {
	var out []string
	for _, r := range d.Frame().Rows {
		var b strings.Builder
		for i := 0; i < len(r); {
			if r[i] == 0x1b {
				n := strings.IndexAny(r[i:], "mG")
				b.WriteByte(' ')
				i += n + 1
				continue
			}
			n := segment.Next(r, i)
			b.WriteString(r[i:n])
			i = n
		}
		out = append(out, strings.Join(strings.Fields(b.String()), " "))
	}
	return out
}

func TestHelpBeginsWithWhatAppliesHere(t *testing.T) {
	for _, c := range []struct{ name, keys, has, hasNot string }{
		{"on a word", "?", "Label palette", "Relabel"},
		{"on a span", "1 ?", "S alt+s Go to what it is linked to", "Done:"},
		{"while selecting", "v w ?", "o Cursor to the selection's other end", "Done:"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{text: "রহিম উদ্দিন", columns: 120, rows: 40}).keys(c.keys)
			all := strings.Join(d.plainRows(), "\n")
			first, _, ok := strings.Cut(all, "Moving")
			if !ok || !strings.Contains(first, "Here and now") {
				t.Fatalf("no part for what applies here in\n%s", all)
			}
			if !strings.Contains(first, c.has) || strings.Contains(first, c.hasNot) {
				t.Errorf("want %q, not %q, in\n%s", c.has, c.hasNot, first)
			}
		})
	}
}

func TestHelpNarrowsAsOneTypes(t *testing.T) {
	for _, c := range []struct{ name, typed, has string }{
		{"by what a key does", "paragraph", "} ctrl+↓ Next paragraph"},
		{"in the other language", "টীকা", "m"},
		{"by the key", "ctrl+r", "ctrl+r ctrl+y Redo"},
		{"nothing", "zzz", "nothing matches"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{text: "রহিম", columns: 120, rows: 40}).keys("? type:" + c.typed)
			all := strings.Join(d.plainRows(), "\n")
			if !strings.Contains(all, c.has) || strings.Contains(all, "Half a page down") {
				t.Errorf("after %q:\n%s", c.typed, all)
			}
		})
	}
}

func TestHelpHasTwoColumnsWhereTheyFit(t *testing.T) {
	both := func(columns int) bool {
		d := newTrial(t, setup{text: "রহিম", columns: columns, rows: 60}).keys("?")
		for _, row := range d.plainRows() {
			if strings.Contains(row, "Left by a letter") && strings.Contains(row, "age ") {
				return true
			}
		}
		return false
	}
	if !both(120) || both(80) {
		t.Errorf("two columns on a screen of 120: %v, of 80: %v", both(120), both(80))
	}
}

func TestWhatTheHelpHasNoRoomForGoesOnInTheNextLine(t *testing.T) {
	d := newTrial(t, setup{text: "রহিম", columns: 100, rows: 60}).keys("?")
	if all := strings.Join(d.plainRows(), "\n"); strings.Contains(all, "…") {
		t.Errorf("cut texts in\n%s", all)
	}
}
