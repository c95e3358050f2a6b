package lint_test

import (
	"fmt"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/annotations/lint"
	"tippani/model"
)

// marked is an article of a text in which spans stand in brackets, the label behind the opening one: ⟦PER রহিম⟧. They may be nested.
func marked(t testing.TB, text string) (*model.Article, []*annotations.Span) {
	t.Helper()
	var b strings.Builder
	var spans, open []*annotations.Span
	for rest := text; rest != ""; {
		at := strings.IndexAny(rest, "⟦⟧")
		if at < 0 {
			b.WriteString(rest)
			break
		}
		b.WriteString(rest[:at])
		if after, begins := strings.CutPrefix(rest[at:], "⟦"); begins {
			label, after, _ := strings.Cut(after, " ")
			s := &annotations.Span{ID: fmt.Sprintf("s%d", len(spans)+1), Label: label, Kind: annotations.Entity}
			if l, known := annotations.Default().Label(label); known {
				s.Kind = l.Kind
			}
			s.Range.Start = model.Offset(b.Len())
			spans, open, rest = append(spans, s), append(open, s), after
			continue
		}
		open[len(open)-1].Range.End = model.Offset(b.Len())
		open, rest = open[:len(open)-1], rest[at+len("⟧"):]
	}
	a, err := model.NewArticle("a", b.String(), model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return a, spans
}

// found are the findings as lines: rule, what it is about, the remedy's result.
func found(a *model.Article, list []lint.Finding, set *annotations.Set) []string {
	var lines []string
	for i := range list {
		f := &list[i]
		line := f.Rule + " " + a.Slice(f.Range)
		if tr, ok := f.Transaction(a, set, annotations.Default()); ok {
			line += " → " + does(a, tr)
		}
		lines = append(lines, line)
	}
	return lines
}

func does(a *model.Article, t annotations.Transaction) string {
	c := t.Changes[0]
	switch {
	case c.RelationAfter != nil:
		return c.RelationAfter.Label + " " + c.RelationAfter.To
	case c.SpanAfter == nil:
		return "-"
	}
	return c.SpanAfter.Label + " " + a.Slice(c.SpanAfter.Range)
}

func TestRules(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"nothing", "😀 ⟦PER রহিম⟧ ⟦GPE ঢাকায়⟧ গেলেন।", nil},

		{"two labels", "😀 ⟦PER রহিম⟧ ও ⟦PER রহিম⟧ আর ⟦ORG রহিম⟧।", []string{"two-labels রহিম → PER রহিম"}},
		{"two labels, with an ending", "😀 ⟦PER রহিম⟧ আর ⟦ORG রহিমের⟧।", []string{"two-labels রহিমের → PER রহিমের"}},
		{"two labels, once with a joiner", "😀 ⟦ORG র\u200d্যাব⟧ আর ⟦PER র্যাব⟧।", []string{"two-labels র্যাব → ORG র্যাব"}},
		{"two labels on one text", "😀 ⟦PER ⟦ORG রহিম⟧⟧।", []string{"two-labels রহিম → -"}},
		{"two kinds", "😀 ⟦PER রহিম⟧ এবং ⟦CUE রহিম⟧।", nil},
		{"an ending that is none", "😀 ⟦GPE মেহেরপুর⟧ ⟦PER মেহের⟧।", nil},
		{"a stem that was cut", "😀 ⟦PER মেহেরপু⟧র ⟦GPE মেহেরপুর⟧", []string{"inside-word মেহেরপু → PER মেহেরপুর"}},

		{"a mention", "😀 ⟦PER রহিম⟧ এলেন। রহিম বসলেন।", []string{"unlabelled রহিম → PER রহিম"}},
		{"a mention in another normalisation form", "😀 ⟦PER রা\u09df⟧, রা\u09af\u09bc", []string{"unlabelled রা\u09af\u09bc → PER রা\u09af\u09bc"}},
		{"a mention before the label", "😀 রহিম এলেন। ⟦PER রহিম⟧ বসলেন।", []string{"unlabelled রহিম → PER রহিম"}},
		{"mentions with endings", "😀 ⟦PER রহিম⟧। রহিমের রহিমকেও রহিম-এর রহিমা।",
			[]string{"unlabelled রহিমের → PER রহিমের", "unlabelled রহিমকেও → PER রহিমকেও", "unlabelled রহিম-এর → PER রহিম-এর"}},
		{"a form with an ending has no stem", "😀 ⟦PER রহিমের⟧ বাড়ি। রহিম নেই।", nil},
		{"several words", "😀 ⟦PER শেখ হাসিনা⟧ ও শেখ  হাসিনার, শেখ রহিম।", []string{"unlabelled শেখ  হাসিনার → PER শেখ  হাসিনার"}},
		{"the longer form", "😀 ⟦PER আফরোজ⟧, ⟦ORG রহিম আফরোজ⟧; রহিম আফরোজ", []string{"unlabelled রহিম আফরোজ → ORG রহিম আফরোজ"}},
		{"part of a compound", "😀 ⟦GPE ঢাকা⟧, ঢাকা-চট্টগ্রাম চট্টগ্রাম-ঢাকা", nil},
		{"in a longer span", "😀 ⟦GPE ঢাকা⟧, ⟦ORG ঢাকা ব্যাংক⟧", nil},
		{"in a quotation", "😀 ⟦QUOTE ঢাকা ভালো⟧, বলেন ⟦GPE ঢাকা⟧", []string{
			"no-speaker ঢাকা ভালো → SPEAKER s2", "unlabelled ঢাকা → GPE ঢাকা"}},
		{"digits and letters alone", "😀 ⟦NUMBER ৫০⟧, ৫০; ⟦PER ক⟧, ক", nil},
		{"a word of which it is a part", "😀 ⟦PER মিন⟧, মিনা জামিন", nil},
		{"an ending that the sound forbids", "😀 ⟦PER সাগ⟧ সাগর", nil},
		{"a form that begins inside a word", "😀 বাংলা⟦ORG দেশ⟧ দেশ বাংলাদেশ", []string{"inside-word দেশ → ORG বাংলাদেশ"}},

		{"inside a word", "😀 ⟦GPE মেহেরপু⟧র", []string{}},
		{"inside a word known whole", "😀 ⟦GPE মেহেরপু⟧র ⟦GPE মেহেরপুর⟧", []string{"inside-word মেহেরপু → GPE মেহেরপুর"}},
		{"no ending left out", "😀 ⟦ORG বাংলা⟧দেশ", []string{"inside-word বাংলা → ORG বাংলাদেশ"}},
		{"no prefix left out", "😀 বাংলা⟦ORG দেশ⟧", []string{"inside-word দেশ → ORG বাংলাদেশ"}},
		{"an ending left out", "😀 ⟦PER রহিম⟧কে, ⟦PER হাসিনা⟧রও, ⟦NUMBER ১০⟧জন, ⟦NUMBER ৫⟧শ", nil},
		{"half an ending left out", "😀 ⟦PER রহিমে⟧র", []string{"inside-word রহিমে → PER রহিমের"}},
		{"half an ending or a name", "😀 ⟦PER পেলে⟧ ও ⟦PER পেলে⟧র", nil},
		{"a blank at the other end", "😀 ⟦ORG  বাংলা⟧দেশ", []string{"inside-word  বাংলা → ORG বাংলাদেশ"}},
		{"widened it would be there already", "😀 ⟦ORG ⟦ORG বাংলা⟧দেশ⟧", []string{"inside-word বাংলা → -"}},
		{"a joiner inside the word", "😀 ⟦ORG র\u200d্যা⟧ব", []string{"inside-word র\u200d্যা → ORG র\u200d্যাব"}},

		{"one quotation mark", "😀 ⟦ORG ‘প্রথম আলো⟧’ ও", []string{"half-quoted ‘প্রথম আলো → ORG প্রথম আলো"}},
		{"one quotation mark, closing", "😀 ‘⟦ORG প্রথম আলো’⟧ ও", []string{"half-quoted প্রথম আলো’ → ORG প্রথম আলো"}},
		{"one quotation mark in the middle", "😀 ⟦ORG দৈনিক “আলো⟧” ও", []string{"half-quoted দৈনিক “আলো → ORG দৈনিক “আলো”"}},
		{"a straight mark behind a digit", "😀 ১০\"⟦ORG ক \"খ⟧ গ\"", []string{"half-quoted ক \"খ"}},
		{"far from each other", "😀 ⟦ORG দৈনিক \"আলো⟧ ও ছায়া\"", []string{"half-quoted দৈনিক \"আলো"}},
		{"both marks or none", "😀 ⟦ORG “আলো”⟧ “⟦ORG আলো⟧” ⟦ORG দৈনিক «আলো» ঢাকা⟧", nil},
		{"from one quotation to another", "😀 “ক ⟦ORG খ” গ “ঘ⟧ ঙ”", []string{"half-quoted খ” গ “ঘ"}},
		{"a mark without partner, an apostrophe", "😀 ⟦ORG আলো “ঢাকা⟧ ⟦PER O’Neil⟧’s", nil},
		{"an apostrophe in a quotation", "😀 ‘ক ⟦PER O’Neil⟧ খ’", nil},
		{"over a line end", "😀 “ক\n⟦ORG খ” গ⟧", nil},
		{"inside another quotation", "😀 “ক ‘⟦ORG খ’⟧ গ”", []string{"half-quoted খ’ → ORG খ"}},
		{"the partner in front", "😀 “⟦ORG আলো” দৈনিক⟧", []string{"half-quoted আলো” দৈনিক → ORG “আলো” দৈনিক"}},
		{"too many inside one another", "😀 ⟦ORG ক “খ⟧" + strings.Repeat("“", 16) + strings.Repeat("”", 17), nil},
		{"nested quotation marks", "😀 “⟦ORG ‘আলো’ ও ছায়া⟧”", nil},

		{"a danda", "😀 ⟦GPE ঢাকা।⟧", []string{"punctuation ঢাকা। → GPE ঢাকা"}},
		{"a comma, and one before", "😀 ⟦GPE , ঢাকা,⟧", []string{"punctuation , ঢাকা, → GPE ঢাকা"}},
		{"a mark alone", "😀 ⟦GPE ।⟧", []string{"punctuation । → -"}},
		{"an open quotation mark", "😀 ⟦GPE “ঢাকা⟧", []string{"punctuation “ঢাকা → GPE ঢাকা"}},
		{"marks of names", "😀 ⟦ORG কো. লি.⟧ ⟦NUMBER ৫%⟧ ⟦ORG আসক (ঢাকা)⟧ ⟦EVENT #বইমেলা⟧ ⟦NUMBER -৫⟧", nil},
		{"a bracket alone", "😀 ⟦ORG আসক)⟧", []string{"punctuation আসক) → ORG আসক"}},
		{"brackets before", "😀 ⟦ORG (আসক⟧ ⟦ORG (আসক) ঢাকা⟧", []string{"punctuation (আসক → ORG আসক"}},
		{"a full stop", "😀 ⟦GPE ময়মনসিংহ.⟧", []string{"punctuation ময়মনসিংহ. → GPE ময়মনসিংহ"}},
		{"a quotation may end with a danda", "😀 ⟦CUE বলেন।⟧", nil},

		{"a title", "😀 ⟦PER ড.⟧ ইউনূস, ⟦PER মাননীয়⟧ ⟦PER অধ্যাপকের⟧", []string{"lone-title ড. → -", "lone-title মাননীয় → -",
			"lone-title অধ্যাপকের → -"}},
		{"titles", "😀 ⟦PER অধ্যাপক ডা.⟧ রহিম", []string{"lone-title অধ্যাপক ডা. → -"}},
		{"a title with a name", "😀 ⟦PER ড. ইউনূস⟧ ⟦TITLE জনাব⟧ ⟦PER মিরা⟧", nil},

		{"no speaker", "😀 ⟦PER রহিম⟧ বলেন, “⟦QUOTE আমি যাব না⟧”।", []string{"no-speaker আমি যাব না → SPEAKER s1"}},
		{"nobody to be the speaker", "😀 “⟦QUOTE আমি যাব না⟧”।", []string{"no-speaker আমি যাব না"}},
		{"no check", "😀 ⟦CLAIM সূর্য ঠান্ডা⟧", []string{"no-attribute সূর্য ঠান্ডা"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, spans := marked(t, c.text)
			set := annotations.SetOf(spans, nil, "")
			got := found(a, lint.New(annotations.Default(), nil).Findings(a, spans, nil), set)
			if fmt.Sprint(got) != fmt.Sprint(c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}
