package input

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// What terminals send by themselves, in the forms that were seen, and what it means here; an empty meaning is nothing at all.
var unasked = []struct{ name, sent, want string }{
	{"CPR", "\x1b[5;5R", "cursor(5,5)"},
	{"CPR of 8 bits", "\x9b5;5R", "cursor(5,5)"},
	{"CPR of 8 bits in UTF-8", "\u009b5;5R", "cursor(5,5)"},
	{"CPR with a page", "\x1b[?5;5;1R", ""},
	{"OSC 11 ended by ST", "\x1b]11;rgb:1111/2222/3333\x1b\\", "command(11;rgb:1111/2222/3333)"},
	{"OSC 11 ended by BEL", "\x1b]11;rgb:1111/2222/3333\a", "command(11;rgb:1111/2222/3333)"},
	{"OSC 11 of 8 bits", "\x9d11;rgb:1111/2222/3333\x9c", "command(11;rgb:1111/2222/3333)"},
	{"OSC 4", "\x1b]4;1;rgb:1/2/3\x1b\\", "command(4;1;rgb:1/2/3)"},
	{"OSC 52", "\x1b]52;c;MTIzNDU2Nzg5MA==\x1b\\", "command(52;c;MTIzNDU2Nzg5MA==)"},
	{"XTVERSION", "\x1bP>|XTerm(379)\x1b\\", "device(>|XTerm(379))"},
	{"XTVERSION of 8 bits", "\x90>|XTerm(379)\x9c", "device(>|XTerm(379))"},
	{"DECRQSS", "\x1bP1$r0;1m\x1b\\", "device(1$r0;1m)"},
	{"DECRQSS refused", "\x1bP0$r\x1b\\", "device(0$r)"},
	{"XTGETTCAP", "\x1bP1+r544e=787465726d\x1b\\", "device(1+r544e=787465726d)"},
	{"DA3", "\x1bP!|00000000\x1b\\", "device(!|00000000)"},
	{"a name with ছ, whose last byte would end a string", "\x1bP>|ছ1\x1b\\", "device(>|ছ1)"},
	{"kitty's graphics", "\x1b_Gi=31;OK\x1b\\", "graphics(i=31;OK)"},
	{"DA1", "\x1b[?62;4c", "attributes(62;4)"},
	{"DA2", "\x1b[>41;354;0c", ""},
	{"DA2 of 8 bits", "\x9b>41;354;0c", ""},
	{"DECRPM", "\x1b[?2026;2$y", "mode(2026;2)"},
	{"DSR", "\x1b[0n", "ready"},
	{"colour scheme", "\x1b[?997;1n", ""},
	{"window size", "\x1b[8;24;80t", "window(8;24;80)"},
	{"cell size", "\x1b[6;20;10t", "window(6;20;10)"},
	{"keyboard flags", "\x1b[?1u", ""},
	{"focus", "\x1b[I", ""},
	{"mouse without a coordinate", "\x1b[<0;5M", ""},
	{"mouse with an empty one", "\x1b[<0;;5M", ""},
	{"mouse with a negative one", "\x1b[<0;-5;5M", ""},
	{"mouse with four", "\x1b[<0;5;5;1M", ""},
	{"mouse with a letter in it", "\x1b[<0;x", ""},
	{"mouse with a byte in it that belongs to nothing", "\x1b[<0;\xff1;5M", ""},
	{"mouse with a colon", "\x1b[<0:5:5M", ""},
	{"mouse of urxvt", "\x1b[32;5;5M", ""},
	{"mouse of mode 1005", "\x1b[M \u0085\u0085", ""},
	{"a sequence that is too long", "\x1b[1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1m", ""},
}

// TestWhatATerminalSendsInPiecesIsNeverTyped cuts each anywhere, with pauses up to a second between the pieces. At most the
// escape key is seen, where a pause came right after ESC, and never a letter or a digit.
func TestWhatATerminalSendsInPiecesIsNeverTyped(t *testing.T) {
	for _, one := range unasked {
		t.Run(one.name, func(t *testing.T) {
			var single []string
			for i := range len(one.sent) {
				single = append(single, one.sent[i:i+1], "wait 1s")
			}
			soleReply(t, one.want, single)
			rapid.Check(t, func(t *rapid.T) {
				var pieces []string
				for rest := one.sent; rest != ""; {
					n := rapid.IntRange(1, len(rest)).Draw(t, "piece")
					pieces = append(pieces, rest[:n],
						fmt.Sprintf("wait %dms", rapid.SampledFrom([]int{0, 1, 39, 41, 100, 500, 999, 1000}).Draw(t, "pause")))
					rest = rest[n:]
				}
				soleReply(t, one.want, pieces)
			})
		})
	}
}

func soleReply(t interface{ Fatalf(string, ...any) }, want string, pieces []string) {
	got := script(append(pieces, "wait 6s", "j")...)
	if len(got) > 0 && got[0] == "\x1b" {
		got = got[1:]
	}
	whole := []string{"j"}
	if want != "" {
		whole = []string{want, "j"}
	}
	if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", whole) {
		t.Fatalf("%q gives %q, want %q", pieces, got, whole)
	}
}
