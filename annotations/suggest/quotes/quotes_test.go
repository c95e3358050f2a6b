package quotes

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/annotations/suggest"
	"tippani/model"
	"tippani/model/stop"
)

func textOf(t testing.TB, text string, schema *annotations.Schema) suggest.Text {
	t.Helper()
	a, err := model.NewArticle("a", "😀\n"+text, model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return suggest.Text{Article: a, Schema: schema}
}

// list says what is proposed of a kind from a score on, as "type text", joined by " | ".
func list(t suggest.Text, k annotations.Kind, least float64) string {
	var out []string
	for _, p := range ofKind(propose(t), k, least) {
		out = append(out, strings.TrimSpace(p.Attrs["type"]+" "+t.Article.Slice(p.Range)))
	}
	return strings.Join(out, " | ")
}

func TestQuotationsAreFound(t *testing.T) {
	for _, c := range []struct{ text, quotes, cues string }{
		// every kind of mark
		{"রহিম বলেন, ‘আমরা যাব।’", "direct আমরা যাব।", "বলেন"},
		{"রহিম বলেন, “আমরা যাব।”", "direct আমরা যাব।", "বলেন"},
		{"রহিম বলেন, «আমরা যাব।»", "direct আমরা যাব।", "বলেন"},
		{`রহিম বলেন, "আমরা যাব।"`, "direct আমরা যাব।", "বলেন"},
		{"রহিম বলেন, 'আমরা যাব।'", "direct আমরা যাব।", "বলেন"},
		{"রহিম বলেন, ''আমরা যাব।''", "direct আমরা যাব।", "বলেন"},
		{"রহিম বলেন, ‘‘আমরা যাব।’’", "direct আমরা যাব।", "বলেন"},
		{"রহিম বলেন, “করিম বলেছে, ‘আমি যাব।’ তাই আমরা যাব।”", "direct করিম বলেছে, ‘আমি যাব।’ তাই আমরা যাব।", "বলেন"},

		// where the report stands
		{"‘আমরা যাব’ বলে জানান রহিম।", "direct আমরা যাব", "জানান"},
		{"‘আমরা সবাই যাব’, ঢাকা থেকে ফোনে বলেন রহিম।", "direct আমরা সবাই যাব", "বলেন"},
		{"‘আমরা যাব।’ বলেন রহিম। ‘আর কেউ যাবে না।’", "direct আমরা যাব। | direct আর কেউ যাবে না।", "বলেন"},
		{"রহিম দাবি করেন যে ‘আমরা যাব।’", "direct আমরা যাব।", "দাবি করেন"},
		{"রহিমের মতে, ‘এটা ঠিক নয়।’", "direct এটা ঠিক নয়।", "মতে"},
		{"রহিম বলেন, সেতুটির এই ‘ভাঙন অনিবার্য’ ছিল।", "mixed ভাঙন অনিবার্য", "বলেন"},
		{"চালক জসিম: ‘গাড়ি ছাড়ে না।’", "direct গাড়ি ছাড়ে না।", ""},
		{"প্রশ্নটি ছিল, ‘কোথায় যাব?’", "direct কোথায় যাব?", ""},
		{"প্রচারকে ‘ভিত্তিহীন খবর’ ও ‘নিছক জল্পনা’ বলে মন্তব্য করেন রহিম।", "mixed ভিত্তিহীন খবর | mixed নিছক জল্পনা", "মন্তব্য করেন"},

		// marks without a partner
		{`রহিম বলেন, "আমরা যাব। কেউ থাকবে না। করিম বলেন, "আমি থাকব।"`, "direct আমরা যাব। কেউ থাকবে না। | direct আমি থাকব।", "বলেন | বলেন"},
		{`রহিম বলেন, "আমরা যাব। করিম জানান, তিনি থাকবেন।`, "direct আমরা যাব। | indirect তিনি থাকবেন", "বলেন | জানান"},
		{"রহিম বলেন, ‘আমরা যাব। কেউ থাকবে না।\nবাকি সবাই ছিলেন।", "direct আমরা যাব। কেউ থাকবে না।", "বলেন"},
		{`"আমরা সবাই যাব, বলেন রহিম।`, "direct আমরা সবাই যাব,", "বলেন"},

		{`রহিম বলেন, "আমরা যাব। কেউ থাকবে না। এর উত্তরে করিম: "আমি থাকব।"`, "direct আমরা যাব। কেউ থাকবে না। | direct আমি থাকব।", "বলেন"},
		{"রহিম বলেন, ‘আমি don’t বলি। আমি ’৭১ সালে ছিলাম।’", "direct আমি don’t বলি। আমি ’৭১ সালে ছিলাম।", "বলেন"},

		{"‘আমরা সবাই যাব। কেউ থাকবে না। ‘গীতাঞ্জলি’ পড়ি।", "direct আমরা সবাই যাব। কেউ থাকবে না।", ""},
		{"“আমরা সবাই যাব” রহিম বলেন। ‘‘আমি বলি, ‘যাব না।’’", "direct আমরা সবাই যাব | direct আমি বলি, ‘যাব না।", "বলেন"},
		{"‘আমরা সবাই যাব।’ পুলিশ বলেছে ওই এলাকার লোকজন সবাই মিলে আজ রাতে চলে যাবে।", "direct আমরা সবাই যাব।", ""},

		// what is not quoted
		{"তিনি ‘গীতাঞ্জলি’ লিখে বিখ্যাত। কথিত ‘বিনিময় পরিকল্পনা’তে সই হয়।", "", ""},
		{"তিনি o'clock আর don't লিখতে পারেন না, ’৭১ সালে জন্ম।", "", ""},
		{"সে বাড়ি গেল। সবাই খুশি।", "", ""},
		{"তিনি ক্ষতিপূরণ দাবি করেন।", "", ""},
		{"কাজে ছিলেন বলে তিনি কথা বলতে পারেননি।", "", ""},

		// indirect speech
		{"রহিম বলেন, তাঁরা যাবেন। পরে গেলেন।", "indirect তাঁরা যাবেন", "বলেন"},
		{"পুলিশ জানায়, রহিম বলেছেন, তিনি যাবেন।", "indirect তিনি যাবেন", "বলেছেন"},
		{"রহিম বলেন, তিনি ঢাকা থেকে আগামী মাসের শেষে সবাইকে নিয়ে যাবেন, করিম বলেন, ভালো হবে।",
			"indirect তিনি ঢাকা থেকে আগামী মাসের শেষে সবাইকে নিয়ে যাবেন, করিম বলেন, ভালো হবে", "বলেন"},
		{"ঠিক বলে জানায় পুলিশ।", "", ""},
		{"উত্তর: তিতাস মেঘনা থেকে উৎপন্ন।", "", ""},
		{"রহিম উল্লেখ করেন যে দাম কমবে।", "indirect দাম কমবে", "উল্লেখ করেন"},
		{"তবে দাম কমবে বলে জানিয়েছে পুলিশ।", "indirect দাম কমবে", "জানিয়েছে"},
		{"দাম কমবে বলে পুলিশ জানায়।", "indirect দাম কমবে", "জানায়"},
		{"দাম কমবে—এমনটাই মনে করেন রহিম।", "indirect দাম কমবে", "মনে করেন"},
		{"আলোচনা ইতিবাচক, বলছে কাতার।", "indirect আলোচনা ইতিবাচক", "বলছে"},
		{"তালিকা তৈরি আছে জানিয়ে রহিম বলেন, কাজ হবে।", "indirect তালিকা তৈরি আছে | indirect কাজ হবে", "বলেন"},
		{"বিবৃতিতে বলা হয়, তদন্ত চলছে।", "indirect তদন্ত চলছে", "বলা হয়"},
		{"তাঁকে ‘অপমান’ করায় ক্ষমা চাইতে হবে বলে পুলিশ জানায়।", "indirect তাঁকে ‘অপমান’ করায় ক্ষমা চাইতে হবে", "জানায়"},

		// lines
		{"নাসরিন সুলতানা: দাবি মানা সম্ভব নয়", "indirect দাবি মানা সম্ভব নয়", ""},
		{"ভোটে যাচ্ছি না: রশিদ আলম", "indirect ভোটে যাচ্ছি না", ""},
		{"সময়: সকাল নয়টা", "", ""},
		{"— কোথায় যাও? বলল রহিম।", "direct কোথায় যাও?", "বলল"},
		{"—আমি যাব না।", "direct আমি যাব না।", ""},
		{"- চাল ও ডাল", "", ""},
	} {
		text := textOf(t, c.text, annotations.Default())
		if got := list(text, annotations.Quote, .5); got != c.quotes {
			t.Errorf("%s: %s; want %s", c.text, got, c.quotes)
		}
		if got := list(text, annotations.Cue, .5); got != c.cues {
			t.Errorf("%s: cues %s; want %s", c.text, got, c.cues)
		}
	}
}

func TestAQuotationIsLinkedToItsCueAndSpeaker(t *testing.T) {
	text := textOf(t, "রহিম ও করিম এলেন। করিম বলেন, ‘আমরা সবাই যাব। কে থাকবে আমাদের সঙ্গে?’", annotations.Default())
	for i, name := range []string{"রহিম", "করিম", "করিম"} {
		at := strings.Index(text.Article.Text(), name)
		if i == 2 {
			at = strings.LastIndex(text.Article.Text(), name)
		}
		text.Spans = append(text.Spans, &annotations.Span{ID: fmt.Sprint(i), Label: "PER", Kind: annotations.Entity,
			Range: span(at, at+len(name))})
	}
	quote := ofKind(propose(text), annotations.Quote, 0)
	if len(quote) != 1 || len(quote[0].Links) != 2 {
		t.Fatalf("%+v", quote)
	}
	for i, want := range []string{"SPEAKER করিম", "CUE বলেন"} {
		if l := quote[0].Links[i]; l.Label+" "+text.Article.Slice(l.To) != want {
			t.Errorf("%s %s; want %s", l.Label, text.Article.Slice(l.To), want)
		}
	}
	if quote[0].Links[0].To != text.Spans[2].Range {
		t.Errorf("the speaker is %v, not the name beside the verb", quote[0].Links[0].To)
	}
	claims := ofKind(propose(text), annotations.Claim, 0)
	if len(claims) != 1 || text.Article.Slice(claims[0].Range) != "আমরা সবাই যাব" || claims[0].Score >= quote[0].Score ||
		len(claims[0].Links) != 1 || claims[0].Links[0] != (suggest.Link{Label: "CLAIMANT", To: quote[0].Range}) {
		t.Errorf("claims: %+v", claims)
	}
	text.Spans = nil
	if links := ofKind(propose(text), annotations.Quote, 0)[0].Links; len(links) != 1 || links[0].Label != "CUE" {
		t.Errorf("without entities: %+v", links)
	}
}

func TestClaimsAreTheSentencesThatSaySomething(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"রহিম বলেন, ‘আমরা সবাই যাব। কেউ থাকবে না আজ।’", "আমরা সবাই যাব | কেউ থাকবে না আজ"},
		{"রহিম দাবি করেন, দাম আরও কমবে।", "দাম আরও কমবে"},
		{"রহিম বলেন, ‘কে যাবে আজ ঢাকায়? আমি না।’", ""},
		{"রহিম বলেন, সেতুটির এই ‘ভাঙন একদিন অনিবার্য’ ছিল।", ""},
		{"রহিম বলেন, ‘আমরা সবাই যাব।\u0301 কেউ থাকবে না আজ।’", "আমরা সবাই যাব"},
	} {
		if got := list(textOf(t, c.text, annotations.Default()), annotations.Claim, 0); got != c.want {
			t.Errorf("%s: %s; want %s", c.text, got, c.want)
		}
	}
	claim := func(text string) float64 {
		return ofKind(propose(textOf(t, text, annotations.Default())), annotations.Claim, 0)[0].Score
	}
	if claim("রহিম দাবি করেন, দাম আরও কমবে।") <= claim("রহিম মন্তব্য করেন, দাম আরও কমবে।") {
		t.Error("what is claimed is no surer a claim than what is remarked")
	}
}

