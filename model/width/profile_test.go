package width

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"tippani/model/segment"
)

func TestTheColumnsOfAClusterComeFromTheBestSource(t *testing.T) {
	c := func(telling map[string]int, more map[string]int) *Profile { return New(telling).With(more) }
	kitty := map[string]int{"স্ত্রী": 1, "বাংলা": 2}
	xterm := map[string]int{"স্ত্রী": 4, "বাংলা": 5}
	for _, c := range []struct {
		name    string
		profile *Profile
		cluster string
		want    Cell
	}{
		{"measured, whatever the family", c(kitty, map[string]int{"ক্ষ": 7}), "ক্ষ", Cell{Text: "ক্ষ", Columns: 7}},
		{"measured letter", c(kitty, map[string]int{"ক": 2}), "ক", Cell{Text: "ক", Columns: 2}},
		{"measured letter with a sign", c(kitty, map[string]int{"কি": 2}), "কি", Cell{Text: "কি", Columns: 2}},
		{"measured ASCII", c(kitty, map[string]int{"~": 2}), "~", Cell{Text: "~", Columns: 2}},
		{"family E", c(kitty, nil), "ক্ষি", Cell{Text: "ক্ষি", Columns: 1}},
		{"family A", c(xterm, nil), "ক্ষি", Cell{Text: "ক্ষি", Columns: 3}},
		{"go-runewidth for a conjunct", Default(), "ক্ষি", Cell{Text: "ক্ষি", Columns: 3}},
		{"go-runewidth for decomposed য়", Default(), "য\u09BC", Cell{Text: "য\u09BC", Columns: 1}},
		{"go-runewidth for ZWJ", Default(), "র\u200D্য", Cell{Text: "র\u200D্য", Columns: 2}},
		{"go-runewidth for an ideograph", Default(), "中", Cell{Text: "中", Columns: 2}},
		{"go-runewidth for an emoji", Default(), "😀", Cell{Text: "😀", Columns: 2}},
		{"nothing", Default(), "", Cell{Text: "", Columns: 0}},
		{"a tab", Default(), "\t", Cell{Text: "    ", Columns: 4}},
		{"a control", Default(), "\x1B", Cell{Text: "␛", Columns: 1}},
		{"a bidi control", Default(), "\u202E", Cell{Text: "<RLO>", Columns: 5}},
		{"a bare mark", Default(), "া", Cell{Text: "◌া", Columns: 2}},
		{"a bare mark as measured on its circle", c(xterm, map[string]int{"◌া": 1, "া": 9}), "া", Cell{Text: "◌া", Columns: 1}},
		{"visible forms are the sum of what was measured", c(nil, map[string]int{"<": 2}), "\u202E", Cell{Text: "<RLO>", Columns: 6}},
	} {
		if got := c.profile.Cell(c.cluster); got != c.want {
			t.Errorf("%s: Cell(%+q) = %+v, want %+v", c.name, c.cluster, got, c.want)
		}
		if got := c.profile.Columns(c.cluster); got != c.want.Columns {
			t.Errorf("%s: Columns(%+q) = %d, want %d", c.name, c.cluster, got, c.want.Columns)
		}
	}
}

func TestMeasureIsTheSumOfTheClustersAsDrawn(t *testing.T) {
	p := Default()
	for s, want := range map[string]int{"": 0, "😀 বাংলা": 8, "a\x1Bb\t": 7, "ক্\u200Cষ": 2} {
		if got := p.Measure(s); got != want {
			t.Errorf("Measure(%+q) = %d, want %d", s, got, want)
		}
	}
}

func TestWithLeavesTheProfileItselfAsItWas(t *testing.T) {
	p := New(map[string]int{"ক": 1})
	q := p.With(map[string]int{"ক": 2, "খ": 2})
	if p.Columns("ক") != 1 || q.Columns("ক") != 2 || q.Columns("খ") != 2 || p.Columns("খ") != 1 {
		t.Error("the measurements of one profile are seen in the other")
	}
	if p.Equal(q) || !q.Equal(p.With(map[string]int{"খ": 2, "ক": 2})) {
		t.Error("Equal does not follow the measurements")
	}
}

func TestADrawingDecidesWhatIsSent(t *testing.T) {
	boxed := Drawing{Name: "boxed", Cell: func(form string, columns int) (Cell, bool) {
		return Cell{Text: "[" + form + "]", Columns: columns + 2}, form == "কি" || form == "␛"
	}}
	p := Default().Drawn(boxed)
	for cluster, want := range map[string]Cell{"কি": {Text: "[কি]", Columns: 4}, "ক": {Text: "ক", Columns: 1}, "\x1B": {Text: "[␛]", Columns: 3}} {
		if got := p.Cell(cluster); got != want || p.Columns(cluster) != want.Columns {
			t.Errorf("Cell(%+q) = %+v, want %+v", cluster, got, want)
		}
	}
	if p.Equal(Default()) {
		t.Error("a profile with a drawing equals one without")
	}
}

