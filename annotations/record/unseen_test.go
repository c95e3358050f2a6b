package record

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"tippani/annotations"
	"tippani/model/jsontext"
)

// checkUnseen compares reading with lists passed over unseen with reading that looks at everything first.
func checkUnseen(t interface{ Fatalf(string, ...any) }, line []byte) {
	quick := &decoder{record: &Record{}, strict: true}
	quick.decode(line)
	whole := &decoder{record: &Record{}, strict: true}
	whole.read(line, nil)
	a, b := quick.record, whole.record
	if (a.Article == nil) != (b.Article == nil) || a.Article != nil && a.Article.Text() != b.Article.Text() {
		t.Fatalf("%s\none of the two readings has no article, or another one", line)
	}
	if diff := cmp.Diff(b, a, cmpopts.IgnoreFields(Record{}, "Article"), cmp.AllowUnexported(Problem{}, annotations.Span{}),
		cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%s\nwithout a look at everything first (-with +without): %s", line, diff)
	}
}

func TestListsPassedOverUnseenReadTheSame(t *testing.T) {
	const line = `{"id":"a","text":"ঢাকা [১]","spans":[{"id":"s1","start":0,"end":4,"label":"GPE","text":"ঢাকা"},{"id":"s2","start":5,` +
		`"end":8,"label":"X]","attrs":{"a":"]"},"x":[1,{"y":[2]}]}],"relations":[{"id":"r1","from":"s1","to":"s2",` +
		`"label":"L"}],"note":"]"}`
	for _, l := range []string{
		line,
		`{"text":"ক","spans":[}`,
		`{"text":"ক","spans":[1,]}`,
		`{"text":"ক","spans":[{"label":"]","start":0,"end":1}]}`,
		`{"text":"ক","spans":[{"label":"a","start":0,"end":1}{}],"x":1}`,
		`{"text":"ক","spans":[],"spans":[]}`,
		`{"text":"ক","spans":[{"label":"a","label":"b","start":0 "end":1}]}`,
		`{"text":"ক","spans":[` + strings.Repeat(`{"a":`, jsontext.MaxDepth) + "1" + strings.Repeat("}", jsontext.MaxDepth) + `]}`,
		`{"text":"ক","spans":[` + strings.Repeat(`{"a":`, jsontext.MaxDepth-1) + "1" + strings.Repeat("}", jsontext.MaxDepth-1) + `]}`,
		`{"text":"ক","relations":[truth]}`,
		`{"text":"ক","\u0073pans":[1,]}`,
		`{"id":"n1","spans":[nope]}`,
		`{"spans":["],"x":"]"}`,
		`{"text":5,"spans":[{"a":}]}`,
		`{"text":"\ud800","spans":[x]}`,
	} {
		checkUnseen(t, []byte(l))
	}
	rapid.Check(t, func(t *rapid.T) {
		l := []byte(line)
		for range rapid.IntRange(1, 3).Draw(t, "changes") {
			at := rapid.IntRange(0, len(l)-1).Draw(t, "at")
			end := min(at+rapid.IntRange(0, 2).Draw(t, "taken out"), len(l))
			put := rapid.SampledFrom([]string{"", "]", "[", "{", "}", `"`, ",", ":", `\`, "1", "x", "null", `"]"`, "\xff"}).Draw(t,
				"put in")
			l = slices.Concat(l[:at], []byte(put), l[end:])
		}
		checkUnseen(t, l)
	})
}
