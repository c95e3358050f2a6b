package tables

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"tippani/model"
)

// maxColumns is the most cells of a row.
const maxColumns = 1000

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

// cells reads one row. It is the last when ended.
func (c *csvTable) cells() (cells []string, ended bool, err error) {
	var row csvRow
	for size := 1; ; size++ {
		b, err := c.buf.ReadByte()
		if err == io.EOF && row.state == inQuotes {
			return nil, true, fmt.Errorf("%s: a quoted cell is not closed; the file may have been cut short", c.where())
		}
		if err == io.EOF {
			row.endCell()
			return row.cells, true, nil
		}
		if err != nil {
			return nil, true, fmt.Errorf("%s: %w", c.name, err)
		}
		if b == '\n' {
			c.line++
		}
		if size > model.MaxRecord || len(row.cells) > maxColumns {
			return nil, true, fmt.Errorf("%s: a row is longer than %d MiB or has more than %d cells; a quotation mark may be missing",
				c.where(), model.MaxRecord>>20, maxColumns)
		}
		if row.take(b, c.comma) {
			return row.cells, false, nil
		}
	}
}

// csvRow is a row as far as it has been read.
type csvRow struct {
	cells []string
	cell  []byte // the one at hand
	state cellState
}

type cellState int

const (
	bare        cellState = iota // no quotation mark began the cell
	inQuotes                     // everything up to the next quotation mark belongs to it
	afterQuotes                  // a quotation mark ended it, unless another follows, which stands for one
)

// take adds a byte and reports whether it ended the row.
func (r *csvRow) take(b, comma byte) (ended bool) {
	switch {
	case r.state == inQuotes && b == '"':
		r.state = afterQuotes
	case r.state == inQuotes:
		r.cell = append(r.cell, b)
	case r.state == afterQuotes && b == '"':
		r.cell, r.state = append(r.cell, b), inQuotes
	case b == '"' && len(r.cell) == 0:
		r.state = inQuotes
	case b == comma:
		r.endCell()
	case b == '\n':
		if n := len(r.cell); r.state == bare && n > 0 && r.cell[n-1] == '\r' {
			r.cell = r.cell[:n-1]
		}
		r.endCell()
		return true
	case r.state == afterQuotes && b == '\r':
	default:
		r.cell = append(r.cell, b)
	}
	return false
}

func (r *csvRow) endCell() {
	r.cells = append(r.cells, string(r.cell))
	r.cell, r.state = r.cell[:0], bare
}

// IsTable looks for the first row of our own tables.
func IsTable(head string) bool {
	c := &csvTable{buf: bufio.NewReaderSize(strings.NewReader(head), len(head)+16), line: 1}
	c.sniff()
	row, err := c.row()
	return err == nil && slices.Contains(row, "row") && (slices.Contains(row, "text") || slices.Contains(row, "article"))
}
