// Package catalogue lists the formats, finds one by its name, and tells a file's format by its content. To add a format, write it in the
// package of its family, list it in Formats, and tell its files in Detect.
package catalogue

import (
	"fmt"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/columns"
	"tippani/annotations/formats/docbin"
	"tippani/annotations/formats/hub"
	"tippani/annotations/formats/page"
	"tippani/annotations/formats/records"
	"tippani/annotations/formats/standoff"
	"tippani/annotations/formats/tables"
	"tippani/annotations/formats/uima"
)

// Formats lists the formats in the order they are shown.
func Formats() []formats.Format {
	return []formats.Format{
		records.Prodigy(), records.Spacy(), docbin.Format(), records.Doccano(), records.LabelStudio(), standoff.Brat(), standoff.W3C(), uima.WebAnno(),
		uima.CAS(),
		records.Gliner(), columns.Conll(), tables.HuggingFace(), tables.Parquet(), hub.Format(), columns.Conllu(), tables.CSV(),
		records.ClaimReview(), page.Format(),
	}
}

// ByName finds a format.
func ByName(name string) (formats.Format, error) {
	var names []string
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return formats.Format{}, fmt.Errorf("the format %q is unknown; use one of %s", name, strings.Join(names, ", "))
}
