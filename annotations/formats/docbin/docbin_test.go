package docbin

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/model"
)

// written is a file that spaCy 3.1 wrote; see testdata/README.md.
func written(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/bangla.spacy")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func inflated(t testing.TB, b []byte) []byte {
	t.Helper()
	z, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Each byte is where spaCy has it. The user data, which it writes last and on demand, are not written here: the first byte counts the keys.
func TestAFileOfSpacyIsPackedByteForByte(t *testing.T) {
	f, err := unpack(bytes.NewReader(written(t)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.writeTo(&b); err != nil {
		t.Fatal(err)
	}
	want := inflated(t, written(t))
	if got := b.Bytes(); !bytes.HasPrefix(want[1:], got[1:]) || !bytes.HasPrefix(want[len(got):], []byte("\xa9user_data")) {
		t.Error("it is packed otherwise")
	}
}

func read(t testing.TB, content []byte, opt formats.Options) []*formats.Doc {
	t.Helper()
	r, err := Format().NewReader(formats.Input{Name: "a.spacy", R: bytes.NewReader(content)}, opt)
	if err != nil {
		t.Fatal(err)
	}
	var all []*formats.Doc
	for {
		d, err := r.Read()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
}

func export(t testing.TB, opt formats.Options, docs ...*formats.Doc) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := Format().NewWriter(formats.Output{W: &b}, opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		if err := w.Write(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// columns are three of the attributes of all tokens.
func columns(f *bin) []uint64 {
	var all []uint64
	for at := 0; at < len(f.tokens); at += 8 * len(f.attrs) {
		for _, a := range []uint64{orth, entIOB, entType} {
			all = append(all, binary.LittleEndian.Uint64(f.tokens[at+8*f.column(a):]))
		}
	}
	return all
}

func TestWhatSpacyWroteIsWrittenAgainOnItsOwnWords(t *testing.T) {
	theirs, err := unpack(bytes.NewReader(written(t)))
	if err != nil {
		t.Fatal(err)
	}
	docs := read(t, written(t), formats.Options{})
	spans := 0
	for _, d := range docs {
		spans += len(d.Spans)
	}
	if len(docs) != 999 || spans != 438 || !strings.HasPrefix(docs[0].Article.Text(), "ভবিষ্যতে জঙ্গিবাদ ও যুদ্ধাপরাধীদের সঙ্গ ত্যাগ করলে") {
		t.Fatalf("%d articles with %d spans, the first is %q", len(docs), spans, docs[0].Article.Text())
	}
	words := func(d *formats.Doc) (all []model.Range, err error) {
		at := 0
		for _, word := range strings.Split(d.Article.Text(), " ") {
			all = append(all, model.Range{Start: model.Offset(at), End: model.Offset(at + len(word))})
			at += len(word) + 1
		}
		return all, nil
	}
	ours, err := unpack(bytes.NewReader(export(t, formats.Options{Tokens: words}, docs...)))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(columns(ours), columns(theirs)) || !bytes.Equal(ours.lengths, theirs.lengths) {
		t.Error("words or entities differ")
	}
}

// The groups of an article, as spaCy 3.5 wrote them, of which the first span stands from token 2 to 4 and from character 6 to 19.
const groupsOfSpacy = "81c4bf83a46e616d65a27363a5617474727380a57370616e7394" +
	"c428000000000000000000000000000000009aff20e9edaefbc800000002000000040000000600000013" +
	"c42800000000000000000000000000000000242b63780dd3813d00000008000000090000001c00000033" +
	"c42800000000000000000000000000000000517ef6754e4ef7b30000000b0000000e0000003d0000004b" +
	"c42800000000000000000000000000000000874fb3cb6ae2201900000017000000180000009e000000aa" + "91a27363"

func TestGroupsOfSpacyArePackedByteForByte(t *testing.T) {
	packed, _ := hex.DecodeString(groupsOfSpacy)
	groups, err := readGroups(packed)
	if err != nil || len(groups) != 1 || groups[0].name != "sc" || len(groups[0].spans) != 4 {
		t.Fatalf("%v, %v", groups, err)
	}
	first := groupSpan{label: number("PROFILE_NAME"), start: 2, end: 4, startChar: 6, endChar: 19}
	if groups[0].spans[0] != first {
		t.Errorf("%v, want %v", groups[0].spans[0], first)
	}
	if !bytes.Equal(appendGroups(nil, groups), packed) {
		t.Error("they are packed otherwise")
	}
	old := append([]byte{0x91}, packed[1:len(packed)-4]...) // as before 3.4: a list without names
	if again, err := readGroups(old); err != nil || len(again) != 1 || again[0].name != "sc" || !slices.Equal(again[0].spans, groups[0].spans) {
		t.Errorf("the list of older versions: %v, %v", again, err)
	}
}

func TestStringsHaveSpacysNumbers(t *testing.T) {
	// From spaCy's documentation and tests.
	for s, want := range map[string]uint64{"": 0, "ORG": 383, "PERSON": 380, "LOC": 385, "coffee": 3197928453018144401, "apple": 8566208034543834098} {
		if got := number(s); got != want {
			t.Errorf("%q is %d, want %d", s, got, want)
		}
	}
}

// drawn is an article with white space of all kinds and marks that stand alone, with spans that begin and end anywhere between clusters,
// and words that may be white space.
func drawn(t *rapid.T) (*formats.Doc, func(*formats.Doc) ([]model.Range, error)) {
	pieces := []string{"রহিম", "ঢাকায়", " ", "  ", "\n", "\t", "।", "“", "র\u200d্যাব", "\u200c", "\u09bc", "\ufe0f", "📰", "ORG", "X"}
	text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 12).Draw(t, "text"), "")
	a, err := model.NewArticle("a", text, model.Meta{})
	if err != nil {
		t.Skip("no text")
	}
	ends := []model.Offset{}
	for o := model.Offset(0); o <= a.Len(); o++ {
		if model.Offset(a.Index().Snap(int(o))) == o {
			ends = append(ends, o)
		}
	}
	d := &formats.Doc{Article: a}
	have := map[string]bool{}
	for n := range rapid.IntRange(0, 5).Draw(t, "spans") {
		i := rapid.IntRange(0, len(ends)-1).Draw(t, "from")
		k := rapid.IntRange(0, len(ends)-1).Draw(t, "to")
		r := model.Range{Start: ends[min(i, k)], End: ends[max(i, k)]}
		label := rapid.SampledFrom([]string{"PER", "ORG", "জায়গা"}).Draw(t, "label")
		if r.Empty() || model.Trim(a, r) != r || have[fmt.Sprint(r, label)] {
			continue
		}
		have[fmt.Sprint(r, label)] = true
		d.Spans = append(d.Spans, &annotations.Span{ID: string(rune('a' + n)), Range: r, Label: label})
	}
	if rapid.Bool().Draw(t, "own words") {
		return d, nil
	}
	var words []model.Range
	for i := 0; i+1 < len(ends); i++ {
		if rapid.Bool().Draw(t, "a word") {
			words = append(words, model.Range{Start: ends[i], End: ends[i+1]})
		}
	}
	return d, func(*formats.Doc) ([]model.Range, error) { return words, nil }
}

func told(d *formats.Doc) string {
	var all []string
	for _, s := range d.Spans {
		all = append(all, fmt.Sprint(s.Range, s.Label))
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func TestTextAndSpansComeBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d, words := drawn(rt)
		content := export(t, formats.Options{SpansKey: "sc", Align: formats.Split, Tokens: words}, d)
		back := read(t, content, formats.Options{})
		if len(back) != 1 || back[0].Article.Text() != d.Article.Text() {
			rt.Fatalf("the text %q comes back as %q", d.Article.Text(), back[0].Article.Text())
		}
		if got, want := told(back[0]), told(d); got != want {
			rt.Fatalf("%s comes back as %s", want, got)
		}
		charactersFit(rt, content)
		for _, opt := range []formats.Options{{Tokens: words}, {SpansKey: "sc", Tokens: words}, {Align: formats.Split, Tokens: words}} {
			// Words that are white space may be all that a span has.
			back = read(t, export(t, opt, d), formats.Options{SkipBad: true})
			if back[0].Article.Text() != d.Article.Text() {
				rt.Fatalf("the text %q comes back as %q", d.Article.Text(), back[0].Article.Text())
			}
		}
	})
}

// charactersFit sees that the characters that spans name are those that their tokens have.
func charactersFit(t *rapid.T, content []byte) {
	f, err := unpack(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	groups, err := readGroups(f.groups[0])
	if err != nil {
		t.Fatal(err)
	}
	ends := []int{}
	starts := []int{}
	at, width := 0, 8*len(f.attrs)
	for i := range f.spaces {
		starts = append(starts, at)
		at += utf8.RuneCountInString(f.strings[binary.LittleEndian.Uint64(f.tokens[i*width:])])
		ends = append(ends, at)
		at += int(f.spaces[i])
	}
	for _, g := range groups {
		for _, s := range g.spans {
			if starts[s.start] != int(s.startChar) || ends[s.end-1] != int(s.endChar) {
				t.Fatalf("tokens %d to %d are characters %d to %d, not %d to %d", s.start, s.end, starts[s.start], ends[s.end-1], s.startChar, s.endChar)
			}
		}
	}
}

func FuzzBrokenFilesAreRefused(f *testing.F) {
	f.Add(inflated(f, export(f, formats.Options{})))
	f.Add([]byte{0x81, 0xa5, 'a', 't', 't', 'r', 's', 0xdd, 0xff, 0xff, 0xff, 0xff})
	short := inflated(f, written(f))
	f.Add(short[:2000])
	packed, _ := hex.DecodeString(groupsOfSpacy)
	f.Add(packed)
	f.Fuzz(func(t *testing.T, content []byte) {
		_, _ = readGroups(content)
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		_, _ = z.Write(content)
		_ = z.Close()
		Is(b.Bytes())
		r, err := Format().NewReader(formats.Input{Name: "a.spacy", R: &b}, formats.Options{})
		for err == nil {
			_, err = r.Read()
		}
		if err != io.EOF && !strings.Contains(err.Error(), "a.spacy") {
			t.Errorf("the error names no file: %v", err)
		}
	})
}
