package main

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ours matches every control sequence that tippani sends to a terminal, at the beginning of a text; there are no others.
var ours = regexp.MustCompile(`^(?:` + strings.Join([]string{
	`\x1b\[[0-9;:]*m`,              // looks
	`\x1b\[[0-9]{1,4}G`,            // to a column
	`\x1b\[[0-9]{1,4};[0-9]{1,4}H`, // to a row and a column
	`\x1b\[K`, `\x1b\[2J`,          // erase
	`\x1b\[\?(?:7|25|1002|1006|1016|1049|2004|2026|8452)[hl]`, // the modes of terminal/sequence.go
	`\x1b\[6n`, `\x1b\[c`, `\x1b\[>q`, `\x1b\[\?(2026|1016|8452)\$p`, // questions
	`\x1b\[5n`, `\x1b\[\?1;(?:3;256|2;0)S`, `\x1bP0;1;0q"1;1;[!-~]*\x1b\\`, // pictures
	`\x1b_G(?:(?:a=t,f=100,q=2,i=\d+|q=2),m=[01];[A-Za-z0-9+/=]*|a=(?:p,[CU]=1|d,d=[iIA]),q=2[a-z0-9=,]*)\x1b\\`,
	`\x1b_Gi=727,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\`,
	`\x1b\[[0-9;]*[rST]`,                   // rows that scroll
	`\x1b\[1[46]t`, `\x1b\[\?[12];[14];0S`, // questions about pictures
	`\x1b\]11;\?\x1b\\`,
	`\x1b\]66;w=[0-9]{1,2};[^\x00-\x1f\x7f]*\x1b\\`, // text with a width
	`\x1b\]52;c;[A-Za-z0-9+/=]*(?:\x07|\x1b\\)`,     // a copy to the clipboard, in Base64
	`\x1b\\`,
}, "|") + `)`)

// leak says what in the bytes that went to a terminal should not have gone there, "" when nothing. printed output has line ends.
func leak(out string, printed bool) string {
	before := rune(0)
	for i := 0; i < len(out); {
		if out[i] == 0x1b {
			n := len(ours.FindString(out[i:]))
			if n == 0 {
				return fmt.Sprintf("the sequence %q", out[i:min(len(out), i+20)])
			}
			i += n
			before = 0
			continue
		}
		r, n := utf8.DecodeRuneInString(out[i:])
		switch {
		case printed && (r == '\n' || r == '\r'):
		case r == utf8.RuneError && n == 1:
			return fmt.Sprintf("the byte %#x in %q", out[i], out[max(0, i-10):min(len(out), i+10)])
		case r == '\u200c' || r == '\u200d':
			if before == 0 {
				return fmt.Sprintf("a joiner with nothing before it, in %q", out[max(0, i-10):min(len(out), i+10)])
			}
		case unicode.In(r, unicode.Cc, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp), noncharacter(r):
			return fmt.Sprintf("%U", r)
		case unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r) && (r < 0xE0020 || r > 0xE007F):
			return fmt.Sprintf("%U", r)
		}
		if r != '\u200c' && r != '\u200d' {
			before = r
		}
		i += n
	}
	return ""
}

func noncharacter(r rune) bool { return r&0xFFFE == 0xFFFE || 0xFDD0 <= r && r <= 0xFDEF }

// attacks are texts that do something to some terminal when they are sent to it as they are, or hide something from the eye.
func attacks() []string {
	all := []string{
		"\x1b]52;c;cm0gLXJmIC8K\x07", "\x1b]52;c;?\x07", "\x1b]0;title\x07\x1b[21t", "\x1b]2;t\x1b\\",
		"\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\",
		"\x1bP$q\"p\x1b\\", "\x1b[6n", "\x1b[c", "\x1b[>c", "\x1b]50;?\x07", "\x1b_Ga=T;AAAA\x1b\\", "\x1bPq#0;2;0;0;0\x1b\\", "\x1bc",
		"\x1b[?1049l", "\x1b[?2004l", "\x1b[2J", "\x1b[31m", "\x1b[8m", "\x1b[999;999H", "\x1b[5i", "\x1b]11;#f00\x07",
		"\x1b]66;w=2;a\x07",
		"\x1bX sos \x1b\\", "\x1b^ pm \x1b\\", "\x1b#8", "\x1b(0", "\u009b31m", "\u009d0;x\u009c", "\u0090$q\u009c",
		"আগে\rপরে", "aaa\bbb", "a\vb\fc", "নতুন\u0085লাইন", "a\u2028b\u2029c", "a\x00b", "\x7f",
		"\u202eউল্টো\u202c", "\u2066a\u2069", "\u200e\u200f\u061c", "a\u200bb", "\ufeffa", "a\u00adb", "\U000e0041\U000e0042\U000e007f",
		"ক\U000e0101",
		"\ue000\U000f0000", "\ufdd0\ufffe\U0001ffff", "\ufff9a\ufffab\ufffb", "\u2060\u2061", "\u3164\u115f",
		"\u09be", "\u09cd", "\u200d", "\u200c\u200c", "র\u200d্য", "ক্\u200c", "ক" + strings.Repeat("\u0981", 200), "\u0301",
	}
	for c := range 0x20 {
		all = append(all, "c"+string(rune(c))+"0")
	}
	for c := 0x80; c < 0xa0; c++ {
		all = append(all, "c"+string(rune(c))+"1")
	}
	return all
}

// invalid are texts that are not UTF-8.
func invalid() []string {
	return []string{"\x80", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe0\xa6", "a\x9b31m", "\xff\xfe", "\x9d0;x\x9c"}
}
