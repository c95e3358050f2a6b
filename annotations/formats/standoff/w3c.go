package standoff

import (
	"net/url"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/native"
	"tippani/model"
	"tippani/model/jsontext"
)

// W3C is W3C Web Annotation (www.w3.org/TR/annotation-model): a line per article, an AnnotationPage with the text
// itself. Positions are code points and each comes with a quotation; tools in JavaScript often write UTF-16 positions,
// so the unit is detected.
func W3C() formats.Format {
	return formats.Format{
		Name: "w3c", Extensions: []string{".jsonld", ".json"}, Description: "W3C Web Annotation, JSON-LD with positions and quotations",
		Unit: formats.CodePoints, Units: []formats.Unit{formats.CodePoints, formats.UTF16}, Keeps: formats.KeepsAll &^ formats.KeepsExtra,
		Streams: true,
		Reading: newW3CReader, Writing: newW3CWriter,
	}
}

// w3cContext maps what the annotation model has no words for.
const w3cContext = `["http://www.w3.org/ns/anno.jsonld",{"text":"http://schema.org/text","tippani":"urn:tippani:",` +
	`"kind":"tippani:kind","attributes":{"@id":"tippani:attributes","@type":"@json"},"record":{"@id":"tippani:record","@type":"@json"}}]`

// quoteContext is how many clusters a quotation's prefix and suffix have.
const quoteContext = 10

func newW3CWriter(out formats.Output, opt formats.Options) (formats.Encoder, error) {
	return &formats.Stream{Out: out, EncodeTo: w3cWriter{opt.Unit}.encode}, nil
}

type w3cWriter struct{ unit formats.Unit }

func (w w3cWriter) encode(dst []byte, d *formats.Doc, _ *formats.Tally) ([]byte, error) {
	a := d.Article
	source := "urn:tippani:article:" + url.PathEscape(a.ID())
	j := jsontext.Text{B: dst}
	j.Open('{')
	j.Key("@context")
	j.Raw([]byte(w3cContext))
	j.KeyStr("type", "AnnotationPage")
	j.KeyStr("text", a.Text())
	j.Key("record")
	j.Open('{')
	j.Optional("id", a.ID())
	if native.HasMeta(a.Meta()) {
		j.Key("meta")
		native.WriteMeta(&j, a.Meta())
	}
	j.Optional("answer", string(d.Answer))
	j.Optional("annotator", d.Annotator)
	j.Optional("created", d.Created)
	j.Optional("modified", d.Modified)
	j.Shut('}')
	j.Key("items")
	j.Open('[')
	for _, s := range d.Spans {
		j.Open('{')
		j.KeyStr("type", "Annotation")
		j.KeyStr("id", w3cID(s.ID))
		j.Key("body")
		j.Open('[')
		w3cBody(&j, "tagging", s.Label)
		if s.Note != "" {
			w3cBody(&j, "commenting", s.Note)
		}
		j.Shut(']')
		w.target(&j, a, source, s.Range)
		j.KeyStr("kind", string(s.Kind))
		if s.Suggested != nil { // said here, so that a file without suggestions has the context that it always had
			j.Key("@context")
			j.Raw([]byte(`{"suggested":{"@id":"tippani:suggested","@type":"@json"}}`))
		}
		native.WriteExtras(&j, s, "attributes")
		j.Shut('}')
	}
	for _, r := range d.Relations {
		w3cRelation(&j, r)
	}
	j.Shut(']')
	j.Shut('}')
	return append(j.B, '\n'), nil
}

// w3cID is an id as a relative IRI.
func w3cID(id string) string { return "#" + url.PathEscape(id) }

func w3cBody(j *jsontext.Text, purpose, value string) {
	j.Open('{')
	j.KeyStr("type", "TextualBody")
	j.KeyStr("purpose", purpose)
	j.KeyStr("value", value)
	j.Shut('}')
}

func (w w3cWriter) target(j *jsontext.Text, a *model.Article, source string, r model.Range) {
	x := a.Index()
	j.Key("target")
	j.Open('{')
	j.KeyStr("source", source)
	j.Key("selector")
	j.Open('[')
	j.Open('{')
	j.KeyStr("type", "TextPositionSelector")
	j.KeyNum("start", w.unit.Count(a, r.Start))
	j.KeyNum("end", w.unit.Count(a, r.End))
	j.Shut('}')
	before, after := r.Start, r.End
	for range quoteContext {
		before, after = x.Snap(int(before)-1), x.SnapUp(int(after)+1)
	}
	j.Open('{')
	j.KeyStr("type", "TextQuoteSelector")
	j.KeyStr("exact", a.Slice(r))
	j.KeyStr("prefix", a.Slice(model.Range{Start: before, End: r.Start}))
	j.KeyStr("suffix", a.Slice(model.Range{Start: r.End, End: after}))
	j.Shut('}')
	j.Shut(']')
	j.Shut('}')
}

// w3cRelation is an annotation that links two others, as Recogito writes it.
func w3cRelation(j *jsontext.Text, r *annotations.Relation) {
	j.Open('{')
	j.KeyStr("type", "Annotation")
	j.KeyStr("id", w3cID(r.ID))
	j.KeyStr("motivation", "linking")
	j.Key("body")
	j.Open('[')
	w3cBody(j, "tagging", r.Label)
	j.Shut(']')
	j.Key("target")
	j.Open('[')
	for _, id := range []string{r.From, r.To} {
		j.Open('{')
		j.KeyStr("id", w3cID(id))
		j.Shut('}')
	}
	j.Shut(']')
	j.Shut('}')
}
