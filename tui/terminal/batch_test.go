package terminal

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"tippani/tui/terminal/input"
)

// answerAll gives a batch the replies of a terminal that counts runes, leaving out the ones at the given places.
func answerAll(b *batch, base int, leaveOut ...int) {
	lost := map[int]bool{}
	for _, i := range leaveOut {
		lost[i] = true
	}
	for i, one := range b.probes {
		columns := len([]rune(one.form))
		if one.form == explicit {
			columns = 2
		}
		if !lost[i] {
			b.take(input.Event{Kind: input.Cursor, Row: one.row - 1 + base, Column: columns + base}, time.Now())
		}
	}
	b.take(input.Event{Kind: input.Attributes, Text: "62"}, time.Now())
}

func forms(n int) []string {
	var all []string
	for i := range n {
		all = append(all, strings.Repeat("ক", 1+i%5)+fmt.Sprint(i))
	}
	return all
}

func TestEachReplyFindsItsProbe(t *testing.T) {
	tests := []struct {
		name  string
		base  int
		lost  []int
		known int
	}{
		{"counting from one", 1, nil, 100},
		{"counting from zero", 0, nil, 100},
		{"one reply is lost", 1, []int{5}, 99},
		{"several replies are lost", 1, []int{5, 6, 7, 40}, 96},
		{"the first reply is lost, so nothing is certain", 1, []int{0}, 0},
		{"the last reply is lost", 1, []int{101}, 0},
		{"as many are lost as there are rows in the cycle", 1, []int{5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := newBatch(startProbes(forms(100), 24), Size{80, 24})
			answerAll(b, test.base, test.lost...)
			if len(b.answers.Widths) != test.known {
				t.Errorf("%d widths are known, want %d", len(b.answers.Widths), test.known)
			}
			for form, columns := range b.answers.Widths {
				if columns != len([]rune(form)) {
					t.Errorf("%s has width %d", form, columns)
				}
			}
		})
	}
}

func TestAReportFromTheLastColumnTellsNothing(t *testing.T) {
	b := newBatch(startProbes([]string{"ক", strings.Repeat("খ", 20)}, 24), Size{20, 24})
	b.take(input.Event{Kind: input.Cursor, Row: 2, Column: 2}, time.Now())
	b.take(input.Event{Kind: input.Cursor, Row: 3, Column: 2}, time.Now())
	b.take(input.Event{Kind: input.Cursor, Row: 4, Column: 20}, time.Now())
	if fmt.Sprint(b.answers.Widths) != "map[ক:1]" {
		t.Errorf("measured %v", b.answers.Widths)
	}
}

func TestAResizeDuringTheQuestionSpoilsTheWidths(t *testing.T) {
	b := newBatch(startProbes(forms(10), 24), Size{80, 24})
	b.spoilt = true
	answerAll(b, 1)
	if len(b.answers.Widths) != 0 || len(b.unanswered()) != 10 {
		t.Errorf("%d widths, %d to ask again", len(b.answers.Widths), len(b.unanswered()))
	}
}

func TestAReportThatNobodyAskedForIsNotTaken(t *testing.T) {
	b := newBatch(startProbes(forms(10), 24), Size{80, 24})
	if b.take(input.Event{Kind: input.Cursor, Row: 1, Column: 2}, time.Now()) {
		t.Error("shift+F3 was taken for a reply")
	}
}

func TestProbesArePrintableText(t *testing.T) {
	for form, want := range map[string]bool{
		"ক্ষ": true, "র\u200d্য": true, "ক\u200c্": true, "😀": true, "া": true, " ": true, "আমি গাই।": true,
		"🏴\U000E0067\U000E0062\U000E007F": true,
		"":                                false, "\x1b[c": false, "a\n": false, "\u009b": false, "\xff": false, "\u202e": false,
		"ক\u2028":                      false,
		"ক" + strings.Repeat("ঁ", 100): false,
	} {
		if Probable(form) != want {
			t.Errorf("Probable(%q) is %v", form, !want)
		}
	}
}

func TestBackgroundReplies(t *testing.T) {
	for reply, want := range map[string]string{
		"11;rgb:ffff/8080/0000": "{255 128 0}", "11;rgb:ff/80/00": "{255 128 0}", "11;rgb:f/8/0": "{255 136 0}",
		"11;rgba:ffff/8080/0000/ffff": "{255 128 0}",
	} {
		if got, ok := parseBackground(reply); !ok || fmt.Sprint(got) != want {
			t.Errorf("%s is read as %v, want %s", reply, got, want)
		}
	}
	for _, reply := range []string{"", "11;", "11;rgb:", "11;rgb:1/2", "11;rgb:x/y/z", "10;rgb:1/2/3", "11;rgb:12345/1/1", "11;rgb://"} {
		if got, ok := parseBackground(reply); ok {
			t.Errorf("%q is read as %v", reply, got)
		}
	}
}
