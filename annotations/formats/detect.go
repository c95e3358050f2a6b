package formats

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Detect tells the format of an input from its name and first bytes; a directory's name comes with no bytes and the
// names of its files. It gives an error, with the remedy, when several formats or none fit.
func Detect(name string, head []byte, files []string) (Format, error) {
	found := ""
	switch {
	case bytes.Contains(head, []byte("http://www.omg.org/XMI")):
		found = "cas"
	case len(files) > 0:
		found = detectDirectory(files)
	case bytes.HasPrefix(head, []byte("PAR1")):
		found = "parquet"
	default:
		found = detectText(strings.ToLower(filepath.Ext(name)), string(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))))
	}
	if found == "" {
		return Format{}, fmt.Errorf("%s: the format can't be told from the content; say it with --from", name)
	}
	return ByName(found)
}

func detectDirectory(files []string) string {
	has := func(ext string) bool {
		return slices.ContainsFunc(files, func(f string) bool { return filepath.Ext(f) == ext })
	}
	kinds := map[string]bool{"brat": has(".ann"), "webanno": has(".tsv"), "cas": has(".json") || has(".xmi")}
	found := ""
	for name, is := range kinds {
		if is && found != "" {
			return ""
		}
		if is {
			found = name
		}
	}
	return found
}

// detectText looks for keys that one format only has, near the beginning.
func detectText(ext, head string) string {
	type sign struct{ format, text string }
	for _, s := range []sign{
		{"webanno", "#FORMAT=WebAnno TSV"}, {"cas", `"%FEATURE_STRUCTURES"`}, {"cas", `"%TYPES"`},
		{"gliner", `"tokenized_text"`}, {"hf", `"ner_tags"`},
		{"w3c", "http://www.w3.org/ns/anno.jsonld"}, {"w3c", `"TextPositionSelector"`},
		{"doccano", `"start_offset"`}, {"prodigy", `"_input_hash"`}, {"prodigy", `"token_start"`}, {"prodigy", `"_task_hash"`},
		{"labelstudio", `"from_name"`}, {"labelstudio", `"completions"`}, {"conllu", "# sent_id"}, {"conllu", "# newdoc"},
		{"csv", "row,article,"}, {"csv", "row;article;"}, {"csv", "row\tarticle\t"},
		{"csv", `"row","article",`}, {"csv", `"row";"article";`}, {"csv", "\"row\"\t\"article\"\t"},
	} {
		if strings.Contains(head, s.text) {
			return s.format
		}
	}
	plain := strings.TrimLeft(head, " \t\r\n")
	switch {
	case strings.HasPrefix(plain, `["`):
		return "spacy"
	case strings.HasPrefix(plain, "{") && (strings.Contains(plain, `"label":`) || strings.Contains(plain, `"labels":`)) && !strings.Contains(plain, `"spans"`):
		return "doccano"
	case strings.HasPrefix(plain, "{") && strings.Contains(plain, `"entities":[[`):
		return "spacy"
	case ext == ".conll" || ext == ".bio" || ext == ".iob" || strings.HasPrefix(plain, docStart):
		return "conll"
	case ext == ".tsv" && strings.Contains(plain, "\tO\n"):
		return "conll"
	case ext == ".conllu":
		return "conllu"
	}
	return ""
}
