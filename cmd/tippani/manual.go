//go:build manual

// The manual pages are written by
//
//	go run -tags manual ./cmd/tippani man DIR
//
// The command is not in the program itself, because what renders the pages would slow down every start.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func init() { extraCommands = append(extraCommands, newManual) }

func newManual(environment) *cobra.Command {
	return &cobra.Command{
		Use:    "man DIR",
		Short:  "Write the manual pages to a directory",
		Hidden: true,
		Args:   atLeast(1, "the directory for the manual pages"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			head := &doc.GenManHeader{Title: "TIPPANI", Section: "1", Source: "tippani " + version()}
			if err := doc.GenManTree(cmd.Root(), head, args[0]); err != nil {
				return fmt.Errorf("the manual pages can't be written: %w", err)
			}
			return nil
		},
	}
}
