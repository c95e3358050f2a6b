package environ

import "testing"

func TestTheLastSettingOfAVariableCounts(t *testing.T) {
	v := Variables{"TERM=xterm", "TERM_PROGRAM=a=b", "EMPTY=", "TERM=foot", "broken", "LANG=bn"}
	for name, want := range map[string]string{"TERM": "foot", "TERM_PROGRAM": "a=b", "EMPTY": "", "broken": "", "LAN": "", "LANG": "bn"} {
		if got := v.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}