func TestAHeadlineWithAMarkedNameIsOnItsOtherSide(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"কৃষক রহিম উদ্দিন: সেতুর কথা", "indirect সেতুর কথা"},
		{"সেতুর কথা: রহিম উদ্দিন", "indirect সেতুর কথা"},
	} {
		const name = "রহিম উদ্দিন"
		text := textOf(t, c.text, annotations.Default())
		at := strings.Index(text.Article.Text(), name)
		text.Spans = []*annotations.Span{{ID: "s1", Label: "PER", Kind: annotations.Entity, Range: span(at, at+len(name))}}
		if got := list(text, annotations.Quote, .5); got != c.want {
			t.Errorf("%s: %s; want %s", c.text, got, c.want)
		}
		text.Spans = nil
		if got := list(text, annotations.Quote, .5); got != "" {
			t.Errorf("%s without a name: %s", c.text, got)
		}
	}
}

func TestOnlyLabelsOfTheSchemaAreProposed(t *testing.T) {
	const text = "রহিম বলেন, ‘আমরা সবাই যাব।’ দাম কমবে বলে জানায় পুলিশ। করিম বলেন, এই ‘ভাঙন অনিবার্য’ ছিল।"
	label := func(name string, kind annotations.Kind, values ...string) annotations.Label {
		l := annotations.Label{Name: name, Kind: kind}
		if len(values) > 0 {
			l.Attributes = []annotations.Attribute{{Name: "how"}}
		}
		for _, v := range values {
			l.Attributes[0].Values = append(l.Attributes[0].Values, annotations.Value{Name: v})
		}
		return l
	}
	for _, c := range []struct {
		labels []annotations.Label
		want   string
	}{
		{[]annotations.Label{label("PER", annotations.Entity)}, ""},
		{[]annotations.Label{label("Q", annotations.Quote)}, "Q | Q | Q"},
		{[]annotations.Label{label("Q", annotations.Quote, "Direct", "Indirect")}, "Q Direct | Q Indirect | Q Direct"},
		{[]annotations.Label{label("INDIRECT_Q", annotations.Quote), label("DIRECT_Q", annotations.Quote)}, "DIRECT_Q | INDIRECT_Q | DIRECT_Q"},
		{[]annotations.Label{label("V", annotations.Cue)}, "V | V | V"},
	} {
		var got []string
		for _, p := range propose(textOf(t, text, &annotations.Schema{Labels: c.labels})) {
			got = append(got, strings.TrimSpace(p.Label+" "+p.Attrs["how"]))
			if len(p.Links) > 0 || p.Source != "quotes@1" {
				t.Errorf("%+v", p)
			}
		}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%s; want %s", s, c.want)
		}
	}
}

