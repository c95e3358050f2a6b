package split

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
)

func recordOf(t testing.TB, id, text string, labels ...string) *record.Record {
	t.Helper()
	a, err := model.NewArticle(id, text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	r := &record.Record{Article: a}
	for _, l := range labels {
		r.Spans = append(r.Spans, &annotations.Span{Label: l})
	}
	return r
}

var thirds = []Part{{"train", 80}, {"dev", 10}, {"test", 10}}

func outcome(seed uint64, records []*record.Record) Outcome {
	p := NewPlan(thirds, seed, 0.7)
	for _, r := range records {
		p.Add(SketchOf(r))
	}
	return p.Outcome()
}

// words makes a text of Bengali words that no other number makes.
func words(seed, n int) string {
	random := rand.New(rand.NewPCG(uint64(seed), 7))
	var b strings.Builder
	b.WriteString("😀")
	for range n {
		fmt.Fprintf(&b, " শব্দ%d", random.IntN(1_000_000))
	}
	return b.String()
}

func TestLabelsAreSpreadEvenly(t *testing.T) {
	var records []*record.Record
	for i := range 1000 {
		var labels []string
		for range i % 5 {
			labels = append(labels, "PER")
		}
		if i%100 == 0 {
			labels = append(labels, "ব্যক্তি")
		}
		records = append(records, recordOf(t, fmt.Sprint(i), words(i, 20), labels...))
	}
	o := outcome(1, records)
	for i, part := range thirds {
		if n := float64(o.Records[i]); math.Abs(n-float64(part.Share)*10) > 10 {
			t.Errorf("%s has %v records", part.Name, n)
		}
		if n := float64(o.Spans["PER"][i]); math.Abs(n-float64(part.Share)*20) > 20 {
			t.Errorf("%s has %v PER", part.Name, n)
		}
		if n := float64(o.Spans["ব্যক্তি"][i]); n != float64(part.Share)/10 {
			t.Errorf("%s has %v of the rare label", part.Name, n)
		}
	}
}

func TestTheOutcomeIsTheSameOnEveryMachine(t *testing.T) {
	var records []*record.Record
	for i := range 40 {
		records = append(records, recordOf(t, fmt.Sprint("খবর-", i), words(i, 30), []string{"PER", "GPE", "ORG"}[i%3]))
	}
	got := ""
	for _, part := range outcome(42, records).Part {
		got += fmt.Sprint(part)
	}
	const want = "0000000000000000022200010000101000000000"
	if got != want {
		t.Errorf("seed 42 gives %s, gave %s", got, want)
	}
	if slices.Equal(outcome(42, records).Part, outcome(43, records).Part) {
		t.Error("another seed gives the same division")
	}
}

func TestTheOrderOfTheFileDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var records []*record.Record
		for i := range rapid.IntRange(0, 40).Draw(rt, "records") {
			records = append(records, recordOf(t, fmt.Sprint(i), words(rapid.IntRange(0, 30).Draw(rt, "text"), 10),
				rapid.SliceOfN(rapid.SampledFrom([]string{"A", "B", "C"}), 0, 4).Draw(rt, "labels")...))
		}
		before := outcome(5, records)
		where := make(map[*record.Record]uint8)
		for i, r := range records {
			where[r] = before.Part[i]
		}
		mixed := rapid.Permutation(records).Draw(rt, "order")
		after := outcome(5, mixed)
		texts := make(map[string]uint8)
		for i, r := range mixed {
			if where[r] != after.Part[i] {
				rt.Fatalf("%s goes to %d in another order, to %d before", r.Article.ID(), after.Part[i], where[r])
			}
			if part, seen := texts[r.Article.Text()]; seen && part != after.Part[i] {
				rt.Fatalf("one text is on two sides")
			}
			texts[r.Article.Text()] = after.Part[i]
		}
	})
}

func TestArticlesThatNearlyRepeatStayTogether(t *testing.T) {
	var records []*record.Record
	for i := range 200 {
		text := words(i, 300)
		changed := strings.Replace(text, strings.Fields(text)[150], "ঢাকায়", 1) + " সংশোধিত।"
		records = append(records, recordOf(t, fmt.Sprint(i), text), recordOf(t, fmt.Sprint("again", i), changed))
	}
	o := outcome(3, records)
	for i := 0; i < len(records); i += 2 {
		if o.Part[i] != o.Part[i+1] {
			t.Errorf("article %d and its near copy are on two sides", i/2)
		}
	}
	if o.Joined != 200 || o.Groups != 200 {
		t.Errorf("%d joined, %d groups", o.Joined, o.Groups)
	}
}

func TestRecordsOfOneArticleStayTogether(t *testing.T) {
	var records []*record.Record
	for i := range 100 {
		r := recordOf(t, fmt.Sprint(i/2), words(i/2, 10))
		r.Annotator = fmt.Sprint(i % 2)
		records = append(records, r)
	}
	o := outcome(3, records)
	for i := 0; i < 100; i += 2 {
		if o.Part[i] != o.Part[i+1] {
			t.Errorf("article %d is on two sides", i/2)
		}
	}
	if o.Articles[0]+o.Articles[1]+o.Articles[2] != 50 || o.Joined != 0 {
		t.Errorf("%v articles, %d joined", o.Articles, o.Joined)
	}
}

func TestEmptyTextsAreNotAlike(t *testing.T) {
	records := []*record.Record{recordOf(t, "a", " "), recordOf(t, "b", "।"), recordOf(t, "c", "ক"), recordOf(t, "d", "ক খ")}
	if o := outcome(1, records); o.Groups != 4 {
		t.Errorf("%d groups of four different texts", o.Groups)
	}
}

func TestSimilarityEstimatesWhatIsShared(t *testing.T) {
	var a, b, c signature
	text := words(1, 600)
	half := strings.Fields(text)
	a.of(text)
	b.of(strings.Join(half[:300], " "))
	c.of(words(2, 600))
	if s := a.similarity(&b); s < 0.3 || s > 0.7 {
		t.Errorf("half a text is similar by %v", s)
	}
	if s := a.similarity(&c); s > 0.1 {
		t.Errorf("another text is similar by %v", s)
	}
}

func BenchmarkSketch(b *testing.B) {
	r := recordOf(b, "a", words(1, 300))
	b.SetBytes(int64(r.Article.Len()))
	for b.Loop() {
		SketchOf(r)
	}
}
