package layout

import (
	"strings"
	"testing"

	"tippani/model"
	"tippani/model/width"
)

// article makes an article of a text.
func article(t testing.TB, text string) *model.Article {
	t.Helper()
	a, err := model.NewArticle("test", text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// shown returns what is drawn of each line, and fails unless the lines cover the text once and in order.
func shown(t testing.TB, d *Document) []string {
	t.Helper()
	var lines []string
	text, at := d.Article().Text(), model.Offset(0)
	for r := d.First(); ; {
		line := d.Line(r)
		if line.Range.Start != at {
			t.Fatalf("line %v begins at %d, but the text is covered up to %d", r, line.Range.Start, at)
		}
		lines = append(lines, text[line.Range.Start:line.End])
		at = line.Range.End
		if line.Last && int(at) < len(text) {
			if text[at] != '\n' {
				t.Fatalf("line %v ends its paragraph at %d, which is no line feed", r, at)
			}
			at++
		}
		next, moved := d.Move(r, 1)
		if moved == 0 {
			break
		}
		if Compare(r, next) >= 0 {
			t.Fatalf("the line after %v is %v", r, next)
		}
		r = next
	}
	if int(at) != len(text) {
		t.Fatalf("the lines end at %d of %d", at, len(text))
	}
	return lines
}

func TestLinesOfATextInTheDefaultWidths(t *testing.T) {
	for _, c := range []struct {
		name string
		cols int
		text string
		want string // lines, joined by |
	}{
		{"an empty text is an empty line", 10, "", ""},
		{"empty paragraphs are empty lines", 10, "\n\nক\n", "||ক|"},
		{"what fits is one line", 20, "আমি গান গাই।", "আমি গান গাই।"},
		{"words go to the next line whole", 8, "আমি বাংলায় গান গাই।", "আমি|বাংলায়|গান গাই।"},
		{"white space at the end need not fit", 3, "আমি    গান", "আমি|গান"},
		{"a paragraph of white space is a line with nothing drawn", 3, "       ", ""},
		{"indentation is drawn", 8, "  আমি গাই", "  আমি|গাই"},
		{"an emoji before Bengali", 6, "😀 গান গাই", "😀 গান|গাই"},
		{"a word too wide is broken between clusters", 4, "প্রতিক্রিয়াশীল", "প্রতি|ক্রি|য়াশী|ল"},
		{"a hyphen may be broken after", 10, "রাষ্ট্র-সমর্থিত", "রাষ্ট্র-|সমর্থিত"},
		{"a dash may be broken on both sides", 6, "গান—গান গান", "গান—|গান|গান"},
		{"a no-break space is not broken at", 9, "মা ড.\u00A0রহিম", "মা|ড.\u00A0রহিম"},
		{"a word joiner is not broken at", 12, "গাই গান-\u2060গা", "গাই|গান-\u2060গা"},
		{"brackets and quotes stay with their word", 6, "গান (গাই) ‘গান’।", "গান|(গাই)|‘গান’।"},
		{"a danda after a space stays with its word", 6, "আমি গান !", "আমি|গান !"},
		{"an opening bracket with a space is not left behind", 7, "গান গা ( গা", "গান গা|( গা"},
		{"white space inside a piece too wide may stand past the edge", 4, "(((( কককক", "((((|কককক"},
		{"a figure space is not broken at", 4, "১\u2007২ ৩", "১\u2007২|৩"},
		{"ideographs may be broken between", 4, "中文字", "中文|字"},
		{"a closing bracket is not sent to the next line", 4, "中文）", "中|文）"},
		{"a tab is four columns and may be broken at", 8, "গান\tগাই", "গান|গাই"},
		{"a control is shown and takes its columns", 3, "ab\x1Bcd", "ab\x1B|cd"},
		{"joiners do not part a word", 3, "ক্\u200Cষর ক্\u200Dষর", "ক্\u200Cষর|ক্\u200Dষর"},
		{"a decomposed য় is not parted", 2, "যয\u09BCয", "যয\u09BC|য"},
		{"a cluster wider than the line has a line of its own", 2, "ক\tক👨\u200D👩\u200D👧ক", "ক|ক👨\u200D👩\u200D👧|ক"},
	} {
		d := New(article(t, c.text), width.Default(), c.cols)
		if got := strings.Join(shown(t, d), "|"); got != c.want {
			t.Errorf("%s: %q in %d columns is %q, want %q", c.name, c.text, c.cols, got, c.want)
		}
	}
}

func TestThePositionAtAColumn(t *testing.T) {
	d := New(article(t, "কা খগ  ঘঙচছজ ঝ  \nক"), width.Default(), 4) // কা|খগ|ঘঙচছ|জ ঝ|ক
	text := d.Article().Text()
	for _, c := range []struct {
		name   string
		line   int
		column Column
		want   string // the text from the position
	}{
		{"the first column of a cluster", 0, 0, "কা খগ"},
		{"another column of it", 0, 1, "কা খগ"},
		{"left of the line", 0, -3, "কা খগ"},
		{"past a line broken at white space: the white space", 0, 2, " খগ"},
		{"the same, of two spaces", 1, 9, "  ঘঙ"},
		{"past a line broken in a word: its last cluster", 2, 4, "ছজ ঝ"},
		{"past the last line of a paragraph: its end", 3, 4, "\nক"},
		{"past the end of the text", 4, 4, ""},
	} {
		r, _ := d.Move(d.First(), c.line)
		if got := text[d.At(r, c.column):]; !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: column %d of line %d is at %q, want %q", c.name, c.column, c.line, got, c.want)
		}
	}
}
