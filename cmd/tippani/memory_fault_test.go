//go:build linux

package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"tippani/model"
)

// mostMemory is what no command may take, whatever it is given, in bytes.
const mostMemory = 300 << 20

// filled makes a file of a head, one piece again and again up to size bytes, and a tail.
func filled(t *testing.T, path, head, piece, tail string, size int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	block := strings.Repeat(piece, max(1, 1<<20/len(piece)))
	_, err = io.WriteString(f, head)
	for written := len(head); err == nil && written < size; written += len(block) {
		if written+len(block) > size {
			block = strings.Repeat(piece, max(0, (size-written-len(tail))/len(piece)))
			written = size
		}
		_, err = io.WriteString(f, block)
	}
	if err == nil {
		_, err = io.WriteString(f, tail)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// weighed runs a command, without a limit that the environment sets, and gives what it said and its exit status. It fails when
// the command took too much memory, as the kernel counts it.
func weighed(t *testing.T, dir string, args ...string) (string, int) {
	t.Helper()
	cmd := exec.Command(built(t), args...)
	cmd.Dir, cmd.Env = dir, append(varsIn(dir), "GOMEMLIMIT=", "GOGC=")
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	forgetPeak()
	_ = cmd.Run()
	if cmd.ProcessState == nil {
		t.Fatalf("%v did not start", args)
	}
	used := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10
	if used > mostMemory {
		t.Errorf("%v took %d MiB, and %d are the most", args, used>>20, mostMemory>>20)
	}
	return said.String(), cmd.ProcessState.ExitCode()
}

// TestAFileWithoutEndIsRefusedInEveryFormat gives each reader one line, value or cell that is longer than the memory it may take.
func TestAFileWithoutEndIsRefusedInEveryFormat(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 1 GiB files")
	}
	for name, c := range map[string]struct {
		head    string
		formats string
	}{
		"a value": {`{"text":"`, "doccano prodigy hf-jsonl gliner labelstudio w3c spacy"},
		"a list":  {`[{"data":{"text":"`, "labelstudio doccano spacy"},
		"a cell":  {"row,article,text\narticle,a,\"", "csv"},
		"a line":  {"a\tO\n", "conll conllu"},
		"a file":  {"#FORMAT=WebAnno TSV 3.2\n", "webanno cas"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			filled(t, filepath.Join(dir, "in"), c.head, "ab", "", 400<<20)
			for format := range strings.FieldsSeq(c.formats) {
				said, code := weighed(t, dir, "import", "in", "--from", format, "-o", "out.jsonl")
				if code == 0 || strings.Count(said, "\n") != 1 || format != "conllu" && !strings.Contains(said, "32 MiB") {
					t.Errorf("%s: exit status %d: %s", format, code, said)
				}
			}
			if name == "a value" {
				for _, command := range []string{"check in", "stats in", "split in -o parts", "diff in in", "merge in -o out",
					"export in --to spacy -o out"} {
					if said, code := weighed(t, dir, strings.Fields(command)...); code == 0 || !strings.Contains(said, "32 MiB") {
						t.Errorf("%s: exit status %d: %.300s", command, code, said)
					}
				}
			}
		})
	}
}

