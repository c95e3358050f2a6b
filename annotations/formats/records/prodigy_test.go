package records_test

import (
	"encoding/json"
	"strings"
	"testing"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

// TestProdigysTokensComeBackAsTheyWere has keys that Prodigy documents for tokens (disabled, style) and one of a user.
func TestProdigysTokensComeBackAsTheyWere(t *testing.T) {
	f, _ := catalogue.ByName("prodigy")
	own, err := formattest.Export(f, formats.Options{}, formattest.SentenceDoc(t))
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
			docs, err := formattest.ImportString(t, "prodigy", line, formats.Options{})
			if err != nil {
				t.Fatal(err)
			}
			back, err := formattest.Export(f, formats.Options{}, docs...)
			if err != nil {
				t.Fatal(err)
			}
			if prodigyTokensOf(t, back.String()) != prodigyTokensOf(t, line) {
				t.Errorf("tokens came back as %s, not %s", prodigyTokensOf(t, back.String()), prodigyTokensOf(t, line))
			}
		})
	}
	docs, err := formattest.ImportString(t, "prodigy", own.String(), formats.Options{})
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
