package main

import (
	"encoding/json"
	"io"
)

// jsonUsage is what --json does in a command that tells what it has done.
const jsonUsage = "tell what was done as one JSON object"

// printJSON writes a report as one document for programs. docs/json.md lists the keys of all of them.
func printJSON(w io.Writer, v any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(v)
}

// reportOn is where the report of a command goes that writes to output: standard output, or standard error when the work itself
// goes there.
func (e environment) reportOn(output string) io.Writer {
	if output == standardOutput {
		return e.stderr
	}
	return e.stdout
}
