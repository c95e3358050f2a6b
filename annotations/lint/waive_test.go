package lint_test

import (
	"slices"
	"testing"

	"tippani/annotations"
	"tippani/annotations/lint"
	"tippani/annotations/record"
	"tippani/model"
)

// waive waves the first finding of an article through and gives its spans as they read back from a dataset.
func waive(t *testing.T, text string) (*model.Article, []*annotations.Span) {
	t.Helper()
	a, spans := marked(t, text)
	set := annotations.SetOf(spans, nil, "")
	f := lint.New(annotations.Default(), nil).Findings(a, spans, nil)[0]
	tr, ok := f.Waive(set)
	if !ok || tr.Check(set, a) != nil || annotations.Default().Misfit(set, tr) != nil {
		t.Fatal("it can't be waved through")
	}
	set.Apply(tr)
	line := record.Append(nil, &record.Record{Article: a, Spans: slices.Collect(set.Spans())})
	return a, record.Parse("d", 1, line).Spans
}

func TestWhatIsWavedThroughDoesNotComeBack(t *testing.T) {
	for _, text := range []string{
		"😀 ⟦PER রহিম⟧ ও ⟦PER রহিম⟧ আর ⟦ORG রহিম⟧।",
		"😀 ⟦PER রহিম⟧ এলেন। রহিম বসলেন।",
		"😀 ⟦ORG বাংলা⟧দেশ",
		"😀 ⟦ORG ‘প্রথম আলো⟧’ ও",
		"😀 ⟦GPE ঢাকা।⟧",
		"😀 ⟦PER ড.⟧ ইউনূস",
		"😀 “⟦QUOTE আমি যাব না⟧”।",
		"😀 ⟦CLAIM সূর্য ঠান্ডা⟧",
	} {
		a, spans := waive(t, text)
		if left := lint.New(annotations.Default(), nil).Findings(a, spans, nil); len(left) > 0 {
			t.Errorf("%s: %s", text, left[0].What)
		}
	}
}

func TestAWaiverHoldsForItsPlaceAlone(t *testing.T) {
	_, waived := waive(t, "😀 ⟦PER রহিম⟧ এলেন। রহিম বসলেন।")
	for _, c := range []struct {
		text string
		left int
	}{
		{"😀 নতুন কথা। ⟦PER রহিম⟧ এলেন। রহিম বসলেন। আরও কথা।", 0}, // edited elsewhere
		{"😀 ⟦PER রহিম⟧ এলেন। রহিম বসলেন, রহিম উঠলেন।", 1},
		{"😀 ⟦PER রহিম⟧ এলেন। ঘরে রহিম উঠলেন।", 1},
	} {
		a, spans := marked(t, c.text)
		spans[0].Extra = waived[0].Extra
		if left := lint.New(annotations.Default(), nil).Findings(a, spans, nil); len(left) != c.left {
			t.Errorf("%s: %d findings, want %d", c.text, len(left), c.left)
		}
	}
}

func TestWhatAnotherProgramKeepsUnderTheKeyIsLeftAlone(t *testing.T) {
	for raw, can := range map[string]bool{`["inside-word:1"]`: true, `[1]`: false, `{"a":1}`: false, `true`: false} {
		a, spans := marked(t, "😀 ⟦ORG বাংলা⟧দেশ")
		spans[0].Extra = []annotations.Field{{Key: lint.WaivedKey, Raw: []byte(raw)}, {Key: "x", Raw: []byte("1")}}
		f := lint.New(annotations.Default(), nil).Findings(a, spans, nil)[0]
		tr, ok := f.Waive(annotations.SetOf(spans, nil, ""))
		if ok != can {
			t.Errorf("%s: %v", raw, ok)
		}
		if ok && len(tr.Changes[0].SpanAfter.Extra) != 2 {
			t.Errorf("%s: %v", raw, tr.Changes[0].SpanAfter.Extra)
		}
	}
}
