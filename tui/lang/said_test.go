//go:build unix

package lang

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"tippani/model/message"
)

// saidGolden is what really failed, in English and Bengali. The English is that of tippani before messages were values.
const saidGolden = "testdata/said.golden"

func TestWhatReallyFailsIsToldInBothLanguages(t *testing.T) {
	all, dir := failures(t)
	var b strings.Builder
	for _, f := range all {
		english, bengali := fmt.Sprint(f.said), ""
		switch said := f.said.(type) {
		case message.Message:
			bengali = Bengali.Message(said)
			if got := English.Message(said); got != english {
				t.Errorf("%s is %s", english, got)
			}
		case error:
			bengali = Bengali.Error(said)
		}
		if english == bengali {
			t.Errorf("%s: %s is not told in Bengali", f.name, english)
		}
		fmt.Fprintf(&b, "%s\n  %s\n  %s\n", f.name, english, bengali)
	}
	got := temporary.ReplaceAllString(strings.ReplaceAll(b.String(), dir, "DIR"), ".tippani-N.tmp")
	golden(t, saidGolden, got)
}

var temporary = regexp.MustCompile(`\.tippani-[0-9a-f]+\.tmp`)
