package columns

import (
	"slices"
	"strings"

	"tippani/annotations/formats/tagging"
	"tippani/annotations/formats/unread"
)

// Names by which the first line of a table of tokens calls the words, and their tags.
var (
	wordHeads = []string{"token", "tokens", "word", "words", "form", "text"}
	tagHeads  = []string{"tag", "tags", "label", "labels", "ner", "nertag", "nertags", "entity", "bio", "iob", "iob2"}
)

// headColumns finds the columns that a first line names, from 0, as HIPE's TOKEN NE-COARSE-LIT … does; false when it names none.
func headColumns(cells []string) (token, tag int, ok bool) {
	named := func(names []string) func(string) bool {
		return func(cell string) bool { return slices.Contains(names, unread.PlainKey(strings.Trim(cell, "\uFEFF\r"))) }
	}
	token = slices.IndexFunc(cells, named(wordHeads))
	tag = slices.IndexFunc(cells, func(cell string) bool {
		return strings.HasPrefix(strings.ToUpper(cell), "NE-") || named(tagHeads)(cell)
	})
	return token, tag, token >= 0 && tag > token
}

// takeHeader takes a first line that names the columns off the first block. It has the columns of the line after it, unless that is a
// comment or there is none in its block.
func (r *conllReader) takeHeader(block *conllBlock) {
	r.begun = true
	if block.start || len(block.lines) == 0 || r.opt.TokenColumn > 0 || r.opt.TagColumn > 0 {
		return
	}
	cells := splitColumns(block.lines[0], strings.Contains(block.lines[0], "\t"))
	token, tag, ok := headColumns(cells)
	if !ok {
		return
	}
	if len(block.lines) > 1 && !strings.HasPrefix(block.lines[1], "# ") &&
		len(splitColumns(block.lines[1], strings.Contains(block.lines[1], "\t"))) != len(cells) {
		return
	}
	r.header = block.lines[0]
	r.layout = conllLayout{width: len(cells), tokenAt: token, tagAt: tag, fixed: true}
	block.lines, block.first = block.lines[1:], block.first+1
}

func splitColumns(line string, tabs bool) []string {
	if tabs {
		return strings.Split(line, "\t")
	}
	return strings.FieldsFunc(line, func(c rune) bool { return c == ' ' || c == '\t' })
}

// tagColumn is the column of the tags in lines of so many, from 0: the last, or where nothing in it is a tag, the first in which all
// are, as where scores, annotators or remarks stand behind them. It is certain when a tag in it has a prefix.
func tagColumn(rows [][]string, width int) (at int, certain bool) {
	last := width - 1
	column := func(at int) (all, evident, prefixed bool) {
		all = true
		for _, row := range rows {
			if len(row) == width {
				prefix, _ := tagging.Split(strings.TrimSpace(row[at]))
				all, evident = all && (prefix == 'O' || tagging.IsEvidence(row[at])), evident || tagging.IsEvidence(row[at])
				prefixed = prefixed || tagging.HasPrefix(strings.TrimSpace(row[at]))
			}
		}
		return all, evident, prefixed
	}
	if _, evident, prefixed := column(last); evident {
		return last, prefixed
	}
	for at := 1; at < last; at++ {
		if all, evident, prefixed := column(at); all && evident {
			return at, prefixed
		}
	}
	return last, false
}
