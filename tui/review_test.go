package tui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/adjudicate"
	"tippani/model"
	"tippani/tui/keymap"
	"tippani/tui/lang"
	"tippani/tui/review"
)

const disputedText = "রহিম উদ্দিন বলেন, ‘আমরা প্রস্তুত।’ করিম ঢাকায় ছিলেন।"

// versions are what annotators say of every article.
type versions []adjudicate.Side

func (v versions) Of(string) ([]adjudicate.Side, error) { return v, nil }

// says marks words of the text: "PER রহিম উদ্দিন", and after a semicolon relations between the spans of two labels: "SPEAKER QUOTE PER".
func says(name string, parts ...string) adjudicate.Side {
	s := adjudicate.Side{Annotator: name}
	schema := annotations.Default()
	for _, part := range parts {
		label, what, _ := strings.Cut(part, " ")
		if l, ok := schema.Label(label); ok {
			at := strings.Index(disputedText, what)
			s.Spans = append(s.Spans, &annotations.Span{ID: fmt.Sprint("s", len(s.Spans)+1), Label: label, Kind: l.Kind,
				Range: model.Range{Start: model.Offset(at), End: model.Offset(at + len(what))}})
			continue
		}
		from, to, _ := strings.Cut(what, ">")
		s.Relations = append(s.Relations, &annotations.Relation{ID: fmt.Sprint("r", len(s.Relations)+1), Label: label, From: from, To: to})
	}
	return s
}

var twoSides = versions{
	says("mina", "PER রহিম উদ্দিন", "QUOTE ‘আমরা প্রস্তুত।’", "PER করিম", "GPE ঢাকায়", "SPEAKER s2>s1"),
	says("rafi", "PER রহিম", "QUOTE ‘আমরা প্রস্তুত।’", "PER করিম", "LOC ঢাকায়", "SPEAKER s2>s3"),
}

// decided writes the gold record: spans, relations, and what was decided how.
func (d *trial) decided() string {
	set := d.work.pen.Set()
	var parts []string
	for s := range set.Spans() {
		parts = append(parts, s.Label+" "+d.work.pen.Reader.Article.Slice(s.Range))
	}
	for r := range set.Relations() {
		from, _ := set.Span(r.From)
		to, _ := set.Span(r.To)
		parts = append(parts, r.Label+" "+from.Label+">"+d.work.pen.Reader.Article.Slice(to.Range))
	}
	all, left := d.review.Progress(d.work.pen)
	return strings.Join(parts, ", ") + fmt.Sprintf(" (%d/%d)", all-left, all)
}

func reviewTrial(t testing.TB, s setup) *trial {
	t.Helper()
	s.text = disputedText
	if s.sides == nil {
		s.sides = twoSides
	}
	if s.review == nil {
		s.review = &review.Options{Blind: true}
	}
	if s.columns == 0 {
		s.columns, s.rows = 100, 24
	}
	return newTrial(t, s)
}

func TestOneKeyDecidesAndLeadsToTheNextDisagreement(t *testing.T) {
	for _, c := range []struct{ name, keys, want string }{
		{"nothing yet", "", " (0/3)"},
		{"the first version", "1", "PER রহিম উদ্দিন, QUOTE ‘আমরা প্রস্তুত।’, PER করিম (1/3)"},
		{"the second", "2", "PER রহিম, QUOTE ‘আমরা প্রস্তুত।’, PER করিম (1/3)"},
		{"none", "0", "QUOTE ‘আমরা প্রস্তুত।’, PER করিম (1/3)"},
		{"there is no third", "3", " (0/3)"},
		{"all", "1 2 1", "PER রহিম উদ্দিন, QUOTE ‘আমরা প্রস্তুত।’, PER করিম, GPE ঢাকায়, SPEAKER QUOTE>করিম (3/3)"},
		{"back with undo, and otherwise", "1 u 2", "PER রহিম, QUOTE ‘আমরা প্রস্তুত।’, PER করিম (1/3)"},
		{"over it and back", "n N 1", "PER রহিম উদ্দিন, QUOTE ‘আমরা প্রস্তুত।’, PER করিম (1/3)"},
		{"over it", "n n 1", "QUOTE ‘আমরা প্রস্তুত।’, PER করিম, GPE ঢাকায় (1/3)"},
		{"a label of one's own from the palette", "n n enter type:org enter", "QUOTE ‘আমরা প্রস্তুত।’, PER করিম, ORG ঢাকায় (1/3)"},
		{"ends of one's own", "n n e shift+left enter", "QUOTE ‘আমরা প্রস্তুত।’, PER করিম, GPE ঢাকা (1/3)"},
		{"what was decided is decided otherwise", "1 2 1 n 2", "PER রহিম, QUOTE ‘আমরা প্রস্তুত।’, PER করিম, GPE ঢাকায়, SPEAKER QUOTE>করিম (3/3)"},
		{"a digit too many is a version still", "1 2 1 1", "PER রহিম উদ্দিন, QUOTE ‘আমরা প্রস্তুত।’, PER করিম, GPE ঢাকায়, SPEAKER QUOTE>করিম (3/3)"},
		{"removing rejects", "1 2 1 x", "PER রহিম উদ্দিন, QUOTE ‘আমরা প্রস্তুত।’, PER করিম, SPEAKER QUOTE>করিম (3/3)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := reviewTrial(t, setup{})
			if got := d.keys(c.keys).decided(); got != c.want {
				t.Errorf("got %s\nwant %s\n%s", got, c.want, d.out.message.Text)
			}
		})
	}
}

