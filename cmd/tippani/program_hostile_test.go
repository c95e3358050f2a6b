package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tippani/tui/terminal/faketerm"
)

// everything is all attacks in one text, one to a line or in one line.
func everything(between string) string { return strings.Join(attacks(), between) }

// fileName is a text as far as it can be the name of a file.
func fileName(s string, longest int) string {
	s = strings.NewReplacer("/", "", "\x00", "").Replace(s)
	return s[:min(len(s), longest)]
}

func quoted(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	// TOML wants DEL escaped too.
	return strings.ReplaceAll(string(b), "\x7f", `\u007f`)
}

// hostileRecord is a line of a dataset, or of a queue, in which every string attacks.
func hostileRecord(t *testing.T, annotator string) string {
	t.Helper()
	text := "শব্দ " + everything("\n")
	return quoted(t, map[string]any{
		"id": "id" + everything(""), "text": text, "meta": map[string]string{"title": everything(" "), "source": everything(" ")},
		"spans": []map[string]any{{"id": "s" + everything(""), "start": 0, "end": 4, "label": "L" + everything(""), "kind": "entity",
			"text":  "শব্দ",
			"attrs": map[string]string{everything(""): everything(" ")}, "note": everything("\n")}},
		"annotator": annotator,
	}) + "\n"
}

// hostileLabels is a label file in which every text attacks, as far as TOML can write it.
func hostileLabels(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for i, name := range []string{"ONE", "TWO", "QUO"} {
		text := quoted(t, everything(" ")[i:])
		b.WriteString("[[label]]\nname = \"" + name + "\"\nkind = \"entity\"\n[label.description]\nen = " + text + "\nbn = " + text +
			"\n[label.display]\nen = " + text + "\nbn = " + text + "\n")
	}
	return b.String()
}

