package catalogue

import (
	"encoding/json"
	"slices"
	"strings"

	"tippani/annotations/formats/columns"
	"tippani/annotations/formats/input"
	"tippani/annotations/formats/tables"
)

// detectLines tells formats of lines and columns. whole says that the last line is not cut off.
func detectLines(ext, head string, whole bool) string {
	head = strings.ReplaceAll(head, "\r\n", "\n")
	if input.LoneCR([]byte(head)) {
		head = strings.ReplaceAll(head, "\r", "\n")
	}
	lines := strings.Split(head, "\n")
	if !whole && len(lines) > 1 {
		lines = lines[:len(lines)-1]
	}
	lines = slices.DeleteFunc(lines, func(l string) bool { return strings.TrimSpace(l) == "" })
	if len(lines) == 0 {
		return ""
	}
	switch {
	case strings.HasPrefix(lines[0], "#FORMAT=WebAnno TSV"):
		return "webanno"
	case tables.IsTable(head):
		return "csv"
	case ext == ".conllu" || columns.IsConllu(lines):
		return "conllu"
	case json.Valid([]byte(lines[0])):
		return "" // JSON with words in strings
	case ext == ".conll" || ext == ".bio" || ext == ".iob" || ext == ".iob2" || columns.IsTagged(lines):
		return "conll"
	}
	return ""
}
