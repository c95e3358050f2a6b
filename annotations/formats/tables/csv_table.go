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

func (c *csvTable) cells() (cells []string, ended bool, err error) {
	var cell []byte
	quoted, closed := false, false
	size := 0
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
		if size++; size > model.MaxRecord || len(cells) > maxColumns {
			return nil, true, fmt.Errorf("%s: a row is longer than %d MiB or has more than %d cells; a quotation mark may be missing",
				c.where(), model.MaxRecord>>20, maxColumns)
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

// IsTable looks for the first row of our own tables.
func IsTable(head string) bool {
	c := &csvTable{buf: bufio.NewReaderSize(strings.NewReader(head), len(head)+16), line: 1}
	c.sniff()
	row, err := c.row()
	return err == nil && slices.Contains(row, "row") && (slices.Contains(row, "text") || slices.Contains(row, "article"))
}
