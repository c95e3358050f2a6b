package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"strings"

	"tippani/annotations/record"
	"tippani/annotations/store"
)

// collectOften is for a command that keeps something of every record: what it does not keep should not double that.
func collectOften(env environment) { collectAt(env, 50) }

// collectSeldom lets the memory of a few batches of lines lie until it is collected. For a command that keeps no record it
// saves a twentieth of the time and costs 10 to 30 MB.
func collectSeldom(env environment) { collectAt(env, 200) }

// collectAt sets by how many percent memory may grow between collections, if the user did not.
func collectAt(env environment, percent int) {
	if env.vars.Get("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

func hasJournal(path string) bool {
	info, err := os.Stat(path + ".journal")
	return err == nil && info.Size() > 0
}

// outputFor refuses to write where something would be lost: over an input, over a dataset with a journal and, unless force
// is given, over anything that exists.
func outputFor(path string, force bool, inputs ...string) error {
	if path == standardOutput {
		return nil
	}
	if err := holdable(path); err != nil && !strings.EqualFold(path, os.DevNull) { // of which is said below that it is no plain file
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return missing(path, err)
	}
	if sameAsInput(info, inputs) {
		return usagef("%s is the input itself; name another output with -o", path)
	}
	if err := plainOutput(path, info); err != nil {
		return err
	}
	switch {
	case hasJournal(path):
		return fmt.Errorf("%s has a journal with changes of its own; close the tippani that has it open, or open it once, or name "+
			"another output with -o", path)
	case !force:
		return fmt.Errorf("%s exists; name another output with -o, or replace it with --force", path)
	}
	return nil
}

// missing is what a failed look for an output means: nothing when it can be made. A file where a directory should be is looked for, since
// Windows says of what is below it only that it is not there.
func missing(output string, err error) error {
	for dir := parentOf(output); ; dir = parentOf(dir) {
		if info, err := os.Stat(dir); err == nil && !info.IsDir() {
			return fmt.Errorf("%s can't be written: %s is no directory; name another output with -o", output, dir)
		} else if err == nil || dir == parentOf(dir) {
			break
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return fmt.Errorf("the output can't be written: %w", err)
}

// eachRecord decodes a dataset on all cores, gives each record to work there and hands what comes of it over in order. Blank
// lines are left out.
func eachRecord[T any](env environment, d *datasetInput, bar string, work func(*record.Record) T,
	take func(store.Line, *record.Record, T) error) (err error) {
	type worked struct {
		record *record.Record
		result T
	}
	collectSeldom(env)
	shown := newProgress(env, bar, d.size)
	defer shown.clear()
	return store.EachLine(d.name, shown.reader(d.in), func() func(int, []byte) *worked {
		decoder := record.NewDecoder(d.name)
		return func(number int, line []byte) *worked {
			if record.Blank(line) {
				return nil
			}
			r := decoder.Record(number, line)
			return &worked{r, work(r)}
		}
	}, func(at store.Line, w *worked) error {
		if w == nil {
			return nil
		}
		return take(at, w.record, w.result)
	})
}

// stem is a dataset's path without its ending.
func stem(path string) string {
	if s, ok := strings.CutSuffix(path, datasetEnding); ok {
		return s
	}
	return strings.TrimSuffix(path, ".jsonl")
}
