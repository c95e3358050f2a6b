package lint_test

import (
	"fmt"
	"slices"
	"testing"

	"tippani/annotations"
	"tippani/annotations/lint"
)

func TestARareLabelIsFoundByTheDataset(t *testing.T) {
	forms := lint.NewForms()
	for range 4 {
		a, spans := marked(t, "😀 ⟦PER রহিম⟧, ⟦PER রহিমকে⟧")
		forms.Add(lint.Uses(a, annotations.Default(), spans))
	}
	for range 3 {
		a, spans := marked(t, "😀 ⟦GPE ঢাকা⟧ ⟦ORG ঢাকা⟧")
		forms.Add(lint.Uses(a, annotations.Default(), spans))
	}
	for _, c := range []struct {
		text string
		want []string
	}{
		{"😀 ⟦PER রহিম⟧", nil},
		{"😀 ⟦ORG রহিম⟧", []string{"rare-label রহিম → PER রহিম"}},
		{"😀 ⟦CLAIM রহিম⟧", []string{"no-attribute রহিম"}}, // another kind
		{"😀 ⟦ORG ঢাকা⟧", nil},                             // as often
		{"😀 ⟦ORG খুলনা⟧", nil},
		{"😀 ⟦ORG রহিম⟧ ⟦PER রহিম⟧", []string{"two-labels রহিম → PER রহিম"}}, // of equals in the article that of the dataset
	} {
		a, spans := marked(t, c.text)
		got := found(a, lint.New(annotations.Default(), forms).Findings(a, spans, nil), annotations.SetOf(spans, nil, ""))
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: got %q", c.text, got)
		}
	}
}

func TestFindingsComeInTheOrderOfTheTextAndLeaveTheSpansAlone(t *testing.T) {
	a, spans := marked(t, "😀 রহিম ⟦PER রহিম⟧ ⟦GPE ঢাকা।⟧ ⟦PER ড.⟧ ঢাকা")
	slices.Reverse(spans)
	before := slices.Clone(spans)
	got := found(a, lint.New(annotations.Default(), nil).Findings(a, spans, nil), annotations.SetOf(spans, nil, ""))
	want := []string{"unlabelled রহিম → PER রহিম", "punctuation ঢাকা। → GPE ঢাকা", "lone-title ড. → -"}
	if !slices.Equal(got, want) || !slices.Equal(spans, before) {
		t.Errorf("%q", got)
	}
}

func TestALinkedQuotationAndACheckedClaimAreNotFound(t *testing.T) {
	a, spans := marked(t, "😀 ⟦PER রহিম⟧ বলেন, “⟦QUOTE আমি ⟦CLAIM যাব না⟧⟧”। ⟦CUE বলেন⟧")
	spans[2].Attrs = map[string]string{"check": "opinion"}
	l := lint.New(annotations.Default(), nil)
	for label, want := range map[string]int{"SPEAKER": 0, "CUE": 1} {
		if got := l.Findings(a, spans, []*annotations.Relation{{ID: "r1", From: "s2", To: "s1", Label: label}}); len(got) != want {
			t.Errorf("%s: %d findings", label, len(got))
		}
	}
	without := &annotations.Schema{Labels: annotations.Default().Labels}
	if got := lint.New(without, nil).Findings(a, spans, nil); len(got) != 0 {
		t.Errorf("a speaker is asked for without a relation: %s", got[0].What)
	}
}

func TestARemedyThatIsOutOfDateIsNotOffered(t *testing.T) {
	a, spans := marked(t, "😀 ⟦GPE ঢাকা।⟧")
	f := lint.New(annotations.Default(), nil).Findings(a, spans, nil)[0]
	moved := *spans[0]
	moved.Range.End -= 3
	if _, ok := f.Transaction(a, annotations.SetOf([]*annotations.Span{&moved}, nil, ""), annotations.Default()); ok {
		t.Error("the span has other ends now")
	}
	if _, ok := f.Transaction(a, annotations.NewSet(), annotations.Default()); ok {
		t.Error("the span is gone")
	}
}

func TestASpeakerThatWasLinkedMeanwhileIsEnough(t *testing.T) {
	a, spans := marked(t, "😀 ⟦PER রহিম⟧ ও ⟦PER করিম⟧ বলেন, “⟦QUOTE আমি যাব না⟧”।")
	f := lint.New(annotations.Default(), nil).Findings(a, spans, nil)[0]
	linked := annotations.SetOf(spans, []*annotations.Relation{{ID: "r1", From: "s3", To: "s1", Label: "SPEAKER"}}, "")
	if _, ok := f.Transaction(a, linked, annotations.Default()); ok {
		t.Error("a second speaker is offered")
	}
}

func TestWhatIsSaid(t *testing.T) {
	for text, want := range map[string]string{
		"😀 ⟦PER রহিম⟧ ও ⟦PER রহিম⟧ আর ⟦ORG রহিম⟧": `"রহিম" is ORG here and PER elsewhere in the article (2×): label it PER`,
		"😀 ⟦PER ⟦ORG রহিম⟧⟧":                      `"রহিম" is ORG here and PER elsewhere in the article (1×): remove it`,
		"😀 ⟦ORG বাংলা⟧দেশ":                        `"বাংলা" takes in only a part of the word "বাংলাদেশ": make it "বাংলাদেশ"`,
		"😀 ⟦ORG ‘প্রথম আলো⟧’ ও":                   `of a pair of quotation marks "‘প্রথম আলো" has only the ‘: make it "প্রথম আলো"`,
		"😀 “⟦QUOTE আমি যাব না⟧”":                  `nobody is linked to the quotation "আমি যাব না" as who says it: link it by SPEAKER`,
		"😀 ⟦CLAIM সূর্য ঠান্ডা⟧":                  `the claim "সূর্য ঠান্ডা" has no check: choose one of check-worthy, verifiable, opinion`,
	} {
		a, spans := marked(t, text)
		f := lint.New(annotations.Default(), nil).Findings(a, spans, nil)
		if got := f[0].What.String() + ": " + f[0].Remedy.String(); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestASpanWithoutKindIsOfTheKindOfItsLabel(t *testing.T) {
	a, spans := marked(t, "😀 ⟦PER রহিম।⟧ ⟦PER করিম⟧ করিম “⟦QUOTE আমি যাব না⟧” ⟦CLAIM সূর্য ঠান্ডা⟧ ⟦ORG করিম⟧ ⟦PER ড.⟧")
	l := lint.New(annotations.Default(), nil)
	want := found(a, l.Findings(a, spans, nil), annotations.SetOf(spans, nil, ""))
	for _, s := range spans {
		s.Kind = ""
	}
	var rules []string
	for _, f := range l.Findings(a, spans, nil) {
		rules = append(rules, f.Rule+" "+a.Slice(f.Range))
	}
	if len(rules) != 6 || len(want) != 6 {
		t.Fatalf("%q, with kinds %q", rules, want)
	}
}
