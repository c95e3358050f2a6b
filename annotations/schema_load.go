package annotations

import (
	"bytes"
	_ "embed" // the default schema
	"errors"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"tippani/model"
	"tippani/model/regular"
)

//go:embed schema_default.toml
var defaultTOML []byte

// DefaultTOML is the built-in schema as a file to start one's own from, comments included.
func DefaultTOML() []byte { return bytes.Clone(defaultTOML) }

// Default is the built-in schema: named entities, quotations and claims of news articles. It is the content of
// schema_default.toml, read ahead of time (schema_default.go), because reading TOML is a tenth of the program's start.
func Default() *Schema {
	schema := defaultSchema()
	schema.makeIndex()
	return &schema
}

// SchemaError is a fault of a schema file. Line and Column count from 1, Column in bytes; both are 0 when the whole
// file is at fault.
type SchemaError struct {
	File         string
	Line, Column int
	What, Remedy string
}

func (e *SchemaError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s; %s", e.File, e.What, e.Remedy)
	}
	return fmt.Sprintf("%s:%d:%d: %s; %s", e.File, e.Line, e.Column, e.What, e.Remedy)
}

// KeyCheck says why a label can't have the key it has, and what to do about it; two empty strings when it can. It knows the
// other keys of a program, which a schema does not.
type KeyCheck func(s *Schema, l *Label) (what, remedy string)

// LoadSchema reads a schema from a TOML file. A fault in it is a *SchemaError.
func LoadSchema(path string, checks ...KeyCheck) (*Schema, error) {
	data, err := regular.Read(path, model.MaxSettings)
	if err != nil {
		return nil, fmt.Errorf("the label file can't be read: %w", err)
	}
	return ParseSchema(path, data, checks...)
}

// ParseSchema reads a schema from TOML; name is the file's, for the messages. A fault is a *SchemaError.
func ParseSchema(name string, data []byte, checks ...KeyCheck) (*Schema, error) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	schema := new(Schema)
	if err := toml.Unmarshal(data, schema); err != nil {
		return nil, tomlFault(name, err)
	}
	if fault := unknownKey(name, data); fault != nil {
		return nil, fault
	}
	if err := schema.check(name, data, checks); err != nil {
		return nil, err
	}
	schema.makeIndex()
	return schema, nil
}

// schemaKeys are the keys of a schema file, wherever in it.
var schemaKeys = []string{"name", "label", "relation", "kind", "display", "color", "key", "description", "attribute", "default", "value",
	"from", "to", "bn", "en"}

func tomlFault(name string, err error) error {
	var syntax *toml.DecodeError
	if errors.As(err, &syntax) {
		line, column := syntax.Position()
		return &SchemaError{File: name, Line: line, Column: column, What: strings.TrimPrefix(syntax.Error(), "toml: "),
			Remedy: "correct this line (“tippani labels” prints a file that works)"}
	}
	return &SchemaError{File: name, What: err.Error(), Remedy: "correct the file (“tippani labels” prints one that works)"}
}

// TOML is the schema as a file that ParseSchema reads back.
func (s *Schema) TOML() ([]byte, error) {
	var out bytes.Buffer
	if err := toml.NewEncoder(&out).Encode(s); err != nil {
		return nil, fmt.Errorf("the schema can't be written as TOML: %w", err)
	}
	return out.Bytes(), nil
}
