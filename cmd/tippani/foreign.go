package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tippani/annotations/formats/catalogue"
	"tippani/annotations/record"
	"tippani/model/regular"
	"tippani/model/source"
)

// foreignError says that an input is no dataset, and which command reads it.
type foreignError struct {
	name   string
	reason string // "is empty", "is a table (CSV), not a dataset"
	remedy string
	empty  bool
}

func (e *foreignError) Error() string { return e.name + ": " + e.reason + "; " + e.remedy }

// notADataset tells from its first bytes that an input is no dataset; nil when it is or may be one. whole says that head is all of it.
// A dataset is told by a line that is a record: one with spans or the version of the format that tippani writes. A file of which
// no line is one belongs to the tool whose format it has.
func notADataset(path string, head []byte, whole bool) error {
	e := &foreignError{name: inputName(path)}
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	if len(bytes.TrimSpace(head)) == 0 {
		if !whole {
			return nil
		}
		e.empty, e.reason, e.remedy = true, "is empty", "give a dataset, which has a record on each line"
		return e
	}
	dataset, queue := recordsIn(path, head)
	if dataset {
		return nil
	}
	if e.reason, e.remedy = sniffed(path, head); e.reason != "" {
		return e
	}
	if !queue && objectsIn(head) >= fewObjects {
		e.reason, e.remedy = "has objects on its lines, but none with \"text\", so it is no dataset", "tippani import "+
			quotedArgument(path)+" --from FORMAT reads the file of another tool"
		return e
	}
	if queue || likeRecords(head) {
		return nil
	}
	e.reason, e.remedy = "is no dataset: no line of it is a record", "give a dataset, or tippani import "+quotedArgument(path)+
		" --from FORMAT for the file of another tool"
	return e
}

// openArticles is source.Open for what the command line names: a binary file of another tool, and a directory of such, are refused with the
// command that reads it.
func openArticles(paths []string, reading source.Options) (source.Queue, error) {
	if err := notBinary(paths); err != nil {
		return nil, err
	}
	return source.Open(paths, reading)
}

// notBinary refuses a binary file of another tool. What it can't look into is left to whoever opens it.
func notBinary(paths []string) error {
	for _, path := range paths {
		if path == standardInput {
			continue
		}
		if onHub(path) {
			return fmt.Errorf("%s: is a dataset as Hugging Face has them, not a directory of articles; tippani import %s reads it", path,
				quotedArgument(path))
		}
		f, _, err := regular.Open(path)
		if err != nil {
			continue
		}
		head := make([]byte, 1<<10)
		n, _ := io.ReadFull(f, head)
		f.Close()
		if format := catalogue.Binary(head[:n]); format != "" {
			return fmt.Errorf("%s: is %s, not an article; tippani import %s reads it", path, article(format), quotedArgument(path))
		}
	}
	return nil
}

// onHub reports whether a directory has Parquet files, and beside them nothing but the card and what git needs. The card would be taken
// for an article.
func onHub(dir string) bool {
	isTable := func(e fs.DirEntry) bool { return filepath.Ext(e.Name()) == ".parquet" }
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	tables := false
	for _, e := range entries {
		switch name := e.Name(); {
		case name == "data" && e.IsDir():
			files, _ := os.ReadDir(filepath.Join(dir, name))
			tables = tables || slices.ContainsFunc(files, isTable)
		case isTable(e):
			tables = true
		case name == "README.md" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "LICENSE"):
		default:
			return false
		}
	}
	return tables
}

// recordsIn reports whether text holds a record that tippani has written, or annotations as it writes them, and whether it holds articles.
func recordsIn(path string, text []byte) (dataset, queue bool) {
	decoder := record.NewDecoder(path)
	for line := range bytes.Lines(text) {
		if record.Blank(line) {
			continue
		}
		if r := decoder.Decode(1, line); r.Article != nil {
			if r.Schema != 0 || len(r.Spans) > 0 && r.Article.ID() != "" {
				return true, true
			}
			queue = true
		}
	}
	return false, queue
}

// fewObjects is from how many objects on a file without a record is another tool's, not a dataset with a fault.
const fewObjects = 3

// objectsIn counts the lines that are whole JSON objects.
func objectsIn(text []byte) int {
	n := 0
	for line := range bytes.Lines(text) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] == '{' && json.Valid(line) {
			n++
		}
	}
	return n
}

// noRecord says that a file was read to its end and no line of it is a record.
func noRecord(name string) error {
	return &foreignError{name: name, reason: "holds no record that can be read", remedy: "tippani check " + quotedArgument(name) +
		" says what is wrong with each line"}
}

// likeRecords reports whether text may be records with faults: an object on its first line, or what git puts around a conflict.
func likeRecords(head []byte) bool {
	first, _, _ := bytes.Cut(bytes.TrimSpace(head), []byte("\n"))
	rest, isObject := bytes.CutPrefix(first, []byte("{"))
	return isObject && bytes.HasPrefix(bytes.TrimSpace(rest), []byte(`"`)) || bytes.HasPrefix(first, []byte("<<<<<<< "))
}