func TestDigitsAreLabelsAgainOnceTheSelectionIsOnesOwn(t *testing.T) {
	d := reviewTrial(t, setup{})
	if d.context() != keymap.Deciding {
		t.Fatal("not at a disagreement")
	}
	d.keys("shift+right")
	if d.context() != keymap.Reviewing {
		t.Fatal("the selection was changed")
	}
	d.at("করিম").keys("2")
	if got := d.decided(); !strings.Contains(got, "ORG করিম") {
		t.Error(got)
	}
}

func TestTheReasonIsKeptWithTheDecision(t *testing.T) {
	d := reviewTrial(t, setup{})
	d.keys("alt+m type:পুরো_নাম enter 1 n n")
	set := d.work.pen.Set()
	if one, ok := set.Decision("d3"); !ok || one.Reason != "পুরো নাম" || one.By != "তানিয়া" || one.Taken[0].Annotator != "mina" {
		t.Errorf("%+v", one)
	}
}

func TestTheReasonIsKeptWithAVersionOfOnesOwn(t *testing.T) {
	d := reviewTrial(t, setup{})
	d.keys("n n alt+m type:অন্য_নাম enter enter type:org enter")
	found := false
	for one := range d.work.pen.Set().Decisions() {
		found = found || one.Choice == annotations.Own && one.Reason == "অন্য নাম"
	}
	if !found {
		t.Error("the reason is gone")
	}
}

func TestAnArticleIsNotFinishedUnawares(t *testing.T) {
	d := reviewTrial(t, setup{})
	d.keys("d")
	if d.work.pen.Set().Answer() != annotations.InProgress || !strings.Contains(d.out.message.Text, "3") {
		t.Fatalf("finished with disagreements: %s", d.out.message.Text)
	}
	d.keys("d")
	if d.work.pen.Set().Answer() != annotations.Accept {
		t.Fatal("pressed again it does not finish")
	}
	d = reviewTrial(t, setup{})
	d.keys("1 1 1 d")
	if d.work.pen.Set().Answer() != annotations.Accept {
		t.Fatal("all is decided")
	}
	all := versions{says("mina", "PER করিম"), says("rafi", "PER করিম")}
	d = reviewTrial(t, setup{sides: all})
	d.keys("d")
	if got := d.decided(); got != "PER করিম (0/0)" {
		t.Errorf("what all agree about is not gold: %s", got)
	}
}

func TestBlindFramesHoldNoNames(t *testing.T) {
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 0))
		d := reviewTrial(t, setup{lang: []lang.Lang{lang.English, lang.Bengali}[seed%2], columns: 140, rows: 30})
		for range 15 {
			d.keys(pick(random, "1 2 0 n N u down w p e enter esc ? d P alt+m"))
			for _, row := range d.Frame().Rows {
				if strings.Contains(row, "mina") || strings.Contains(row, "rafi") {
					t.Fatalf("a name in %q", row)
				}
			}
		}
	}
}

func TestNamesAreShownWhenWanted(t *testing.T) {
	d := reviewTrial(t, setup{review: &review.Options{}})
	if text := strings.Join(d.Frame().Rows, "\n"); !strings.Contains(text, "mina") || !strings.Contains(text, "rafi") {
		t.Error("no names")
	}
}

func TestOnesOwnWorkIsSeenBesideWhatWasDecided(t *testing.T) {
	path := t.TempDir() + "/d.jsonl"
	d := reviewTrial(t, setup{dataset: path})
	d.keys("2 1 1 d")
	if err := d.dataset.Close(); err != nil {
		t.Fatal(err)
	}
	d = reviewTrial(t, setup{dataset: path, readOnly: true, review: &review.Options{Mine: "mina"}})
	text := strings.Join(d.Frame().Rows, "\n")
	if all, _ := d.review.Progress(d.work.pen); all != 1 || !strings.Contains(text, "mina") || strings.Contains(text, "rafi") {
		t.Errorf("%d things decided otherwise than mina says", all)
	}
	d.keys("1")
	if d.work.pen.Changes() > 0 {
		t.Error("something was changed")
	}
}

// TestAnyKeysKeepTheReviewConsistent presses keys at random; the store refuses what does not fit, and undo leads back to the beginning.
func TestAnyKeysKeepTheReviewConsistent(t *testing.T) {
	for seed := range uint64(25) {
		random := rand.New(rand.NewPCG(seed, 1))
		d := reviewTrial(t, setup{})
		var pressed []string
		for range 25 {
			key := pick(random, "1 2 0 n N u ctrl+r w tab x r e right enter esc 3 s v d R")
			pressed = append(pressed, key)
			d.keys(key)
		}
		d.keys("esc esc esc")
		for undo, _ := d.work.pen.Session.History().Len(); undo > 0; undo-- {
			d.keys("u")
		}
		if got := d.decided(); got != " (0/3)" {
			t.Fatalf("after %v undone to %s", pressed, got)
		}
	}
}

func pick(random *rand.Rand, keys string) string {
	list := strings.Fields(keys)
	return list[random.IntN(len(list))]
}

func TestTheRemindersNameTheVersionsThatThereAre(t *testing.T) {
	d := reviewTrial(t, setup{})
	hints := func() string {
		var keys []string
		for _, h := range d.bars().Hints() {
			keys = append(keys, strings.TrimSpace(h.Key))
		}
		return strings.Join(keys, " ")
	}
	if got := hints(); !strings.HasPrefix(got, "? 1 2 0 ") {
		t.Error(got)
	}
	d = reviewTrial(t, setup{sides: versions{says("mina", "PER করিম"), says("rafi")}})
	if got := hints(); !strings.HasPrefix(got, "? 1 0 ") {
		t.Error(got)
	}
}
