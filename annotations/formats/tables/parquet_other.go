package tables

import (
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/unread"
)

// parquetOther is a column that is not read, and what of it tells whether it holds annotation.
type parquetOther struct {
	name   string
	leaf   parquet.LeafColumn // of a list: the first of its elements' values
	isList bool
	isSpan bool // the elements have a start and an end
	count  int  // elements in the row
	words  []string
}

// parquetOthers describes the columns whose names are given.
func parquetOthers(schema *parquet.Schema, names []string) []parquetOther {
	var all []parquetOther
	for _, name := range names {
		o := parquetOther{name: name}
		starts, ends := false, false
		for _, path := range schema.Columns() {
			if path[0] != name {
				continue
			}
			leaf, _ := schema.Lookup(path...)
			last := unread.PlainKey(path[len(path)-1])
			starts = starts || strings.HasPrefix(last, "start") || strings.HasPrefix(last, "begin")
			ends = ends || strings.HasPrefix(last, "end")
			if !o.isList && leaf.MaxRepetitionLevel > 0 {
				o.leaf, o.isList = leaf, true
			}
		}
		o.isSpan = starts && ends
		all = append(all, o)
	}
	return all
}

// take keeps what a row has in the column.
func (o *parquetOther) take(values []parquet.Value) {
	o.count, o.words = 0, o.words[:0]
	for _, v := range values {
		if v.IsNull() {
			continue
		}
		o.count++
		if v.Kind() == parquet.ByteArray {
			o.words = append(o.words, v.String())
		}
	}
}

// report counts the column in the account of a row with so many tokens.
func (o *parquetOther) report(t *formats.Tally, tokens int) {
	switch {
	case slices.Contains(wordColumns, o.name):
		t.Add(formats.ColumnOut, 1, o.name)
	case o.isSpan:
		t.Add(formats.SpanOut, o.count, "in the column “"+o.name+"”")
	case o.isList && len(o.words) > 0 && unread.TagRow(o.words):
		unread.LeaveColumns(t, []string{"the column “" + o.name + "”"}, [][]string{o.words})
	case o.isList && o.count > 0 && (o.count == tokens || unread.LabelKey(o.name) || unread.TokenKey(o.name)):
		t.Add(formats.ItemOut, 1, "labels in the column “"+o.name+"”")
	default:
		unread.LeaveOut(t, []annotations.Field{{Key: o.name, Raw: []byte("true")}}, "")
	}
}
