package catalogue_test

import (
	"os/exec"
	"strings"
	"testing"
)

// layers are the packages of formats, the lowest first. A package imports from lower layers alone, so that no family knows another.
var layers = [][]string{
	{"/quote"},
	{"/ordered"},
	{"/native"},
	{""}, // the core
	{"/tagging"},
	{"/unread"},
	{"/input"},
	{"/foreign"},
	{"/records", "/columns", "/standoff", "/uima", "/tables", "/page", "/hub", "/docbin"},
	{"/catalogue"},
	{"/formattest"},
}

// The command line names splits after files, which the hub's family knows.
func TestFamiliesKnowTheCoreAndNotOneAnother(t *testing.T) {
	const base = "tippani/annotations/formats"
	layer := map[string]int{}
	for i, names := range layers {
		for _, name := range names {
			layer[base+name] = i
		}
	}
	families := layer[base+"/records"]
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip(err)
	}
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, "tippani/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		from, ours := layer[words[0]]
		if !ours && strings.HasPrefix(words[0], base) {
			t.Errorf("%s has no place among the layers", words[0])
		}
		for _, imported := range words[1:] {
			switch to, known := layer[imported]; {
			case !known:
			case ours && to >= from:
				t.Errorf("%s imports %s, which does not stand below it", words[0], imported)
			case to == families && words[0] != base+"/catalogue" && !(words[0] == "tippani/cmd/tippani" && imported == base+"/hub"):
				t.Errorf("%s imports %s: a family is known to the catalogue alone", words[0], imported)
			}
		}
	}
}
