package formats

import (
	"strconv"
	"strings"
)

// csvFormat is a table for spreadsheets and reviewers: a row for each article with its text, then one for each of its
// spans and relations. Offsets are code points.
func csvFormat() Format {
	return Format{
		Name: "csv", Extensions: []string{".csv", ".tsv"}, Description: "a table with one span a row, for spreadsheets",
		Unit: CodePoints, UnitFixed: true, Keeps: keepsAll &^ KeepsExtra, Streams: true,
		newReader: newCSVReader, newEncode: newCSVWriter,
	}
}

// csvColumns are the columns in order. row is article, span or relation; text is the whole text or the span's,
// check what rowCheck says of the others.
var csvColumns = []string{"row", "article", "annotator", "answer", "id", "label", "kind", "text", "start", "end", "attributes", "note",
	"from", "to", "created", "modified", "meta", "check"}

// cellLimit is the longest cell of Excel and LibreOffice, in UTF-16 units.
const cellLimit = 32767

func newCSVWriter(out Output, opt Options) (encoder, error) {
	header := strings.Join(csvColumns, ",") + "\n"
	if opt.BOM {
		header = "\uFEFF" + header
	}
	return &lines{out: out, before: header, encodeTo: encodeCSV}, nil
}

func encodeCSV(dst []byte, d *Doc, t *tally) ([]byte, error) {
	a := d.Article
	x := a.Index()
	var meta jsonText
	if hasMeta(a.Meta()) {
		writeMeta(&meta, a.Meta())
	}
	if x.UTF16(a.Len()) > cellLimit {
		t.add(CellLong, 1, a.ID())
	}
	row := func(cells map[string]string) {
		cells["article"], cells["annotator"] = a.ID(), d.Annotator
		cells["check"] = rowCheck(cells)
		for i, column := range csvColumns {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = appendCell(dst, cells[column])
		}
		dst = append(dst, '\n')
	}
	row(map[string]string{"row": "article", "text": a.Text(), "answer": string(d.Answer), "created": d.Created, "modified": d.Modified,
		"meta": string(meta.b)})
	for _, s := range d.Spans {
		cells := map[string]string{"row": "span", "id": s.ID, "label": s.Label, "kind": string(s.Kind), "text": a.Slice(s.Range),
			"note":  s.Note,
			"start": strconv.Itoa(x.CodePoint(s.Range.Start)), "end": strconv.Itoa(x.CodePoint(s.Range.End))}
		if len(s.Attrs) > 0 {
			var j jsonText
			writeAttrs(&j, s.Attrs)
			cells["attributes"] = string(j.b)
		}
		row(cells)
	}
	for _, r := range d.Relations {
		row(map[string]string{"row": "relation", "id": r.ID, "label": r.Label, "from": r.From, "to": r.To})
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
