package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"tippani/annotations/formats"
	"tippani/model/visible"
)

// listedArticles is how many articles the report to people names; the JSON has all.
const listedArticles = 20

// lossReport tells what a conversion changed: to people, briefly, on stderr; as JSON, in full, there or in a file.
type lossReport struct {
	env    environment
	report formats.Report
	asJSON bool
	out    io.Writer // of the JSON
	done   *convertedJSON
	file   *os.File // of --report; may be nil
	lines  []string
	more   int // articles with losses that are not in lines
	failed error
}

type lossJSON struct {
	Article     int    `json:"article,omitempty"` // number in the file, from 1
	ID          string `json:"id,omitempty"`
	What        string `json:"what"`
	Count       int    `json:"count"`
	Example     string `json:"example,omitempty"`
	Bookkeeping bool   `json:"bookkeeping,omitempty"`
}

// convertedJSON is the last line of --json: what was converted. It is no part of --report.
type convertedJSON struct {
	Format   string       `json:"format"`
	Output   string       `json:"output"`
	Articles int          `json:"articles"`
	Spans    int          `json:"spans"`
	LeftOut  *leftOutJSON `json:"left_out,omitempty"` // by what was asked for
}

type leftOutJSON struct {
	Articles  int `json:"articles"`
	Spans     int `json:"spans"`
	Relations int `json:"relations"`
}

// isReport tells a report by its first line.
func isReport(r *os.File) bool {
	var first lossJSON
	return json.NewDecoder(io.LimitReader(r, 1<<20)).Decode(&first) == nil && first.What != ""
}

func (l *lossReport) article(a formats.ArticleReport) {
	var harm []string
	for _, e := range a.Entries {
		l.json(lossJSON{a.Number, a.ID, e.Loss.String(), e.Count, e.Example, e.Loss.Bookkeeping()})
		if !e.Loss.Bookkeeping() {
			harm = append(harm, entryText(e))
		}
	}
	switch {
	case len(harm) == 0:
	case len(l.lines) < listedArticles:
		l.lines = append(l.lines, fmt.Sprintf("  %s: %s", visible.String(a.Name()), strings.Join(harm, ", ")))
	default:
		l.more++
	}
}

func (l *lossReport) json(v any) {
	line, err := jsonLine(v)
	if err == nil && l.file != nil {
		_, err = l.file.Write(line)
	}
	if err == nil && l.asJSON {
		_, err = l.out.Write(line)
	}
	if l.failed == nil {
		l.failed = err
	}
}

func jsonLine(v any) ([]byte, error) {
	var b strings.Builder
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	err := out.Encode(v)
	return []byte(b.String()), err
}

func entryText(e formats.Entry) string {
	if e.Example == "" {
		return fmt.Sprintf("%d %s", e.Count, e.Loss.Of(e.Count))
	}
	return fmt.Sprintf("%d %s (%s)", e.Count, e.Loss.Of(e.Count), visible.String(shortened(e.Example, 40)))
}

// shortened is s, cut to so many code points.
func shortened(s string, most int) string {
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}

// close prints the totals and gives the error that kept the report from being written, if any.
func (l *lossReport) close(w io.Writer) error {
	for _, e := range l.report.Totals() {
		l.json(lossJSON{What: e.Loss.String(), Count: e.Count, Example: e.Example, Bookkeeping: e.Loss.Bookkeeping()})
	}
	if l.asJSON && l.done != nil && l.failed == nil {
		line, err := jsonLine(l.done)
		if err == nil {
			_, err = l.out.Write(line)
		}
		l.failed = err
	}
	if !l.asJSON {
		for _, e := range l.report.Totals() {
			fmt.Fprintf(w, "  %s\n", entryText(e))
		}
		for i, line := range l.lines {
			if i == 0 {
				fmt.Fprintln(w, "by article:")
			}
			fmt.Fprintln(w, line)
		}
		if l.more > 0 {
			fmt.Fprintf(w, "  … and %s more; --report FILE lists them all\n", many(l.more, "article"))
		}
	}
	if l.file != nil {
		if err := l.file.Close(); l.failed == nil {
			l.failed = err
		}
	}
	if l.failed != nil {
		return fmt.Errorf("the report can't be written: %w", l.failed)
	}
	return nil
}
