package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/record"
	"tippani/model"
)

// agreeDataset writes what annotators, who move ends (10 %), miss spans (8 %) and take other labels (5 %), make of articles with so many
// spans.
func agreeDataset(t testing.TB, articles, annotators, spans int) string {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	labels := []string{"PER", "ORG", "GPE", "DATE"}
	words := strings.Repeat("রহিম উদ্দিন ঢাকায় বলেন করিম । ", spans)
	var out []byte
	for i := range articles {
		text, err := model.NewArticle(fmt.Sprint("article ", i), words, model.Meta{})
		if err != nil {
			t.Fatal(err)
		}
		var ends []model.Range // of the words
		for at := 0; at < len(words); at += strings.IndexByte(words[at:], ' ') + 1 {
			ends = append(ends, model.Range{Start: model.Offset(at), End: model.Offset(at + strings.IndexByte(words[at:], ' '))})
		}
		for a := range annotators {
			r := &record.Record{Article: text, Answer: annotations.Accept, Annotator: fmt.Sprint("annotator ", a), Schema: 1}
			for n := range spans {
				last, label := 1, labels[(n*n+i)%len(labels)]
				switch x := random.Float64(); {
				case x < 0.08:
					continue
				case x < 0.18:
					last = 2
				case x < 0.23:
					label = labels[random.IntN(len(labels))]
				}
				r.Spans = append(r.Spans, &annotations.Span{ID: fmt.Sprint("s", n+1), Kind: annotations.Entity, Label: label,
					Range: model.Range{Start: ends[6*n].Start, End: ends[6*n+last].End}})
			}
			out = append(record.Append(out, r), '\n')
		}
	}
	path := filepath.Join(t.TempDir(), "agree.jsonl")
	if err := os.WriteFile(path, out, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// BenchmarkAgree compares three annotators of 1,000 articles with 40 spans each.
func BenchmarkAgree(b *testing.B) {
	path := agreeDataset(b, 1000, 3, 40)
	for _, gamma := range []string{"false", "true"} {
		b.Run("gamma="+gamma, func(b *testing.B) {
			for b.Loop() {
				env, out, fault := environmentForTest(b)
				if code := run([]string{"agree", path, "--gamma=" + gamma}, env); code != statusFine || out.Len() == 0 {
					b.Fatal(code, fault)
				}
			}
		})
	}
}

func TestPairsOfAnnotatorsAreAMapInColourAndWithout(t *testing.T) {
	path := agreeDataset(t, 6, 3, 10)
	env, out, fault := environmentForTest(t)
	if code := run([]string{"agree", path}, env); code != statusFine {
		t.Fatal(fault)
	}
	if strings.Contains(out.String(), "\x1b") || !strings.Contains(out.String(), "# from 0.90") {
		t.Error("the plain map has colours, or no key of its signs")
	}
	env, _, _ = environmentForTest(t)
	var terminal bytes.Buffer
	screen := &printer{out: &terminal}
	env.stdout = screen
	if code := run([]string{"agree", path}, env); code != statusFine {
		t.Fatal(code)
	}
	screen.flush()
	shown := terminal.String()
	if strings.Count(shown, ";48;5;") != 6 {
		t.Errorf("%d cells are coloured, of 6: %q", strings.Count(shown, ";48;5;"), shown)
	}
	for _, s := range shades {
		shown = strings.ReplaceAll(shown, "\x1b["+string(s.look)+"m", "")
	}
	for _, c := range []colour{bold, faint, yellow, ""} {
		shown = strings.ReplaceAll(shown, "\x1b["+string(c)+"m", "")
	}
	if shown != out.String() {
		t.Errorf("in colour: %q\nwithout: %q", shown, out)
	}
}

func TestMoreThan26AnnotatorsHaveLetters(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 27: "AB", 52: "BA", 702: "AAA"} {
		if got := letter(i); got != want {
			t.Errorf("%d: %s, want %s", i, got, want)
		}
	}
}

func TestTheTextOfMostIsCompared(t *testing.T) {
	made := func(texts string) (list []*record.Record) {
		for _, text := range strings.Fields(texts) {
			a, err := model.NewArticle("a", text, model.Meta{})
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, &record.Record{Article: a})
		}
		return list
	}
	for texts, want := range map[string]string{"": "", "x": "x", "x y x": "x x", "y x y x": "x x", "x y y z z": "y y"} {
		for range 10 { // maps have no order
			var got []string
			for _, r := range alike(made(texts)) {
				got = append(got, r.Article.Text())
			}
			if strings.Join(got, " ") != want {
				t.Fatalf("of %q: %q, want %q", texts, got, want)
			}
		}
	}
}
