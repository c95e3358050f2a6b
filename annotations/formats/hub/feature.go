package hub

import (
	"strconv"
	"strings"

	"tippani/model/jsontext"
)

// feature is a column as Hugging Face's datasets describes it: a value, a class label, a list or a structure. The forms written are those
// that its versions from 2 to 5 understand: lists of values as Sequence, lists of structures as a list of one.
type feature struct {
	name   string
	dtype  string    // of a value
	list   bool      // of what else is said
	labels []string  // of a class label
	fields []feature // of a structure
}

// features are the columns of a row; tags are the names of the tags of each kind.
func features(tags []*tagNames) []feature {
	text := func(name string) feature { return feature{name: name, dtype: "string"} }
	number := func(name string) feature { return feature{name: name, dtype: "int32"} }
	list := func(f feature) feature { f.list = true; return f }
	all := []feature{text("id"), text("text"), list(text("tokens")), list(number("token_starts")), list(number("token_ends"))}
	for i, names := range tags {
		all = append(all, feature{name: tagColumns[i], list: true, labels: names.names})
	}
	return append(all,
		list(feature{name: "spans", fields: []feature{text("id"), number("start"), number("end"), text("label"), text("kind"), text("text"),
			list(feature{name: "attributes", fields: []feature{text("name"), text("value")}}), text("note"),
			{name: "suggested", fields: []feature{text("source"), {name: "score", dtype: "float64"}, {name: "changed", dtype: "bool"}}},
			text("extra")}}),
		list(feature{name: "relations", fields: []feature{text("id"), text("from"), text("to"), text("label"), text("extra")}}),
		text("answer"), text("annotator"), text("created"), text("modified"), text("title"), text("source"), text("meta"), text("extra"))
}

// info is what stands under "huggingface" among the metadata of each file, as datasets writes it.
func info(all []feature) string {
	var j jsontext.Text
	j.Open('{')
	j.Key("info")
	j.Open('{')
	j.Key("features")
	structure(&j, all)
	j.Shut('}')
	j.Shut('}')
	return string(j.B)
}

func structure(j *jsontext.Text, fields []feature) {
	j.Open('{')
	for _, f := range fields {
		j.Key(f.name)
		f.json(j)
	}
	j.Shut('}')
}

func (f feature) json(j *jsontext.Text) {
	switch {
	case f.list && f.fields != nil:
		j.Open('[')
		structure(j, f.fields)
		j.Shut(']')
	case f.list:
		f.list = false
		j.Open('{')
		j.Key("feature")
		f.json(j)
		j.KeyStr("_type", "Sequence")
		j.Shut('}')
	case f.fields != nil:
		structure(j, f.fields)
	case f.labels != nil:
		j.Open('{')
		j.Key("names")
		j.Open('[')
		for _, name := range f.labels {
			j.Str(name)
		}
		j.Shut(']')
		j.KeyStr("_type", "ClassLabel")
		j.Shut('}')
	default:
		j.Open('{')
		j.KeyStr("dtype", f.dtype)
		j.KeyStr("_type", "Value")
		j.Shut('}')
	}
}

// yaml writes the columns as the dataset card's front matter has them.
func yaml(b *strings.Builder, indent string, all []feature) {
	for _, f := range all {
		b.WriteString(indent + "- name: " + f.name + "\n")
		inner := indent + "  "
		switch {
		case f.list && f.fields != nil:
			b.WriteString(inner + "list:\n")
			yaml(b, inner, f.fields)
		case f.fields != nil:
			b.WriteString(inner + "struct:\n")
			yaml(b, inner, f.fields)
		case f.labels != nil:
			b.WriteString(inner + "sequence:\n" + inner + "  class_label:\n" + inner + "    names:\n")
			for i, name := range f.labels {
				b.WriteString(inner + "      '" + strconv.Itoa(i) + "': " + quoted(name) + "\n")
			}
		case f.list:
			b.WriteString(inner + "sequence: " + f.dtype + "\n")
		default:
			b.WriteString(inner + "dtype: " + f.dtype + "\n")
		}
	}
}

// quoted is a text as a double-quoted scalar of YAML, with escapes for what YAML 1.1 takes for a line end or refuses.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ', r >= 0x7F && r <= 0xA0, r == '\u2028', r == '\u2029', r == '\uFEFF', r >= 0xFFFE && r <= 0xFFFF:
			b.WriteString(`\u` + strconv.FormatInt(0x10000+int64(r), 16)[1:])
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
