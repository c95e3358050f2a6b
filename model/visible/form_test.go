package visible

import (
	"strings"
	"testing"
	"unicode/utf8"

	"tippani/model/segment"
)

func TestFormOfOneCluster(t *testing.T) {
	for _, c := range []struct{ name, cluster, want string }{
		{"nothing is nothing", "", ""},
		{"an ASCII letter is itself", "a", "a"},
		{"a Bengali conjunct is itself", "স্ত্রী", "স্ত্রী"},
		{"a decomposed য় is itself", "য\u09BC", "য\u09BC"},
		{"ZWJ inside a conjunct stays", "র\u200D্য", "র\u200D্য"},
		{"ZWNJ after a hasanta stays", "ক্\u200C", "ক্\u200C"},
		{"a Latin letter with marks is itself", "a\u0301\u0302", "a\u0301\u0302"},
		{"an emoji ZWJ sequence is itself", "👨\u200D👩\u200D👧", "👨\u200D👩\u200D👧"},
		{"an emoji with VS16 is itself", "❤\uFE0F", "❤\uFE0F"},
		{"a keycap is itself", "1\uFE0F\u20E3", "1\uFE0F\u20E3"},
		{"a flag of two letters is itself", "🇧🇩", "🇧🇩"},
		{"a flag of tags is itself", "🏴\U000E0067\U000E0062\U000E007F", "🏴\U000E0067\U000E0062\U000E007F"},
		{"Hangul of three letters is itself", "\u1112\u1161\u11AB", "\u1112\u1161\u11AB"},
		{"Burmese AA is itself", "\u102C", "\u102C"},
		{"a no-break space is itself", "\u00A0", "\u00A0"},
		{"a replacement character is itself", "\uFFFD", "\uFFFD"},

		{"a tab is four spaces", "\t", "    "},
		{"ESC is its picture", "\x1B", "␛"},
		{"NUL is its picture", "\x00", "␀"},
		{"a line feed is its picture", "\n", "␊"},
		{"CR LF is two pictures", "\r\n", "␍␊"},
		{"DEL is its picture", "\x7F", "␡"},
		{"a C1 control is its number", "\u009B", "<9b>"},
		{"NEL is its number", "\u0085", "<85>"},
		{"a line separator is named", "\u2028", "<LS>"},
		{"a paragraph separator is named", "\u2029", "<PS>"},
		{"a bidi override is named", "\u202E", "<RLO>"},
		{"a bidi isolate is named", "\u2066", "<LRI>"},
		{"an Arabic letter mark is named", "\u061C", "<ALM>"},
		{"a bidi control inside a cluster does not get through", "ক\u202Eা", "ক<RLO>◌া"},
		{"an escape inside a cluster does not get through", "ক\x1B[2J", "ক␛[2J"},
		{"a zero width space is named", "\u200B", "<ZWSP>"},
		{"a byte order mark is named", "\uFEFF", "<BOM>"},
		{"a word joiner is named", "\u2060", "<WJ>"},
		{"a soft hyphen is named", "\u00AD", "<SHY>"},
		{"ZWJ alone is named", "\u200D", "<ZWJ>"},
		{"ZWNJ alone is named", "\u200C", "<ZWNJ>"},
		{"a variation selector alone is named", "\uFE0F", "<VS16>"},
		{"a supplementary variation selector alone is named", "\U000E0100", "<VS17>"},
		{"tags after a letter are shown", "a\U000E0061", "a<U+E0061>"},
		{"a tag alone is shown", "\U000E0061", "<U+E0061>"},
		{"private use is its number", "\uE000", "<U+E000>"},
		{"supplementary private use is its number", "\U00100000", "<U+100000>"},
		{"a noncharacter is its number", "\uFFFE", "<U+FFFE>"},
		{"a Hangul filler is its number", "\u3164", "<U+3164>"},
		{"a bad byte is a replacement character", "\xFF", "\uFFFD"},
		{"two bad bytes are two", "\xED\xA0", "\uFFFD\uFFFD"},

		{"a bare vowel sign stands on a dotted circle", "া", "◌া"},
		{"a bare hasanta stands on a dotted circle", "্", "◌্"},
		{"a bare chandrabindu stands on a dotted circle", "ঁ", "◌ঁ"},
		{"a bare acute stands on a dotted circle", "\u0301", "◌\u0301"},
		{"a vowel sign after a lone ZWNJ has a circle too", "\u200Cা", "<ZWNJ>◌া"},

		{"32 code points are all drawn", "ক" + strings.Repeat("ঁ", 31), "ক" + strings.Repeat("ঁ", 31)},
		{"of 33 code points 32 are drawn", "ক" + strings.Repeat("ঁ", 32), "ক" + strings.Repeat("ঁ", 31)},
		{"a cut does not end in a hasanta", strings.Repeat("ক্", 40), strings.TrimSuffix(strings.Repeat("ক্", 16), "্")},
	} {
		if got := Form(c.cluster); got != c.want {
			t.Errorf("%s: Form(%+q) = %+q, want %+q", c.name, c.cluster, got, c.want)
		}
	}
}

