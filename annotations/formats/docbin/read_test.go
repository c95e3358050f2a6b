package docbin

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/zlib"
	"github.com/tinylib/msgp/msgp"

	"tippani/annotations/formats"
)

// made is a file of one article of words, each followed by a space, with the values of the attributes that are named; change may spoil it.
func made(t testing.TB, words []string, attrs []uint64, values [][]uint64, groups []group, change func(*bin)) []byte {
	t.Helper()
	f := &bin{attrs: append([]uint64{orth}, attrs...), strings: map[uint64]string{}, unknown: []bool{false}}
	for i, word := range words {
		f.strings[number(word)] = word
		row := []uint64{number(word)}
		if values != nil {
			row = append(row, values[i]...)
		}
		for _, n := range row {
			for shift := 0; shift < 64; shift += 8 {
				f.tokens = append(f.tokens, byte(n>>shift))
			}
		}
		f.spaces = append(f.spaces, 1)
	}
	f.lengths = []byte{byte(len(words)), byte(len(words) >> 8), 0, 0}
	for _, s := range []string{"PER", "Q42", "id7"} {
		f.strings[number(s)] = s
	}
	f.groups = [][]byte{appendGroups(nil, groups)}
	if change != nil {
		change(f)
	}
	var b bytes.Buffer
	if err := f.pack(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWhatOthersWriteIsReadOrCounted(t *testing.T) {
	words := []string{"রহিম", "📰", "ঢাকায়"}
	per := number("PER")
	span := func(start, end uint32) groupSpan { return groupSpan{label: per, start: start, end: end} }
	for _, c := range []struct {
		name    string
		content []byte
		skipBad bool
		want    string // spans, or a part of the error
		counted map[formats.Loss]int
	}{
		{name: "a label that is not UTF-8", content: made(t, words, []uint64{entIOB, entType},
			[][]uint64{{begins, number("P\xff")}, {outside, 0}, {outside, 0}}, nil, func(f *bin) { f.strings[number("P\xff")] = "P\xff" }),
			want: `article 1: span 1: "P\xff" is not valid UTF-8; convert it to UTF-8 first`},
		{name: "an entity with an entry and an id", content: made(t, words, []uint64{entIOB, entType, entKBID, entID},
			[][]uint64{{begins, per, number("Q42"), number("id7")}, {inside, per, number("Q42"), number("id7")}, {outside, 0, 0, 0}}, nil, nil),
			want: "PER রহিম 📰 id7 map[kb_id:Q42]"},
		{name: "blocked tokens", content: made(t, words, []uint64{entIOB, entType}, [][]uint64{{begins, 0}, {begins, per}, {begins, 0}}, nil, nil),
			want: "PER 📰 s1 map[]"},
		{name: "an entity that begins inside", content: made(t, words, []uint64{entIOB, entType}, [][]uint64{{missing, 0}, {inside, per}, {outside, 0}}, nil, nil),
			want: "PER 📰 s1 map[]", counted: map[formats.Loss]int{formats.UnknownTag: 1}},
		{name: "words of which more is said", content: made(t, words, []uint64{75, 79, 80}, [][]uint64{{1, 0, 1}, {0, 2, 0}, {0, 0, 0}}, nil, nil),
			counted: map[formats.Loss]int{formats.ColumnOut: 3}},
		{name: "a span in the entities and in two groups", content: made(t, words, []uint64{entIOB, entType}, [][]uint64{{begins, per}, {outside, 0}, {outside, 0}},
			[]group{{name: "a", spans: []groupSpan{span(0, 1)}}, {name: "b", spans: []groupSpan{span(0, 1), span(0, 3)}}}, nil),
			want: "PER রহিম 📰 ঢাকায় s1 map[] PER রহিম s2 map[]", counted: map[formats.Loss]int{formats.SpanOut: 2, formats.ExtraOut: 2}},
		{name: "a span outside", content: made(t, words, nil, nil, []group{{name: "a", spans: []groupSpan{span(1, 4)}}}, nil),
			want: "article 1: a span under the key “a”: it goes from token 1 to 4 of 3; correct it, or use --skip-bad"},
		{name: "a span outside, left out", content: made(t, words, nil, nil, []group{{name: "a", spans: []groupSpan{span(1, 4), span(2, 2), {label: 1 << 60, end: 1}}}}, nil),
			skipBad: true, counted: map[formats.Loss]int{formats.SpanOut: 3}},
		{name: "a label that nothing names", content: made(t, words, []uint64{entIOB, entType}, [][]uint64{{begins, 1 << 60}, {0, 0}, {0, 0}}, nil, nil),
			want: "nothing says which string 1152921504606846976 is"},
		{name: "a symbol that is not among the strings", content: made(t, words, []uint64{entIOB, entType}, [][]uint64{{begins, 383}, {0, 0}, {0, 0}}, nil, nil),
			want: "ORG রহিম s1 map[]", counted: map[formats.Loss]int{formats.UnknownTag: 2}},
		{name: "unknown spaces", content: made(t, words, nil, nil, nil, func(f *bin) { f.unknown[0] = true }), counted: map[formats.Loss]int{formats.TextRebuilt: 1}},
		{name: "no words", content: made(t, words, nil, nil, nil, func(f *bin) { f.attrs[0] = 1 }), want: "it keeps no words"},
		{name: "too few spaces", content: made(t, words, nil, nil, nil, func(f *bin) { f.spaces = f.spaces[1:] }), want: "of spaces"},
		{name: "more flags than articles", content: made(t, words, nil, nil, nil, func(f *bin) { f.unknown = make([]bool, 3); f.groups = make([][]byte, 3) }),
			want: "a list of 3, where 1 are the most"},
		{name: "more attributes than there are", content: made(t, nil, nil, nil, nil, func(f *bin) { f.attrs = make([]uint64, 5000) }), want: "a list of 5000"},
		{name: "a text beyond all memory", content: made(t, nil, nil, nil, nil, func(f *bin) {
			f.strings[1<<40] = "x"
			long := strings.Repeat("x", 1<<20)
			f.strings[number(long)] = long
			n := number(long)
			for range 2000 {
				for shift := 0; shift < 64; shift += 8 {
					f.tokens = append(f.tokens, byte(n>>shift))
				}
			}
			f.spaces, f.lengths = make([]byte, 2000), []byte{2000 & 0xff, 2000 >> 8, 0, 0}
		}), want: "article 1: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			report := new(formats.Report)
			r, err := Format().NewReader(formats.Input{Name: "a.spacy", R: bytes.NewReader(c.content)}, formats.Options{Report: report, SkipBad: c.skipBad})
			var d *formats.Doc
			if err == nil {
				d, err = r.Read()
			}
			if err != nil {
				if c.want == "" || !strings.Contains(err.Error(), c.want) {
					t.Fatalf("the error is %v", err)
				}
				return
			}
			var got []string
			for _, s := range d.Spans {
				got = append(got, fmt.Sprint(s.Label, " ", d.Article.Slice(s.Range), " ", s.ID, " ", s.Attrs))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("read %q", got)
			}
			for loss, n := range c.counted {
				if report.Count(loss) != n {
					t.Errorf("counted %v, want %d of %s", report.Totals(), n, loss)
				}
			}
		})
	}
}

func TestGroupsOfManySpansAreRefusedBeforeTheyAreRead(t *testing.T) {
	b := msgp.AppendArrayHeader(nil, 1<<30)
	if _, err := readGroups(b); err == nil || !strings.Contains(err.Error(), "a list of 1073741824") {
		t.Errorf("the error is %v", err)
	}
}

func TestOnlyDocBinsAreTakenForSome(t *testing.T) {
	deflated := func(s string) []byte {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		_, _ = io.WriteString(z, s)
		_ = z.Close()
		return b.Bytes()
	}
	for name, c := range map[string]struct {
		head []byte
		want bool
	}{
		"a file":          {made(t, []string{"ক"}, nil, nil, nil, nil), true},
		"its first bytes": {written(t)[:500], true},
		"text":            {[]byte("রহিম"), false},
		"other zlib":      {deflated("রহিম"), false},
		"another map":     {deflated("\x81\xa1a\x01"), false},
		"nothing":         {nil, false},
	} {
		if Is(c.head) != c.want {
			t.Errorf("%s: %v", name, !c.want)
		}
	}
}
