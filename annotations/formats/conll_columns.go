package formats

import (
	"slices"
	"strings"
)

// columnHeads are what the first line of a table of tokens calls the words and their tags.
var columnHeads = map[bool][]string{
	true:  {"token", "tokens", "word", "words", "form", "text"},
	false: {"tag", "tags", "label", "labels", "ner", "nertag", "nertags", "entity", "bio", "iob", "iob2"},
}

// isHeader tells a first line that names the columns, as HIPE's TOKEN NE-COARSE-LIT …: one is called as words are, a later one as tags.
func isHeader(line string) bool {
	cells := strings.FieldsFunc(line, func(c rune) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\uFEFF' })
	word := slices.IndexFunc(cells, func(cell string) bool { return slices.Contains(columnHeads[true], plainKey(cell)) })
	return word >= 0 && word < 2 && slices.ContainsFunc(cells[word+1:], func(cell string) bool {
		return slices.Contains(columnHeads[false], plainKey(cell)) || strings.HasPrefix(strings.ToUpper(cell), "NE-")
	})
}

// isEvidence tells cells that only a column of tags has: O, and tags with prefix. An empty or unknown one may stand in any column.
func isEvidence(cell string) bool {
	cell = strings.TrimSpace(cell)
	return cell == "O" || cell == "o" || hasPrefix(cell)
}

// tagColumn is the column of the tags in lines of so many, from 0: the last, or where nothing in the last one of the first sentence is a
// tag, the first of which all are, as where scores, annotators or remarks stand behind them.
func tagColumn(rows [][]string, width int) int {
	last := width - 1
	column := func(at int) (all, evident bool) {
		all = true
		for _, row := range rows {
			if len(row) == width {
				prefix, _ := splitTag(strings.TrimSpace(row[at]))
				all, evident = all && (prefix == 'O' || isEvidence(row[at])), evident || isEvidence(row[at])
			}
		}
		return all, evident
	}
	if _, evident := column(last); evident {
		return last
	}
	for at := 1; at < last; at++ {
		if all, evident := column(at); all && evident {
			return at
		}
	}
	return last
}
