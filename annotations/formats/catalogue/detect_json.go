package catalogue

import (
	"cmp"
	"strings"

	"tippani/annotations/formats/records"
	"tippani/annotations/formats/tagging"
)

// detectJSON tells the format by the keys of a record, wherever the records stand: one a line, in a list, or in a wrapper.
func detectJSON(s *sketch) string {
	for _, path := range s.order {
		if !strings.ContainsAny(s.kinds[path], "ol") || strings.Count(path, ".") > 3 {
			continue
		}
		if found := recordFormat(s.at(path)); found != "" {
			return found
		}
	}
	return ""
}

// isOwn tells a dataset of this program, which needs no import.
func (s *sketch) isOwn() bool {
	top := s.at("")
	return top.has(".text", "s") && top.has(".schema", "n") && top.has(".id", "s") && !top.has("._input_hash", "")
}

// looks are what the records of each format look like, the surest first: where several fit, the first counts.
var looks = []struct {
	format string
	fits   func(spot) bool
}{
	{"cas", func(p spot) bool { return p.has(".%FEATURE_STRUCTURES", "") || p.has(".%TYPES", "") }},
	{"gliner", func(p spot) bool { return p.has(".tokenized_text", "l") }},
	{"w3c", isW3C},
	{"spacy", isTaggedWords},
	{"hf-jsonl", func(p spot) bool { return p.hasAny(tagging.TokenKeys, "[]", "s") && p.hasAny(tagging.TagKeys, "", "l") }},
	{"labelstudio", func(p spot) bool { return isTask(p) || isMin(p) }},
	{"spacy", isSpacy},
	{"doccano", func(p spot) bool { return p.has(".text", "s") && (p.has(".label[]", "l") || p.has(".labels[]", "l")) }},
	{"prodigy", isProdigy},
	{"doccano", isDoccano},
	{"spacy", func(p spot) bool { return p.has(".text", "s") && p.has(".entities", "l") }},
}

// recordFormat is the format of which the object, or list, at a place is a record; "" when it is none.
func recordFormat(p spot) string {
	for _, l := range looks {
		if l.fits(p) {
			return l.format
		}
	}
	return ""
}

// isTaggedWords tells spaCy's words with a tag for each under entities.
func isTaggedWords(p spot) bool {
	return p.hasAny(tagging.TokenKeys, "[]", "s") && tagging.IsEvidence(cmp.Or(p.strings[p.path+".entities[]"], "-"))
}

// isTask tells Label Studio's tasks, and their results alone.
func isTask(p spot) bool {
	return p.has(".from_name", "s") ||
		p.has(".data", "o") && (p.has(".annotations", "l") || p.has(".completions", "l") || p.has(".predictions", "l"))
}

func isProdigy(p spot) bool {
	return p.has(".text", "s") &&
		(p.has(".spans", "l") || p.has("._input_hash", "n") || p.has("._task_hash", "n") || p.has(".answer", "s"))
}

func isW3C(p spot) bool {
	return strings.Contains(p.strings[p.path+".@context"]+p.strings[p.path+".@context[]"], "/ns/anno") ||
		p.has(".target.selector", "") || p.has(".target[].selector", "") || p.has(".items[].target", "") || p.has(".rows[].target", "")
}

// isMin tells Label Studio's JSON-MIN: the regions of a control stand under its name, beside the text.
func isMin(p spot) bool {
	for _, path := range p.order {
		if control, ok := strings.CutSuffix(path, "[].labels"); ok && strings.HasPrefix(control, p.path+".") &&
			strings.Count(control[len(p.path):], ".") == 1 &&
			p.has(control[len(p.path):]+"[].start", "ns") {
			return true
		}
	}
	return false
}

// isSpacy tells a pair of text and annotations, an object with entities, displaCy's ents, and the documents of version 2.
func isSpacy(p spot) bool {
	pair := strings.HasPrefix(p.kinds[p.path], "l") && strings.HasPrefix(p.kinds[p.path+"[]"], "so") &&
		(p.has("[].entities", "") || p.has("[].spans", "") || p.has("[].cats", "") || p.kinds[p.path+"[]"] == "so")
	return pair || p.has(".paragraphs[].sentences", "") || p.has(".paragraphs[].raw", "") || p.has(".ents[]", "o") ||
		p.has(".text", "s") && p.has(".ents", "l") ||
		p.has(".text", "s") && (p.has(".entities[]", "l") || p.has(".spans", "o") || p.has(".entities[].start", "n") ||
			p.has(".annotations.entities", "l")) ||
		p.hasAny(records.SpacyTextKeys, "", "s") && (p.has(".annotations[]", "l") || p.has(".annotations[].start", "n"))
}

// isDoccano tells a text beside labels; those of whole texts too, so that its reader can say what they are.
func isDoccano(p spot) bool {
	if !p.has(".text", "s") && !p.has(".data", "s") {
		return false
	}
	return p.hasAny([]string{"label", "labels"}, "", "") || p.has(".entities[].start_offset", "") ||
		p.has(".annotations[].start_offset", "") ||
		p.has(".entities", "l") && p.has(".relations", "l")
}
