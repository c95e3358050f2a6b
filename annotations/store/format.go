package store

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"tippani/docs"
)

// format is the compiled JSON Schema of a record.
type format struct{ schema *jsonschema.Schema }

func compileFormat() (*format, error) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(docs.DatasetSchema))
	if err != nil {
		return nil, fmt.Errorf("the built-in JSON Schema is broken: %w", err)
	}
	compiler := jsonschema.NewCompiler()
	const name = "dataset.schema.json"
	if err := compiler.AddResource(name, document); err != nil {
		return nil, fmt.Errorf("the built-in JSON Schema is broken: %w", err)
	}
	schema, err := compiler.Compile(name)
	if err != nil {
		return nil, fmt.Errorf("the built-in JSON Schema is broken: %w", err)
	}
	return &format{schema}, nil
}

// check reports where a record departs from the JSON Schema.
func (f *format) check(line []byte, base Problem, report func(Problem)) {
	record, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
	if err == nil {
		err = f.schema.Validate(record)
	}
	if err == nil {
		return
	}
	var fault *jsonschema.ValidationError
	if !errors.As(err, &fault) {
		base.What, base.Remedy = err.Error(), restore
		report(base)
		return
	}
	leaves(fault, func(leaf *jsonschema.ValidationError) {
		p := base
		at := strings.Join(leaf.InstanceLocation, "/")
		if at == "" {
			at = "the record"
		}
		p.What = at + ": " + leaf.ErrorKind.LocalizedString(message.NewPrinter(language.English))
		p.Remedy = "see docs/dataset.md for what is expected there"
		report(p)
	})
}

func leaves(e *jsonschema.ValidationError, visit func(*jsonschema.ValidationError)) {
	if len(e.Causes) == 0 {
		visit(e)
	}
	for _, cause := range e.Causes {
		leaves(cause, visit)
	}
}
