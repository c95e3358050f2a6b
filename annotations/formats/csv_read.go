package formats

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tippani/annotations"
)

// csvReader reads the table back; the rows of an article follow its own.
type csvReader struct {
	table   *csvTable
	columns []string
	ahead   map[string]string // the row of the next article
}

func newCSVReader(f *Format, in Input, opt Options) (Reader, error) {
	r, err := in.reader()
	if err != nil {
		return nil, err
	}
	buf := bufio.NewReaderSize(r, 64<<10)
	if err := refuseUTF16(in.Name, buf); err != nil {
		return nil, err
	}
	c := &csvReader{table: &csvTable{name: in.Name, buf: buf, line: 1}}
	c.table.sniff()
	if c.columns, err = c.table.row(); err != nil && err != io.EOF {
		return nil, err
	}
	if err == nil && (!slices.Contains(c.columns, "row") || !slices.Contains(c.columns, "text")) {
		return nil, fmt.Errorf("%s: the first row must name the columns, “row” and “text” among them; export a dataset as csv to see the form", in.Name)
	}
	return newResolver(f, c, opt), nil
}

func (c *csvReader) row() (map[string]string, error) {
	cells, err := c.table.row()
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

func (c *csvReader) next() (*rawDoc, error) {
	row := c.ahead
	c.ahead = nil
	if row == nil {
		var err error
		if row, err = c.row(); err != nil {
			return nil, err
		}
	}
	if row["row"] != "article" {
		return nil, fmt.Errorf("%s: a row of an article must come before those of its spans; sort the table by article, its own row first", c.table.where())
	}
	raw := &rawDoc{id: row["article"], text: row["text"], annotator: row["annotator"], answer: annotations.Answer(row["answer"]),
		created: row["created"], modified: row["modified"], where: c.table.where()}
	if row["meta"] != "" {
		if err := soundText([]byte(row["meta"])); err != nil {
			return nil, fmt.Errorf("%s: meta: %w", c.table.where(), err)
		}
		if _, err := parseObject([]byte(row["meta"])); err != nil {
			return nil, fmt.Errorf("%s: meta: %w", c.table.where(), err)
		}
		raw.meta = readMeta([]byte(row["meta"]))
	}
	for {
		row, err := c.row()
		if err == io.EOF {
			return raw, nil
		}
		if err != nil {
			return nil, err
		}
		switch kind := row["row"]; {
		case kind == "article":
			c.ahead = row
			return raw, nil
		case row["article"] != raw.id:
			return nil, fmt.Errorf("%s belongs to article %s but follows the row of %s; sort the table by article", c.table.where(), row["article"], raw.id)
		case kind == "relation":
			raw.relations = append(raw.relations, annotations.Relation{ID: row["id"], From: row["from"], To: row["to"], Label: row["label"]})
		case kind == "span":
			s, err := csvSpan(row)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", c.table.where(), err)
			}
			raw.spans = append(raw.spans, s)
		default:
			return nil, fmt.Errorf("%s: a row is an article, a span or a relation, not %q; correct it", c.table.where(), kind)
		}
	}
}

func csvSpan(row map[string]string) (rawSpan, error) {
	s := rawSpan{quote: row["text"], quoted: row["text"] != ""}
	s.ID, s.Label, s.Kind, s.Note = row["id"], row["label"], annotations.Kind(row["kind"]), row["note"]
	var err1, err2, err3 error
	s.start, err1 = strconv.Atoi(row["start"])
	s.end, err2 = strconv.Atoi(row["end"])
	s.Attrs, err3 = textAttributes(row["attributes"])
	return s, errors.Join(err1, err2, err3)
}

// csvTable parts a table into cells by RFC 4180. Unlike encoding/csv it keeps CR LF inside a cell.
type csvTable struct {
	name  string
	buf   *bufio.Reader
	comma byte
	line  int // of the next character
	first int // on which the last row began
}

func (c *csvTable) where() string { return fmt.Sprintf("%s:%d", c.name, c.first) }

// sniff takes the separator that is most frequent in the first row: spreadsheets of some countries write semicolons.
func (c *csvTable) sniff() {
	head, _ := c.buf.Peek(c.buf.Size())
	first, _, _ := strings.Cut(string(head), "\n")
	c.comma = ','
	for _, other := range ";\t" {
		if strings.Count(first, string(other)) > strings.Count(first, string(c.comma)) {
			c.comma = byte(other)
		}
	}
}

// row returns the next row that is not empty; io.EOF after the last.
func (c *csvTable) row() ([]string, error) {
	for {
		c.first = c.line
		cells, ended, err := c.cells()
		if err != nil {
			return nil, err
		}
		if len(cells) > 1 || cells[0] != "" {
			for _, cell := range cells {
				if !utf8.ValidString(cell) {
					return nil, fmt.Errorf("%s is not valid UTF-8; save the table as UTF-8", c.where())
				}
			}
			return cells, nil
		}
		if ended {
			return nil, io.EOF
		}
	}
}

func (c *csvTable) cells() (cells []string, ended bool, err error) {
	var cell []byte
	quoted, closed := false, false
	for {
		b, err := c.buf.ReadByte()
		if err == io.EOF {
			if quoted && !closed {
				return nil, true, fmt.Errorf("%s: a quoted cell is not closed; the file may have been cut short", c.where())
			}
			return append(cells, string(cell)), true, nil
		}
		if err != nil {
			return nil, true, fmt.Errorf("%s: %w", c.name, err)
		}
		if b == '\n' {
			c.line++
		}
		if len(cell) > 1<<30 {
			return nil, true, fmt.Errorf("%s: a cell is longer than 1 GiB; a quotation mark may be missing", c.where())
		}
		switch {
		case quoted && !closed && b == '"':
			closed = true
		case quoted && !closed:
			cell = append(cell, b)
		case closed && b == '"':
			cell, closed = append(cell, b), false
		case b == '"' && len(cell) == 0 && !closed:
			quoted = true
		case b == c.comma:
			cells, cell, quoted, closed = append(cells, string(cell)), nil, false, false
		case b == '\n':
			if !closed && len(cell) > 0 && cell[len(cell)-1] == '\r' {
				cell = cell[:len(cell)-1]
			}
			return append(cells, string(cell)), false, nil
		case closed && b == '\r':
		default:
			cell = append(cell, b)
		}
	}
}
