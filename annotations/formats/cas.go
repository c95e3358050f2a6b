package formats

// casFormat is UIMA CAS JSON 0.4 (github.com/apache/uima-uimaj-io-jsoncas): one file per article, offsets in UTF-16
// units. Spans and relations have INCEpTION's layout: a value, and Governor and Dependent.
func casFormat() Format {
	return Format{
		Name: "cas", Extensions: []string{".json", ".xmi"},
		Description: "UIMA CAS JSON 0.4: a directory of files, for INCEpTION and cassis; reads XMI too",
		Unit:        UTF16, UnitFixed: true, Directory: true, Streams: true, Keeps: keepsAll &^ KeepsExtra,
		newReader: newCASReader, newEncode: newCASWriter,
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
	out   Output
	names fileNames
}

func newCASWriter(out Output, _ Options) (encoder, error) { return &casWriter{out: out}, nil }

func (w *casWriter) encode(d *Doc, _ *tally) (func() error, error) {
	data := casJSON(d)
	return func() error {
		name, _ := w.names.name(d.Article.ID())
		return w.out.writeFile(name+".json", data)
	}, nil
}

func (w *casWriter) close() error { return nil }

// casJSON writes the types, then the structures: the text is number 1, the document 2, the article 3, then the spans.
func casJSON(d *Doc) []byte {
	a := d.Article
	x := a.Index()
	var j jsonText
	j.open('{')
	j.key("%TYPES")
	writeCASTypes(&j)
	j.key("%FEATURE_STRUCTURES")
	j.open('[')
	j.open('{')
	j.keyNum("%ID", 1)
	j.keyStr("%TYPE", casSofa)
	j.keyNum("sofaNum", 1)
	j.keyStr("sofaID", "_InitialView")
	j.keyStr("mimeType", "text")
	j.keyStr("sofaString", a.Text())
	j.shut('}')
	next := 2
	begin := func(kind string, start, end int) {
		j.open('{')
		j.keyNum("%ID", next)
		j.keyStr("%TYPE", kind)
		j.keyNum("@sofa", 1)
		j.keyNum("begin", start)
		j.keyNum("end", end)
		next++
	}
	begin(casMeta, 0, x.UTF16(a.Len()))
	j.keyStr("language", "bn")
	j.keyStr("documentId", a.ID())
	j.optional("documentTitle", a.Meta().Title)
	j.shut('}')
	begin(casArticle, 0, x.UTF16(a.Len()))
	j.optional("answer", string(d.Answer))
	j.optional("annotator", d.Annotator)
	j.optional("created", d.Created)
	j.optional("modified", d.Modified)
	if hasMeta(a.Meta()) {
		var meta jsonText
		writeMeta(&meta, a.Meta())
		j.keyStr("meta", string(meta.b))
	}
	j.shut('}')
	numbers := make(map[string]int, len(d.Spans))
	for _, s := range d.Spans {
		numbers[s.ID] = next
		begin(casSpan, x.UTF16(s.Range.Start), x.UTF16(s.Range.End))
		j.keyStr("value", s.Label)
		j.keyStr("identifier", s.ID)
		j.keyStr("kind", string(s.Kind))
		j.optional("note", s.Note)
		if len(s.Attrs) > 0 {
			var attrs jsonText
			writeAttrs(&attrs, s.Attrs)
			j.keyStr("attributes", string(attrs.b))
		}
		j.shut('}')
	}
	spans := d.SpansByID()
	for _, r := range d.Relations {
		to := spans[r.To].Range
		begin(casRelation, x.UTF16(to.Start), x.UTF16(to.End))
		j.keyNum("@Governor", numbers[r.From])
		j.keyNum("@Dependent", numbers[r.To])
		j.keyStr("value", r.Label)
		j.keyStr("identifier", r.ID)
		j.shut('}')
	}
	j.shut(']')
	j.key("%VIEWS")
	j.open('{')
	j.key("_InitialView")
	j.open('{')
	j.keyNum("%SOFA", 1)
	j.key("%MEMBERS")
	j.open('[')
	for i := 2; i < next; i++ {
		j.num(i)
	}
	j.shut(']')
	j.shut('}')
	j.shut('}')
	j.shut('}')
	return append(j.b, '\n')
}

// writeCASTypes declares what is no built-in type of UIMA, the document's metadata as DKPro defines it.
func writeCASTypes(j *jsonText) {
	const text, annotation = "uima.cas.String", "uima.tcas.Annotation"
	declare := func(name, super, ref string, features ...string) {
		j.key(name)
		j.open('{')
		j.keyStr("%NAME", name)
		j.keyStr("%SUPER_TYPE", super)
		feature := func(name, kind string) {
			j.key(name)
			j.open('{')
			j.keyStr("%NAME", name)
			j.keyStr("%RANGE", kind)
			j.shut('}')
		}
		for _, f := range features {
			feature(f, text)
		}
		if ref != "" {
			feature("Governor", ref)
			feature("Dependent", ref)
		}
		j.shut('}')
	}
	j.open('{')
	declare(casMeta, casDocument, "", "documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri")
	declare(casArticle, annotation, "", "answer", "annotator", "created", "modified", "meta")
	declare(casSpan, annotation, "", "value", "identifier", "kind", "note", "attributes")
	declare(casRelation, annotation, casSpan, "value", "identifier")
	j.shut('}')
}
