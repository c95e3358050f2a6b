package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tippani/docs"
)

// blocks are the pieces of code of a page in one language.
func blocks(page, language string) []string {
	var code []string
	for _, m := range regexp.MustCompile("(?ms)^```"+language+"\n(.*?)^```").FindAllStringSubmatch(page, -1) {
		code = append(code, m[1])
	}
	return code
}

const trainingRecords = `{"id":"a","text":"😀 “রহিম ঢাকায়।” বলেন করিম।","spans":[{"id":"s1","start":3,"end":15,"label":"QUOTE","kind":"quote","text":"রহিম ঢাকায়।"},{"id":"s2","start":3,"end":7,"label":"PER","kind":"entity","text":"রহিম"},{"id":"s3","start":8,"end":12,"label":"GPE","kind":"entity","text":"ঢাকা"},{"id":"s4","start":22,"end":26,"label":"PER","kind":"entity","text":"করিম"}],"schema":1}
{"id":"b","text":"মিনা গেলেন।","spans":[],"schema":1}
`

// TestThePythonOfTheDocumentationRuns runs the section on training as it stands: its calls of tippani, then its Python, with stand-ins for
// the two libraries.
func TestThePythonOfTheDocumentationRuns(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	page, _ := docs.Page("export")
	_, page, _ = strings.Cut(page, "## For Python")
	page, _, _ = strings.Cut(page, "\n## ")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "news.annotations.jsonl"), []byte(trainingRecords), 0o644); err != nil {
		t.Fatal(err)
	}
	stubs, _ := filepath.Abs("testdata/python")
	env := append(varsIn(dir), "PYTHONPATH="+stubs, "PYTHONDONTWRITEBYTECODE=1", "PATH="+filepath.Dir(built(t))+":"+os.Getenv("PATH"))
	runs := func(name string, args ...string) {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Dir, cmd.Env = dir, env
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v in %q:\n%s", err, args, out)
		}
	}
	for _, code := range blocks(page, "sh") {
		// Of two articles all may go to one part, and the lines need one that holds something.
		runs("sh", "-e", "-c", strings.ReplaceAll(code, "--seed 1", "--seed 1 --train 100 --dev 0 --test 0"))
	}
	code := blocks(page, "python")
	if len(code) != 3 {
		t.Fatalf("%d pieces of Python", len(code))
	}
	for _, c := range code {
		runs(python, "-c", c)
	}
	made, err := os.ReadFile(filepath.Join(dir, "train.spacy"))
	if err != nil || string(made) != "PER রহিম\nGPE ঢাকা\nPER করিম\n" {
		t.Errorf("DocBin got %q, %v", made, err)
	}
}
