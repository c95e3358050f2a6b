package foreign

import (
	"testing"
)

func TestQuotationsOfBrowsersMatchTheirText(t *testing.T) {
	tests := []struct {
		name, text, quote string
		want              bool
	}{
		{"the same", "📰 র\u200d্যাব", "📰 র\u200d্যাব", true},
		{"without the ZWJ", "র\u200d্যাব", "র্যাব", false},
		{"য় in one code point for two", "হয\u09bc", "হ\u09df", false},
		{"one space for two", "দুই  ফাঁকা", "দুই ফাঁকা", true},
		{"a space for a tab", "শব্দ\tট্যাব", "শব্দ ট্যাব", true},
		{"a space left out", "শব্দ ট্যাব", "শব্দট্যাব", false},
		{"backslash and n for a line feed beside a no-break space", "\u00a0ফাঁক।\r\nশেষ", "\u00a0ফাঁক।" + `\n\nশেষ`, true},
		{"backslash and n in the text itself", `ক\nখ`, `ক\nখ`, true},
		{"a longer text", "কখ", "ক", false},
		{"a shorter text", "ক", "কখ", false},
		{"nothing", "", "", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := Span{Quote: test.quote}
			if s.sameText(test.text) != test.want {
				t.Errorf("%q for %q: %t", test.quote, test.text, !test.want)
			}
		})
	}
}
