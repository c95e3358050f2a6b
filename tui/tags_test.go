package tui

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/muesli/termenv"

	"tippani/annotations"
	"tippani/tui/lang"
	"tippani/tui/style"
)

func TestLabelsThatLookAlikeGetBrackets(t *testing.T) {
	two := func(a, b string) *annotations.Schema {
		line := func(c string) string {
			if c == "" {
				return ""
			}
			return fmt.Sprintf("color = %q\n", c)
		}
		return schemaOf(t, "[[label]]\nname = \"AAA\"\nkind = \"entity\"\n"+line(a)+"[[label]]\nname = \"BBB\"\nkind = \"entity\"\n"+
			line(b))
	}
	passages := schemaOf(t, "[[label]]\nname = \"AAA\"\nkind = \"quote\"\ncolor = \"#3330A9\"\n[[label]]\nname = \"BBB\"\nkind = \"claim\"\n"+
		"color = \"#BB5756\"\n")
	for _, c := range []struct {
		name    string
		schema  *annotations.Schema
		colours termenv.Profile
		want    bool
	}{
		{"the built-in labels, true colour", nil, termenv.TrueColor, false},
		{"the built-in labels, 256 colours", nil, termenv.ANSI256, false},
		{"the built-in labels, sixteen", nil, termenv.ANSI, true},
		{"no colours", nil, termenv.Ascii, true},
		{"one colour for two", two("#0072B2", "#0072b2"), termenv.TrueColor, true},
		{"nearly one", two("#0072B2", "#0078B8"), termenv.TrueColor, true},
		{"one only in 256 colours", two("#00A060", "#10B868"), termenv.ANSI256, true},
		{"red and blue", two("#D55E00", "#0072B2"), termenv.TrueColor, false},
		{"in sixteen colours too", two("#D55E00", "#0072B2"), termenv.ANSI, false},
		{"two reds in sixteen colours are given two colours", two("#FF0000", "#CC0000"), termenv.ANSI, false},
		{"named alike", two("red", "red"), termenv.TrueColor, true},
		{"bright and not", two("red", "bright-red"), termenv.ANSI, true},
		{"without colours of their own they are given some", two("", ""), termenv.TrueColor, false},
		{"in 256 too", two("", ""), termenv.ANSI256, false},
		{"in sixteen too", two("", ""), termenv.ANSI, false},
		{"a quotation and a claim", passages, termenv.TrueColor, false},
		{"in sixteen colours these have one line", passages, termenv.ANSI, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newTrial(t, setup{text: "বাংলাদেশের মানুষ", colours: c.colours, schema: c.schema}).keys("1")
			label := d.options.Schema.Labels[0].Name
			named := func() bool { return strings.Contains(strings.Join(d.Frame().Rows[2:4], ""), label) }
			if !named() {
				t.Error("the label is not named from the start")
			}
			if d.keys("L L"); named() != c.want || strings.Contains(d.out.message.Text, "stay") != c.want {
				t.Errorf("without names: %v, and L says %q", !named(), d.out.message.Text)
			}
		})
	}
	t.Run("of a label that the schema does not know", func(t *testing.T) {
		dataset := t.TempDir() + "/d.jsonl"
		input := queueOf(t, "বাংলাদেশের মানুষেরা")
		newTrial(t, setup{input: input, dataset: dataset, schema: two("#D55E00", "#0072B2")}).keys("1 w 2").dataset.Close()
		only := schemaOf(t, "[[label]]\nname = \"AAA\"\nkind = \"entity\"\ncolor = \"#D55E00\"\n")
		rows := strings.Join(newTrial(t, setup{input: input, dataset: dataset, schema: only}).keys("L L").Frame().Rows[2:4], "")
		if !strings.Contains(rows, "BB") || strings.Contains(rows, "AAA") {
			t.Errorf("the brackets are %q", rows)
		}
	})
}

