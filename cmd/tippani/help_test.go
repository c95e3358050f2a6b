package main

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tippani/docs"
	"tippani/model/message"
	"tippani/tui/environ"
)

// environmentForTest writes to memory and has an empty standard input.
func environmentForTest(t testing.TB) (environment, *bytes.Buffer, *bytes.Buffer) {
	t.Helper()
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { null.Close() })
	var out, fault bytes.Buffer
	dir := t.TempDir()
	vars := environ.Variables{"TIPPANI_CONFIG=" + dir + "/config.toml"}
	return environment{stdin: null, stdout: &out, stderr: &fault, vars: vars, unfinished: new(leftovers), input: new(claim)}, &out,
		&fault
}

// eachCommand visits all commands but hidden ones.
func eachCommand(root *cobra.Command, visit func(*cobra.Command)) {
	for _, c := range root.Commands() {
		if !c.Hidden {
			visit(c)
			eachCommand(c, visit)
		}
	}
}

func TestEveryCommandHasTwoExamplesThatItTakes(t *testing.T) {
	env, _, _ := environmentForTest(t)
	root := newRoot(env)
	eachCommand(root, func(c *cobra.Command) {
		lines := strings.Split(strings.TrimSpace(c.Example), "\n")
		if len(lines) < 2 {
			t.Errorf("%s has %d examples", c.CommandPath(), len(lines))
		}
		for _, line := range lines {
			line, _, _ = strings.Cut(line, "  #")
			for _, call := range regexp.MustCompile(`tippani [^|&>)<]*`).FindAllString(line, -1) {
				expectTaken(t, root, strings.Fields(call)[1:])
			}
		}
	})
	if strings.Count(root.Example, "\n") < 1 {
		t.Error("the root has no two examples")
	}
}

// expectTaken checks that a call names a command, flags that it has, and as many arguments as it takes.
func expectTaken(t *testing.T, root *cobra.Command, args []string) {
	t.Helper()
	args, err := withDefaultCommand(root, args)
	if err != nil {
		t.Errorf("%q: %v", args, err)
		return
	}
	if args[0] == "--version" {
		return
	}
	c, rest, err := root.Find(args)
	if err != nil || c == root {
		t.Errorf("%q is no command: %v", args, err)
		return
	}
	if err := c.ParseFlags(rest); err != nil {
		t.Errorf("%q: %v", args, err)
	}
	if c.Args != nil {
		if err := c.Args(c, c.Flags().Args()); err != nil {
			t.Errorf("%q: %v", args, err)
		}
	}
}

func TestHelpPrintsPages(t *testing.T) {
	for _, name := range docs.Names() {
		env, out, _ := environmentForTest(t)
		if code := run([]string{"help", name}, env); code != statusFine {
			t.Errorf("%s: exit status %d", name, code)
		}
		page, err := os.ReadFile("../../docs/" + name + ".md")
		if err != nil || !strings.HasSuffix(out.String(), string(page)) {
			t.Errorf("help %s does not print the page (%v)", name, err)
		}
	}
}

// A release has no directory docs: what it tells to read must be what it prints.
func TestOnlyPagesThatHelpPrintsAreNamed(t *testing.T) {
	env, _, _ := environmentForTest(t)
	root := newRoot(env)
	named := regexp.MustCompile(`tippani help ([a-z-]+)`)
	look := func(where, text string) {
		if strings.Contains(text, "docs/") {
			t.Errorf("%s names a file that no release has: %q", where, text)
		}
		for _, m := range named.FindAllStringSubmatch(text, -1) {
			if _, page := docs.Page(m[1]); !page && !slices.Contains(topics(root), m[1]) && m[1] != "lists" {
				t.Errorf("%s: there is no page %q", where, m[1])
			}
		}
	}
	eachCommand(root, func(c *cobra.Command) {
		look(c.CommandPath(), c.Long+c.Example)
		c.Flags().VisitAll(func(f *pflag.Flag) { look(c.CommandPath()+" --"+f.Name, f.Usage) })
	})
	look("tippani", root.Long)
	for _, form := range message.All() {
		look(form.ID(), form.English())
	}
}

func TestHelpOfEveryCommandIsPrinted(t *testing.T) {
	env, _, _ := environmentForTest(t)
	for _, name := range commandNames(newRoot(env)) {
		env, out, fault := environmentForTest(t)
		if code := run([]string{"help", name}, env); code != statusFine || !strings.Contains(out.String(), "Examples:") {
			t.Errorf("help %s: exit status %d, %s%s", name, code, out, fault)
		}
	}
}

func TestExitStatusesAreInTheHelpAndTheDocumentation(t *testing.T) {
	env, out, _ := environmentForTest(t)
	run([]string{"--help"}, env)
	page, _ := docs.Page("export")
	for where, text := range map[string]string{"help": out.String(), "docs/export.md": page} {
		for _, want := range []string{"0 done", "1 problems or differences", "2 it could not"} {
			if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
				t.Errorf("%s does not say %q", where, want)
			}
		}
	}
}

// complete is what a shell is offered.
func complete(t *testing.T, args ...string) []string {
	t.Helper()
	env, out, _ := environmentForTest(t)
	run(append([]string{cobra.ShellCompNoDescRequestCmd}, args...), env)
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	return slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, ":") })
}

func TestCompletionOffersWhatFlagsTake(t *testing.T) {
	data := t.TempDir() + "/d.jsonl"
	const text = `{"id":"a","text":"রহিম","spans":[{"id":"s1","start":0,"end":4,"label":"ব্যক্তি"}],"annotator":"mina","schema":1}` + "\n"
	if err := os.WriteFile(data, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ args, want string }{
		{"export d.jsonl --to ", "spacy conll parquet claimreview html"},
		{"import x --from ", "spacy labelstudio"},
		{"export DATA --labels ", "ব্যক্তি"},
		{"stats --labels ", "PER ORG"},
		{"stats --labels PER,", "PER,ORG"},
		{"export DATA --annotator ", "mina"},
		{"stats --kinds ", "entity quote"},
		{"open --theme ", "dark light plain"},
		{"open --keyboard-layout ", "jatiya probhat"},
		{"open --lang ", "en bn"},
		{"open --tags ", "auto brackets off"},
		{"open --widths ", "measured"},
		{"merge --keep ", "both apart"},
		{"split --answer accept,", "accept,reject"},
		{"help ", "dataset export"},
		{"check ", "jsonl"},
		{"labels --labels ", "toml"},
		{"", "export version help"},
	} {
		args := strings.Split(strings.ReplaceAll(c.args, "DATA", data), " ")
		got := complete(t, args...)
		for want := range strings.FieldsSeq(c.want) {
			if !slices.Contains(got, want) {
				t.Errorf("%q offers %q, not %s", c.args, got, want)
			}
		}
	}
	if slices.Contains(complete(t, "import", "x", "--from", ""), "claimreview") {
		t.Error("a format that can't be read is offered for reading")
	}
}
