// Package page writes annotated articles as one web page to be read: the text set by the browser, spans with their labels, relations,
// notes, a legend and figures. The page needs no network and no script, and allows none.
package page

import (
	"bufio"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"strings"

	"tippani/annotations"
	"tippani/annotations/formats"
)

// Format is the page as a format. It is only written.
func Format() formats.Format {
	return formats.Format{
		Name: "html", Extensions: []string{".html", ".htm"}, Description: "one web page to read and to print, for any browser",
		Unit: formats.CodePoints, UnitFixed: true, Streams: true,
		Keeps:   formats.KeepsAll &^ (formats.KeepsExtra | formats.KeepsSuggested | formats.KeepsSpanIDs),
		Writing: newWriter,
	}
}

// writer writes the articles aside, since what stands before them tells of all.
type writer struct {
	out     formats.Output
	names   names
	aside   *os.File
	body    *bufio.Writer
	figures figures
	links   linkRules
	entries []entry
}

// entry is an article in the table of contents.
type entry struct {
	anchor, title, annotator string
	spans                    int
}

func newWriter(out formats.Output, opt formats.Options) (formats.Encoder, error) {
	f, err := os.CreateTemp("", "tippani-page-*")
	if err != nil {
		return nil, fmt.Errorf("the output can't be written: %w", err)
	}
	_ = os.Remove(f.Name()) // so that nothing of it stays, whatever happens; where open files can't be removed, Close does it
	return &writer{out: out, names: names{opt.Schema}, aside: f, body: bufio.NewWriterSize(f, 64<<10),
		figures: figures{labels: map[string]int{}, relations: map[string]int{}, annotators: map[string]int{},
			answers: map[annotations.Answer]int{}}}, nil
}

// Encode implements formats.Encoder.
func (w *writer) Encode(d *formats.Doc, _ *formats.Tally) (func() error, error) {
	return func() error { return w.article(d) }, nil
}

// Close implements formats.Encoder: it writes the page.
func (w *writer) Close() error {
	defer os.Remove(w.aside.Name())
	defer w.aside.Close()
	if err := w.body.Flush(); err != nil {
		return fmt.Errorf("the output can't be written: %w", err)
	}
	if _, err := w.aside.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("the output can't be written: %w", err)
	}
	out := bufio.NewWriterSize(w.out.W, 64<<10)
	w.head(out)
	w.front(out)
	if _, err := io.Copy(out, w.aside); err != nil {
		return fmt.Errorf("the output can't be written: %w", err)
	}
	out.WriteString("</main>\n</body>\n</html>\n")
	if err := out.Flush(); err != nil {
		return fmt.Errorf("the output can't be written: %w", err)
	}
	return nil
}

// head writes everything up to the body. The policy allows the one style sheet that the page has, by its hash, and nothing else (CSP 3).
func (w *writer) head(out *bufio.Writer) {
	sheet := style + palette(w.names.schema) + w.links.String()
	sum := sha256.Sum256([]byte(sheet))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	out.WriteString("<!DOCTYPE html>\n<html lang=\"bn\">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n" +
		"<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"tippani\">\n<title>")
	out.WriteString(told(strings.Join(strings.Fields(w.title()), " ")))
	out.WriteString("</title>\n<style>" + sheet + "</style>\n</head>\n<body>\n")
}
