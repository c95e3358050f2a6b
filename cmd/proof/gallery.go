package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
)

const (
	galleryBegins = "<!-- pictures begin: written by .ci/terminals -->\n"
	galleryEnds   = "<!-- pictures end -->\n"
)

// gallery is the subcommand that makes a table of what was found about pictures.
func gallery(args []string) error {
	f := flag.NewFlagSet("gallery", flag.ExitOnError)
	write := f.String("write", "", "Markdown file to replace the table in")
	check := f.Bool("check", false, "fail if a frame differs from what was drawn, or something is left of it")
	if err := f.Parse(args); err != nil {
		return err
	}
	var all []shown
	for _, path := range f.Args() {
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(b)) {
			var one shown
			if err := json.Unmarshal([]byte(line), &one); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			all = append(all, one)
		}
	}
	switch {
	case len(all) == 0:
		return errors.New("gallery: nothing was found about pictures")
	case *write != "":
		return replaceBetween(*write, galleryBegins, galleryEnds, galleryTable(all))
	case *check:
		return galleryFaults(all)
	}
	fmt.Print(galleryTable(all))
	return nil
}

// totals are the figures of one size of one terminal.
func (s *shown) totals() (page, wrong, largest int) {
	for _, one := range slices.Concat(s.Steps, s.Resized) {
		wrong += one.Wrong
		largest = max(largest, one.Largest)
	}
	if len(s.Steps) > 0 {
		page = s.Steps[0].Bytes
	}
	return page, wrong, largest
}

// verdict is why a terminal fails, "" if it passes.
func (s *shown) verdict() string {
	_, wrong, _ := s.totals()
	switch {
	case s.Failed != "":
		return s.Failed
	case len(s.Steps) == 0:
		return "no pictures: " + s.Reason
	case wrong > 0:
		return fmt.Sprintf("%d pixels wrong", wrong)
	case s.Left > 0:
		return fmt.Sprintf("%d pixels left after the end", s.Left)
	case s.Killed.Stays+s.Killed.Clear+s.Killed.Next+s.Killed.After > 0:
		return fmt.Sprintf("of a killed program %d pixels left, %d when the screen is cleared, %d under the next program, %d after it",
			s.Killed.Stays, s.Killed.Clear, s.Killed.Next, s.Killed.After)
	}
	return ""
}

func galleryFaults(all []shown) error {
	var faults []error
	for _, one := range all {
		if why := one.verdict(); why != "" {
			faults = append(faults, fmt.Errorf("%s %s at %d×%d: %s", one.Terminal, one.Version, one.Columns, one.Rows, why))
		}
	}
	return errors.Join(faults...)
}

func galleryTable(all []shown) string {
	var b strings.Builder
	b.WriteString("| terminal | version | protocol | window | cell, pixels | frames | resizes | pixels wrong | furthest part of a colour, of 255 | " +
		"left after the end | left of a killed one: at once, after a clear, under the next program, after that | bytes of a page | of a moved cursor | of a scrolled row | |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n")
	for _, one := range all {
		page, wrong, largest := one.totals()
		result := one.verdict()
		if result == "" {
			result = "pass"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %d×%d | %d×%d | %d | %d | %d | %d | %d | %s | %d | %d | %d | %s |\n", one.Terminal, one.Version, one.Protocol,
			one.Columns, one.Rows, one.Cell.Width, one.Cell.Height, len(one.Steps), len(one.Resized), wrong, largest, one.Left, one.Killed, page,
			one.bytes("the cursor moved"), one.bytes("scrolled by one row"), result)
	}
	return b.String()
}

// String is the pixels that are left, in the order in which they are looked for.
func (k killed) String() string {
	if !k.Tried {
		return "not tried"
	}
	return fmt.Sprintf("%d, %d, %d, %d", k.Stays, k.Clear, k.Next, k.After)
}

// bytes is how many were sent for a frame.
func (s *shown) bytes(name string) int {
	for _, one := range s.Steps {
		if one.Name == name {
			return one.Bytes
		}
	}
	return 0
}
