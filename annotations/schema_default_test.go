package annotations

import (
	"fmt"
	"go/format"
	"os"
	"reflect"
	"strings"
	"testing"
)

// TestTheDefaultSchemaIsItsFile keeps schema_default.go equal to schema_default.toml. After a change of the TOML file:
//
//	UPDATE_GOLDEN=1 go test ./annotations
func TestTheDefaultSchemaIsItsFile(t *testing.T) {
	want, err := ParseSchema("schema_default.toml", defaultTOML)
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("UPDATE_GOLDEN") != "" {
		want.index = nil
		literal := strings.ReplaceAll(fmt.Sprintf("%#v", *want), "annotations.", "")
		code, err := format.Source([]byte("// Code generated from schema_default.toml by its test; DO NOT EDIT.\n\npackage " +
			"annotations\n\nfunc defaultSchema() Schema {\nreturn " + literal + "\n}\n"))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("schema_default.go", code, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !reflect.DeepEqual(Default(), want) {
		t.Error("schema_default.go differs from schema_default.toml: run UPDATE_GOLDEN=1 go test ./annotations")
	}
}
