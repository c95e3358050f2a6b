package width

import (
	"maps"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/model/segment"
	"tippani/model/visible"
)

func TestVisualOrderPutsVowelSignsWhereTheyAreRead(t *testing.T) {
	for _, c := range []struct{ name, form, want string }{
		{"nothing", "", ""},
		{"a letter", "ক", "ক"},
		{"a letter of another script", "a", "a"},
		{"an emoji", "😀", "😀"},
		{"a sign on the right", "কা", "কা"},
		{"a sign below", "কু", "কু"},
		{"ি", "কি", "িক"},
		{"ে", "কে", "েক"},
		{"ৈ", "কৈ", "ৈক"},
		{"ো around its letter", "কো", "েকা"},
		{"ো decomposed", "কে\u09BE", "েকা"},
		{"ৌ around its letter", "কৌ", "েক\u09D7"},
		{"ৌ decomposed", "কে\u09D7", "েক\u09D7"},
		{"a conjunct of three", "স্ত্রি", "িস্ত্র"},
		{"ো around a conjunct", "ন্দ্রো", "েন্দ্রা"},
		{"ya-phala", "ব্যে", "েব্য"},
		{"reph", "র্কি", "ির্ক"},
		{"ZWJ before a hasanta", "র\u200D্যে", "ের\u200D্য"},
		{"ZWJ after a hasanta", "ক্\u200Dষি", "িক্\u200Dষ"},
		{"ZWNJ after the letter", "ক\u200Cি", "িক\u200C"},
		{"a conjunct that ZWNJ ends, two clusters", "ক্\u200Cষি", "ক্\u200Cষি"},
		{"য় in one code point", "\u09DFি", "ি\u09DF"},
		{"য় decomposed, drawn as one letter", "য\u09BCি", "ি\u09DF"},
		{"chandrabindu", "কিঁ", "িকঁ"},
		{"chandrabindu after ো", "কোঁ", "েকাঁ"},
		{"anusvara", "কেং", "েকং"},
		{"a bare sign on its circle", "◌ি", "ি◌"},
		{"a sign on a Latin letter", "aি", "িa"},
		{"two signs keep their order", "কিে", "িেক"},
		{"several clusters stay", "কিখি", "কিখি"},
		{"a bare sign stays", "ি", "ি"},
	} {
		got, changed := visualText(c.form)
		if !changed {
			got = c.form
		}
		if got != c.want || changed != (c.form != c.want) {
			t.Errorf("%s: %+q is drawn %+q (changed: %v), want %+q", c.name, c.form, got, changed, c.want)
		}
	}
}

var anyBengali = rapid.StringOfN(rapid.SampledFrom([]rune("কষরতসয়যড\u09BC\u09CD\u09CD\u200C\u200Dািীুেৈোৌ\u09D7ঁং a😀")), 0, 12, -1)

// parts is how often each code point occurs, ো ৌ য় ড় ঢ় counted as their parts.
func parts(s string) map[rune]int {
	count := map[rune]int{}
	for _, r := range strings.NewReplacer("\u09CB", "\u09C7\u09BE", "\u09CC", "\u09C7\u09D7", "\u09DC", "ড\u09BC", "\u09DD", "ঢ\u09BC",
		"\u09DF", "য\u09BC").Replace(s) {
		count[r]++
	}
	return count
}

func TestVisualOrderLosesAndInventsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for scan, s := segment.NewScanner(""), anyBengali.Draw(t, "text"); ; {
			scan = segment.NewScanner(s)
			if !scan.Next() {
				return
			}
			form := visible.Form(s[:scan.End()])
			if text, ok := visualText(form); ok && !maps.Equal(parts(text), parts(form)) {
				t.Fatalf("%+q is drawn %+q", form, text)
			}
			s = s[scan.End():]
		}
	})
}

func TestTextInVisualOrderTakesTheColumnsMeasuredForIt(t *testing.T) {
	p := New(map[string]int{"স্ত্রী": 4, "বাংলা": 5, "কি": 2, "িক": 3, "িখ": 5}).Drawn(Visual())
	for cluster, want := range map[string]Cell{
		"কি": {Text: "িক", Columns: 3}, "খি": {Text: "িখ", Columns: 5}, "গি": {Text: "িগ", Columns: 2},
		"কো": {Text: "েকা", Columns: 3}, "স্ত্রি": {Text: "িস্ত্র", Columns: 4}, "কা": {Text: "কা", Columns: 2}, "ক": {Text: "ক", Columns: 1},
		"\t": {Text: "    ", Columns: 4},
	} {
		if got := p.Cell(cluster); got != want || p.Columns(cluster) != want.Columns {
			t.Errorf("Cell(%+q) = %+v with %d columns, want %+v", cluster, got, p.Columns(cluster), want)
		}
	}
	if got := p.Unmeasured("কি", "গি", "ক"); strings.Join(got, " ") != "গি িগ ক" {
		t.Errorf("unmeasured are %q", got)
	}
}

