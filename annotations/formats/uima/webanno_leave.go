package uima

import (
	"strings"

	"tippani/annotations/formats"
)

// leave counts the annotation of a layer that is not read: what marks words as a matter of grammar as one layer, everything else
// by the spans and relations that it holds, each once however many lines it takes.
func (f *webannoFile) leave(l webannoLayer, cells []string) {
	switch {
	case grammatical(l.name):
		f.raw.Tally.Add(formats.ColumnOut, formats.One(f.once(l.name)), l.name)
	case l.kind == "RL":
		sources, _ := webannoParts(cells[len(cells)-1])
		f.raw.Tally.Add(formats.RelationOut, len(sources), l.name)
	case l.kind == "CH":
		f.leaveChain(l.name, cells)
	default:
		f.leaveSpans("--layer reads "+l.name, cells[0])
	}
}

// leaveSpans counts the spans of one column that is not read.
func (f *webannoFile) leaveSpans(name, cell string) {
	values, numbers := webannoParts(cell)
	for i, value := range values {
		if value != "_" && (numbers[i] == "" || f.once(name+"["+numbers[i])) {
			f.raw.Tally.Add(formats.SpanOut, 1, name)
		}
	}
}

const chainLink = "\x00link "

// leaveChain counts the mentions of a chain, which end in “->chain-link”, and the links between them.
func (f *webannoFile) leaveChain(name string, cells []string) {
	for _, part := range webannoSplit(cells[len(cells)-1], '|') {
		i := strings.LastIndex(part, "->")
		if i >= 0 && !f.once(name+part[i:]) {
			continue
		}
		f.raw.Tally.Add(formats.SpanOut, 1, "mention in a chain of "+name)
		if i < 0 {
			continue
		}
		if chain, _, _ := strings.Cut(part[i+len("->"):], "-"); !f.once(name + " chain " + chain) {
			f.once(chainLink + name + part[i:])
		}
	}
}

// once reports whether a key is new.
func (f *webannoFile) once(key string) bool {
	known := f.counted[key]
	f.counted[key] = true
	return !known
}

// grammatical tells the layers of DKPro Core that say of every word what it is, and those in which INCEpTION describes a project:
// they hold no annotation that somebody made of an article.
func grammatical(layer string) bool {
	for _, prefix := range []string{"dkpro.core.api.segmentation.type.", "dkpro.core.api.lexmorph.type.", "dkpro.core.api.syntax.type.",
		"dkpro.core.api.metadata.type.",
		"clarin.webanno.api.type."} {
		if strings.HasPrefix(layer, "de.tudarmstadt.ukp."+prefix) {
			return true
		}
	}
	return false
}
