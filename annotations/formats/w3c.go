package formats

import (
	"net/url"

	"tippani/annotations"
	"tippani/model"
)

// w3cFormat is W3C Web Annotation (www.w3.org/TR/annotation-model): a line per article, an AnnotationPage with the text
// itself. Positions are code points and each comes with a quotation; tools in JavaScript often write UTF-16 positions,
// so the unit is detected.
func w3cFormat() Format {
	return Format{
		Name: "w3c", Extensions: []string{".jsonld", ".json"}, Description: "W3C Web Annotation, JSON-LD with positions and quotations",
		Unit: CodePoints, Units: []Unit{CodePoints, UTF16}, Keeps: keepsAll &^ KeepsExtra, Streams: true,
		newReader: newW3CReader, newEncode: newW3CWriter,
	}
}

// w3cContext maps what the annotation model has no words for.
const w3cContext = `["http://www.w3.org/ns/anno.jsonld",{"text":"http://schema.org/text","tippani":"urn:tippani:",` +
	`"kind":"tippani:kind","attributes":{"@id":"tippani:attributes","@type":"@json"},"record":{"@id":"tippani:record","@type":"@json"}}]`

// quoteContext is how many clusters a quotation's prefix and suffix have.
const quoteContext = 10

func newW3CWriter(out Output, opt Options) (encoder, error) {
	return &lines{out: out, encodeTo: w3cWriter{opt.Unit}.encode}, nil
}

type w3cWriter struct{ unit Unit }

func (w w3cWriter) encode(dst []byte, d *Doc, _ *tally) ([]byte, error) {
	a := d.Article
	source := "urn:tippani:article:" + url.PathEscape(a.ID())
	j := jsonText{b: dst}
	j.open('{')
	j.key("@context")
	j.raw([]byte(w3cContext))
	j.keyStr("type", "AnnotationPage")
	j.keyStr("text", a.Text())
	j.key("record")
	j.open('{')
	j.optional("id", a.ID())
	if hasMeta(a.Meta()) {
		j.key("meta")
		writeMeta(&j, a.Meta())
	}
	j.optional("answer", string(d.Answer))
	j.optional("annotator", d.Annotator)
	j.optional("created", d.Created)
	j.optional("modified", d.Modified)
	j.shut('}')
	j.key("items")
	j.open('[')
	for _, s := range d.Spans {
		j.open('{')
		j.keyStr("type", "Annotation")
		j.keyStr("id", w3cID(s.ID))
		j.key("body")
		j.open('[')
		w3cBody(&j, "tagging", s.Label)
		if s.Note != "" {
			w3cBody(&j, "commenting", s.Note)
		}
		j.shut(']')
		w.target(&j, a, source, s.Range)
		j.keyStr("kind", string(s.Kind))
		if len(s.Attrs) > 0 {
			j.key("attributes")
			writeAttrs(&j, s.Attrs)
		}
		j.shut('}')
	}
	for _, r := range d.Relations {
		w3cRelation(&j, r)
	}
	j.shut(']')
	j.shut('}')
	return append(j.b, '\n'), nil
}

// w3cID is an id as a relative IRI.
func w3cID(id string) string { return "#" + url.PathEscape(id) }

func w3cBody(j *jsonText, purpose, value string) {
	j.open('{')
	j.keyStr("type", "TextualBody")
	j.keyStr("purpose", purpose)
	j.keyStr("value", value)
	j.shut('}')
}

func (w w3cWriter) target(j *jsonText, a *model.Article, source string, r model.Range) {
	x := a.Index()
	j.key("target")
	j.open('{')
	j.keyStr("source", source)
	j.key("selector")
	j.open('[')
	j.open('{')
	j.keyStr("type", "TextPositionSelector")
	j.keyNum("start", w.unit.count(a, r.Start))
	j.keyNum("end", w.unit.count(a, r.End))
	j.shut('}')
	before, after := r.Start, r.End
	for range quoteContext {
		before, after = x.Snap(int(before)-1), x.SnapUp(int(after)+1)
	}
	j.open('{')
	j.keyStr("type", "TextQuoteSelector")
	j.keyStr("exact", a.Slice(r))
	j.keyStr("prefix", a.Slice(model.Range{Start: before, End: r.Start}))
	j.keyStr("suffix", a.Slice(model.Range{Start: r.End, End: after}))
	j.shut('}')
	j.shut(']')
	j.shut('}')
}

// w3cRelation is an annotation that links two others, as Recogito writes it.
func w3cRelation(j *jsonText, r *annotations.Relation) {
	j.open('{')
	j.keyStr("type", "Annotation")
	j.keyStr("id", w3cID(r.ID))
	j.keyStr("motivation", "linking")
	j.key("body")
	j.open('[')
	w3cBody(j, "tagging", r.Label)
	j.shut(']')
	j.key("target")
	j.open('[')
	for _, id := range []string{r.From, r.To} {
		j.open('{')
		j.keyStr("id", w3cID(id))
		j.shut('}')
	}
	j.shut(']')
	j.shut('}')
}
