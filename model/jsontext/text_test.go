package jsontext_test

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"tippani/model/jsontext"
)

func TestStringsAreQuotedForEveryReader(t *testing.T) {
	for _, c := range []struct{ name, s, want string }{
		{"nothing of HTML", "<b>&</b>", `"<b>&</b>"`},
		{"what JSON demands", "\"\\\n\t\r\x01\x7f", `"\"\\\n\t\r\u0001\u007f"`},
		{"line breaks that Python splits at", "a\u0085\u2028\u2029b", `"a\u0085\u2028\u2029b"`},
		{"Bengali, joiners and emoji as they are", "র\u200d্যা ক্\u200cষ 📰 “উক্তি”", "\"র\u200d্যা ক্\u200cষ 📰 “উক্তি”\""},
		{"no-break space as it is", "a\u00a0b", "\"a\u00a0b\""},
		{"nothing", "", `""`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := string(jsontext.AppendEscaped(nil, c.s)); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		var back string
		if err := json.Unmarshal(jsontext.AppendEscaped(nil, s), &back); err != nil || back != s {
			t.Fatalf("%q came back as %q: %v", s, back, err)
		}
	})
}
