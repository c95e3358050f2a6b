package nearest

import (
	"slices"
	"strings"
	"testing"
)

func TestNames(t *testing.T) {
	commands := []string{"check", "diff", "doctor", "export", "import", "keys", "labels", "merge", "open", "split", "stats", "version"}
	formats := []string{"prodigy", "spacy", "doccano", "labelstudio", "conll", "conllu", "csv", "cas", "hf"}
	labels := []string{"PER", "ORG", "GPE", "LOC", "DATE", "ব্যক্তি"}
	for _, c := range []struct {
		given string
		known []string
		want  string
	}{
		{"exprot", commands, "export"},
		{"stat", commands, "stats"},
		{"mrege", commands, "merge"},
		{"EXPORT", commands, "export"},
		{"article.txt", commands, ""},
		{"spcay", formats, "spacy"},
		{"label_studio", formats, "labelstudio"},
		{"conll2003", formats, "conll"},
		{"conl", formats, "conll conllu"},
		{"xyz", formats, ""},
		{"PRE", labels, "PER"},
		{"per", labels, "PER"},
		{"ব্যাক্তি", labels, "ব্যক্তি"},
		{"", labels, ""},
	} {
		if got := strings.Join(Names(c.given, c.known), " "); got != c.want {
			t.Errorf("%q: %q, want %q", c.given, got, c.want)
		}
	}
}

func TestDistanceCountsASwapOnce(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"ab", "ba", 1}, {"exprot", "export", 1}, {"কখগ", "কগখ", 1}, {"kitten", "sitting", 3}, {"", "ক", 1}} {
		if got, back := distance(c.a, c.b), distance(c.b, c.a); got != c.want || back != got {
			t.Errorf("%q %q: %d and %d, want %d", c.a, c.b, got, back, c.want)
		}
	}
}

func TestHint(t *testing.T) {
	if got := Hint("spcay", []string{"csv", "spacy"}); got != " (did you mean spacy?)" {
		t.Error(got)
	}
	if got := Hint("conl", []string{"conll", "conllu"}); got != " (did you mean conll or conllu?)" {
		t.Error(got)
	}
	if slices.Contains(Names("q", []string{"w"}), "w") {
		t.Error("another letter is no slip")
	}
}
