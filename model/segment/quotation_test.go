package segment

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestQuotations(t *testing.T) {
	for _, c := range []struct {
		name, text, at string
		want           []string // each next wider quotation
	}{
		{"inside, then with marks", "তিনি ‘বিনিময় পরিকল্পনা’তে সই", "বিনিময়", []string{"বিনিময় পরিকল্পনা", "‘বিনিময় পরিকল্পনা’"}},
		{"nested pairs", "ক “খ ‘গ ঘ’ ঙ” চ", "গ", []string{"গ ঘ", "‘গ ঘ’", "খ ‘গ ঘ’ ঙ", "“খ ‘গ ঘ’ ঙ”"}},
		{"straight marks", `ক "খ গ" ঘ "ঙ"`, "খ", []string{"খ গ", `"খ গ"`}},
		{"between two straight pairs", `ক "খ" ঘ "ঙ"`, "ঘ", nil},
		{"straight single marks", "ক 'খ গ'তে ঘ", "গ", []string{"খ গ", "'খ গ'"}},
		{"guillemets", "«ক খ»", "খ", []string{"ক খ", "«ক খ»"}},
		{"an apostrophe does not close", "‘I don’t know’", "know", []string{"I don’t know", "‘I don’t know’"}},
		{"a straight apostrophe does not open", "the dog's bone 'x y'", "bone", nil},
		{"a lone mark is passed over", "“ক ‘খ গ” ঘ", "গ", []string{"ক ‘খ গ", "“ক ‘খ গ”"}},
		{"not across lines", "“ক\nখ”", "খ", nil},
		{"the mark itself", "ক ‘খ’", "‘", []string{"‘খ’"}},
		{"with emoji, joiners and decomposed য়", "‘👩‍👧 সময\u09bc র\u09cd\u200dযাব’", "সময",
			[]string{"👩‍👧 সময\u09bc র\u09cd\u200dযাব", "‘👩‍👧 সময\u09bc র\u09cd\u200dযাব’"}},
		{"outside", "ক ‘খ’ গ", "গ", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := strings.Index(c.text, c.at)
			end := start + len(c.at)
			var got []string
			for {
				var ok bool
				if start, end, ok = QuotationAt(c.text, start, end); !ok {
					break
				}
				got = append(got, c.text[start:end])
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if _, _, ok := QuotationAt("", 0, 0); ok {
		t.Error("an empty text has a quotation")
	}
}

func TestQuotationsGrowAndEndOnClusters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "text")
		at := Floor(s, rapid.IntRange(0, len(s)).Draw(t, "at"))
		start, end := at, Next(s, at)
		for {
			a, b, ok := QuotationAt(s, start, end)
			if !ok {
				return
			}
			if a > start || b < end || b-a <= end-start || !onCluster(s, a) || !onCluster(s, b) {
				t.Fatalf("%q: %d-%d after %d-%d", s, a, b, start, end)
			}
			start, end = a, b
		}
	})
}
