package quotes

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/model"
)

// gold is an article marked by hand, as in the tests of annotations/speaker: [P.karim করিম] is an entity, {karim …} a quotation of his.
// In the files of this package |…| is a cue besides.
type gold struct {
	text     suggest.Text
	quotes   []*annotations.Span
	cues     []*annotations.Span
	speakers map[model.Range]string // of entities and quotations
}

var goldLabels = map[string]string{"P": "PER", "O": "ORG", "G": "GPE", "L": "LOC", "E": "EVENT", "D": "DATE", "N": "NUMBER", "M": "MONEY"}

func readGold(t testing.TB, file string) []*gold {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []*gold
	for _, part := range strings.Split("\n"+string(data), "\n# ") {
		if strings.TrimSpace(part) != "" {
			all = append(all, parseGold(t, "😀\n"+strings.TrimSpace(part)))
		}
	}
	return all
}

func parseGold(t testing.TB, marked string) *gold {
	t.Helper()
	g := &gold{speakers: map[model.Range]string{}}
	var text strings.Builder
	var open []*annotations.Span
	var heads []string
	here := func() model.Offset { return model.Offset(text.Len()) }
	var cue *annotations.Span
	for i := 0; i < len(marked); i++ {
		switch c := marked[i]; c {
		case '[', '{':
			head, _, ok := strings.Cut(marked[i+1:], " ")
			if !ok {
				t.Fatalf("no name after %q", marked[i:])
			}
			s := &annotations.Span{Label: "QUOTE", Kind: annotations.Quote, Range: model.Range{Start: here()}}
			i += len(head) + 1
			if c == '[' {
				label, name, _ := strings.Cut(head, ".")
				s.Kind, s.Label, head = annotations.Entity, goldLabels[label], name
				s.ID = fmt.Sprintf("s%d", len(g.text.Spans)+1)
				g.text.Spans = append(g.text.Spans, s)
			} else {
				g.quotes = append(g.quotes, s)
			}
			open, heads = append(open, s), append(heads, head)
		case ']', '}':
			last := len(open) - 1
			open[last].Range.End = here()
			g.speakers[open[last].Range] = heads[last]
			open, heads = open[:last], heads[:last]
		case '|':
			if cue != nil {
				cue.Range.End = here()
				cue = nil
				continue
			}
			cue = &annotations.Span{Kind: annotations.Cue, Range: model.Range{Start: here()}}
			g.cues = append(g.cues, cue)
		default:
			text.WriteByte(c)
		}
	}
	a, err := model.NewArticle("gold", text.String(), model.Meta{})
	if err != nil || len(open) > 0 {
		t.Fatal(err, open)
	}
	g.text.Article, g.text.Schema = a, annotations.Default()
	return g
}

// propose is what is proposed for all of a text, as it is shown.
func propose(t suggest.Text) []suggest.Proposal {
	return suggest.Merge(nil, Source{}.Propose(t, model.Range{End: t.Article.Len()}, nil))
}

// measure counts what was found.
type measure struct{ gold, found, exact, overlap int }

func (m measure) String() string {
	return fmt.Sprintf("gold %d, proposed %d; exact P %.2f R %.2f; overlap P %.2f R %.2f", m.gold, m.found,
		share(m.exact, m.found), share(m.exact, m.gold), share(m.overlap, m.found), share(m.overlap, m.gold))
}

func share(a, b int) float64 { return float64(a) / float64(max(b, 1)) }

func (m *measure) add(a *model.Article, gold []*annotations.Span, found []suggest.Proposal, log func(string)) {
	m.gold, m.found = m.gold+len(gold), m.found+len(found)
	hit := map[*annotations.Span]bool{}
	for _, p := range found {
		result := "wrong"
		for _, s := range gold {
			switch {
			case p.Range == s.Range:
				m.exact++
				result = "exact"
			case !p.Range.Overlaps(s.Range):
				continue
			case result == "wrong":
				result = "overlap"
			}
			hit[s] = true
		}
		if result != "wrong" {
			m.overlap++
		}
		if result != "exact" {
			log(fmt.Sprintf("%s %.2f %v: %s", result, p.Score, p.Attrs, a.Slice(p.Range)))
		}
	}
	for _, s := range gold {
		if !hit[s] {
			log("missing: " + a.Slice(s.Range))
		}
	}
}

func ofKind(list []suggest.Proposal, k annotations.Kind, least float64) []suggest.Proposal {
	var out []suggest.Proposal
	for _, p := range list {
		if p.Kind == k && p.Score >= least {
			out = append(out, p)
		}
	}
	return out
}

// TestQuotationsOfTheGoldAreFound measures the rules, and how far the scores are the shares that are right.
func TestQuotationsOfTheGoldAreFound(t *testing.T) {
	const speakers = "../../speaker/testdata/"
	for _, c := range []struct {
		file              string
		precision, recall float64
	}{{speakers + "bundled.txt", .95, .95}, {speakers + "practice.txt", .95, .95}, {speakers + "heldout.txt", .95, .93},
		{"testdata/news-practice.txt", .95, .95}, {"testdata/news-heldout.txt", .95, .95}} {
		var all, firm, cues measure
		right, linked := 0, 0
		for _, g := range readGold(t, c.file) {
			list := propose(g.text)
			all.add(g.text.Article, g.quotes, ofKind(list, annotations.Quote, 0), func(s string) { t.Log(s) })
			firm.add(g.text.Article, g.quotes, ofKind(list, annotations.Quote, .5), func(string) {})
			cues.add(g.text.Article, g.cues, ofKind(list, annotations.Cue, .5), func(s string) {
				if len(g.cues) > 0 {
					t.Log("cue", s)
				}
			})
			for _, p := range ofKind(list, annotations.Quote, 0) {
				who, known := g.speakers[p.Range]
				if !known || len(p.Links) == 0 || p.Links[0].Label != "SPEAKER" {
					continue
				}
				linked++
				if g.speakers[p.Links[0].To] == who {
					right++
				}
			}
		}
		t.Logf("%s: all: %v", c.file, all)
		t.Logf("%s: from .5: %v; speakers %d of %d", c.file, firm, right, linked)
		if cues.gold > 0 {
			t.Logf("%s: cues from .5: %v", c.file, cues)
		}
		if share(firm.exact, firm.found) < c.precision || share(firm.exact, firm.gold) < c.recall {
			t.Errorf("%s: from .5: %v", c.file, firm)
		}
	}
}

// TestScoresAreNotTooHigh compares each score with the share of exact proposals that have it, in all files together.
func TestScoresAreNotTooHigh(t *testing.T) {
	right, all := map[float64]int{}, map[float64]int{}
	for _, file := range []string{"../../speaker/testdata/bundled.txt", "../../speaker/testdata/practice.txt",
		"../../speaker/testdata/heldout.txt",
		"testdata/news-practice.txt", "testdata/news-heldout.txt"} {
		for _, g := range readGold(t, file) {
			marked := map[model.Range]bool{}
			for _, s := range g.quotes {
				marked[s.Range] = true
			}
			for _, p := range ofKind(propose(g.text), annotations.Quote, 0) {
				if all[p.Score]++; marked[p.Range] {
					right[p.Score]++
				}
			}
		}
	}
	const few = 5
	for score, n := range all {
		t.Logf("%.2f: %d of %d", score, right[score], n)
		if n >= few && share(right[score], n) < score {
			t.Errorf("of those at %.2f only %d of %d are right", score, right[score], n)
		}
	}
}
