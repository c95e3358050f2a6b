package record

import (
	"encoding/json"
	"strings"
	"testing"

	"tippani/annotations"
	"tippani/model"
)

func spansOf(t *testing.T, line []byte) string {
	t.Helper()
	var r map[string]json.RawMessage
	if err := json.Unmarshal(line, &r); err != nil {
		t.Fatalf("%v in %s", err, line)
	}
	return string(r["spans"])
}

func TestARecordWithoutSpansHasAListOfNone(t *testing.T) {
	a, err := model.NewArticle("a", "😀 রহিম", model.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if got := spansOf(t, Append(nil, &Record{Article: a, Answer: annotations.Accept})); got != "[]" {
		t.Errorf("new: %q", got)
	}
	for _, line := range []string{
		`{"id":"a","text":"😀 রহিম","spans":[{"id":"s1","start":2,"end":6,"label":"PER"}],"x":1}`,
		`{"id":"a","text":"😀 রহিম","x":1}`,
	} {
		r := Parse("d.jsonl", 1, []byte(line))
		r.Spans = nil
		got, err := Rewrite([]byte(line), r)
		if err != nil || spansOf(t, got) != "[]" {
			t.Errorf("%s became %s, %v", line, got, err)
		}
	}
}

func TestWithSpansAddsNothingButTheKey(t *testing.T) {
	for line, want := range map[string]string{
		`{"id":"a","text":"{}"}`:                          `{"id":"a","text":"{}","spans":[]}`,
		`{"id":"a","text":"x" } `:                         `{"id":"a","text":"x" ,"spans":[]} `,
		`{"id":"a","text":"\"spans\":[","x":{"spans":1}}`: `{"id":"a","text":"\"spans\":[","x":{"spans":1},"spans":[]}`,
		`{"text":"x","\u0073pans":[]}`:                    `{"text":"x","\u0073pans":[]}`,
		`{"text":"x","spans":null}`:                       `{"text":"x","spans":null}`,
		`{}`:                                              `{}`,
		`["a"]`:                                           `["a"]`,
		`{"id":"a"`:                                       `{"id":"a"`,
	} {
		if got := string(WithSpans([]byte(line))); got != want {
			t.Errorf("%s became %s, want %s", line, got, want)
		}
	}
	if strings.Contains(string(WithSpans([]byte("<<<<<<< HEAD"))), "spans") {
		t.Error("a line that is no record was changed")
	}
}
