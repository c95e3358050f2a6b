package model

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"":      "",
		" \n\t": "",
		"রহিমকে বলেন।\n‘না’":           "রহিমকে|বলেন|।|‘|না|’",
		"১\u202fকোটি \u202f":           "১\u202fকোটি",
		"\u00a0\u2028ক\u3000":          "ক",
		"৳৫০০, don’t 👩\u200d🚀 e\u0301": "৳|৫০০|,|don’t|👩\u200d🚀|e\u0301",
	} {
		a := article(t, text)
		var got []string
		for _, r := range AppendTokens(nil, a) {
			got = append(got, a.Slice(r))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestTokensHoldEverythingButWhiteSpace(t *testing.T) {
	pieces := []string{"ঢাকা", "য়", "য়", "ড. ", "র\u200dহিম", "\u200d", "ক্\u200cষ", "👩🏽\u200d🚀", "🇧🇩", "e\u0301", "\u0301", "১.৫", "‘",
		"’তে", "don’t", "।", ",", " ", "\u1680", "\n", "\u00a0", "\u202f", "\u0600", "\u0d4e", "্", "a", "'", ":", "\"", "א", "カ", "\t",
		"\u200b", "_", "\u3000"}
	rapid.Check(t, func(t *rapid.T) {
		a := article(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 20).Draw(t, "text"), ""))
		at := Offset(0)
		for _, r := range AppendTokens(nil, a) {
			if between := a.text[at:r.Start]; strings.TrimFunc(between, unicode.IsSpace) != "" || r.Empty() || Trim(a, r) != r {
				t.Fatalf("%q: token %q after %q", a.text, a.Slice(r), between)
			}
			at = r.End
		}
		if rest := a.text[at:]; strings.TrimFunc(rest, unicode.IsSpace) != "" {
			t.Fatalf("%q: %q is in no token", a.text, rest)
		}
	})
}

func TestTokensThatTouchARange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"ঢাকা", " ", "‘", "।", "ক"}), 1, 20).Draw(t, "text"), "")
		all := AppendTokens(nil, article(t, text))
		start := Offset(rapid.IntRange(0, len(text)-1).Draw(t, "start"))
		r := Range{Start: start, End: start + 1 + Offset(rapid.IntRange(0, len(text)).Draw(t, "length"))}
		want := 0
		first, last := Touching(all, r)
		for i, token := range all {
			if token.Start < r.End && token.End > r.Start {
				want++
				if i < first || i > last {
					t.Fatalf("%q: token %d touches %v, but is not among %d to %d", text, i, r, first, last)
				}
			}
		}
		if n := last - first + 1; n != want {
			t.Fatalf("%q: %d tokens in %v, want %d", text, n, r, want)
		}
	})
}