func write(t *testing.T, path, content string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// expectClean ends the program and looks at every byte it has written.
func expectClean(t *testing.T, p *program) {
	t.Helper()
	p.Send("\x07\x07\x07q")
	p.Wait()
	p.Within(faketerm.Patience, func(faketerm.Screen) bool { return false })
	if bad := leak(p.Output(), true); bad != "" {
		t.Errorf("%s reached the terminal", bad)
	}
}

func TestHostileTextOfEveryInputStaysInertOnTheScreen(t *testing.T) {
	name := fileName("a"+strings.Join(attacks()[:12], ""), 180) + ".txt"
	// A file with a NUL is refused as not being text; a queue can hold one.
	text := strings.ReplaceAll("শব্দ এক\n"+everything("\n")+"\n"+everything("|"), "\x00", "")
	for title, c := range map[string]struct {
		files map[string]string
		args  []string
		keys  string
	}{
		"an article with a hostile name": {map[string]string{name: text}, []string{name}, ""},
		"Bengali as language":            {map[string]string{name: text}, []string{"--lang", "bn", name}, ""},
		"invalid bytes in the name":      {map[string]string{"a\xff\x9b31m\xc0.txt": text}, []string{"a\xff\x9b31m\xc0.txt"}, ""},
		"invalid bytes in the text": {map[string]string{"a.txt": "শব্দ " + strings.Join(invalid(), " ")},
			[]string{"--replace-invalid", "a.txt"}, ""},
		"an escape at the edge of buffers": {map[string]string{"a.txt": "শব্দ " + strings.Repeat("a", 65535-14) + "\x1b]0;x\x07"},
			[]string{"a.txt"}, "G"},
		"a queue": {map[string]string{"q.jsonl": hostileRecord(t, "x")}, []string{"q.jsonl"}, ""},
		"a dataset of one's own": {map[string]string{"q.jsonl": hostileRecord(t, "x"), "d.jsonl": hostileRecord(t, "tester")},
			[]string{"-o", "d.jsonl", "q.jsonl"}, "\tm\x1bsa"},
		"labels": {map[string]string{"a.txt": "শব্দ এক", "l.toml": hostileLabels(t)}, []string{"--labels", "l.toml", "a.txt"},
			"\r\x1b[B\x1b[B"},
		"an annotator's name": {map[string]string{"a.txt": "শব্দ এক"},
			[]string{"--annotator", strings.ReplaceAll(everything(""), "\x00", ""), "a.txt"}, ""},
	} {
		t.Run(title, func(t *testing.T) {
			dir := t.TempDir()
			for name, content := range c.files {
				write(t, filepath.Join(dir, name), content)
			}
			p := startIn(t, dir, faketerm.Behaviour{Columns: 120, Rows: 40, Sync: true, ExplicitWidth: true},
				append([]string{"--annotator", "tester"}, c.args...)...)
			p.WaitFor("the first frame", func(s faketerm.Screen) bool { return s.Contains("শব্দ") || s.Contains("aaa") })
			// A label, the palette, the help, the list of articles, the note, the attributes, the links, the phrase letters, and
			// all of the text.
			p.Send("1\r" + "\x1b[B\x07" + "?\x07" + "A\x07" + "m\x07" + "a\x07" + "s\x07" + "f\x07" + "p" + "L" + c.keys + "\x07\x07")
			p.Send(strings.Repeat("\x06", 12) + "g")
			// A search and a note that are pasted, and a copy of all.
			for _, s := range []string{everything(" "), strings.Join(invalid(), " ")} {
				p.Send("/\x1b[200~" + s + "\x1b[201~\r" + "m\x1b[200~" + s + "\x1b[201~\rm\x07")
			}
			p.Send("\x1b[1;2Fy\x07g")
			expectClean(t, p)
		})
	}
}

func TestHostileTextOfEveryCommandStaysInertOnATerminal(t *testing.T) {
	dir := t.TempDir()
	attack := strings.ReplaceAll(everything(""), "\x00", "")
	name := fileName("n"+strings.Join(attacks()[:12], ""), 180)
	write(t, filepath.Join(dir, name+".jsonl"), hostileRecord(t, "x")+strings.ReplaceAll(hostileRecord(t, "y"), `"end":4`, `"end":5000`)+
		"{"+everything("")+"\n"+strings.Join(invalid(), "\n"))
	write(t, filepath.Join(dir, "l.toml"), hostileLabels(t))
	write(t, filepath.Join(dir, name+".toml"), "label = "+everything("\n"))
	write(t, filepath.Join(dir, "text.txt"), strings.Join(invalid(), "\n"))
	config := func(content string) string {
		return "TIPPANI_CONFIG=" + write(t, filepath.Join(t.TempDir(), name), content)
	}
	for title, c := range map[string]struct {
		env  string
		args []string
	}{
		"check":                    {"", []string{"check", name + ".jsonl"}},
		"check --json":             {"", []string{"check", "--json", name + ".jsonl"}},
		"check what is not there":  {"", []string{"check", attack}},
		"check with labels":        {"", []string{"check", "--labels", "l.toml", name + ".jsonl"}},
		"stats":                    {"", []string{"stats", name + ".jsonl"}},
		"stats --json":             {"", []string{"stats", "--json", name + ".jsonl"}},
		"export":                   {"", []string{"export", name + ".jsonl", "--to", "conll"}},
		"export as JSON":           {"", []string{"export", name + ".jsonl", "--to", "doccano"}},
		"export to what is not":    {"", []string{"export", name + ".jsonl", "--to", attack}},
		"import":                   {"", []string{"import", name + ".jsonl", "--from", "doccano"}},
		"import from what is not":  {"", []string{"import", attack, "--from", "conll"}},
		"labels":                   {"", []string{"labels", "--labels", "l.toml"}},
		"labels --json":            {"", []string{"labels", "--json", "--labels", "l.toml"}},
		"broken labels":            {"", []string{"labels", "--labels", name + ".toml"}},
		"too many arguments":       {"", []string{"labels", attack}},
		"help of what is not":      {"", []string{"help", attack}},
		"an unknown flag":          {"", []string{"--" + attack}},
		"an unknown short flag":    {"", []string{"-" + attack}},
		"a bad value":              {"", []string{"--measure", attack}},
		"a bad theme":              {"", []string{"--theme", attack, "text.txt"}},
		"a bad language":           {"", []string{"keys", "--lang", attack}},
		"widths that are not":      {"", []string{"--widths", attack, "text.txt"}},
		"an article that is not":   {"", []string{"open", attack}},
		"an article that is bad":   {"", []string{"text.txt"}},
		"an invalid file name":     {"", []string{"open", "\xff\x9b31m"}},
		"an output that can't be":  {"", []string{"-o", attack + "/x", "text.txt"}},
		"an unknown setting":       {config(quoted(t, "\x1b[31m\u009b\u202e") + " = 1\n"), []string{"keys"}},
		"a setting that is broken": {config("theme = " + everything("")), []string{"keys"}},
		"a layout that is not":     {config("keyboard-layout = " + quoted(t, everything(""))), []string{"keys"}},
		"a key that is not":        {config("[keys]\nquit = [" + quoted(t, everything("")) + "]\n"), []string{"keys"}},
		"an action that is not":    {config("[keys]\n" + quoted(t, everything("")) + " = [\"q\"]\n"), []string{"keys"}},
		"configured labels":        {config("labels = " + quoted(t, everything(""))), []string{"labels"}},
		"completion":               {"", []string{"__complete", "open", attack}},
		"a manual that can't be":   {"", []string{"man", "text.txt/" + attack}},
		"an unknown completion":    {"", []string{"completion", attack}},
	} {
		t.Run(title, func(t *testing.T) {
			cmd := exec.Command(built(t), c.args...)
			cmd.Dir, cmd.Env = dir, varsIn(dir, c.env)
			f := faketerm.Start(t, cmd, faketerm.Behaviour{Columns: 200, Rows: 50})
			f.Wait()
			f.Within(faketerm.Patience, func(faketerm.Screen) bool { return false })
			if f.Output() == "" {
				t.Error("nothing was said")
			}
			if bad := leak(f.Output(), true); bad != "" {
				t.Errorf("%s reached the terminal", bad)
			}
		})
	}
}

func TestOutputInAPipeStaysAsItIs(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "l.toml"), hostileLabels(t))
	cmd := exec.Command(built(t), "labels", "--json", "--labels", "l.toml")
	cmd.Dir, cmd.Env = dir, varsIn(dir)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if !json.Valid(out) || !strings.Contains(string(out), "\u202eউল্টো") {
		t.Errorf("the labels are not what the file holds: %.300q", out)
	}
}
