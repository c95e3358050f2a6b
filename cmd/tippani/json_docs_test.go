//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"tippani/docs"
)

// withoutReport are the commands that report nothing, each with the reason.
var withoutReport = map[string]string{
	"open":       "it is the screen",
	"view":       "it opens a browser; export --to html --json tells what was written",
	"help":       "it prints pages for reading",
	"completion": "it prints a script for a shell",
	"man":        "it writes pages for reading",
}

// reports are calls that together print every key, in the order in which one needs what another has written. $ is testdata/json.
var reports = []string{
	"check --json $/bad.jsonl",
	"check --json --lint $/lint.jsonl",
	"stats --json $/mina.jsonl $/rafi.jsonl $/suggested.jsonl",
	"labels --json --labels $/labels.toml",
	"keys --json",
	"version --json",
	"export --json $/mina.jsonl --to spacy -o train.json --kinds entity,quote --answer accept",
	"import --json train.json -o imported.jsonl",
	"import --json $/tags.conll -o tags.jsonl",
	"import --json $/prodigy.jsonl --skip-bad -o prodigy.jsonl",
	"split --json $/mina.jsonl -o parts",
	"diff --json $/mina.jsonl $/later.jsonl",
	"diff --json $/mina.jsonl $/rafi.jsonl --pair mina,rafi",
	"merge --json $/mina.jsonl $/later.jsonl $/twice.jsonl --keep apart -o merged.jsonl",
	"agree --json $/mina.jsonl $/rafi.jsonl --measure alpha-u,token-kappa",
	"assign --json $/queue.jsonl --to mina=city,rafi --by meta.desk --overlap 1 -o queues",
	"review --json $/mina.jsonl $/rafi.jsonl -o gold.jsonl",
	"review --json $/mina.jsonl $/rafi.jsonl -o gold.jsonl --auto agree",
	"evaluate --json $/mina.jsonl $/rafi.jsonl",
	"reanchor --json moved.jsonl $/articles --write --renamed",
	"train --json $/mina.jsonl -o news.model",
	"suggest --json $/queue.jsonl --model news.model -o proposed.jsonl",
}

// rarely are documented keys that no call of reports brings, each with the reason.
var rarely = map[string]string{
	"stats capped.*": "a table has to be full, which takes millions of forms",
}

func TestEveryKeyOfTheReportsIsDocumentedAndThereIsNoOther(t *testing.T) {
	built(t) // before the test is elsewhere
	data, _ := filepath.Abs("testdata/json")
	t.Chdir(t.TempDir())
	copied(t, filepath.Join(data, "old.jsonl"), "moved.jsonl")
	seen := make(map[string]map[string]bool)
	note := func(call string, out []byte) {
		command, _, _ := strings.Cut(call, " ")
		if seen[command] == nil {
			seen[command] = make(map[string]bool)
		}
		values := valuesIn(t, call, out)
		if len(values) == 0 {
			t.Errorf("%s prints nothing", call)
		}
		for _, v := range values {
			keyPaths(v, "", seen[command])
		}
	}
	for _, call := range reports {
		env, out, fault := environmentForTest(t)
		status := run(strings.Fields(strings.ReplaceAll(call, "$", data)), env)
		if status == statusFailed {
			t.Errorf("%s: %s", call, fault)
		}
		if strings.Contains(call, "--json") && out.Len() == 0 {
			t.Errorf("%s prints nothing to standard output: %s", call, fault)
		}
		note(call, out.Bytes())
	}
	note("doctor --json", doctorJSON(t))
	documented := documentedKeys(t)
	env, _, _ := environmentForTest(t)
	printed := make(map[string]bool) // of shared sections
	for _, c := range newRoot(env).Commands() {
		expectReport(t, c, documented[c.Name()], seen[c.Name()], printed)
	}
	for _, keys := range documented {
		for _, k := range keys {
			if k.shared != "" && !printed[k.shared] {
				t.Errorf("docs/json.md has the key %s, which no call of this test prints", k.shared)
			}
		}
	}
}

// expectReport checks that a command has --json, and that its keys are the documented ones.
func expectReport(t *testing.T, c *cobra.Command, documented []documentedKey, seen, printed map[string]bool) {
	t.Helper()
	name := c.Name()
	if withoutReport[name] != "" {
		return
	}
	if c.Flags().Lookup("json") == nil {
		t.Errorf("%s has no --json; add it, with its keys in docs/json.md and a call in this test, or say in withoutReport why it has none", name)
		return
	}
	used := make(map[string]bool)
	for _, key := range slices.Sorted(maps.Keys(seen)) {
		found := ""
		for _, pattern := range documented {
			if keyMatches(pattern.path, key) {
				found = pattern.path
				printed[pattern.shared] = true
				break
			}
		}
		if found == "" {
			t.Errorf("%s prints the key %s, which docs/json.md does not have", name, key)
		}
		used[found] = true
	}
	for _, pattern := range documented {
		if pattern.shared == "" && !used[pattern.path] && rarely[name+" "+pattern.path] == "" {
			t.Errorf("docs/json.md has the key %s of %s, which no call of this test prints", pattern.path, name)
		}
	}
}

