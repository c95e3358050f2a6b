package annotations

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"tippani/model/nearest"
)

// unknownKey finds the first key of a schema file that means nothing; nil when there is none. The decoder of the library can
// tell too, but works out the place of every one of them from the start of the file: half a minute for thousands.
func unknownKey(name string, data []byte) *SchemaError {
	u := &unknownKeys{lines: lineCounter{data: data, line: 1}}
	u.parser.Reset(data)
	root := reflect.TypeFor[Schema]()
	table := root
	for u.parser.NextExpression() && u.key == "" {
		expression := u.parser.Expression()
		switch expression.Kind {
		case unstable.Table, unstable.ArrayTable:
			table = u.descend(expression.Key(), root)
		case unstable.KeyValue:
			u.value(expression, table)
		}
	}
	if u.key == "" {
		return nil
	}
	return &SchemaError{File: name, Line: u.at.line, Column: u.at.column, What: fmt.Sprintf("the key %q is unknown here%s", u.key,
		nearest.Hint(u.key, schemaKeys)),
		Remedy: "correct its name or remove the line (“tippani labels” prints a file with every key)"}
}

// unknownKeys looks for keys that no field of the schema's types stands for.
type unknownKeys struct {
	parser unstable.Parser
	lines  lineCounter
	key    string // the first unknown one
	at     position
}

// descend follows a dotted key through the types; nil when it is unknown, or the type holds no keys.
func (u *unknownKeys) descend(key unstable.Iterator, in reflect.Type) reflect.Type {
	for key.Next() && in != nil {
		node := key.Node()
		field, ok := fieldOf(in, string(node.Data))
		if !ok {
			if u.key == "" {
				u.key, u.at = string(node.Data), u.lines.position(int(node.Raw.Offset))
			}
			return nil
		}
		in = field
	}
	return in
}

// value checks the keys of an assignment: its own, and those of the inline tables in its value.
func (u *unknownKeys) value(assignment *unstable.Node, in reflect.Type) {
	if in = u.descend(assignment.Key(), in); in != nil {
		u.inside(assignment.Value(), in)
	}
}

func (u *unknownKeys) inside(value *unstable.Node, in reflect.Type) {
	children := value.Children()
	for children.Next() && u.key == "" {
		switch value.Kind {
		case unstable.InlineTable:
			u.value(children.Node(), in)
		case unstable.Array:
			u.inside(children.Node(), in)
		}
	}
}

// fieldOf is the type of the field that a key stands for, of its elements if it is a list. Case does not matter to the decoder.
func fieldOf(in reflect.Type, key string) (reflect.Type, bool) {
	if in.Kind() != reflect.Struct {
		return nil, false
	}
	for i := range in.NumField() {
		f := in.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		if name != "" && strings.EqualFold(name, key) {
			if f.Type.Kind() == reflect.Slice {
				return f.Type.Elem(), true
			}
			return f.Type, true
		}
	}
	return nil, false
}
