package source

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"tippani/model/message"
)

func utf16Bytes(order binary.AppendByteOrder, text string) string {
	var out []byte
	for _, unit := range utf16.Encode([]rune("\uFEFF" + text)) {
		out = order.AppendUint16(out, unit)
	}
	return string(out)
}

const bengali = "📰 রহিম বলেন, ‘র\u200c্যাব’ ও ক্\u200dষ।\nয\u09BC\u09CB\u09C7\u09BE\n"

func TestDecodeChangesOnlyWhatTheDesignAllows(t *testing.T) {
	const (
		bom    = "A byte order mark at the start was left out."
		little = "The text was UTF-16 (little endian) and is now UTF-8."
		big    = "The text was UTF-16 (big endian) and is now UTF-8."
	)
	for _, c := range []struct {
		name, data, text string
		changes          []string
	}{
		{"Bengali stays byte for byte, joiners and decomposed letters included", bengali, bengali, nil},
		{"a byte order mark is left out", bomUTF8 + bengali, bengali, []string{bom}},
		{"only the first byte order mark is left out", bomUTF8 + bomUTF8 + "ক", bomUTF8 + "ক", []string{bom}},
		{"UTF-16 little endian", utf16Bytes(binary.LittleEndian, bengali), bengali, []string{little}},
		{"UTF-16 big endian", utf16Bytes(binary.BigEndian, bengali), bengali, []string{big}},
		{"CRLF becomes LF", "ক\r\nখ\r\n\r\nগ", "ক\nখ\n\nগ", []string{"3 lines ended in CRLF and now end in LF."}},
		{"one CRLF", "ক\r\n", "ক\n", []string{"1 line ended in CRLF and now end in LF."}},
		{"a lone CR stays", "ক\rখ\r", "ক\rখ\r", nil},
		{"CR CR LF keeps the first CR", "ক\r\r\nখ", "ক\r\nখ", []string{"1 line ended in CRLF and now end in LF."}},
		{"UTF-16 with CRLF and a byte order mark inside", utf16Bytes(binary.LittleEndian, "ক\r\n\uFEFF"), "ক\n\uFEFF",
			[]string{little, "1 line ended in CRLF and now end in LF."}},
		{"controls stay", "\x1b[31mক\u202e\u0085\x7f", "\x1b[31mক\u202e\u0085\x7f", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			item, err := textItem("f.txt", "f.txt", []byte(c.data), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := item.Article.Text(); got != c.text {
				t.Errorf("text %q, want %q", got, c.text)
			}
			if got := strings.Join(message.Texts(item.Notices), "|"); got != strings.Join(c.changes, "|") {
				t.Errorf("notices %q, want %q", item.Notices, c.changes)
			}
			if got := strings.Join(item.Article.Meta().Changes, "|"); got != strings.Join(c.changes, "|") {
				t.Errorf("changes in meta %q, want %q", got, c.changes)
			}
		})
	}
}

func TestWhatIsNotTextIsRefusedInOneSentence(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"empty", "", "is empty"},
		{"a byte order mark and nothing else", bomUTF8, "is empty"},
		{"a zero byte, counted in the file", bomUTF8 + "ক\x00", "zero byte at byte 6"},
		{"UTF-32", "\xff\xfe\x00\x00a\x00\x00\x00", "UTF-32"},
		{"UTF-16 of odd length", "\xff\xfea\x00b", "little endian) at byte 4"},
		{"UTF-16 with half a pair", "\xfe\xff\x00a\xd8\x3d\x00b", "big endian) at byte 4"},
		{"UTF-16 without a mark", "a\x00b\x00", "zero byte"},
		{"a Latin-1 byte", "ক\xe9", "UTF-8 at byte 3;"},
		{"an overlong slash", "\xc0\xaf", "UTF-8 at byte 0;"},
		{"a surrogate", "aa\xed\xa0\x80", "UTF-8 at byte 2;"},
		{"a letter cut off at the end", "ক\xe0\xa6", "UTF-8 at byte 3;"},
		{"an offset after a byte order mark", bomUTF8 + "a\xff", "UTF-8 at byte 4;"},
		{"an offset after CRLFs", "\r\nক\r\nখ\r\n\xff\r\n", "UTF-8 at byte 12;"},
		{"an offset just before a CRLF", "\r\n\xff\r\n", "UTF-8 at byte 2;"},
		{"an offset between CRLF and LF", "ক\r\nখ\n\xff\r\n", "UTF-8 at byte 9;"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := textItem("f.txt", "f.txt", []byte(c.data), Options{})
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "f.txt: ") {
				t.Errorf("error %v, want f.txt: … %q", err, c.want)
			}
		})
	}
}

