package record

import (
	"strings"
	"testing"
)

func TestConflictMarkersAreTold(t *testing.T) {
	for line, want := range map[string]bool{
		"<<<<<<< HEAD": true, "=======": true, ">>>>>>> branch b": true, "||||||| base": true, "<<<<<<< HEAD\r\n": true,
		"\uFEFF<<<<<<< HEAD\n": true, "======= ": true,
		"<<<<<< HEAD": false, "<<<<<<<< HEAD": false, "<<<<<<<HEAD": false, "========": false, `{"id":"<<<<<<< "}`: false, "": false,
		"+++++++ x": false, "<<<<<<= x": false,
	} {
		if ConflictMarker([]byte(line)) != want {
			t.Errorf("%q: %t", line, !want)
		}
		problems := Parse("f", 3, []byte(line)).Problems
		if got := len(problems) > 0 && strings.Contains(problems[0].String(), "f:3: a conflict marker"); got != want {
			t.Errorf("%q is told as %v", line, problems)
		}
	}
}
