package tables

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"

	"tippani/annotations/formats/tagging"
)

// parquetColumns are the columns of a file that are read. Lists may be written in any of the forms that the Parquet
// specification knows (list.element, list.item, array): each is one repeated column.
type parquetColumns struct {
	tokens, tags parquet.LeafColumn
	id, text     int  // indexes of columns; -1 is none
	numbers      bool // whether the tags are numbers
	others       []parquetOther
}

func findParquetColumns(schema *parquet.Schema) (parquetColumns, error) {
	c := parquetColumns{id: -1, text: -1}
	leaves := map[string]parquet.LeafColumn{}
	var order []string
	for _, path := range schema.Columns() {
		leaf, _ := schema.Lookup(path...)
		leaf.Path = path // the library gives the last name only
		if _, several := leaves[path[0]]; several {
			leaf.Node = nil // a structure: nothing that is looked for
		} else {
			order = append(order, path[0])
		}
		leaves[path[0]] = leaf
	}
	find := func(names []string, depth int, kinds ...parquet.Kind) (parquet.LeafColumn, bool) {
		for _, name := range names {
			leaf, ok := leaves[name]
			if ok && leaf.Node != nil && leaf.MaxRepetitionLevel == depth && slices.Contains(kinds, leaf.Node.Type().Kind()) {
				return leaf, true
			}
		}
		return parquet.LeafColumn{}, false
	}
	var hasTokens, hasTags bool
	c.tokens, hasTokens = find(tagging.TokenKeys, 1, parquet.ByteArray)
	c.tags, hasTags = find(tagging.TagKeys, 1, parquet.Int32, parquet.Int64, parquet.ByteArray)
	if !hasTokens || !hasTags {
		return c, fmt.Errorf("the file has no list of words (%s) or none of tags (%s) among its columns (%s); a dataset for token "+
			"classification is expected",
			strings.Join(tagging.TokenKeys, ", "), strings.Join(tagging.TagKeys, ", "), strings.Join(order, ", "))
	}
	c.numbers = c.tags.Node.Type().Kind() != parquet.ByteArray
	read := []string{c.tokens.Path[0], c.tags.Path[0]}
	if leaf, ok := find([]string{"id"}, 0, parquet.ByteArray, parquet.Int32, parquet.Int64); ok {
		c.id, read = leaf.ColumnIndex, append(read, "id")
	}
	if leaf, ok := find([]string{"text"}, 0, parquet.ByteArray); ok {
		c.text, read = leaf.ColumnIndex, append(read, "text")
	}
	c.others = parquetOthers(schema, slices.DeleteFunc(order, func(name string) bool { return slices.Contains(read, name) }))
	return c, nil
}

// parquetCells are the values of one row.
type parquetCells struct {
	id, text   string
	hasText    bool
	tokens     []string
	nullToken  int // the first token that is null, from 1; 0 is none
	tagNames   []string
	tagNumbers []int64
}

// part copies the row's values: the row is overwritten by the next. A null tag becomes one that says unknown.
func (c *parquetColumns) part(row parquet.Row) *parquetCells {
	cells := new(parquetCells)
	row.Range(func(index int, values []parquet.Value) bool {
		for i := range c.others {
			if o := &c.others[i]; o.isList && o.leaf.ColumnIndex == index {
				o.take(values)
			}
		}
		switch index {
		case c.id:
			if !values[0].IsNull() {
				cells.id = values[0].String()
			}
		case c.text:
			if cells.hasText = !values[0].IsNull(); cells.hasText {
				cells.text = values[0].String()
			}
		case c.tokens.ColumnIndex:
			for _, v := range elements(&c.tokens, values) {
				cells.tokens = append(cells.tokens, v.String())
				if v.IsNull() && cells.nullToken == 0 {
					cells.nullToken = len(cells.tokens)
				}
			}
		case c.tags.ColumnIndex:
			for _, v := range elements(&c.tags, values) {
				switch {
				case !c.numbers && v.IsNull():
					cells.tagNames = append(cells.tagNames, "-")
				case !c.numbers:
					cells.tagNames = append(cells.tagNames, v.String())
				case v.IsNull():
					cells.tagNumbers = append(cells.tagNumbers, noTag)
				case v.Kind() == parquet.Int32:
					cells.tagNumbers = append(cells.tagNumbers, int64(v.Int32()))
				default:
					cells.tagNumbers = append(cells.tagNumbers, v.Int64())
				}
			}
		}
		return true
	})
	return cells
}

// elements are the values of a list. An empty or absent list has one null value in its place, whose definition level
// is lower than that of a null element (Dremel's record shredding, which Parquet uses).
func elements(leaf *parquet.LeafColumn, values []parquet.Value) []parquet.Value {
	if len(values) != 1 || !values[0].IsNull() || leaf.Node.Optional() && values[0].DefinitionLevel() == leaf.MaxDefinitionLevel-1 {
		return values
	}
	return nil
}
