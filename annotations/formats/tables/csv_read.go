package tables

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/input"
	"tippani/annotations/formats/native"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/unread"
	"tippani/model/jsontext"
)

// csvReader reads the table back; the rows of an article follow its own.
type csvReader struct {
	table   *csvTable
	columns []string
	ahead   map[string]string // the row of the next article
}

func newCSVReader(f *formats.Format, in formats.Input, opt formats.Options) (formats.Reader, error) {
	r, err := in.Reader()
	if err != nil {
		return nil, err
	}
	buf := bufio.NewReaderSize(r, 64<<10)
	if err := input.RefuseUTF16(in.Name, buf); err != nil {
		return nil, err
	}
	c := &csvReader{table: &csvTable{name: in.Name, buf: buf, line: 1}}
	c.table.sniff()
	if c.columns, err = c.table.row(); err != nil && err != io.EOF {
		return nil, err
	}
	if err == nil && (!slices.Contains(c.columns, "row") || !slices.Contains(c.columns, "text")) {
		return nil, fmt.Errorf("%s: the first row must name the columns, “row” and “text” among them, and it names %s; tables of other "+
			"tools can't be read: export JSON there", in.Name, quote.Clip(strings.Join(c.columns, ", ")))
	}
	if err == nil {
		if err := c.header(); err != nil {
			return nil, err
		}
	}
	return foreign.Resolve(f, c, opt), nil
}

// header refuses a table in which a name stands twice, since one of the columns would not count.
func (c *csvReader) header() error {
	for i, column := range c.columns {
		if column != "" && slices.Contains(c.columns[:i], column) {
			return fmt.Errorf("%s: two columns are called “%s”; rename one of them", c.table.where(), column)
		}
	}
	return nil
}

// need is an error unless the table has the columns without which a kind of row says nothing.
func (c *csvReader) need(kind string, columns ...string) error {
	for _, column := range columns {
		if !slices.Contains(c.columns, column) {
			return fmt.Errorf("%s: the row is of a %s, and the table has no column “%s” (it has %s); correct the first row",
				c.table.where(), kind, column, quote.Clip(strings.Join(c.columns, ", ")))
		}
	}
	return nil
}

func (c *csvReader) row() (map[string]string, error) {
	cells, err := c.table.row()
	for err == nil && emptyRow(cells) {
		cells, err = c.table.row()
	}
	if err != nil {
		return nil, err
	}
	if len(cells) > len(c.columns) {
		return nil, fmt.Errorf("%s has more cells than the first row; correct it", c.table.where())
	}
	row := make(map[string]string, len(cells))
	for i, cell := range cells {
		row[c.columns[i]] = cell
	}
	return row, nil
}

func (c *csvReader) Next() (*foreign.Doc, error) {
	row := c.ahead
	c.ahead = nil
	if row == nil {
		var err error
		if row, err = c.row(); err != nil {
			return nil, err
		}
	}
	if row["row"] != "article" {
		return nil, fmt.Errorf("%s: a row of an article must come before those of its spans; sort the table by article, its own row first",
			c.table.where())
	}
	var changes formats.Tally
	where := c.table.where()
	if !c.checked(row, &changes) {
		where += " (not as it was exported)"
	}
	raw := &foreign.Doc{Id: row["article"], Text: row["text"], Annotator: row["annotator"], Answer: annotations.Answer(row["answer"]),
		Created: row["created"], Modified: row["modified"], Where: where}
	if row["meta"] != "" {
		if err := ordered.Sound([]byte(row["meta"])); err != nil {
			return nil, fmt.Errorf("%s: meta: %w", c.table.where(), err)
		}
		if _, err := ordered.Parse([]byte(row["meta"])); err != nil {
			return nil, fmt.Errorf("%s: meta: %w", c.table.where(), err)
		}
		raw.Meta = native.ReadMeta([]byte(row["meta"]))
	}
	raw.Tally = changes
	c.others(row, &raw.Tally)
	var left formats.Budget
	for {
		row, err := c.row()
		if err == io.EOF {
			return raw, nil
		}
		if err != nil {
			return nil, err
		}
		if row["row"] != "article" {
			size := 0
			for _, cell := range row {
				size += len(cell)
			}
			if err := left.Take(size, 0, 1); err != nil {
				return nil, fmt.Errorf("%s: %w", c.table.where(), err)
			}
			c.checked(row, &raw.Tally)
			c.others(row, &raw.Tally)
		}
		switch kind := row["row"]; {
		case kind == "article":
			c.ahead = row
			return raw, nil
		case row["article"] != raw.Id:
			return nil, fmt.Errorf("%s belongs to article %s but follows the row of %s; sort the table by article", c.table.where(),
				row["article"], raw.Id)
		case kind == "relation":
			if err := c.need(kind, "from", "to", "label"); err != nil {
				return nil, err
			}
			raw.Relations = append(raw.Relations, annotations.Relation{ID: row["id"], From: row["from"], To: row["to"],
				Label: row["label"]})
		case kind == "span":
			if err := c.need(kind, "label", "start", "end"); err != nil {
				return nil, err
			}
			s, err := csvSpan(row)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", c.table.where(), err)
			}
			raw.Spans = append(raw.Spans, s)
		default:
			return nil, fmt.Errorf("%s: a row is an article, a span or a relation, not %q; correct it", c.table.where(), kind)
		}
	}
}

func csvSpan(row map[string]string) (foreign.Span, error) {
	s := foreign.Span{Quote: row["text"], Quoted: row["text"] != ""}
	s.ID, s.Label = row["id"], row["label"]
	var err error
	if s.Start, err = ordered.WholeNumber([]byte(row["start"])); err != nil {
		return s, fmt.Errorf("start: %w", err)
	}
	if s.End, err = ordered.WholeNumber([]byte(row["end"])); err != nil {
		return s, fmt.Errorf("end: %w", err)
	}
	for _, p := range native.Parts() {
		if err := p.Put(&s.Span, row[p.Name]); err != nil {
			return s, fmt.Errorf("%s: %w", p.Name, err)
		}
	}
	return s, nil
}

// others counts what stands in columns that the format does not have, such as a reviewer's remarks.
func (c *csvReader) others(row map[string]string, t *formats.Tally) {
	cells := map[string]any{}
	for _, column := range c.columns {
		if row[column] != "" && !slices.Contains(csvColumns, column) {
			cells[column] = row[column]
		}
	}
	if isSpan, _ := unread.SpanObject(cells); isSpan {
		t.Add(formats.SpanOut, 1, "in columns of others, "+quote.Clip(strings.Join(slices.Sorted(maps.Keys(cells)), ", ")))
		return
	}
	for _, column := range slices.Sorted(maps.Keys(cells)) {
		unread.LeaveOut(t, []annotations.Field{{Key: column, Raw: cellJSON(row[column])}}, "")
	}
}

// emptyRow tells rows in which nothing stands, as spreadsheet programs leave them.
func emptyRow(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool { return cell != "" })
}

// cellJSON is a cell that holds a list or an object as that, any other as a string.
func cellJSON(cell string) []byte {
	if raw := []byte(cell); (cell[0] == '[' || cell[0] == '{') && json.Valid(raw) {
		return raw
	}
	return jsontext.AppendEscaped(nil, cell)
}
