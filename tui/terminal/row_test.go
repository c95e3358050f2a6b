package terminal

import (
	"strings"
	"testing"
	"unicode"
)

func TestARowKeepsItsTextAndLosesItsControls(t *testing.T) {
	tests := []struct {
		name, row, want string
		jumps           bool
	}{
		{"Bengali with joiners and colours", "\x1b[1;38;5;4mর\u200d্যক\u200c্\x1b[0m 😀য়", "\x1b[1;38;5;4mর\u200d্যক\u200c্\x1b[0m 😀য়",
			false},
		{"a jump to a column", "আ\x1b[40G│", "আ\x1b[40G│", true},
		{"a text with its width", "\x1b]66;w=2;ক্ষ\x1b\\", "\x1b]66;w=2;ক্ষ\x1b\\", false},
		{"nothing", "", "", false},
		{"a question", "a\x1b[6nb", "a�[6nb", false},
		{"the clipboard", "\x1b]52;c;eA==\x07", "�]52;c;eA==�", false},
		{"a title", "\x1b]0;x\x1b\\", "�]0;x�\\", false},
		{"a mode", "\x1b[?1049l", "�[?1049l", false},
		{"a reset", "\x1bc", "�c", false},
		{"a line feed, a carriage return, a tab", "a\nb\rc\td", "a�b�c�d", false},
		{"eight-bit controls, as a code point and as a byte", "\u009b6n\x9b6n", "�6n�6n", false},
		{"a line separator", "a\u2028b", "a�b", false},
		{"a cut-off sequence", "a\x1b[1;", "a�[1;", false},
		{"a width with a control in its text", "\x1b]66;w=2;a\x1b[6n\x1b\\", "�]66;w=2;a�[6n�\\", false},
		{"invalid UTF-8", "ক\xe0\xa6", "ক��", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, jumps := clean(test.row)
			if got != test.want || jumps != test.jumps {
				t.Errorf("clean(%q) = %q, %v; want %q, %v", test.row, got, jumps, test.want, test.jumps)
			}
		})
	}
}

// FuzzClean: whatever a row holds, only the three allowed kinds of sequence are left, and cleaning again changes nothing.
func FuzzClean(f *testing.F) {
	for _, seed := range []string{"ক্ষ\x1b[1mx\x1b[3Gy", "\x1b]66;w=2;ক\x1b\\", "\x1b]66;\x1b\x1b\\", "\x1b[;;m\x1b[6n\u009b", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, row string) {
		got, _ := clean(row)
		if again, _ := clean(got); again != got {
			t.Errorf("%q becomes %q, and that %q", row, got, again)
		}
		for rest := got; rest != ""; {
			i := strings.IndexFunc(rest, unicode.IsControl)
			if i < 0 {
				break
			}
			size, _ := allowed(rest[i:])
			if rest[i] != 0x1b || size < 3 {
				t.Fatalf("%q becomes %q", row, got)
			}
			rest = rest[i+size:]
		}
	})
}

func BenchmarkPaint(b *testing.B) {
	frames := [2]Frame{}
	for i := range frames {
		for j := range 40 {
			row := strings.Repeat("আমি বাংলায় গান গাই। ", 4)
			if j%20 == i {
				row = "\x1b[7m" + row + "\x1b[0m"
			}
			frames[i].Rows = append(frames[i].Rows, row)
		}
	}
	p := painter{size: Size{100, 40}, sync: true}
	p.paint(frames[0])
	bytes, i := 0, 0
	for b.Loop() {
		i++
		bytes += len(p.paint(frames[i%2]))
	}
	b.SetBytes(int64(bytes / i))
}
