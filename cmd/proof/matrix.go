package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
)

const (
	tableBegins = "<!-- table begins: written by .ci/terminals -->\n"
	tableEnds   = "<!-- table ends -->\n"
)

// matrix is the subcommand that makes a table of findings.
func matrix(args []string) error {
	f := flag.NewFlagSet("matrix", flag.ExitOnError)
	write := f.String("write", "", "Markdown file to replace the table in")
	brief := f.Bool("brief", false, "print a line for each finding instead")
	check := f.Bool("check", false, "print every difference, and fail if a row of the article is wrong or a run could not be finished")
	if err := f.Parse(args); err != nil {
		return err
	}
	if f.NArg() == 0 {
		return errors.New("matrix: no file of findings given")
	}
	var all []finding
	for _, path := range f.Args() {
		some, err := findings(path)
		if err != nil {
			return err
		}
		all = append(all, some...)
	}
	switch {
	case *brief:
		for _, one := range all {
			fmt.Println(one.line())
		}
	case *check:
		return differences(all)
	case *write != "":
		return replaceTable(*write, table(all))
	default:
		fmt.Print(table(all))
	}
	return nil
}

func findings(path string) ([]finding, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var all []finding
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		var one finding
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		all = append(all, one)
	}
	return all, lines.Err()
}

func (f *finding) line() string {
	size := fmt.Sprintf("%dx%d", f.Columns, f.Rows)
	if f.Failed != "" {
		return fmt.Sprintf("%-20s %-10s %-7s FAILED: %s", f.Terminal, f.Version, size, f.Failed)
	}
	article, hard := tally{}, tally{}
	article.sum(f.Tallies["article"])
	hard.sum(f.Tallies["hard"])
	return fmt.Sprintf("%-20s %-10s %-7s %4d rows, %d wrong; %3d cursors, %d wrong; hard cases: %d rows, %d wrong; family %s", f.Terminal,
		f.Version, size,
		article.Rows, article.Wrong, article.Cursors, article.CursorsNo, hard.Rows, hard.Wrong, f.Family)
}

// passed says whether the run was finished and everything in the article and the interface was exact.
func (f *finding) passed() bool {
	article := f.Tallies["article"]
	return f.Failed == "" && article != nil && article.Rows > 0 && article.Wrong+article.CursorsNo == 0
}

func differences(all []finding) error {
	failed := 0
	for _, f := range all {
		if !f.passed() {
			failed++
			fmt.Println(f.line())
		}
		for name, t := range f.Tallies {
			for _, e := range t.Examples {
				fmt.Printf("%s %s %dx%d, %s, row %d: ends in column %d, counted %d: %q\n", f.Terminal, f.Version, f.Columns, f.Rows,
					e.Screen, e.Row, e.Got, e.Want, e.Text)
				if e.Cluster != "" {
					fmt.Printf("    %q after %q moves %d, counted %d\n", e.Cluster, e.After, e.Moved, e.Counted)
				}
				if e.Once {
					fmt.Printf("    asked again, it was right (%s)\n", name)
				}
			}
		}
	}
	if len(all) == 0 || failed > 0 {
		return fmt.Errorf("%d of %d runs did not pass", failed, len(all))
	}
	return nil
}

// table has a line for each terminal and version.
func table(all []finding) string {
	var names []string
	groups := map[string][]finding{}
	for _, f := range latest(all) {
		key := f.Terminal + "\x00" + f.Version
		if groups[key] == nil {
			names = append(names, key)
		}
		groups[key] = append(groups[key], f)
	}
	slices.Sort(names)
	var b strings.Builder
	b.WriteString("| terminal | version | family | window sizes | article: rows, wrong | cursor: places, wrong | hard cases: rows, " +
		"wrong | |\n|---|---|---|---|---|---|---|---|\n")
	for _, name := range names {
		b.WriteString(tableLine(groups[name]))
	}
	return b.String()
}

// latest leaves the last finding of each terminal, version and size.
func latest(all []finding) []finding {
	seen := map[string]bool{}
	var kept []finding
	for _, f := range slices.Backward(all) {
		key := fmt.Sprint(f.Terminal, f.Version, f.Columns, f.Rows)
		if !seen[key] {
			seen[key] = true
			kept = append(kept, f)
		}
	}
	slices.Reverse(kept)
	return kept
}

func tableLine(runs []finding) string {
	var sizes []string
	article, hard := tally{}, tally{}
	verdict, family := "pass", ""
	for _, f := range runs {
		sizes = append(sizes, fmt.Sprintf("%d×%d", f.Columns, f.Rows))
		if !f.passed() {
			verdict = "**fail**"
		}
		if f.Failed != "" {
			verdict = "**not finished**"
		}
		if f.Family != "" {
			family = f.Family
		}
		article.sum(f.Tallies["article"])
		hard.sum(f.Tallies["hard"])
	}
	return fmt.Sprintf("| %s | %s | %s | %s | %d, %d | %d, %d | %d, %d | %s |\n", runs[0].Terminal, runs[0].Version, family,
		strings.Join(sizes, " "),
		article.Rows, article.Wrong, article.Cursors, article.CursorsNo, hard.Rows, hard.Wrong, verdict)
}

func (t *tally) sum(other *tally) {
	if other == nil {
		return
	}
	t.Rows += other.Rows
	t.Wrong += other.Wrong
	t.Cursors += other.Cursors
	t.CursorsNo += other.CursorsNo
}

// replaceTable puts the table between the two marks of a Markdown file and leaves the rest as it is.
func replaceTable(path, table string) error {
	return replaceBetween(path, tableBegins, tableEnds, table)
}

// replaceBetween replaces what stands between two lines of a file.
func replaceBetween(path, mark, end, table string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, begins := bytes.Cut(b, []byte(mark))
	_, after, ends := bytes.Cut(rest, []byte(end))
	if !begins || !ends {
		return fmt.Errorf("%s: the marks of the table are missing; put the lines %q and %q where it belongs", path,
			strings.TrimSpace(mark), strings.TrimSpace(end))
	}
	return os.WriteFile(path, slices.Concat(before, []byte(mark), []byte(table), []byte(end), after), 0o644)
}