// sniffed is what a file is and which command reads it; "" when nothing tells.
func sniffed(path string, head []byte) (reason, remedy string) {
	name := quotedArgument(path)
	opens := func(what string) (string, string) {
		return "is " + what + ", not a dataset", "tippani " + name + " opens it"
	}
	for _, magic := range []struct{ start, what string }{{"\x1f\x8b", "gzip"}, {"\x28\xb5\x2f\xfd", "zstd"}, {"BZh", "bzip2"},
		{"\xfd7zXZ", "xz"}} {
		if bytes.HasPrefix(head, []byte(magic.start)) {
			return "is compressed (" + magic.what + ")", "unpack it first: " + magic.what + " -dc " + name + " | tippani … -"
		}
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		if bytes.Contains(head[:min(len(head), 100)], []byte("epub")) {
			return opens("a book (EPUB)")
		}
		return "is an archive or an office document (zip)", "unpack it, or save the table as CSV, and give that"
	}
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return "is UTF-16 text", "convert it to UTF-8 first: iconv -f UTF-16 -t UTF-8"
	}
	if f, err := catalogue.Detect(path, head[:min(len(head), detectBytes)], nil); err == nil {
		return "is " + article(f.Name) + ", not a dataset", "tippani import " + name + fromFlag(path, f.Name) + " reads it"
	}
	if !catalogue.IsText(head) {
		return "is binary, not a dataset", "give a dataset, or with tippani import the file of another tool"
	}
	return byEnding(strings.ToLower(filepath.Ext(path)), head, name)
}

// fromFlag names the format where standard input or a doubt needs it.
func fromFlag(path, format string) string {
	if path == standardInput || strings.EqualFold(filepath.Ext(path), ".csv") {
		return " --from " + format
	}
	return ""
}

func byEnding(ext string, head []byte, name string) (reason, remedy string) {
	trimmed := bytes.TrimSpace(head)
	switch {
	case ext == ".csv" || ext == ".tsv" && !bytes.HasPrefix(trimmed, []byte("{")):
		return "is a table, not a dataset", "tippani import " + name + " --from csv reads tables that tippani export --to csv has made, " +
			"--from conll a column of tokens and one of tags"
	case slices.Contains([]string{".html", ".htm", ".xhtml", ".mht", ".mhtml"}, ext) ||
		bytes.HasPrefix(bytes.ToLower(trimmed), []byte("<!doctype html")) || bytes.HasPrefix(bytes.ToLower(trimmed), []byte("<html")):
		return "is a web page, not a dataset", "tippani " + name + " opens it"
	case ext == ".ann":
		return "is brat's, not a dataset", "tippani import --from brat reads the directory that it is in"
	case ext == ".toml":
		return "is a file of settings or labels, not a dataset", "give a dataset, and the labels with --labels"
	case articlesInList(trimmed):
		return "is a list of articles without annotations, not a dataset", "tippani " + name + " opens it"
	case jsonBegins(trimmed) && (trimmed[0] == '[' || bytes.Equal(bytes.TrimSpace(firstLine(trimmed)), []byte("{"))):
		return "is JSON, but not a record on each line", "tippani import " + name + " --from FORMAT reads the file of another tool"
	case bytes.HasPrefix(trimmed, []byte("{")) || bytes.HasPrefix(trimmed, []byte("<<<<<<< ")):
		return "", ""
	case ext == ".txt" || ext == ".md" || ext == ".text" || ext == ".markdown":
		return "is an article's text, not a dataset", "tippani " + name + " opens it"
	}
	return "", ""
}

// jsonBegins reports whether text is JSON as far as it goes: it may be cut. A text may begin with a bracket too.
func jsonBegins(text []byte) bool {
	d := json.NewDecoder(bytes.NewReader(text))
	for {
		if _, err := d.Token(); err != nil {
			var syntax *json.SyntaxError
			return !errors.As(err, &syntax) && len(text) > 0
		}
	}
}

// articlesInList tells a list of objects with a text each, which opens as a queue.
func articlesInList(text []byte) bool {
	d := json.NewDecoder(bytes.NewReader(text))
	if first, err := d.Token(); err != nil || first != json.Delim('[') || !d.More() {
		return false
	}
	var article struct{ Text *string }
	return d.Decode(&article) == nil && article.Text != nil
}

func firstLine(text []byte) []byte {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return line
}

// article is a format's name with what it is.
func article(format string) string {
	switch format {
	case "csv":
		return "a table (CSV)"
	case "parquet":
		return "a Parquet file"
	case "docbin":
		return "a .spacy file of spaCy"
	case "conll", "conllu":
		return "a file of tokens (" + format + ")"
	}
	return "a file of " + format
}

// quotedArgument is a file name as a shell takes it, for a command to copy.
func quotedArgument(path string) string {
	if strings.HasPrefix(path, "-") && path != standardInput { // else it is taken for a flag
		path = "./" + path
	}
	if path == "" || strings.ContainsFunc(path, func(r rune) bool { return strings.ContainsRune(" \t\n'\"\\$&|;<>()*?[]#~!`{}", r) }) {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}
