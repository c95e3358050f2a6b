package main

import (
	"os"
	"strings"
	"testing"

	"tippani/tui/keymap"
	"tippani/tui/lang"
	"tippani/tui/manual"
)

func TestTheKeyReferenceIsPrintedFromTheProgram(t *testing.T) {
	const path = "../../docs/keys.md"
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(string(page), "| keys |")
	want := head + manual.KeyTable(keymap.Default(), lang.English)
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(page) != want {
		t.Error("docs/keys.md differs from tippani keys --markdown: run UPDATE_GOLDEN=1 go test ./cmd/tippani")
	}
}