var camel = regexp.MustCompile(`^[a-z0-9_]+$`)

func TestKeysOfReportsAreInSnakeCase(t *testing.T) {
	for command, keys := range documentedKeys(t) {
		for _, key := range keys {
			for part := range strings.SplitSeq(strings.ReplaceAll(key.path, "[]", ""), ".") {
				if part != "*" && part != "" && !camel.MatchString(part) {
					t.Errorf("%s: %s", command, key.path)
				}
			}
		}
	}
}

// valuesIn are the JSON values of an output: one document, or lines.
func valuesIn(t *testing.T, call string, out []byte) (values []any) {
	t.Helper()
	in := json.NewDecoder(bytes.NewReader(out))
	for {
		var v any
		err := in.Decode(&v)
		if errors.Is(err, io.EOF) {
			return values
		}
		if err != nil {
			t.Errorf("%s prints what is no JSON: %v\n%s", call, err, out)
			return values
		}
		values = append(values, v)
	}
}

// keyPaths collects the paths of all keys: a.b[].c.
func keyPaths(v any, path string, into map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			at := strings.TrimPrefix(path+"."+key, ".")
			into[at] = true
			keyPaths(value, at, into)
		}
	case []any:
		for _, value := range v {
			keyPaths(value, path+"[]", into)
		}
	}
}

// keyMatches reports whether a documented key stands for one: * is any name.
func keyMatches(pattern, key string) bool {
	expr := strings.ReplaceAll(regexp.QuoteMeta(pattern), `\*`, `[^.]*?`)
	return regexp.MustCompile("^" + expr + "$").MatchString(key)
}

var (
	sectionHead = regexp.MustCompile("(?m)^## (.*)$")
	keyRow      = regexp.MustCompile("(?m)^\\| (`[^|]*`) \\|")
	inCode      = regexp.MustCompile("`([^`]*)`")
	inBraces    = regexp.MustCompile(`^(.*?)\{([^{}]*)\}(.*)$`)
)

// documentedKey is a key as docs/json.md has it.
type documentedKey struct {
	path   string
	shared string // SECTION.KEY of a section that is no command's; "" for a command's own
}

// documentedKeys are the keys that docs/json.md has of each command. The heading of a section names its commands.
func documentedKeys(t *testing.T) map[string][]documentedKey {
	t.Helper()
	sections := keysBySection(t)
	all := make(map[string][]documentedKey)
	for name, keys := range sections {
		if name == strings.ToUpper(name) {
			continue
		}
		for _, key := range keys {
			all[name] = append(all[name], withShared(t, key, sections)...)
		}
	}
	return all
}

func keysBySection(t *testing.T) map[string][]string {
	t.Helper()
	page, there := docs.Page("json")
	if !there {
		t.Fatal("there is no docs/json.md")
	}
	all := make(map[string][]string)
	heads := sectionHead.FindAllStringSubmatchIndex(page, -1)
	for i, h := range heads {
		end := len(page)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		for _, row := range keyRow.FindAllStringSubmatch(page[h[1]:end], -1) {
			for _, code := range inCode.FindAllStringSubmatch(row[1], -1) {
				for command := range strings.SplitSeq(page[h[2]:h[3]], ", ") {
					all[command] = append(all[command], alternatives(code[1])...)
				}
			}
		}
	}
	return all
}

var capitals = regexp.MustCompile(`\b[A-Z]+\b`)

// withShared puts the keys of a section in the place of its name; a section may name another.
func withShared(t *testing.T, key string, sections map[string][]string) (all []documentedKey) {
	t.Helper()
	name := capitals.FindString(key)
	if name == "" {
		return []documentedKey{{path: key}}
	}
	if sections[name] == nil {
		t.Fatalf("docs/json.md has no section %s", name)
	}
	for _, one := range sections[name] {
		for _, k := range withShared(t, strings.Replace(key, name, one, 1), sections) {
			if k.shared == "" {
				k.shared = name + "." + one
			}
			all = append(all, k)
		}
	}
	return all
}

// alternatives is a documented key with each of what stands in its braces.
func alternatives(key string) (all []string) {
	m := inBraces.FindStringSubmatch(key)
	if m == nil {
		return []string{key}
	}
	for one := range strings.SplitSeq(m[2], ",") {
		all = append(all, alternatives(m[1]+one+m[3])...)
	}
	return all
}

func copied(t *testing.T, from, to string) {
	t.Helper()
	text, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, text, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}
