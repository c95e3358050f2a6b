package keymap

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"tippani/model/nearest"
)

// Override is one line of the configuration's [keys]: an action and the keys that it has instead of its own.
type Override struct {
	Action Action
	In     Context  // one place, of a [keys.PLACE] table; 0 for [keys]: everywhere that characters are shortcuts
	Keys   []string // as ParseKey gives them; none takes the action's keys away
	Line   int      // in the file, from 1
}

// ConfigError is a fault in the configuration file: one sentence with file, line and remedy.
type ConfigError struct {
	File   string
	Line   int // from 1
	Reason string
}

func (e *ConfigError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Reason) }

// ParseOverrides reads the [keys] table of a configuration file and leaves the other tables alone:
//
//	[keys]
//	undo = ["u", "ctrl+z"]
//	[keys.text]
//	delete-word-back = "ctrl+w"
//
// Its errors are *ConfigError.
func ParseOverrides(file string, data []byte) ([]Override, error) {
	// Not a struct: its fields would take KEYS and Keys as well.
	var config map[string]any
	if err := toml.Unmarshal(data, &config); err != nil {
		return nil, tomlFault(file, err)
	}
	lines := keyLines(data)
	keys, ok := config["keys"].(map[string]any)
	if config["keys"] != nil && !ok {
		return nil, &ConfigError{file, max(lines["keys"], 1), `keys is a table; write [keys] and below it undo = ["u"]`}
	}
	var all []Override
	for name, value := range keys {
		table, ok := value.(map[string]any)
		if !ok {
			o, err := parseOverride(file, name, 0, value, lines["keys."+name])
			if err != nil {
				return nil, err
			}
			all = append(all, o)
			continue
		}
		in, ok := contextNamed(name)
		if !ok {
			return nil, &ConfigError{file, max(lines["keys."+name], 1), fmt.Sprintf("there are no keys for %q%s; the places are %s", name,
				nearest.Hint(name, places()), placeNames())}
		}
		for action, keys := range table {
			o, err := parseOverride(file, action, in, keys, lines["keys."+name+"."+action])
			if err != nil {
				return nil, err
			}
			all = append(all, o)
		}
	}
	slices.SortFunc(all, func(a, b Override) int { return a.Line - b.Line })
	return all, nil
}

func parseOverride(file, name string, in Context, value any, line int) (Override, error) {
	fault := func(format string, args ...any) (Override, error) {
		return Override{}, &ConfigError{file, max(line, 1), fmt.Sprintf(format, args...)}
	}
	o := Override{Action: Action(name), In: in, Line: line}
	if !slices.Contains(Actions(), o.Action) {
		return fault("there is no action %q%s", name, suggestion(name))
	}
	var written []any
	switch v := value.(type) {
	case string:
		written = []any{v}
	case []any:
		written = v
	default:
		return fault(`%s wants a list of keys; write %s = ["u", "ctrl+z"]`, name, name)
	}
	for _, w := range written {
		s, ok := w.(string)
		if !ok {
			return fault(`%s: %v is not a key name; put it in quotation marks`, name, w)
		}
		key, err := ParseKey(s)
		if err != nil {
			return fault("%s: %s", name, err)
		}
		if in.Typing() && Printable(key) {
			return fault("%s: %q is typed as text in a %s; choose a key with ctrl or alt", name, s, in)
		}
		o.Keys = append(o.Keys, key)
	}
	return o, nil
}

// suggestion names the action that a mistyped name is nearest to.
func suggestion(name string) string {
	var actions []string
	for _, a := range Actions() {
		actions = append(actions, string(a))
	}
	if hint := nearest.Hint(name, actions); hint != "" {
		return hint
	}
	return "; tippani keys lists them"
}

func contextNamed(name string) (Context, bool) {
	for _, n := range contextNames {
		if n.name == name {
			return n.context, true
		}
	}
	return 0, false
}

func placeNames() string { return strings.Join(places(), ", ") }

func places() []string {
	var names []string
	for _, n := range contextNames {
		names = append(names, n.name)
	}
	return names
}

// tomlFault is a syntax error as one sentence, without the library's drawing of the place.
func tomlFault(file string, err error) error {
	var decode *toml.DecodeError
	if errors.As(err, &decode) {
		line, _ := decode.Position()
		return &ConfigError{file, max(line, 1), strings.TrimPrefix(decode.Error(), "toml: ") + "; correct this line"}
	}
	return &ConfigError{file, 1, err.Error()}
}

// keyLines tells on which line each dotted key of a valid TOML file stands.
func keyLines(data []byte) map[string]int {
	lines := map[string]int{}
	var parser unstable.Parser
	parser.Reset(data)
	table := ""
	for parser.NextExpression() {
		e := parser.Expression()
		if e.Kind != unstable.Table && e.Kind != unstable.ArrayTable && e.Kind != unstable.KeyValue {
			continue
		}
		var parts []string
		line := 0
		for it := e.Key(); it.Next(); {
			parts = append(parts, string(it.Node().Data))
			line = parser.Shape(it.Node().Raw).Start.Line
		}
		name := strings.Join(parts, ".")
		if e.Kind == unstable.KeyValue {
			name = table + name
			inlineLines(lines, name, line, e)
		} else {
			table = name + "."
		}
		for at := 0; ; at++ {
			if i := strings.IndexByte(name[at:], '.'); i >= 0 {
				at += i
				if lines[name[:at]] == 0 {
					lines[name[:at]] = line
				}
				continue
			}
			break
		}
		if lines[name] == 0 {
			lines[name] = line
		}
	}
	return lines
}

// inlineLines gives the keys of an inline table the line of the table's own key.
func inlineLines(lines map[string]int, name string, line int, e *unstable.Node) {
	value := e.Value()
	if value.Kind != unstable.InlineTable {
		return
	}
	for it := value.Children(); it.Next(); {
		pair := it.Node()
		if pair.Kind != unstable.KeyValue {
			continue
		}
		inner := name
		for key := pair.Key(); key.Next(); {
			inner += "." + string(key.Node().Data)
		}
		lines[inner] = line
		inlineLines(lines, inner, line, pair)
	}
}
