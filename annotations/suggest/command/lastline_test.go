package command

import (
	"strings"
	"testing"
)

func TestTheLastLineThatSaysSomethingIsKeptInBounds(t *testing.T) {
	long := strings.Repeat("x", 3*mostSaid)
	for _, c := range []struct {
		written []string
		want    string
	}{
		{nil, ""},
		{[]string{"one\ntwo\n \n"}, "two"},
		{[]string{"one\ntw", "o, 😀 thr", "ee"}, "two, 😀 three"},
		{[]string{"one\r\n", "\x1b[2J\u2028\xff\u0085"}, "[2J �"},
		{[]string{long, long, "\n"}, long[:mostSaid]},
	} {
		var l lastLine
		for _, w := range c.written {
			if n, err := l.Write([]byte(w)); n != len(w) || err != nil {
				t.Errorf("%q: wrote %d, %v", w, n, err)
			}
		}
		if got := l.String(); got != c.want {
			t.Errorf("of %.40q: %q, want %q", c.written, got, c.want)
		}
	}
}
