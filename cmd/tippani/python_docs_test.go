package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

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

// pythonNotRun marks a block of docs/python.md that needs what is not at hand; the page says so in the block itself.
const pythonNotRun = "not run here"

// elsewhere are the page's blocks in other languages than sh and python that are taken care of, with where.
var elsewhere = map[string]string{"sql": "run by .ci/readers"}

// modelsGuess stands in for a model that finds every name of the test's articles: rows as an export to hf has them, with one token a name.
const modelsGuess = `import json
rows, predicted = [], []
for line in open("news.test.jsonl", encoding="utf-8"):
    r = json.loads(line)
    names = [s for s in r["spans"] if s["kind"] == "entity"]
    rows.append({**r, "token_starts": [s["start"] for s in names], "token_ends": [s["end"] for s in names]})
    predicted.append(["B-" + s["label"] for s in names])
`

// TestEveryBlockOfThePythonPageIsRunOrMarked runs docs/python.md from top to bottom. What it does not run must say so.
func TestEveryBlockOfThePythonPageIsRunOrMarked(t *testing.T) {
	page, _ := docs.Page("python")
	dir := t.TempDir()
	var records strings.Builder
	for i, name := range strings.Fields("রহিম করিম মিনা রিনা রাজু সালাম জব্বার শফিক বরকত লিপি নাসিম হাবিব") {
		fmt.Fprintf(&records, `{"id":"%d","text":"😀 %s","spans":[{"id":"s1","start":2,"end":%d,"label":"PER","kind":"entity","text":"%s"}],"answer":"accept","schema":1}`+"\n",
			i, name, 2+utf8.RuneCountInString(name), name)
	}
	if err := os.WriteFile(filepath.Join(dir, "news.annotations.jsonl"), []byte(records.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	const python = "/usr/bin/python3" // the one that Debian's pandas belongs to
	pandas := exec.Command(python, "-c", "import pandas").Run() == nil
	env := append(varsIn(dir), "PATH="+filepath.Dir(built(t))+":"+os.Getenv("PATH"))
	ran := map[string]int{}
	for _, m := range regexp.MustCompile("(?ms)^```(\\w*)\n(.*?)^```").FindAllStringSubmatch(page, -1) {
		language, code := m[1], m[2]
		var cmd *exec.Cmd
		switch {
		case strings.Contains(code, pythonNotRun) || elsewhere[language] != "":
			continue
		case language == "sh":
			cmd = exec.Command("sh", "-e", "-c", code)
		case language == "python" && strings.Contains(code, "pandas") && !pandas:
			t.Log("pandas is not installed")
			continue
		case language == "python":
			if _, err := os.Stat(python); err != nil {
				t.Skip("python3 is not installed")
			}
			if strings.Contains(code, "predicted") {
				code = modelsGuess + code
			}
			cmd = exec.Command(python, "-c", code)
		default:
			t.Errorf("a block in %q is neither run nor marked:\n%s", language, code)
			continue
		}
		cmd.Dir, cmd.Env = dir, env
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s\n%v\n%s", code, err, out)
		}
		ran[language]++
		if strings.Contains(code, "tippani evaluate") && !strings.Contains(string(out), "1.000") && !strings.Contains(string(out), "100") {
			t.Errorf("what was written of all names is not all that gold has:\n%s", out)
		}
	}
	if ran["sh"] != 3 {
		t.Errorf("ran %v", ran)
	}
}
