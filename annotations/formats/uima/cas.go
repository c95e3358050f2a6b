// Package uima has the formats of UIMA's type system, as INCEpTION and DKPro Core have it.
package uima

import (
	"tippani/annotations/formats"
	"tippani/annotations/formats/native"
	"tippani/model/jsontext"
)

// CAS is UIMA CAS JSON 0.4 (github.com/apache/uima-uimaj-io-jsoncas): one file per article, offsets in UTF-16
// units. Spans and relations have INCEpTION's layout: a value, and Governor and Dependent.
func CAS() formats.Format {
	return formats.Format{
		Name: "cas", Extensions: []string{".json", ".xmi"},
		Description: "UIMA CAS JSON 0.4: a directory of files, for INCEpTION and cassis; reads XMI too",
		Unit:        formats.UTF16, UnitFixed: true, Directory: true, Streams: true,
		Keeps:   formats.KeepsAll &^ (formats.KeepsExtra | formats.KeepsSuggested),
		Reading: newCASReader, Writing: newCASWriter,
	}
}

const (
	casSofa       = "uima.cas.Sofa"
	casDocument   = "uima.tcas.DocumentAnnotation"
	casMeta       = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
	casNE         = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
	casAnnotation = "uima.tcas.Annotation"
	casArticle    = "webanno.custom.Article"
	casSpan       = "webanno.custom.Span"
	casRelation   = "webanno.custom.Relation"
)

type casWriter struct {
	out   formats.Output
	names formats.FileNames
}

func newCASWriter(out formats.Output, _ formats.Options) (formats.Encoder, error) {
	return &casWriter{out: out}, nil
}

func (w *casWriter) Encode(d *formats.Doc, _ *formats.Tally) (func() error, error) {
	data := casJSON(d)
	return func() error {
		name, _ := w.names.Name(d.Article.ID())
		return w.out.WriteFile(name+".json", data)
	}, nil
}

func (w *casWriter) Close() error { return nil }

// casJSON writes the types, then the structures: the text is number 1, the document 2, the article 3, then the spans.
func casJSON(d *formats.Doc) []byte {
	a := d.Article
	x := a.Index()
	var j jsontext.Text
	j.Open('{')
	j.Key("%TYPES")
	writeCASTypes(&j)
	j.Key("%FEATURE_STRUCTURES")
	j.Open('[')
	j.Open('{')
	j.KeyNum("%ID", 1)
	j.KeyStr("%TYPE", casSofa)
	j.KeyNum("sofaNum", 1)
	j.KeyStr("sofaID", "_InitialView")
	j.KeyStr("mimeType", "text")
	j.KeyStr("sofaString", a.Text())
	j.Shut('}')
	next := 2
	begin := func(kind string, start, end int) {
		j.Open('{')
		j.KeyNum("%ID", next)
		j.KeyStr("%TYPE", kind)
		j.KeyNum("@sofa", 1)
		j.KeyNum("begin", start)
		j.KeyNum("end", end)
		next++
	}
	begin(casMeta, 0, x.UTF16(a.Len()))
	j.KeyStr("language", "bn")
	j.KeyStr("documentId", a.ID())
	j.Optional("documentTitle", a.Meta().Title)
	j.Shut('}')
	begin(casArticle, 0, x.UTF16(a.Len()))
	j.Optional("answer", string(d.Answer))
	j.Optional("annotator", d.Annotator)
	j.Optional("created", d.Created)
	j.Optional("modified", d.Modified)
	if native.HasMeta(a.Meta()) {
		var meta jsontext.Text
		native.WriteMeta(&meta, a.Meta())
		j.KeyStr("meta", string(meta.B))
	}
	j.Shut('}')
	numbers := make(map[string]int, len(d.Spans))
	for _, s := range d.Spans {
		numbers[s.ID] = next
		begin(casSpan, x.UTF16(s.Range.Start), x.UTF16(s.Range.End))
		j.KeyStr("value", s.Label)
		j.KeyStr("identifier", s.ID)
		for _, p := range native.Parts() {
			if text := p.Of(s); text != "" || p.Always {
				j.KeyStr(p.Name, text)
			}
		}
		j.Shut('}')
	}
	spans := d.SpansByID()
	for _, r := range d.Relations {
		to := spans[r.To].Range
		begin(casRelation, x.UTF16(to.Start), x.UTF16(to.End))
		j.KeyNum("@Governor", numbers[r.From])
		j.KeyNum("@Dependent", numbers[r.To])
		j.KeyStr("value", r.Label)
		j.KeyStr("identifier", r.ID)
		j.Shut('}')
	}
	j.Shut(']')
	j.Key("%VIEWS")
	j.Open('{')
	j.Key("_InitialView")
	j.Open('{')
	j.KeyNum("%SOFA", 1)
	j.Key("%MEMBERS")
	j.Open('[')
	for i := 2; i < next; i++ {
		j.Num(i)
	}
	j.Shut(']')
	j.Shut('}')
	j.Shut('}')
	j.Shut('}')
	return append(j.B, '\n')
}

// writeCASTypes declares what is no built-in type of UIMA, the document's metadata as DKPro defines it.
func writeCASTypes(j *jsontext.Text) {
	const text, annotation = "uima.cas.String", "uima.tcas.Annotation"
	declare := func(name, super, ref string, features ...string) {
		j.Key(name)
		j.Open('{')
		j.KeyStr("%NAME", name)
		j.KeyStr("%SUPER_TYPE", super)
		feature := func(name, kind string) {
			j.Key(name)
			j.Open('{')
			j.KeyStr("%NAME", name)
			j.KeyStr("%RANGE", kind)
			j.Shut('}')
		}
		for _, f := range features {
			feature(f, text)
		}
		if ref != "" {
			feature("Governor", ref)
			feature("Dependent", ref)
		}
		j.Shut('}')
	}
	j.Open('{')
	declare(casMeta, casDocument, "", "documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri")
	declare(casArticle, annotation, "", "answer", "annotator", "created", "modified", "meta")
	declare(casSpan, annotation, "", "value", "identifier", "kind", "note", "attributes")
	declare(casRelation, annotation, casSpan, "value", "identifier")
	j.Shut('}')
}
