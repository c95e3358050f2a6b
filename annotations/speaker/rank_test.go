package speaker

import (
	"slices"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/model"
)

// TestASpeakerIsFoundByTheGrammarBesideTheQuotation has a sentence for each construction; the last quotation in it is asked about.
func TestASpeakerIsFoundByTheGrammarBesideTheQuotation(t *testing.T) {
	for _, c := range []struct{ name, marked, want string }{
		{"subject, verb, quotation", "[P.a করিম] [P.b রহিমকে] বলেন, ‘{a ভালো আছি।}’", "a"},
		{"an indirect quotation with যে", "[P.b রহিমের] সামনে [P.a করিম] জানান যে {a তিনি ভালো আছেন}।", "a"},
		{"the verb after it, the subject before it", "[P.a করিম] ‘{a [P.b রহিম] ভালো}’ বলে মন্তব্য করেন।", "a"},
		{"the subject between it and the verb", "[P.b রহিম] গতকাল এসেছেন। ‘{a ভালো আছি}’ বলে [P.a করিম] জানিয়েছেন।", "a"},
		{"the subject after the verb", "{a [O.b বিএনপি] ভালো আছে} বলে দাবি করেছেন [O.b বিএনপি] মহাসচিব [P.a করিম]।", "a"},
		{"the verb in the next sentence", "[P.b রহিম] শুনছিলেন। ‘{a ভালো আছি।}’ বলেন [P.a করিম]।", "a"},
		{"a next sentence that announces the next quotation", "[P.a করিম] বলেন, ‘{a ভালো আছি।}’ [P.b রহিম] বলেন, ‘আমিও।’", "a"},
		{"a long apposition", "[P.a মতিউর রহমান], [O.b বাংলাদেশ ব্যাংক] শাখার মহাপরিচালক, বলেন, ‘{a ভালো।}’", "a"},
		{"a title with an organisation", "[O.b পুলিশ] সুপার [P.a করিম] বলেন, ‘{a ভালো।}’", "a"},
		{"an organisation's verb", "[P.b করিম] গ্রেপ্তার হন, জানায় [O.a পুলিশ]। [O.a পুলিশ] জানায়, {a [P.b তিনি] চোর}।", "a"},
		{"-এর মতে", "[P.b রহিম] এসেছেন। [P.a করিম]-এর মতে, {a সময় কম}।", "a"},
		{"ভাষ্য", "[P.b রহিম] এসেছেন। [P.a করিমের] ভাষ্য, ‘{a সময় কম।}’", "a"},
		{"whose accusation, after it", "[P.b রহিম] এসেছেন। {a সময় কম} বলে অভিযোগ স্থানীয় কৃষক [P.a করিমের]।", "a"},
		{"a headline", "{a সময় কম}: [P.a করিম]\n[P.b রহিম] এসেছেন।", "a"},
		{"a headline the other way round", "[P.a করিম]: {a সময় কম}\n[P.b রহিম] এসেছেন।", "a"},
		{"a dash", "[P.b রহিম] এসেছেন।\n‘{a সময় কম}’ — [P.a করিম]", "a"},
		{"a pronoun means the last subject", "[P.a করিম] [P.b রহিমের] সঙ্গে দেখা করেন। তিনি বলেন, ‘{a ভালো।}’", "a"},
		{"a pronoun does not mean an organisation", "[P.a করিম] কথা বলেন। [O.b পুলিশ] জানায়, সব ঠিক। তিনি বলেন, ‘{a ভালো।}’", "a"},
		{"a noun with an article means an organisation", "[O.a পুলিশ] জানায়, সব ঠিক। [P.b করিম] কথা বলেন। সংস্থাটি জানায়, {a তদন্ত " +
			"চলছে}।", "a"},
		{"his opinion", "[P.a করিম] বলেন, ‘{a ভালো।}’ তাঁর মতে, {a সময় কম}।", "a"},
		{"a quotation that goes on", "[P.a করিম] বলেন, ‘{a ভালো।}’ ‘{a খুব ভালো।}’", "a"},
		{"broken by its verb", "‘{a ভালো},’ বলেন [P.a করিম], ‘{a খুব ভালো।}’", "a"},
		{"quoted by an agency", "[O.b তাস] [P.a ল্যাভরভের] উদ্ধৃতি দিয়ে জানায়, ‘{a ভালো।}’", "a"},
		{"a statement", "[P.b করিম] এসেছেন। [O.a পুলিশের] এক বিবৃতিতে বলা হয়, ‘{a তদন্ত চলছে।}’", "a"},
		{"an agency as the source of a passive", "[O.a তাসের] বরাত দিয়ে জানানো হয়েছে, {a [P.b করিম] এসেছেন}।", "a"},
		{"people of an organisation", "[P.b করিম] এসেছেন। [O.a পুলিশের] কর্মকর্তারা জানিয়েছেন, {a তদন্ত চলছে}।", "a"},
		{"a participle before the verb", "[P.b রহিম] এসেছেন। ‘{a ভালো নেই}’ আক্ষেপ করে বলেন [P.a করিম]।", "a"},
		{"a name that ends like a case", "[P.b রহিম] ও [P.a আবদুল জব্বার] গেলেন। [P.a আবদুল জব্বার] বলেন, ‘{a ভালো।}’", "a"},
		{"the ending left out of the span", "[P.a করিম] [P.b রহিম]কে বলেন, ‘{a ভালো।}’", "a"},
		{"the marks taken into the span", "[P.b রহিম] এসেছেন। {a ‘ভালো আছি।’} বলেছেন [P.a করিম]।", "a"},
		{"a part of a longer quotation", "[P.a করিম] বলেন, ‘[P.b রহিম] ভালো। {a সময় কম।} যাই।’", "a"},
		{"a label of another schema", "[P.b রহিম] এসেছেন। [G.a ভারত] বলেছে, {a আলোচনা চলছে}।", "a"},
		{"no report: the nearest before", "[P.b রহিম] এসেছেন। [P.a করিম] ‘{a ভালো}’ মানুষ।", "a"},
		{"no report, nobody before: the nearest after", "‘{a ভালো}’ মানুষ [P.a করিম] ও [P.b রহিম]।", "a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for form, marked := range spellings(c.marked) {
				g := parseGold(t, "😀 শুরু।\n"+marked)
				got := g.rank(g.quotes[len(g.quotes)-1])
				if g.name[got[0]] != c.want {
					t.Errorf("%s: %v", form, g.names(got))
				}
			}
		})
	}
}

