package formats

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestSpacingOfEveryEscapeIsRead(t *testing.T) {
	for _, c := range []struct{ misc, want string }{
		{`SpacesAfter=\s`, "📰 ক"},
		{`SpacesAfter=\s\s\n`, "📰  \nক"},
		{`SpacesAfter=\t`, "📰\tক"},
		{`SpacesAfter=\r\n`, "📰\r\nক"},
		{`SpacesAfter=\u00A0`, "📰\u00a0ক"},
		{`SpacesAfter=\u200a\s`, "📰\u200a ক"},
		{`SpacesAfter=\xA0`, "📰\u00a0ক"},
		{`Gloss=a\|b|SpaceAfter=No`, "📰ক"},
		{`Gloss=a\\|SpacesAfter=\n`, "📰\nক"},
		{`SpacesAfter=`, "📰ক"},
		{`_`, "📰 ক"},
	} {
		t.Run(c.misc, func(t *testing.T) {
			content := "1\t📰\t_\t_\t_\t_\t_\t_\t_\t" + c.misc + "\n2\tক\t_\t_\t_\t_\t_\t_\t_\tNER=B-X\n"
			docs, err := importString(t, "conllu", content, Options{})
			if err != nil || docs[0].Article.Text() != c.want || slicesOf(docs) != "X=ক" {
				t.Errorf("%v: %s", err, recordText(docs))
			}
		})
	}
	for _, c := range []struct{ cell, want string }{
		{`a\pb`, "a|b"}, {`a\|b`, "a|b"}, {`a\\sb`, `a\sb`}, {`\q`, `\q`}, {`\u00`, `\u00`}, {`\ud83d`, `\ud83d`}, {`end\`, `end\`},
	} {
		if got := unescapeMisc(c.cell); got != c.want {
			t.Errorf("%s became %q", c.cell, got)
		}
	}
	docs, err := importString(t, "conllu", "1\tক\t_\t_\t_\t_\t_\t_\t_\tNER=B-D\\pT\n2\t১ "+
		"০০০\t_\t_\t_\t_\t_\t_\t_\tSpacesInToken=১\\u00A0০০০\n", Options{})
	if err != nil || slicesOf(docs) != "D|T=ক" || docs[0].Article.Text() != "ক ১\u00a0০০০" {
		t.Errorf("%v: %q", err, docs[0].Article.Text())
	}
}

// TestProdigysTokensComeBackAsTheyWere has keys that Prodigy documents for tokens (disabled, style) and one of a user.
func TestProdigysTokensComeBackAsTheyWere(t *testing.T) {
	f, _ := ByName("prodigy")
	own, err := export(f, Options{}, sentenceDoc(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, from, to string }{
		{"disabled", `"id":0,`, `"id":0,"disabled":true,`},
		{"a style", `"id":1,`, `"id":1,"style":{"color":"red"},`},
		{"no white space after", `"ws":true`, `"ws":false`},
		{"no ws", `,"ws":true}`, `}`},
		{"an id from 1", `"id":0,`, `"id":1,`},
		{"other words", `{"text":"রহিম","start":2,"end":6,`, `{"text":"রহিম উদ্দিন","start":2,"end":13,`},
	} {
		t.Run(c.name, func(t *testing.T) {
			line := strings.Replace(own.String(), c.from, c.to, 1)
			if line == own.String() {
				t.Fatal("nothing changed")
			}
			if c.name == "other words" {
				line = strings.Replace(line, `{"text":"উদ্দিন","start":7,"end":13,"id":2,"ws":true},`, "", 1)
			}
			docs, err := importString(t, "prodigy", line, Options{})
			if err != nil {
				t.Fatal(err)
			}
			back, err := export(f, Options{}, docs...)
			if err != nil {
				t.Fatal(err)
			}
			if prodigyTokensOf(t, back.String()) != prodigyTokensOf(t, line) {
				t.Errorf("tokens came back as %s, not %s", prodigyTokensOf(t, back.String()), prodigyTokensOf(t, line))
			}
		})
	}
	docs, err := importString(t, "prodigy", own.String(), Options{})
	if err != nil || docs[0].Extra != nil {
		t.Errorf("tokens that an export makes again are kept: %v %v", err, docs[0].Extra)
	}
}

func prodigyTokensOf(t *testing.T, line string) string {
	t.Helper()
	var row struct{ Tokens json.RawMessage }
	if err := json.Unmarshal([]byte(line), &row); err != nil {
		t.Fatal(err)
	}
	return string(row.Tokens)
}

func TestWhatHypothesisGivesIsToldFromW3C(t *testing.T) {
	const target = `"target":[{"source":"https://x.org/","selector":[{"type":"TextPositionSelector","start":0,"end":4},` +
		`{"type":"TextQuoteSelector","exact":"রহিম"}]}]`
	for _, c := range []struct{ name, content, want string }{
		{"an answer", `{"total":1,"rows":[{"id":"a","uri":"https://x.org/","text":"দেখুন","tags":["PER"],` + target + `}]}`,
			"Hypothesis's API"},
		{"an empty answer", `{"total":0,"rows":[]}`, "Hypothesis's API"},
		{"an annotation", `{"id":"a","uri":"https://x.org/","text":"দেখুন","tags":["PER"],` + target + `}`, "Hypothesis's API"},
		{"no source", `{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","body":"PER",` +
			`"target":{"selector":{"type":"TextQuoteSelector","exact":"রহিম"}}}`, "name no source"},
		{"no labels", `{"type":"AnnotationPage","text":"রহিম","items":[{"type":"Annotation",` +
			`"target":{"selector":{"type":"TextQuoteSelector","exact":"রহিম"}}}]}`, "1 span left out (without a label"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := importString(t, "w3c", c.content, Options{}); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %v", err)
			}
			if f, err := Detect("a.json", []byte(c.content), nil); c.name != "an empty answer" && (err != nil || f.Name != "w3c") {
				t.Errorf("taken for %q, %v", f.Name, err)
			}
		})
	}
}

// TestLabelsThatLinesTrimAreCounted: a blank at the end of a label does not come back from the end of a line.
func TestLabelsThatLinesTrimAreCounted(t *testing.T) {
	f, _ := ByName("conll")
	d := sentenceDoc(t)
	d.Spans[0].Label = "PER "
	report := new(Report)
	if _, err := export(f, Options{Report: report}, d); err != nil || report.Count(Rewritten) == 0 {
		t.Errorf("%v, %v", report.Totals(), err)
	}
}
