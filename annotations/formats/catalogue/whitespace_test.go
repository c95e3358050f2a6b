package catalogue_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"tippani/annotations/formats"
	"tippani/annotations/formats/formattest"
)

// TestWhiteSpaceMakesNoDifference reads every variant again with a byte order mark, with CR LF, and indented.
func TestWhiteSpaceMakesNoDifference(t *testing.T) {
	for _, v := range allVariants() {
		docs, report, err := v.read()
		if err != nil {
			continue
		}
		for name, content := range spacings(v.content) {
			changed := v
			changed.content = content
			again, other, err := changed.read()
			if err != nil || formattest.Spans(again) != formattest.Spans(docs) ||
				other.Count(formats.SpanOut) != report.Count(formats.SpanOut) {
				t.Errorf("%s, %s: %q, %v", v.name, name, formattest.Spans(again), err)
			}
		}
	}
}

func spacings(content string) map[string]string {
	plain := strings.ReplaceAll(strings.TrimPrefix(content, "\uFEFF"), "\r\n", "\n")
	all := map[string]string{
		"CR LF":             strings.ReplaceAll(plain, "\n", "\r\n"),
		"a byte order mark": "\uFEFF" + plain,
		"no last line feed": strings.TrimRight(plain, "\n"),
		"more line feeds":   plain + "\n\n",
	}
	var indented bytes.Buffer
	for d := json.NewDecoder(strings.NewReader(plain)); ; {
		var raw json.RawMessage
		if d.Decode(&raw) != nil {
			break
		}
		if json.Indent(&indented, raw, "  ", "\t") == nil {
			indented.WriteByte('\n')
		}
	}
	if plain != "" && (plain[0] == '{' || plain[0] == '[') {
		all["indented"] = indented.String()
	}
	return all
}