// spellings are a text in both normalisation forms of য়, and with a joiner in its verbs.
func spellings(marked string) map[string]string {
	return map[string]string{
		"য + ়":  strings.ReplaceAll(marked, "\u09DF", "\u09AF\u09BC"),
		"U+09DF": strings.ReplaceAll(marked, "\u09AF\u09BC", "\u09DF"),
		"ZWNJ":   strings.ReplaceAll(marked, "বলে", "ব\u200Cলে"),
	}
}

func TestWhatCannotSpeakComesLast(t *testing.T) {
	g := parseGold(t, "[P.far দূরে] ছিলেন।\n\n\n[P.spoke আগে] ছিলেন।\n\nএকটি অনুচ্ছেদ।\n[P.before করিমকে] [O.long [G.nested ঢাকা] "+
		"ব্যাংক] [D.date গতকাল] ‘{x [P.inside রহিম] ও [N.number দুজন]}’ নিয়ে [P.after সালামের] কথা হয়।")
	got := Rank(g.article, g.quotes[0], g.entities, g.quotes, func(s *annotations.Span) bool { return g.name[s] == "spoke" })
	var names []string
	for _, s := range got {
		names = append(names, g.name[s])
	}
	if want := []string{"long", "before", "after", "spoke", "far", "inside", "nested", "date", "number"}; !slices.Equal(names, want) {
		t.Errorf("got  %v\nwant %v", names, want)
	}
}

func TestRankingTakesAnyTextAndLosesNobody(t *testing.T) {
	for _, g := range readGold(t, "heldout.txt") {
		text := g.article.Text()
		for at := 0; at < len(text); at += 100 {
			q := &annotations.Span{ID: "q", Kind: annotations.Quote, Label: "QUOTE",
				Range: model.Range{Start: model.Offset(at), End: min(model.Offset(at)+40, g.article.Len())}}
			if got := Rank(g.article, q, g.entities, g.quotes, func(*annotations.Span) bool {
				return false
			}); len(got) != len(g.entities) {
				t.Fatalf("at %d: %d of %d", at, len(got), len(g.entities))
			}
		}
	}
}
