package lint_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/lint"
	"tippani/model"
)

// anyArticle is a text put together of what the rules look at, with spans anywhere in it.
func anyArticle(t *rapid.T) (*model.Article, []*annotations.Span) {
	pieces := []string{"রহিম", "রহিমের", "ঢাকা", "মো.", "ড.", "ক", "৫০", "জন", " ", " ", " ", "।", ",", "-", "‘", "’", "“", "”", "\"", "\n", "(", ")",
		"র\u200d্যাব", "O’Neil", "\u200c", "য\u09bc"}
	text := "😀 " + strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 30).Draw(t, "pieces"), "")
	a, err := model.NewArticle("a", text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	labels := annotations.Default().Labels
	var spans []*annotations.Span
	for i := range rapid.IntRange(0, 8).Draw(t, "spans") {
		from := rapid.IntRange(0, len(text)).Draw(t, "from")
		r := model.Trim(a, model.Range{Start: a.Index().Snap(from), End: a.Index().Snap(rapid.IntRange(from, len(text)).Draw(t, "to"))})
		if l := rapid.SampledFrom(labels).Draw(t, "label"); !r.Empty() {
			spans = append(spans, &annotations.Span{ID: fmt.Sprintf("s%d", i+1), Range: r, Label: l.Name, Kind: l.Kind})
		}
	}
	return a, spans
}

func TestARemedyOrAWaiverMakesItsFindingGoAway(t *testing.T) {
	schema := annotations.Default()
	l := lint.New(schema, nil)
	look := func(a *model.Article, set *annotations.Set) []lint.Finding {
		return l.Findings(a, slices.Collect(set.Spans()), slices.Collect(set.Relations()))
	}
	rapid.Check(t, func(t *rapid.T) {
		a, spans := anyArticle(t)
		set := annotations.SetOf(spans, nil, "")
		found := look(a, set)
		if !slices.IsSortedFunc(found, func(x, y lint.Finding) int { return x.Range.Compare(y.Range) }) {
			t.Fatal("the findings are not in the order of the text")
		}
		for _, f := range found {
			same := func(g lint.Finding) bool { return g.Rule == f.Rule && g.Range == f.Range && g.Spans[0] == f.Spans[0] }
			if tr, ok := f.Transaction(a, set, schema); ok {
				set.Apply(tr)
				if slices.ContainsFunc(look(a, set), same) {
					t.Fatalf("%s stays after %s", f.What, f.Remedy)
				}
				set.Apply(tr.Inverse())
			}
			tr, ok := f.Waive(set)
			if !ok || tr.Check(set, a) != nil {
				t.Fatalf("%s can't be waved through", f.What)
			}
			set.Apply(tr)
			if slices.ContainsFunc(look(a, set), same) {
				t.Fatalf("%s comes back", f.What)
			}
			set.Apply(tr.Inverse())
		}
	})
}
