package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// firstLetter answers about each article that its first letter is a person.
const firstLetter = `while read -r l; do printf "%s\n" "$l" | sed "s/^{\"id\":\(\"[^\"]*\"\).*/{\"id\":\1,\"spans\":` +
	`[{\"start\":0,\"end\":1,\"label\":\"$LABEL\",\"score\":0.5},{\"start\":2,\"end\":6,\"label\":\"ORG\",\"score\":0.25}]}/"; done`

const rahim = `{"id":"s1","start":2,"end":6,"label":"PER","kind":"entity","text":"রহিম"}`

const halfDone = `{"id":"a","text":"😀 রহিম","extra":[1, 2],"spans":[` + rahim + `],"annotator":"mina","schema":1}
{"id":"b","text":"ক রহিম", "spans":[], "answer":"accept","annotator":"mina","schema":1}

{"id":"c","text":"গ জামাল","spans":[],"annotator":"mina","schema":1}
`

// suggests runs the command in a directory with files.
func suggests(t *testing.T, stdin string, files map[string]string, args ...string) (made func(string) string, stdout, stderr string,
	err error) {
	t.Helper()
	env, out, fault := environmentForTest(t)
	env.vars = append(env.vars, "PATH="+os.Getenv("PATH"), "LABEL=PER")
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	if stdin != "" {
		path := filepath.Join(t.TempDir(), "stdin")
		if err := os.WriteFile(path, []byte(stdin), 0o600); err != nil {
			t.Fatal(err)
		}
		if env.stdin, err = os.Open(path); err != nil {
			t.Fatal(err)
		}
		defer env.stdin.Close()
	}
	t.Chdir(dir)
	cmd := newSuggest(env)
	cmd.SetArgs(args)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	err = cmd.Execute()
	return func(name string) string {
		text, _ := os.ReadFile(filepath.Join(dir, name))
		return string(bytes.ReplaceAll(text, []byte(version()), []byte("VERSION")))
	}, out.String(), fault.String(), err
}

// suggestedPER and suggestedORG are the spans that firstLetter suggests, as they are written.
func suggestedPER(id, text string) string {
	return `{"id":"` + id + `","start":0,"end":1,"label":"PER","kind":"entity","text":"` + text +
		`","suggested":{"source":"command:tag.sh","score":0.5}}`
}

func suggestedORG(id, text string) string {
	return `{"id":"` + id + `","start":2,"end":6,"label":"ORG","kind":"entity","text":"` + text +
		`","suggested":{"source":"command:tag.sh","score":0.25}}`
}

func TestSuggestionsAreWrittenBesideWhatIsThere(t *testing.T) {
	needs(t, "sh")
	const command = `sh tag.sh`
	files := map[string]string{"tag.sh": firstLetter, "d.jsonl": halfDone, "x.txt": "ঘ ভাইবোন", "y.txt": "\xff", "z.txt": "চ রাস্তা"}
	per, org := suggestedPER, suggestedORG
	for _, c := range []struct {
		name, stdin string
		args        []string
		want        []string // a part of each line
		said        string
		problems    bool
	}{
		{"dataset", "", []string{"d.jsonl"}, []string{
			`{"id":"a","text":"😀 রহিম","extra":[1, 2],"spans":[` + per("s2", "😀") + "," + rahim +
				`],"annotator":"mina","schema":1,"tool":"tippani VERSION"}`,
			`{"id":"b","text":"ক রহিম", "spans":[], "answer":"accept","annotator":"mina","schema":1}`,
			`"spans":[` + per("s1", "গ") + "," + org("s2", "জামা") + "]",
		}, "3 spans suggested for 2 articles, written to o.jsonl\n  finished, and so left as they are: 1 article\n", false},
		{"afresh", "", []string{"d.jsonl", "--afresh", "--min-score", "0.5"}, []string{
			`"extra":[1, 2],"spans":[` + per("s1", "😀") + `],"annotator":"mina"`, `"spans":[` + per("s1", "ক") + `],"annotator":"mina"`,
			`"spans":[` + per("s1", "গ") + "]",
		}, "3 spans suggested for 3 articles, written to o.jsonl\n", false},
		{"articles", "", []string{"x.txt", "y.txt", "z.txt", "--min-score", "0.4"}, []string{
			`"id":"x.txt","text":"ঘ ভাইবোন"`, `"spans":[` + per("s1", "চ") + `]`,
		}, "2 spans suggested for 2 articles, written to o.jsonl\n", true},
		{"standard input", "ঘ ভাইবোন", []string{"-", "--min-score", "0.4"}, []string{`"spans":[` + per("s1", "ঘ") + `]`},
			"1 span suggested for 1 article, written to o.jsonl\n", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			made, _, said, err := suggests(t, c.stdin, files, append(c.args, "--command", command, "-o", "o.jsonl")...)
			if c.problems != errors.Is(err, errProblems) || err != nil && !c.problems {
				t.Fatal(err, said)
			}
			lines := strings.SplitAfter(strings.TrimSuffix(made("o.jsonl"), "\n"), "\n")
			if len(lines) != len(c.want) {
				t.Fatalf("%d lines: %s", len(lines), lines)
			}
			for i, want := range c.want {
				if !strings.Contains(lines[i], want) {
					t.Errorf("line %d is\n%swant in it\n%s", i+1, lines[i], want)
				}
			}
			if !strings.HasSuffix(said, c.said) || c.problems != strings.Contains(said, "left out: y.txt") {
				t.Errorf("said %q", said)
			}
		})
	}
}

