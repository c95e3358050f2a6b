package jsontext

import (
	"strings"
	"testing"
)

func TestTextsAreCutBetweenEscapes(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{`"কখগ"`, "কখগ"},
		{`"` + strings.Repeat("a", 30) + `"`, strings.Repeat("a", 19)},
		{`"` + strings.Repeat("a", 16) + `\u0995bbbbbbbbb"`, strings.Repeat("a", 16)},
		{`"` + strings.Repeat("a", 15) + `\\\\\\\\\\\\\\\\\\\\"`, strings.Repeat("a", 15)},
	} {
		if got := Beginning([]byte(c.raw), 20); got != c.want {
			t.Errorf("%s begins %q, want %q", c.raw, got, c.want)
		}
	}
}
