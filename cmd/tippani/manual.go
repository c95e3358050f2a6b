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
	"regexp"
	"strings"
	"time"

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
			cmd.Root().DisableAutoGenTag = true
			if err := writePages(cmd.Root(), args[0]); err != nil {
				return fmt.Errorf("the manual pages can't be written: %w", err)
			}
			return nil
		},
	}
}

func pageOf(cmd *cobra.Command, dir string) string {
	return filepath.Join(dir, strings.ReplaceAll(cmd.CommandPath(), " ", "-")+".1")
}

// writePages writes the page of a command and those of the commands below it.
func writePages(cmd *cobra.Command, dir string) error {
	var page bytes.Buffer
	head := &doc.GenManHeader{Section: "1", Source: "tippani " + version()}
	if err := doc.GenMan(cmd, head, &page); err != nil {
		return err
	}
	if err := os.WriteFile(pageOf(cmd, dir), tidied(page.String(), *head.Date), 0o644); err != nil {
		return err
	}
	for _, sub := range cmd.Commands() {
		if !sub.IsAvailableCommand() || sub.IsAdditionalHelpTopicCommand() {
			continue
		}
		if err := writePages(sub, dir); err != nil {
			return err
		}
	}
	return nil
}

var (
	flagOfPage  = regexp.MustCompile(`(?m)(?:^\.PP\n)?^(\\fB-.*)\n\t(.*)$`)
	monthOfPage = regexp.MustCompile(`(?m)^(\.TH "[^"]*" "1") "[^"]*"`)
)

// tidied is a page as man and mandoc take it without a remark: the library sets what a flag means behind a tab, which both run on
// with the flag's line, and the date as a month.
func tidied(page string, date time.Time) []byte {
	page = flagOfPage.ReplaceAllString(page, ".TP\n$1\n\\&$2")
	page = monthOfPage.ReplaceAllString(page, `$1 "`+date.UTC().Format(time.DateOnly)+`"`)
	return []byte(page)
}

// replaceablePages refuses a directory in which a file that is no manual page has the name of one.
func replaceablePages(cmd *cobra.Command, dir string) error {
	path := pageOf(cmd, dir)
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
