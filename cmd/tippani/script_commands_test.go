package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// scriptCommands are what the scripts need beside testscript's own commands. They take the place of a shell's tools, which Windows has
// not. Where a file is read, stdout and stderr are what the last program has said.
var scriptCommands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"calls":    calls,
	"compress": compress,
	"concat":   concat,
	"edit":     edit,
	"hardlink": hardlink,
	"sorted":   sorted,
	"write":    writeBytes,
}

// concat joins files: concat FILE... NEW.
func concat(ts *testscript.TestScript, neg bool, args []string) {
	from, to := sources(ts, neg, args, "concat FILE... NEW")
	create(ts, to, []byte(strings.Join(from, "")))
}

// sorted joins files with their lines in the order of their bytes: sorted [-r] FILE... NEW.
func sorted(ts *testscript.TestScript, neg bool, args []string) {
	order := cmp.Compare[string]
	if len(args) > 0 && args[0] == "-r" {
		order, args = func(a, b string) int { return cmp.Compare(b, a) }, args[1:]
	}
	from, to := sources(ts, neg, args, "sorted [-r] FILE... NEW")
	lines := slices.Collect(strings.Lines(strings.Join(from, "")))
	slices.SortFunc(lines, order)
	create(ts, to, []byte(strings.Join(lines, "")))
}

// edit replaces what matches a regular expression, wherever it does, with ^ and $ at the ends of each line: edit PATTERN REPLACEMENT FILE
// NEW. It fails when nothing matches, since the step after it would then test nothing.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: edit PATTERN REPLACEMENT FILE NEW")
	}
	pattern, err := regexp.Compile("(?m)" + args[0])
	ts.Check(err)
	text := ts.ReadFile(args[2])
	if !pattern.MatchString(text) {
		ts.Fatalf("nothing in %s matches %s", args[2], args[0])
	}
	create(ts, args[3], []byte(pattern.ReplaceAllString(text, args[1])))
}

// writeBytes makes a file of bytes that a script can't hold, written as in a string of Go, so many times over: write NEW BYTES [TIMES].
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args) > 3 {
		ts.Fatalf("usage: write NEW BYTES [TIMES]")
	}
	content, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	times := 1
	if len(args) == 3 {
		times, err = strconv.Atoi(args[2])
		ts.Check(err)
	}
	create(ts, args[0], bytes.Repeat([]byte(content), times))
}

// compress makes a gzip file: compress FILE NEW.
func compress(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: compress FILE NEW")
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, err := w.Write([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	ts.Check(w.Close())
	create(ts, args[1], packed.Bytes())
}

// hardlink gives a file a second name, which is taken from another file if need be: hardlink FILE NEW.
func hardlink(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: hardlink FILE NEW")
	}
	if err := os.Remove(ts.MkAbs(args[1])); err != nil && !errors.Is(err, os.ErrNotExist) {
		ts.Fatalf("%v", err)
	}
	ts.Check(os.Link(ts.MkAbs(args[0]), ts.MkAbs(args[1])))
}

// calls runs tippani with the arguments on each line of a file, without input, and says what it was called with, what it wrote on standard
// error, and its exit status: calls FILE. Arguments may stand in single quotation marks.
func calls(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: calls FILE")
	}
	var said strings.Builder
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		words, err := splitCommand(line)
		ts.Check(err)
		err = ts.Exec("tippani", words...)
		status := 0
		if ended := (*exec.ExitError)(nil); errors.As(err, &ended) {
			status = ended.ExitCode()
		} else {
			ts.Check(err)
		}
		fmt.Fprintf(&said, "$ tippani %s%s-> %d\n", line, ts.ReadFile("stderr"), status)
	}
	_, err := ts.Stdout().Write([]byte(said.String()))
	ts.Check(err)
}

// sources are the contents of all files but the last, and the name of the last, which is to be made.
func sources(ts *testscript.TestScript, neg bool, args []string, usage string) (contents []string, to string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: %s", usage)
	}
	last := len(args) - 1
	for _, name := range args[:last] {
		contents = append(contents, ts.ReadFile(name))
	}
	return contents, args[last]
}

func create(ts *testscript.TestScript, name string, content []byte) {
	ts.Check(os.WriteFile(ts.MkAbs(name), content, 0o666))
}