func TestAFileIsReadAndWrittenUnchanged(t *testing.T) {
	data, err := os.ReadFile("testdata/terminals/kitty-0.48.2.json")
	if err != nil {
		t.Fatal(err)
	}
	p, err := Load(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Key("terminal") + " " + p.Key("version"); got != "kitty 0.48.2" {
		t.Errorf("the file is of %q", got)
	}
	var saved bytes.Buffer
	if err := p.WithKey("note", "ক <&>").Save(&saved); err != nil {
		t.Fatal(err)
	}
	again, err := Load(&saved)
	if err != nil {
		t.Fatal(err)
	}
	if !again.Equal(p) || again.Key("note") != "ক <&>" || len(again.other) != len(p.other)+1 {
		t.Error("what was saved is not what was loaded")
	}
}

func TestABadFileIsRefusedWithAReason(t *testing.T) {
	for file, want := range map[string]string{
		"":                           "must be a JSON object",
		"[1]":                        "must be a JSON object",
		`{"terminal":"x"}`:           `"widths" is missing`,
		`{"widths":{"ক":"1"}}`:       "whole numbers",
		`{"widths":{"ক":-1}}`:        "correct or remove",
		`{"widths":{"ক":999999999}}`: "correct or remove",
	} {
		if _, err := Load(strings.NewReader(file)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want something with %q", file, err, want)
		}
	}
}

func TestDistinctClustersInTheOrderOfTheText(t *testing.T) {
	for _, c := range []struct {
		name, text string
		budget     int
		want       []string
	}{
		{"an empty text", "", 100, nil},
		{"each once", "কককখকিকি কি", 100, []string{"ক", "খ", "কি", " "}},
		{"an emoji, a conjunct, joiners, decomposed য়", "😀স্ত্রীর\u200D্যয\u09BC", 100, []string{"😀", "স্ত্রী", "র\u200D্য", "য\u09BC"}},
		{"in the form in which they are drawn", "\u202E<\u200Bা\n", 100, []string{"<", "R", "L", "O", ">", "Z", "W", "S", "P", "◌া", "␊"}},
		{"no more than the budget, and whole clusters", "কখগঘ", 4, []string{"ক", "খ"}},
		{"no budget", "ক", 0, nil},
	} {
		if got := Distinct(c.text, c.budget); !slices.Equal(got, c.want) {
			t.Errorf("%s: Distinct(%+q, %d) = %q, want %q", c.name, c.text, c.budget, got, c.want)
		}
	}
}

func TestAFormThatBeginsWithAMarkIsProbedAfterALetter(t *testing.T) {
	for _, c := range []struct {
		form, probe   string
		moved, answer int
	}{
		{"a", "a", 1, 1}, {"স্ত্রী", "স্ত্রী", 4, 4}, {"◌া", "◌া", 2, 2}, {"া", "কা", 3, 2}, {"্", "ক্", 1, 0},
		{"\u102C", "ক\u102C", 2, 1},
	} {
		if got := Probe(c.form); got != c.probe {
			t.Errorf("Probe(%+q) = %+q, want %+q", c.form, got, c.probe)
		}
		if got := Answered(c.form, c.moved, 1); got != c.answer {
			t.Errorf("Answered(%+q, %d, 1) = %d, want %d", c.form, c.moved, got, c.answer)
		}
	}
	if Telling()[0] != "a" || !slices.Contains(Telling(), letter) {
		t.Error("the telling probes must begin with a and include the letter")
	}
	for _, form := range Telling() {
		if leadsWithMark(form) {
			t.Errorf("the telling probe %q begins with a mark", form)
		}
	}
}

func TestAnUnknownTerminalGetsTheNearestFamily(t *testing.T) {
	for _, c := range []struct {
		widths map[string]int
		want   string
	}{
		{nil, "unknown"},
		{map[string]int{"ক": 1}, "unknown"},
		{map[string]int{"স্ত্রী": 2}, "D"},
		{map[string]int{"স্ত্রী": 2, "বাংলা": 4}, "H"},
		{map[string]int{"স্ত্রী": 9, "বাংলা": 5, "কা": 2, "কু": 1}, "A"},
		{map[string]int{"স্ত্রী": 9, "বাংলা": 5, "কা": 2, "কু": 2}, "F"},
	} {
		if got := Infer(c.widths).String(); got != c.want {
			t.Errorf("Infer(%v) = %s, want %s", c.widths, got, c.want)
		}
	}
}

var corpus = strings.Repeat("উত্তর কোরিয়ার নেতা কিম জং উন ইউক্রেন যুদ্ধ ইস্যুতে রাশিয়ার প্রতি তাদের ‘নিঃশর্ত সমর্থন ও উৎসাহ’ অব্যাহত "+
	"রাখবেন।\n", 2000)

func BenchmarkColumns(b *testing.B) {
	var clusters []string
	for i := 0; i < len(corpus); {
		end := segment.Next(corpus, i)
		clusters = append(clusters, corpus[i:end])
		i = end
	}
	for _, name := range []string{"unmeasured", "xterm"} {
		p := Default()
		if name != "unmeasured" {
			p = terminals(b)[name]
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(corpus)))
			b.ReportAllocs()
			for b.Loop() {
				for _, c := range clusters {
					p.Columns(c)
				}
			}
		})
	}
}

func BenchmarkMeasure(b *testing.B) {
	p := Default()
	b.SetBytes(int64(len(corpus)))
	for b.Loop() {
		p.Measure(corpus)
	}
}

func BenchmarkDistinct(b *testing.B) {
	b.SetBytes(int64(len(corpus)))
	b.ReportAllocs()
	for b.Loop() {
		Distinct(corpus, len(corpus))
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New(map[string]int{"ক": 1})
	}
}
