//go:build manual

// The manual pages are written by
//
//	go run -tags manual ./cmd/tippani man DIR
//
// The command is not in the program itself, because what renders the pages would slow down every start.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

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
			if err := replaceablePages(cmd.Root(), args[0]); err != nil {
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

// replaceablePages refuses a directory in which a file that is no manual page has the name of one.
func replaceablePages(cmd *cobra.Command, dir string) error {
	path := filepath.Join(dir, strings.ReplaceAll(cmd.CommandPath(), " ", "-")+".1")
	isPage := func(f *os.File) bool {
		head := make([]byte, 8)
		n, _ := io.ReadFull(f, head)
		return bytes.HasPrefix(head[:n], []byte(".nh")) || bytes.HasPrefix(head[:n], []byte(".TH"))
	}
	err := replaceableBy(path, "a manual page", isPage)
	for _, sub := range cmd.Commands() {
		err = errors.Join(err, replaceablePages(sub, dir))
	}
	return err
}