func TestInvalidBytesAreReplacedWhenAskedFor(t *testing.T) {
	for _, c := range []struct {
		name, data, text string
		n                string
	}{
		{"each maximal subpart is one (Unicode 16, table 3-8)", "a\xf1\x80\x80\xe1\x80\xc2b\x80c\x80\xbfd",
			"a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd", "6 invalid"},
		{"surrogates are three each", "\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD", "3 invalid"},
		{"overlong forms are one a byte", "\xc0\xaf\xe0\x80\xbf", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD", "5 invalid"},
		{"a cut letter is one", "ক\xe0\xa6", "ক\uFFFD", "1 invalid"},
		{"a real U+FFFD is not counted", "\uFFFD\xff", "\uFFFD\uFFFD", "1 invalid"},
		{"UTF-16 halves are one each", "\xff\xfe\x3d\xd8a\x00\x00", "\uFFFDa\uFFFD", "2 invalid"},
	} {
		t.Run(c.name, func(t *testing.T) {
			item, err := textItem("f", "f", []byte(c.data), Options{ReplaceInvalid: true})
			if err != nil {
				t.Fatal(err)
			}
			if item.Article.Text() != c.text || !strings.HasPrefix(item.Notices[len(item.Notices)-1].String(), c.n) {
				t.Errorf("%q %q, want %q and %s", item.Article.Text(), item.Notices, c.text, c.n)
			}
		})
	}
}

func TestTheTitleIsTheFirstLineThatIsNotBlank(t *testing.T) {
	long := strings.Repeat("রাষ্ট্রীয় ", 40)
	for _, c := range []struct{ name, text, want string }{
		{"blank lines are skipped", "\n \u00a0\n শিরোনাম \nপাঠ", "শিরোনাম"},
		{"blank text has no title", " \n\t", ""},
		{"a long line is cut at a space", long, strings.TrimSpace(strings.Repeat("রাষ্ট্রীয় ", 7)) + "…"},
		{"one endless cluster gives no title", "ক" + strings.Repeat("\u0981", 200), ""},
	} {
		if got := firstLine(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(bomUTF8+bengali), true)
	f.Add([]byte("ক\r\nখ\r\r\n\xff\r\n"), false)
	f.Add([]byte("ক\r\nখ\r\r\n\xff\r\n"), true)
	f.Add([]byte(utf16Bytes(binary.LittleEndian, bengali)), false)
	f.Add([]byte("\xfe\xff\xd8\x00\xdc"), true)
	f.Fuzz(func(t *testing.T, data []byte, replace bool) {
		original := bytes.Clone(data)
		item, err := textItem("f", "f", data, Options{ReplaceInvalid: replace})
		if err != nil {
			if !strings.HasPrefix(err.Error(), "f: ") || strings.ContainsAny(err.Error(), "\n\x00") {
				t.Fatalf("not a sentence about the file: %q", err)
			}
			if valid := utf8.Valid(original); valid && len(original) > 3 && !bytes.Contains(original, []byte{0}) {
				t.Fatalf("valid UTF-8 was refused: %v", err)
			}
			return
		}
		text := item.Article.Text()
		if !utf8.ValidString(text) || strings.Contains(text, "\r\n") && !bytes.Contains(original, []byte("\r\r\n")) &&
			utf8.Valid(original) {
			t.Fatalf("bad text %q", text)
		}
		if len(item.Notices) == 0 && text != string(original) {
			t.Fatalf("%q became %q without a word", original, text)
		}
	})
}