// TestVisualOrderIsExactWhereSignsStandAlone adds up, code point by code point, what each measured terminal gave to a
// bare sign and to the rest: in those terminals a text in visual order takes just that.
func TestVisualOrderIsExactWhereSignsStandAlone(t *testing.T) {
	compared := map[string]int{}
	for name, measured := range terminals(t) {
		if !measured.Family().StandsAlone() {
			continue
		}
		p := New(telling(measured)).Drawn(Visual())
		for s, n := range measured.widths {
			if leadsWithMark(s) || segment.Next(s, 0) != len(s) {
				continue
			}
			text, ok := visualText(s)
			if !ok {
				continue
			}
			if composeNukta(s) != s {
				continue // counted as another letter
			}
			want := n
			for whole, halves := range map[string][]string{"\u09CB": {"\u09C7", "\u09BE"}, "\u09CC": {"\u09C7", "\u09D7"}} {
				if strings.Contains(s, whole) {
					if _, ok := measured.widths["ক"+halves[1]]; !ok {
						text = "" // not among what was measured there
					}
					want += measured.widths["ক"+halves[0]] +
						measured.widths["ক"+halves[1]] - measured.widths["ক"+whole] - measured.widths["ক"]
				}
			}
			if text == "" {
				continue
			}
			if got := p.Cell(s); got != (Cell{Text: text, Columns: want}) {
				t.Errorf("%s: %+q is drawn %+v, want %+q in %d columns", name, s, got, text, want)
			}
			compared[name]++
		}
	}
	if len(compared) < 20 || compared["xterm"] < 50 {
		t.Errorf("compared only %v", compared)
	}
}

func TestExplicitWidthsMakeConjunctsRoomy(t *testing.T) {
	kitty := New(map[string]int{"স্ত্রী": 1, "বাংলা": 2}).Drawn(Explicit())
	for cluster, want := range map[string]Cell{
		"ক": {Text: "ক", Columns: 1}, "কু": {Text: "কু", Columns: 1}, "a": {Text: "a", Columns: 1},
		"😀": {Text: "😀", Columns: 2}, "": {Text: "", Columns: 0}, " ": {Text: " ", Columns: 1},
		"কা":        {Text: "\x1b]66;w=2;কা\x1b\\", Columns: 2},
		"ক্ষ":       {Text: "\x1b]66;w=2;ক্ষ\x1b\\", Columns: 2},
		"স্ত্রী":    {Text: "\x1b]66;w=2;স্ত্রী\x1b\\", Columns: 2},
		"য\u09BCি":  {Text: "\x1b]66;w=2;য\u09BCি\x1b\\", Columns: 2},
		"র\u200D্য": {Text: "\x1b]66;w=2;র\u200D্য\x1b\\", Columns: 2},
		"ক্\u200C":  {Text: "ক্\u200C", Columns: 1},
		"\x1b":      {Text: "␛", Columns: 1},
	} {
		if got := kitty.Cell(cluster); got != want || kitty.Columns(cluster) != want.Columns {
			t.Errorf("Cell(%+q) = %+v with %d columns, want %+v", cluster, got, kitty.Columns(cluster), want)
		}
	}
	narrow := New(map[string]int{"স্ত্রী": 3, "বাংলা": 2, "কু": 2}).Drawn(Explicit())
	if got := narrow.Cell("কু"); got != (Cell{Text: "\x1b]66;w=1;কু\x1b\\", Columns: 1}) {
		t.Errorf("a cluster that would take more is drawn %+v", got)
	}
}

func BenchmarkDrawnColumns(b *testing.B) {
	for name, p := range map[string]*Profile{"visual": terminals(b)["xterm"].Drawn(Visual()),
		"explicit": terminals(b)["kitty-0.48.2"].Drawn(Explicit())} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(corpus)))
			for b.Loop() {
				p.Measure(corpus)
			}
		})
	}
}