// TestWhatIsWithinTheLimitsTakesBoundedMemory gives each reader the input that takes the most for its bytes: short spans,
// tokens and values by the hundred thousand.
func TestWhatIsWithinTheLimitsTakesBoundedMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes time")
	}
	const nearly = model.MaxRecord - 1<<20
	for name, c := range map[string]struct {
		head, piece, tail string
		size              int
		commands          string // separated by ;
	}{
		"a long text": {`{"id":"a","text":"`, "ক খ ", "\"}\n", nearly,
			"check in;stats in;split in -o parts --force;diff in in;merge in in -o out --force;export in --to w3c -o out --force;export " +
				"in --to csv -o out --force;export in --to conllu -o out --force;import in --from doccano -o out --force"},
		"many tokens": {`{"id":"a","text":"`, "বাংলাদেশের সংবাদপত্র ", "\"}\n", 240_000 * 58,
			"export in --to prodigy -o out --force;export in --to parquet -o out --force;export in --to webanno -o out --force"},
		"spans": {`{"id":"a","text":"abcdef","spans":[`, `{"start":0,"end":1,"label":"PER"},`,
			`{"start":0,"end":1,"label":"PER"}]}` + "\n", 240_000 * 34,
			"check in;stats in;export in --to labelstudio -o out --force;export in --to w3c -o out --force"},
		"too many spans": {`{"id":"a","text":"abcdef","spans":[`, `{"start":0,"end":1,"label":"PER"},`,
			`{"start":0,"end":1,"label":"PER"}]}` + "\n", nearly, "check in;stats in"},
		"faulty spans": {`{"id":"a","text":"abcdef","spans":[`, `{},`, `{}]}` + "\n", 600_000, "check in"},
		"empty values": {`{"id":"a","text":"abcdef","x":[`, `"",`, `""]}` + "\n", nearly,
			"check in;import in --from prodigy -o out --force"},
		"doccano's spans": {`{"text":"abcdef","label":[`, `[0,1,"P"],`, `[0,1,"P"]]}`, 240_000 * 10,
			"import in --from doccano --unit codepoints -o out --force"},
		"Prodigy's spans": {`{"text":"abcdef","spans":[`, `{"start":0,"end":1,"label":"P"},`, `{"start":0,"end":1,"label":"P"}]}`,
			240_000 * 32, "import in --from prodigy -o out --force"},
		"GLiNER's tokens": {`[{"tokenized_text":[`, `"a",`, `"b"],"ner":[]}]`, 490_000 * 4, "import in --from gliner -o out --force"},
		"CoNLL's tokens":  {"-DOCSTART- O\n\n", "ক O\n", "", 33 << 20, "import in --from conll -o out --force"},
		"CoNLL's tags":    {"-DOCSTART- O\n\n", "ক B-P\nক O\n", "", 480_000 * 7, "import in --from conll -o out --force"},
		"rows of a table": {"row,article,id,start,end,label,text\narticle,a,,,,,abcdef\n", "span,a,,0,1,P,a\n", "", 240_000 * 16,
			"import in --from csv -o out --force"},
		"cells of a table": {"row,article,text\n", ",", "\n", nearly, "import in --from csv -o out --force"},
		"lines of a sheet": {"[\n", "\n", "]", 64 << 20, "import in --from w3c -o out --force"},
		"single W3C pieces": {"", `{"body":"P","target":{"source":"a.txt","selector":{"type":"TextPositionSelector","start":0,"end":1}}}` +
			"\n", "", nearly, "import in --from w3c -o out --force"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			filled(t, filepath.Join(dir, "in"), c.head, c.piece, c.tail, c.size)
			write(t, filepath.Join(dir, "a.txt"), "abcdef")
			for command := range strings.SplitSeq(c.commands, ";") {
				said, _ := weighed(t, dir, strings.Fields(command)...)
				if strings.Contains(said, "goroutine ") || strings.Contains(said, "closed pipe") {
					t.Errorf("%s: %.500s", command, said)
				}
			}
		})
	}
}

// TestSettingsWithoutEndAreRefused gives each file of settings as a device, which has no end, and as a long file.
func TestSettingsWithoutEndAreRefused(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "d.jsonl"), `{"id":"a","text":"ক"}`+"\n")
	filled(t, filepath.Join(dir, "long"), "# ", "long", "", 2<<20)
	for _, path := range []string{"/dev/zero", "long"} {
		for _, command := range []string{"labels --labels %s", "check d.jsonl --labels %s", "export d.jsonl --to spacy -o out --labels %s",
			"open d.jsonl --labels %s", "open d.jsonl --widths %s", "export d.jsonl --to conll -o out --tokens %s"} {
			if strings.Contains(command, "--tokens") && path == "long" {
				continue // holds what it holds, one value at a time
			}
			said, code := weighed(t, dir, strings.Fields(fmt.Sprintf(command, path))...)
			if code == 0 || !strings.Contains(said, path+": is a device") && !strings.Contains(said, path+": has more than 1 MiB") {
				t.Errorf("%s: exit status %d: %s", fmt.Sprintf(command, path), code, said)
			}
		}
		cmd := exec.Command(built(t), "check", "d.jsonl")
		cmd.Dir, cmd.Env = dir, append(varsIn(dir), "TIPPANI_CONFIG="+path)
		if out, err := cmd.CombinedOutput(); err == nil || !strings.Contains(string(out), path) {
			t.Errorf("configuration %s: %v: %s", path, err, out)
		}
	}
}
