package columns

import (
	"slices"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/tagging"
)

// IsConllu tells ten columns with the number of a word in the first.
func IsConllu(lines []string) bool {
	words := 0
	for _, line := range lines {
		if strings.HasPrefix(line, "#") {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) != 10 || columns[0] == "" || columns[0][0] < '0' || columns[0][0] > '9' {
			return false
		}
		words++
	}
	return words > 0
}

// IsTagged tells lines of words with tags: the last column of each is O or begins as a tag does, at least one of them so. Lines
// without columns may stand between, as the sentence itself does in some files, but are fewer.
func IsTagged(lines []string) bool {
	if _, _, ok := headColumns(splitColumns(lines[0], strings.Contains(lines[0], "\t"))); ok && len(lines) > 1 {
		lines = lines[1:]
	}
	if isTagTable(lines) {
		return true
	}
	tagged, prefixed, other := 0, 0, 0
	for _, line := range lines {
		line = strings.TrimRight(strings.TrimLeft(line, "\uFEFF"), " \t")
		if strings.HasPrefix(line, docStart) || strings.HasPrefix(line, "# ") {
			continue
		}
		if items, ok := pipedItems(line); ok {
			tagged, prefixed = tagged+1, prefixed+
				formats.One(slices.ContainsFunc(items, func(i pipedItem) bool { return tagging.HasPrefix(i.tag) }))
			continue
		}
		columns := strings.FieldsFunc(line, func(c rune) bool { return c == ' ' || c == '\t' })
		last := columns[len(columns)-1]
		prefix, _ := tagging.Split(last)
		switch {
		case len(columns) > 1 && tagging.HasPrefix(last):
			prefixed++
			tagged++
		case len(columns) > 1 && prefix == 'O' && last != "":
			tagged++
		default:
			other++
		}
	}
	return tagged > 0 && other*4 < tagged+4 && other < tagged && (prefixed > 0 || tagged >= 2 && other == 0)
}

// isTagTable tells lines that tabs, or blanks into three and more, part into as many columns each, one of them of tags: all with
// O or prefix, or in the last bare labels as well, of which one is O.
func isTagTable(lines []string) bool {
	var rows [][]string
	blanks := false
	for _, line := range lines {
		line = strings.TrimRight(strings.TrimLeft(line, "\uFEFF"), " \t\r")
		if strings.HasPrefix(line, docStart) || strings.HasPrefix(line, "# ") {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) == 1 {
			row = strings.Fields(line)
			blanks = true
		}
		if len(row) < 2 || blanks && len(row) < 3 || len(rows) > 0 && len(row) != len(rows[0]) {
			return false
		}
		rows = append(rows, row)
	}
	if len(rows) < 2 {
		return false
	}
	at, _ := tagColumn(rows, len(rows[0]))
	if at < len(rows[0])-1 {
		return slices.ContainsFunc(rows, func(row []string) bool { return tagging.HasPrefix(row[at]) })
	}
	if blanks {
		return false
	}
	outside := 0
	for _, row := range rows {
		if !isTag(row[at]) || strings.ContainsAny(row[at], " .,:/।") {
			return false
		}
		outside += formats.One(strings.TrimSpace(row[at]) == "O")
	}
	return outside > 0
}
