package bijoy

import (
	_ "embed"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

var bengaliBlock = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x980, Hi: 0x9ff, Stride: 1}}}

//go:embed testdata/words.txt
var wordList string

func pairs(t testing.TB) (all [][2]string) {
	for line := range strings.Lines(wordList) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		a, b, ok := strings.Cut(line, "\t")
		if !ok {
			t.Fatalf("the line %q has no tab", line)
		}
		all = append(all, [2]string{a, norm.NFC.String(b)})
	}
	return all
}

func TestEveryWordOfTheListIsConverted(t *testing.T) {
	all := pairs(t)
	if len(all) < 200 {
		t.Errorf("the list has only %d words", len(all))
	}
	for _, p := range all {
		if got := Convert(p[0]); got != p[1] {
			t.Errorf("%s: %s, want %s (%+q, %+q)", p[0], got, p[1], got, p[1])
		}
	}
}

func TestUnicodeBengaliIsNeverTouched(t *testing.T) {
	letters := rapid.StringOfN(rapid.RuneFrom(nil, bengaliBlock), 1, 20, -1)
	anything := rapid.String()
	rapid.Check(t, func(t *rapid.T) {
		var line strings.Builder
		for _, word := range rapid.SliceOfN(anything, 0, 8).Draw(t, "words") {
			line.WriteString(strings.ReplaceAll(word, "\n", " "))
			line.WriteString(letters.Draw(t, "letters"))
		}
		text := line.String() + letters.Draw(t, "last") + "\n" + letters.Draw(t, "line") + "‡KŠZzK"
		if Detect(text) {
			t.Fatalf("%q is found to be Bijoy", text)
		}
		if got := Convert(text); got != text {
			t.Fatalf("%q became %q", text, got)
		}
		if got := ConvertLikely(text); got.Text != text || got.Converted != 0 {
			t.Fatalf("%q became %q", text, got.Text)
		}
	})
}

func FuzzConvert(f *testing.F) {
	for _, p := range pairs(f) {
		f.Add(p[0])
		f.Add(p[1])
	}
	f.Add("š¯¤®›‡‡w©©^~|&&Av¨¨©")
	f.Fuzz(func(t *testing.T, text string) {
		got := Convert(text)
		if utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Fatalf("%q became %q", text, got)
		}
		if strings.Count(got, "\n") != strings.Count(text, "\n") {
			t.Fatalf("lines were joined or split in %q", got)
		}
		if r := ConvertLikely(text); r.Converted == 0 && r.Text != text {
			t.Fatalf("%q became %q without a word of it", text, r.Text)
		}
		Detect(text)
	})
}
