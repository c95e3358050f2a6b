package lang

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestTheLocaleDecidesTheLanguage(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want Lang
	}{
		{nil, English},
		{map[string]string{"LANG": "bn_BD.UTF-8"}, Bengali},
		{map[string]string{"LANG": "bn"}, Bengali},
		{map[string]string{"LANG": "bn_BD.UTF-8", "LC_ALL": "C.UTF-8"}, English},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_MESSAGES": "bn_IN"}, Bengali},
		{map[string]string{"LANG": "bnt"}, English},
	} {
		if got := FromLocale(func(n string) string { return c.env[n] }); got != c.want {
			t.Errorf("%v gives %v, want %v", c.env, got, c.want)
		}
	}
}

func TestNumbersHaveTheDigitsOfTheLanguage(t *testing.T) {
	text := Text{"%s of %s", "%s / %s"}
	if got := Bengali.Format(text, Number(12), Number(305)); got != "১২ / ৩০৫" {
		t.Error(got)
	}
	if got := English.Format(text, Number(12), Number(305)); got != "12 of 305" {
		t.Error(got)
	}
}

func TestSentencesOfOtherPackagesAreTranslated(t *testing.T) {
	got := Bengali.Sentence("NOT SAVED: d.jsonl can't be written (write d.jsonl.journal: no space left on device); free space or " +
		"restore access and go on, or save to another file (3 unsaved)")
	want := "সংরক্ষিত নয়: d.jsonl লেখা গেল না (write d.jsonl.journal: ডিস্কে জায়গা নেই); জায়গা খালি করে বা অনুমতি ফিরিয়ে কাজ চালান, " +
		"নয়তো অন্য ফাইলে রাখুন (3টি বাকি)"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	const unknown = "something else: altogether"
	if got := Bengali.Sentence(unknown); got != unknown {
		t.Error(got)
	}
	if got := English.Sentence(want); got != want {
		t.Error(got)
	}
}

// ofSystem are messages of the operating system, which stand in no source of ours.
var ofSystem = map[string]bool{
	"no space left on device": true, "permission denied": true, "read-only file system": true, "input/output error": true,
	"file too large": true,
}

// brokenLiteral is where a long string goes on in the next line.
var brokenLiteral = regexp.MustCompile(`" ?\+\n\t*"`)

func TestEverySentenceIsStillWritten(t *testing.T) {
	var sources strings.Builder
	for _, dir := range []string{"../../model", "../../annotations"} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			data, err := os.ReadFile(path)
			sources.Write(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	written := brokenLiteral.ReplaceAllString(sources.String(), "")
	for _, s := range oldSentences {
		if strings.Count(s.En, "%") != strings.Count(s.Bn, "%") {
			t.Errorf("%q and %q do not hold the same values", s.En, s.Bn)
		}
		if ofSystem[s.En] || strings.Contains(written, s.En) ||
			strings.Contains(written, strings.Trim(strconv.Quote(s.En), `"`)) {
			continue
		}
		t.Errorf("nothing writes %q any more", s.En)
	}
}
