package store

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tippani/annotations"
	"tippani/annotations/record"
)

func TestCheckNamesEachProblemWithLineSpanAndRemedy(t *testing.T) {
	const sound = `{"id":"a","text":"রহিম কাজ 😀","spans":[{"id":"s1","start":0,"end":4,"label":"PER","kind":"entity","text":"রহিম"},` +
		`{"id":"s2","start":5,"end":8,"label":"QUOTE","kind":"quote","attrs":{"type":"direct"}}],"relations":[{"id":"r1","from":"s2",` +
		`"to":"s1","label":"SPEAKER"}],"answer":"accept","annotator":"m","created":"2026-01-31T09:30:00Z","schema":1}`
	for _, c := range []struct {
		name, lines string
		want        []string
	}{
		{"an empty file", "", nil},
		{"a sound record", sound, nil},
		{"blank lines", "\n\n" + sound + "\n\r\n", nil},
		{"cut off in the middle", sound[:50], []string{"d:1: invalid JSON at byte 51: the string does not end: correct the line"}},
		{"no id", `{"text":"ক"}`, []string{`d:1: the record has no "id": give it one`}},
		{"a time that is none", `{"id":"a","text":"ক","created":"yesterday"}`,
			[]string{`d:1: "created" is "yesterday", not a time: write it as`}},
		{"a span without id", `{"id":"a","text":"ক","spans":[{"start":0,"end":1,"label":"PER"}]}`,
			[]string{"d:1: span 1 of the list: the span has no id: give it one"}},
		{"a record twice", sound + "\n" + sound, []string{`d:2: the record of "a" by "m" stands on line 1 too`}},
		{"white space at an end", strings.Replace(sound, `"end":4,"label":"PER","kind":"entity","text":"রহিম"`, `"end":5,"label":"PER"`,
			1), []string{"d:1: span s1: the span begins or ends with white space: move its ends"}},
		{"an unknown label", strings.Replace(sound, `"PER","kind":"entity"`, `"PERSON"`, 1),
			[]string{`d:1: span s1: the label "PERSON" is unknown: relabel`,
				"d:1: relation r1: SPEAKER can't go from s2 (QUOTE, quote) to s1 (PERSON): link other spans"}},
		{"the wrong kind", strings.Replace(sound, `"kind":"entity"`, `"kind":"claim"`, 1),
			[]string{`d:1: span s1: the label PER is of kind entity, not "claim"`}},
		{"a label that the relation does not name", strings.Replace(sound, `"PER"`, `"DATE"`, 1),
			[]string{"d:1: relation r1: SPEAKER can't go from s2 (QUOTE, quote) to s1 (DATE, entity): link other spans, or allow"}},
		{"an unknown attribute", strings.Replace(sound, `{"type":`, `{"tone":`, 1),
			[]string{`d:1: span s2: the label QUOTE has no attribute "tone"`}},
		{"an attribute out of its values", strings.Replace(sound, `"direct"`, `"loud"`, 1),
			[]string{`d:1: span s2: the attribute "type" can't be "loud"`}},
		{"a relation to nowhere", strings.Replace(sound, `"to":"s1"`, `"to":"s9"`, 1),
			[]string{`d:1: relation r1: the relation names the span "s9"`}},
		{"an unknown relation", strings.Replace(sound, "SPEAKER", "SAYS", 1),
			[]string{`d:1: relation r1: the relation label "SAYS" is unknown`}},
		{"a wrong hash", `{"id":"a","text":"ক","meta":{"sha256":"` + strings.Repeat("0", 64) + `"}}`,
			[]string{`d:1: "text" does not have the sha256`}},
		{"a newer format", `{"id":"a","text":"ক","schema":2}`, []string{"d:1: the record is of format 2, which is newer"}},
		{"half a surrogate pair", `{"id":"a","text":"\ud83d"}`, []string{`d:1: "text" is not a string of valid characters`}},
		{"invalid UTF-8", "{\"id\":\"a\",\"text\":\"\xff\"}", []string{"d:1: invalid JSON at byte 19: not valid UTF-8"}},
		{"nested too deeply", `{"id":"a","text":"ক","x":` + strings.Repeat("[", 100000), []string{"d:1: invalid JSON at byte 5"}},
		{"a key twice", `{"id":"a","id":"b","text":"ক"}`, []string{`d:1: the key "id" stands twice`}},
		{"a key twice, once escaped", `{"id":"a","\u0069d":"b","text":"ক"}`, []string{`d:1: the key "id" stands twice`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			err := Check("d", strings.NewReader(c.lines), annotations.Default(), func(p record.Problem) { got = append(got, p.String()) })
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != len(c.want) {
				t.Fatalf("got %q\nwant %q", got, c.want)
			}
			for i := range got {
				if !strings.HasPrefix(got[i], c.want[i]) {
					t.Errorf("got  %s\nwant %s…", got[i], c.want[i])
				}
			}
		})
	}
}

func TestWhatTheStoreWritesFitsItsJSONSchema(t *testing.T) {
	a := article(t, "a", bengali)
	r := &record.Record{Article: a, Annotator: "মিনা", Created: "2026-01-31T09:30:00Z", Modified: "2026-01-31T09:30:00Z", Tool: "t",
		Answer: annotations.Ignore,
		Spans: []*annotations.Span{{ID: "s1", Range: rangeOf(a, "শিল্পী"), Label: "PER", Kind: annotations.Entity,
			Attrs: map[string]string{"a": "b"}, Note: "\x00\u2028<ন>"}},
		Relations: []*annotations.Relation{{ID: "r1", From: "s1", To: "s1", Label: "CUE"}}}
	line := record.Append(nil, r)
	if err := Check("d", strings.NewReader(string(line)), nil, func(p record.Problem) { t.Error(p) }); err != nil {
		t.Fatal(err)
	}
	again := record.Parse("d", 1, line)
	if diff := cmp.Diff(r.Spans, again.Spans); diff != "" {
		t.Error(diff)
	}
	if string(record.Append(nil, again)) == "" || again.Article.Text() != bengali || again.Answer != annotations.Ignore {
		t.Error("the record does not read back")
	}
}