// TestPiecesGiveTheSameAsAWhole asks for a text, and a paragraph too long to be read at once, sentence by sentence.
func TestPiecesGiveTheSameAsAWhole(t *testing.T) {
	part := "রহিম বলেন, ‘আমরা যাব। কেউ থাকবে না।’ দাম কমবে বলে জানায় পুলিশ। সবাই শুনলেন। "
	for _, n := range []int{3, 1500} {
		text := textOf(t, strings.Repeat(part, n)+"\n"+part, annotations.Default())
		whole := Source{}.Propose(text, model.Range{End: text.Article.Len()}, nil)
		quotes := ofKind(whole, annotations.Quote, .5)
		if len(quotes) != 2*(n+1) {
			t.Errorf("%d: %d quotations", n, len(quotes))
		}
		middle := model.SentenceAt(text.Article, text.Article.Len()/2).Start
		count := 0
		for _, over := range []model.Range{{End: middle}, {Start: middle, End: text.Article.Len()}} {
			count += len(Source{}.Propose(text, over, nil))
		}
		if count != len(whole) {
			t.Errorf("%d: %d proposals in two pieces, %d in one", n, count, len(whole))
		}
	}
}

// TestAnyTextGivesWholeSpans puts marks, reports and combining code points together at random.
func TestAnyTextGivesWholeSpans(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"‘", "’", "“", "”", `"`, "'", "''", "«", "»", " ", "\n", "।", "?", ",", ":", "—", "-",
		"বলেন", "বলে", "জানিয়ে", "যে",
		"দাবি", "করেন", "রহিম", "না", "😀", "\u09be", "\u200d", "\u0301", "৭১"})
	rapid.Check(t, func(t *rapid.T) {
		a, err := model.NewArticle("a", strings.Join(rapid.SliceOfN(pieces, 0, 40).Draw(t, "pieces"), ""), model.Meta{})
		if err != nil {
			t.Skip()
		}
		whole := func(rg model.Range) bool {
			return !rg.Empty() && model.Trim(a, rg) == rg && a.Index().Snap(int(rg.Start)) == rg.Start && a.Index().Snap(int(rg.End)) == rg.End
		}
		for _, p := range (Source{}).Propose(suggest.Text{Article: a, Schema: annotations.Default()}, model.Range{End: a.Len()}, nil) {
			if !whole(p.Range) || p.Score <= 0 || p.Score > 1 {
				t.Fatalf("%q: %+v", a.Text(), p)
			}
			for _, l := range p.Links {
				if !whole(l.To) {
					t.Fatalf("%q: %+v", a.Text(), p)
				}
			}
		}
	})
}

func TestItStops(t *testing.T) {
	text := textOf(t, "রহিম বলেন, ‘আমরা যাব।’", annotations.Default())
	if got := (Source{}).Propose(text, model.Range{End: text.Article.Len()}, func() error { return stop.ErrCancelled }); len(got) > 0 {
		t.Errorf("%+v", got)
	}
}

func BenchmarkPropose(b *testing.B) {
	g := readGold(b, "../../speaker/testdata/practice.txt")
	var all strings.Builder
	var spans []*annotations.Span
	for range 40 {
		for _, x := range g {
			for _, s := range x.text.Spans {
				moved := *s
				at := model.Offset(all.Len())
				moved.Range = model.Range{Start: at + s.Range.Start, End: at + s.Range.End}
				spans = append(spans, &moved)
			}
			all.WriteString(x.text.Article.Text() + "\n")
		}
	}
	a, err := model.NewArticle("a", all.String(), model.Meta{})
	if err != nil {
		b.Fatal(err)
	}
	text, n := suggest.Text{Article: a, Schema: annotations.Default(), Spans: spans}, model.CountTokens(a)
	for b.Loop() {
		Source{}.Propose(text, model.Range{End: a.Len()}, nil)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