func TestStringIsOneSafeLine(t *testing.T) {
	for _, c := range []struct{ name, s, want string }{
		{"nothing is nothing", "", ""},
		{"ordinary text is itself", "😀 আমি বাংলায় গান গাই।", "😀 আমি বাংলায় গান গাই।"},
		{"a title report is shown", "a\x1B]0;x\a.txt", "a␛]0;x␇.txt"},
		{"two lines are one", "ক\nখ\r\n", "ক␊খ␍␊"},
		{"a vowel sign after a control has a circle", "ক\u202Eা", "ক<RLO>◌া"},
		{"ZWNJ in a word stays, ZWNJ at its start is named", "\u200Cক্\u200Cষ", "<ZWNJ>ক্\u200Cষ"},
	} {
		if got := String(c.s); got != c.want {
			t.Errorf("%s: String(%+q) = %+q, want %+q", c.name, c.s, got, c.want)
		}
	}
}

func TestOrdinaryTextIsNotCopied(t *testing.T) {
	s := "আমি বাংলায় গান গাই। a\u0301 😀"
	if n := testing.AllocsPerRun(100, func() { String(s) }); n != 0 {
		t.Errorf("String allocates %v times", n)
	}
}

func TestTenThousandMarksAreOneBoundedForm(t *testing.T) {
	cluster := "ক" + strings.Repeat("ঁ", 10_000)
	if form := Form(cluster); utf8.RuneCountInString(form) > maxDrawn || segment.Next(form, 0) != len(form) {
		t.Errorf("the form has %d code points in more than a cluster", utf8.RuneCountInString(form))
	}
}

func FuzzFormIsSafe(f *testing.F) {
	for _, s := range []string{"", "স্ত্রী", "\x1B[31m", "\u202Eক", "ক\u200D", "\xE0\xA6", "🏴\U000E0067", "\u200C\u0981", "\u0600a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, out := range []string{Form(s), String(s)} {
			if !utf8.ValidString(out) {
				t.Fatalf("%+q: %+q is not UTF-8", s, out)
			}
			if i := strings.IndexFunc(out, forbidden); i >= 0 {
				t.Fatalf("%+q: %+q holds a control at %d", s, out, i)
			}
		}
		if once := String(s); String(once) != once {
			t.Fatalf("%+q: %+q is not final: %+q", s, once, String(once))
		}
	})
}

func forbidden(r rune) bool {
	return r < 0x20 || 0x7F <= r && r < 0xA0 || 0x200E <= r && r <= 0x200F || 0x2028 <= r && r <= 0x202E ||
		0x2066 <= r && r <= 0x2069 || r == 0x61C || r == 0x200B || r == 0xFEFF || r == 0x2060
}

func BenchmarkForm(b *testing.B) {
	text := strings.Repeat("উত্তর কোরিয়ার নেতা কিম জং উন ইউক্রেন যুদ্ধ ইস্যুতে রাশিয়ার প্রতি ‘নিঃশর্ত সমর্থন’ ", 100)
	var clusters []string
	for i := 0; i < len(text); {
		end := segment.Next(text, i)
		clusters = append(clusters, text[i:end])
		i = end
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for _, c := range clusters {
			Form(c)
		}
	}
}