// A span may be narrower than its label's name: that reaches beyond it where there is room, and else the key tells which label it is.
func TestNarrowSpansAreNamed(t *testing.T) {
	for _, c := range []struct{ text, keys, want string }{
		{"abcdefgh", "8", "└NUMBER┘"}, {"abcdefghij", "8", "└NUMBER──┘"}, {"abcde", "8", "└NUMBER"}, {"abc", "1", "└PER"},
		{"a", "enter type:cue enter", "└CUE"},
		{"abc de fgh", "1 w 2 w 3", "└1┘ └2 └GPE"}, {"a b", "1 w 2", "1 └ORG"}, {"a b", "enter type:cue enter w 2", "| └ORG"},
		{"abcdefg hi jkl mno", "1 m type:x enter w 6 w v $ 9 s enter", "└PER ✎┘ └6 └QUOTE┘"},
		{"abcdefg hi hi hi jkl mno", "w w w w v $ 9 g 1 w w w w s enter", "└PER ← Speaker   └QUOTE┘"},
		{"abc d", "enter type:cue enter w 2", "└…┘ └ORG"},
	} {
		d := newTrial(t, setup{text: c.text, plain: true}).keys(c.keys)
		row := strings.TrimSpace(screenRow(d.Frame().Rows[2]))
		if row != c.want {
			t.Errorf("under %s stands %q, want %s", c.text, row, c.want)
		}
	}
}

// screenRow is what stands in a row of one-column clusters.
func screenRow(row string) string {
	var cells []rune
	for row != "" {
		if body, ok := strings.CutPrefix(row, "\x1b["); ok {
			end := strings.IndexAny(body, "mG")
			if n, err := strconv.Atoi(body[:end]); err == nil && body[end] == 'G' {
				for len(cells) < n-1 {
					cells = append(cells, ' ')
				}
			}
			row = body[end+1:]
			continue
		}
		r, size := utf8.DecodeRuneInString(row)
		cells, row = append(cells, r), row[size:]
	}
	return string(cells)
}

// Ten labels that a schema gives no colours are told apart; of more the names are shown.
func TestLabelsWithoutColoursAreToldApart(t *testing.T) {
	for n, alike := range map[int]bool{2: false, 6: false, 10: false, 11: true, 40: true} {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "[[label]]\nname = \"L%d\"\nkind = \"entity\"\n", i)
		}
		for _, depth := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256} {
			if got := style.ColourLabels(schemaOf(t, b.String()), depth).Alike; got != alike {
				t.Errorf("%d labels, %s: alike %v", n, depth.Name(), got)
			}
		}
	}
}

// In Bengali labels have the schema's Bengali names, wherever they stand.
func TestLabelsHaveTheirBengaliNames(t *testing.T) {
	for _, c := range []struct{ name, keys string }{
		{"the text, the panel, the reminders of keys and the status line", "1 w 2 v $ 9 g"},
		{"what can be linked", "1 w v $ 9 s"},
		{"every line", "1 w v $ 9 L"},
		{"a claim", "v $ 0"},
		{"a short word", "1"},
	} {
		d := newTrial(t, setup{text: "রহিম ঢাকায় এসে বললেন, কাল সভা হবে।", columns: 130, rows: 30, lang: lang.Bengali}).keys(c.keys)
		for _, row := range d.Frame().Rows {
			for _, l := range d.options.Schema.Labels {
				if strings.Contains(row, l.Name) {
					t.Errorf("%s: %s in %q", c.name, l.Name, row)
				}
			}
		}
	}
}

// Notes and attributes have a mark where the label is named, and where it is not, in the margin of the line that the span begins on.
func TestNotesAndAttributesHaveAMark(t *testing.T) {
	for _, c := range []struct {
		name, keys    string
		margin, below string
	}{
		{"a note", "1 m type:x enter", "", "└PER ✎"},
		{"a note, no names", "1 m type:x enter L L", "✎", ""},
		{"an attribute", "v $ 9 a 1", "", "└QUOTE Direct─"},
		{"an attribute where its value has no room", "v w w 9 a 1", "", "└QUOTE •┘"},
		{"an attribute, no names", "v $ 9 a 1 L L", "•", ""},
		{"neither", "1 L L", "", ""},
	} {
		d := newTrial(t, setup{text: "abcd fghi klmn opqr stuvwxyz"}).keys(c.keys)
		rows := d.Frame().Rows
		margin := strings.Trim(strings.Split(screenRow(rows[1]), "abcd")[0], " 1▌")
		under := strings.TrimSpace(screenRow(rows[2]))
		if margin != c.margin || !strings.HasPrefix(under, c.below) || c.below == "" && under != "" {
			t.Errorf("%s: the margin has %q, and below stands %q", c.name, margin, under)
		}
	}
}
