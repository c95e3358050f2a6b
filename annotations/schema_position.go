package annotations

import (
	"bytes"
	"fmt"

	"github.com/pelletier/go-toml/v2/unstable"
)

// position is where a key stands in a TOML file: line and column from 1, the column in bytes.
type position struct{ line, column int }

// tomlPlaces finds where each table and each key of a schema file stands, under paths like "label[0].attribute[1].name".
// The decoder of the library reports places only for faults of its own.
func tomlPlaces(data []byte) map[string]position {
	places := make(map[string]position)
	arrays := make(map[string]int) // path of an array of tables to the number of its last one
	table := ""
	lines := lineCounter{data: data, line: 1}
	parser := unstable.Parser{}
	parser.Reset(data)
	for parser.NextExpression() {
		expression := parser.Expression()
		path := ""
		if expression.Kind == unstable.KeyValue {
			path = table
		}
		var at position
		for key := expression.Key(); key.Next(); {
			node := key.Node()
			if at.line == 0 {
				at = lines.position(int(node.Raw.Offset))
			}
			if n, isArray := arrays[path]; isArray && path != "" {
				path = fmt.Sprintf("%s[%d]", path, n)
			}
			if path != "" {
				path += "."
			}
			path += string(node.Data)
		}
		switch expression.Kind {
		case unstable.ArrayTable:
			if n, again := arrays[path]; again {
				arrays[path] = n + 1
			} else {
				arrays[path] = 0
			}
			table = fmt.Sprintf("%s[%d]", path, arrays[path])
			path = table
		case unstable.Table:
			table = path
		}
		places[path] = at
	}
	return places
}

// lineCounter tells lines and columns of offsets that grow. The parser's own counts from the start of the file each time, which
// takes a minute for thousands of labels.
type lineCounter struct {
	data       []byte
	line, from int // a line and where it starts
}

func (c *lineCounter) position(offset int) position {
	for {
		end := bytes.IndexByte(c.data[c.from:offset], '\n')
		if end < 0 {
			return position{c.line, offset - c.from + 1}
		}
		c.line++
		c.from += end + 1
	}
}
