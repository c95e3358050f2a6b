package lang

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"tippani/model/message"
)

// verbOf is a verb of package fmt, maybe with the number of its part, flags and precision.
var verbOf = regexp.MustCompile(`%(?:\[(\d+)\])?([#+.0-9]*)([a-zA-Z])`)

// gaps are the verbs of a format by the number of the part that they show, from 1.
func gaps(format string) map[int]string {
	out := make(map[int]string)
	next := 1
	for _, v := range verbOf.FindAllStringSubmatch(strings.ReplaceAll(format, "%%", ""), -1) {
		if v[1] != "" {
			next, _ = strconv.Atoi(v[1])
		}
		verb := v[2] + strings.ReplaceAll(v[3], "w", "v")
		out[next] = verb
		next++
	}
	return out
}

func TestEveryMessageIsSaidInBengaliWithTheSameParts(t *testing.T) {
	english := make(map[string]string)
	for _, f := range message.All() {
		if _, twice := english[f.ID()]; twice {
			t.Errorf("%s is declared twice", f.ID())
		}
		english[f.ID()] = f.English()
	}
	seen := make(map[string]bool)
	for _, list := range sentenceLists() {
		for _, s := range list {
			if seen[s.id] {
				t.Errorf("%s is translated twice", s.id)
			}
			seen[s.id] = true
			en, declared := english[s.id]
			if !declared {
				t.Errorf("%s is translated, but no package declares it", s.id)
				continue
			}
			same := func(a, b string) bool { return a == b || a == "d" && b == "v" }
			if a, b := gaps(en), gaps(s.bengali); !maps.EqualFunc(a, b, same) {
				t.Errorf("%s has the parts %v in English and %v in Bengali", s.id, a, b)
			}
			if words := verbOf.ReplaceAllString(en, ""); s.bengali == en && len(strings.Trim(words, ` :,();-#“”"~`)) > len("text") {
				t.Errorf("%s is the same in both languages", s.id)
			}
		}
	}
	for id := range english {
		if !seen[id] {
			t.Errorf("%s has no Bengali", id)
		}
	}
}

// samples are parts for the gaps of a format, each of which can be recognised in what is made of them.
func samples(format string) []any {
	verbs := gaps(format)
	parts := make([]any, len(verbs))
	for i := range parts {
		switch verb := verbs[i+1]; verb[len(verb)-1] {
		case 'd':
			parts[i] = 40301 + i
		case 'v':
			parts[i] = fmt.Errorf("fault %d of several", i)
		default:
			parts[i] = fmt.Sprintf("part-%d", i)
		}
	}
	return parts
}

func TestEveryMessageShowsAllItsPartsInBothLanguages(t *testing.T) {
	for _, f := range message.All() {
		m := f.With(samples(f.English())...)
		for _, l := range []Lang{English, Bengali} {
			said := l.Message(m)
			if strings.Contains(said, "%!") {
				t.Errorf("%s: %s", f.ID(), said)
			}
			for _, p := range m.Parts() {
				shown := fmt.Sprint(p)
				if !strings.Contains(said, shown) && !strings.Contains(said, l.Digits(shown)) {
					t.Errorf("%s does not show %v: %s", f.ID(), p, said)
				}
			}
		}
		if err := f.Error(m.Parts()...); err.Error() != m.String() {
			t.Errorf("%s is %q as an error and %q as a notice", f.ID(), err, m)
		}
	}
}

func TestNumbersHaveBengaliDigitsUnlessTheyAreTyped(t *testing.T) {
	for _, f := range message.All() {
		said := Bengali.Message(f.With(samples(f.English())...))
		if strings.Contains(said, "part-0:৪") || strings.Contains(f.English(), "%s:%d") && !strings.Contains(said, ":4030") {
			t.Errorf("%s: the line of a file is in Bengali digits: %s", f.ID(), said)
		}
	}
	for id, want := range map[string]string{
		"source.lines": "৪০৩০১টি লাইন", "record.starts-inside-remedy": "40301 থেকে শুরু করুন", "store.two-lines": "part-0:40302: \"part-2\"-এর রেকর্ড ৪০৩০৪ নম্বর লাইনেও",
	} {
		for _, f := range message.All() {
			if f.ID() != id {
				continue
			}
			if said := Bengali.Message(f.With(samples(f.English())...)); !strings.HasPrefix(said, want) {
				t.Errorf("%s: %s", id, said)
			}
		}
	}
}

func TestFailuresOfTheSystemAreToldByWhatTheyAre(t *testing.T) {
	for _, f := range slices.Concat(system, everywhere) {
		for _, err := range []error{f.err, &fs.PathError{Op: "write", Path: "d.jsonl", Err: f.err},
			fmt.Errorf("write d.jsonl: %w", f.err)} {
			before := strings.TrimSuffix(err.Error(), f.err.Error())
			if got := Bengali.Error(err); got != before+f.bengali {
				t.Errorf("%v is %s", err, got)
			}
			if got := English.Error(err); got != err.Error() {
				t.Errorf("%v is %s", err, got)
			}
		}
	}
	if got := Bengali.Error(syscall.EPERM); got != "অনুমতি নেই" {
		t.Error(got)
	}
	joined := errors.Join(fs.ErrExist, errors.New("foreign"))
	if got := Bengali.Error(joined); got != "আগে থেকেই আছে\nforeign" {
		t.Error(got)
	}
	const foreign = "permission denied"
	if got := Bengali.Error(errors.New(foreign)); got != foreign {
		t.Errorf("a sentence was matched: %s", got)
	}
}
