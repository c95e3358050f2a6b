package input

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestAPasteIsText(t *testing.T) {
	for _, test := range []struct{ name, pasted, want string }{
		{"text stays", "😀 র\u200d্য ক\u200cখ\tয\u09bc য়", "😀 র\u200d্য ক\u200cখ\tয\u09bc য়"},
		{"line ends of every kind", "ক\r\nখ\rগ\nঘ\u0085ঙ\r\n\r\n", "ক\nখ\nগ\nঘ\nঙ\n\n"},
		{"a key of kitty's", "KA \x1b[106;5u KHA", "KA  KHA"},
		{"colours", "\x1b[1;31mক\x1b[0m", "ক"},
		{"a link", "\x1b]8;;https://example.org/12\x1b\\ক\x1b]8;;\a", "ক"},
		{"a device string", "ক\x1bP1$r0m\x1b\\খ", "কখ"},
		{"8-bit controls in UTF-8", "ক\u009b31mখ\u009d0;title\u009cগ", "কখগ"},
		{"a function key", "ক\x1bOPখ", "কখ"},
		{"a character set and a reset", "ক\x1b(Bখ\x1bcগ", "কখগ"},
		{"a sequence without its end", "ক\x1b[12", "ক[12"},
		{"a string without its end is text", "ক\x1b]0;শিরোনাম\nপরের লাইন", "ক]0;শিরোনাম\nপরের লাইন"},
		{"escape before a letter beyond ASCII", "ক\x1bখ", "কখ"},
		{"escape at the end", "ক\x1b", "ক"},
		{"other controls", "ক\x00\x07\x08\x7f\u0080খ", "কখ"},
		{"nothing", "", ""},
	} {
		if got := Plain(test.pasted); got != test.want {
			t.Errorf("%s: %q gives %q, want %q", test.name, test.pasted, got, test.want)
		}
	}
}

// TestAPasteKeepsItsTextAndNoControl: text between whole sequences is kept to the letter, and whatever comes, no control is left.
func TestAPasteKeepsItsTextAndNoControl(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var pasted, want strings.Builder
		for range rapid.IntRange(0, 8).Draw(t, "parts") {
			part := rapid.SampledFrom([]string{"কোরিয়া", "য\u09bc", " ", "😀", "\n", "abc", "ক্\u200cষ"}).Draw(t, "text")
			pasted.WriteString(part + rapid.SampledFrom([]string{"", "\x1b[1;5A", "\x1b[?25h", "\x1b]52;c;MTIz\a", "\x1bP>|x 1\x1b\\",
				"\u009b5;5R"}).Draw(t, "sequence"))
			want.WriteString(part)
		}
		if got := Plain(pasted.String()); got != want.String() {
			t.Fatalf("%q gives %q, want %q", pasted.String(), got, want.String())
		}
		wild := Plain(rapid.StringOf(rapid.RuneFrom([]rune("\x1b[]P0;5ua\r\n\a\\\u009b\u009cক"))).Draw(t, "wild"))
		if strings.IndexFunc(wild, func(r rune) bool { return r != '\n' && (r < ' ' || 0x7F <= r && r <= 0x9F) }) >= 0 ||
			!utf8.ValidString(wild) {
			t.Fatalf("a control is left in %q", wild)
		}
	})
}
