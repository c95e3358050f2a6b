// Package tables has the formats that are tables: a row a span for spreadsheets, a row an article for training.
package tables

import (
	"strconv"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/native"
	"tippani/model/jsontext"
)

// CSV is a table for spreadsheets and reviewers: a row for each article with its text, then one for each of its
// spans and relations. Offsets are code points.
func CSV() formats.Format {
	return formats.Format{
		Name: "csv", Extensions: []string{".csv", ".tsv"}, Description: "a table with one span a row, for spreadsheets",
		Unit: formats.CodePoints, UnitFixed: true, Keeps: formats.KeepsAll &^ (formats.KeepsExtra | formats.KeepsSuggested), Streams: true,
		Reading: newCSVReader, Writing: newCSVWriter,
	}
}

// csvColumns are the columns in order. row is article, span or relation; text is the whole text or the span's,
// check what rowCheck says of the others.
var csvColumns = []string{"row", "article", "annotator", "answer", "id", "label", "kind", "text", "start", "end", "attributes", "note",
	"from", "to", "created", "modified", "meta", "check"}

// cellLimit is the longest cell of Excel and LibreOffice, in UTF-16 units.
const cellLimit = 32767

func newCSVWriter(out formats.Output, opt formats.Options) (formats.Encoder, error) {
	header := strings.Join(csvColumns, ",") + "\n"
	if opt.BOM {
		header = "\uFEFF" + header
	}
	return &formats.Stream{Out: out, Before: header, EncodeTo: encodeCSV}, nil
}

func encodeCSV(dst []byte, d *formats.Doc, t *formats.Tally) ([]byte, error) {
	a := d.Article
	x := a.Index()
	var meta jsontext.Text
	if native.HasMeta(a.Meta()) {
		native.WriteMeta(&meta, a.Meta())
	}
	if x.UTF16(a.Len()) > cellLimit {
		t.Add(formats.CellLong, 1, a.ID())
	}
	cells := make(map[string]string, len(csvColumns)) // of the row at hand
	row := func(kind string) {
		cells["row"], cells["article"], cells["annotator"] = kind, a.ID(), d.Annotator
		cells["check"] = rowCheck(cells)
		for i, column := range csvColumns {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = appendCell(dst, cells[column])
		}
		dst = append(dst, '\n')
		clear(cells)
	}
	cells["text"], cells["answer"], cells["meta"] = a.Text(), string(d.Answer), string(meta.B)
	cells["created"], cells["modified"] = d.Created, d.Modified
	row("article")
	for _, s := range d.Spans {
		cells["id"], cells["label"], cells["text"] = s.ID, s.Label, a.Slice(s.Range)
		cells["start"], cells["end"] = strconv.Itoa(x.CodePoint(s.Range.Start)), strconv.Itoa(x.CodePoint(s.Range.End))
		for _, p := range native.Parts() {
			cells[p.Name] = p.Of(s)
		}
		row("span")
	}
	for _, r := range d.Relations {
		cells["id"], cells["label"], cells["from"], cells["to"] = r.ID, r.Label, r.From, r.To
		row("relation")
	}
	return dst, nil
}

// appendCell quotes a cell when it must be; white space at its ends would be lost to some programs.
func appendCell(dst []byte, cell string) []byte {
	if !strings.ContainsAny(cell, ",;\t\"\r\n") && strings.TrimSpace(cell) == cell {
		return append(dst, cell...)
	}
	dst = append(dst, '"')
	dst = append(dst, strings.ReplaceAll(cell, `"`, `""`)...)
	return append(dst, '"')
}
