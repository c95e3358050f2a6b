package main

import (
	"os/exec"
	"strings"
	"testing"
)

// level is how far up a package stands; a package imports only from its own level or below.
func level(pkg string) (int, bool) {
	if pkg == "tippani/docs" {
		return 0, true // text alone
	}
	for i, prefix := range []string{"tippani/model", "tippani/annotations", "tippani/tui", "tippani/cmd"} {
		if pkg == prefix || strings.HasPrefix(pkg, prefix+"/") {
			return i, true
		}
	}
	return 0, false
}

// forTests are the packages that only tests import, and the tools that try the program.
var forTests = map[string]bool{
	"tippani/annotations/formats/formattest": true, "tippani/annotations/recordtest": true, "tippani/annotations/noise": true,
	"tippani/tui/desk/memory": true, "tippani/tui/terminal/faketerm": true, "tippani/tui/graphics/graphicstest": true,
}

var tools = map[string]bool{"tippani/cmd/crashtest": true, "tippani/cmd/effort": true, "tippani/cmd/proof": true, "tippani/cmd/trial": true}

func TestImportsPointOneWay(t *testing.T) {
	needs(t, "go")
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, "tippani/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		from, ok := level(words[0])
		if !ok {
			t.Errorf("%s stands in none of model, annotations, tui, cmd", words[0])
		}
		for _, imported := range words[1:] {
			if to, ours := level(imported); ours && to > from {
				t.Errorf("%s imports %s: imports go from cmd to tui to annotations to model", words[0], imported)
			}
			if from == 2 && imported == "tippani/annotations/store" {
				t.Errorf("%s imports %s: the screen knows of stores what tui/desk says", words[0], imported)
			}
			if forTests[imported] && !tools[words[0]] {
				t.Errorf("%s imports %s, which is for tests", words[0], imported)
			}
			if from < 2 && imported == "tippani/annotations/store" {
				t.Errorf("%s imports %s: records are read and joined without knowing what keeps them", words[0], imported)
			}
			if from < 2 && (strings.Contains(imported, "charmbracelet") || strings.HasSuffix(imported, "/term")) {
				t.Errorf("%s imports %s: model and annotations know nothing of terminals", words[0], imported)
			}
		}
	}
}