func TestSuggestRefusesWhatItCannotDo(t *testing.T) {
	files := map[string]string{"tag.sh": firstLetter, "d.jsonl": halfDone, "bad.jsonl": halfDone + `{"id":"d"}` + "\n", "in/x.txt": "",
		"far.jsonl": `{"id":"a","text":"😀","spans":[{"id":"s1","start":0,"end":9,"label":"PER"}],"schema":1}`}
	for _, c := range []struct {
		name, want string
		args       []string
	}{
		{"no command", "--command COMMAND", []string{"d.jsonl", "-o", "o.jsonl"}},
		{"no output", "-o OUT", []string{"d.jsonl", "--command", "sh tag.sh"}},
		{"the input", "is the input itself", []string{"d.jsonl", "--command", "sh tag.sh", "-o", "d.jsonl", "--force"}},
		{"an article", "is the article", []string{"in", "--command", "sh tag.sh", "-o", "in/x.txt", "--force"}},
		{"there already", "exists; name another", []string{"d.jsonl", "--command", "sh tag.sh", "-o", "bad.jsonl"}},
		{"quotation mark", "not closed", []string{"d.jsonl", "--command", "sh 'tag.sh", "-o", "o.jsonl"}},
		{"score", "--min-score 1.5", []string{"d.jsonl", "--command", "sh tag.sh", "-o", "o.jsonl", "--min-score", "1.5"}},
		{"time", "--timeout -1s", []string{"d.jsonl", "--command", "sh tag.sh", "-o", "o.jsonl", "--timeout", "-1s"}},
		{"no such command", "nothing was written", []string{"d.jsonl", "--command", "./absent", "-o", "o.jsonl"}},
		{"faulty record", "bad.jsonl:5", []string{"bad.jsonl", "--command", "sh tag.sh", "-o", "o.jsonl"}},
		{"faulty spans", "far.jsonl:1", []string{"far.jsonl", "--command", "sh tag.sh", "-o", "o.jsonl"}},
		{"no file", "absent.txt", []string{"absent.txt", "--command", "sh tag.sh", "-o", "o.jsonl"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.name == "faulty record" {
				needs(t, "sh") // which is started by no other of these calls
			}
			made, _, _, err := suggests(t, "", files, c.args...)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
			if made("o.jsonl") != "" {
				t.Error("something was written")
			}
		})
	}
}

func TestWhatTheCommandSaysWrongIsToldAndLeftOut(t *testing.T) {
	needs(t, "sh")
	files := map[string]string{"d.jsonl": halfDone}
	_, out, said, err := suggests(t, "", files, "d.jsonl", "--command", `sh -c 'while read -r l; do echo "{}"; echo "{"; done'`, "-o", "-")
	if !errors.Is(err, errProblems) || strings.Count(out, "\n") != 3 || strings.Contains(out, "suggested") {
		t.Errorf("%v, wrote %s", err, out)
	}
	if !strings.Contains(said, "answer line 1: ") || !strings.Contains(said, "answer line 2: ") ||
		!strings.Contains(said, "0 spans suggested for 2 articles, written to standard output") {
		t.Errorf("said %q", said)
	}
}

func TestACommandIsDividedAtBlanks(t *testing.T) {
	for line, want := range map[string][]string{
		"":                                 {},
		" \t":                              {},
		"python3  tag.py":                  {"python3", "tag.py"},
		`"/my models/tag" -a '' 'a"b'c" "`: {"/my models/tag", "-a", "", `a"bc `},
		`a\ b`:                             {`a\`, "b"},
	} {
		if got, err := splitCommand(line); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q, %v", line, got, err)
		}
	}
}
