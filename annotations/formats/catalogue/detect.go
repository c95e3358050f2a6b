package catalogue

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"tippani/annotations/formats"
	"tippani/annotations/formats/docbin"
)

// DetectBytes is how much of a file's beginning Detect can use: a record or two, the text of which may be long.
const DetectBytes = 1 << 20

// Detect tells the format of an input from its name and first bytes; a directory's name comes with no bytes and the
// names of its files. It gives an error, with the remedy, when several formats or none fit.
func Detect(name string, head []byte, files []string) (formats.Format, error) {
	found, keys := Binary(head), ""
	switch {
	case found != "":
	case bytes.Contains(head, []byte("http://www.omg.org/XMI")):
		found = "cas"
	case len(files) > 0:
		found = detectDirectory(files)
	case bytes.HasPrefix(head, []byte("PAR1")):
		found = "parquet"
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return formats.Format{}, fmt.Errorf("%s: this is a ZIP archive, as some tools export; unpack it and import what is in it", name)
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), bytes.HasPrefix(head, []byte("\xFE\xFF")):
		return formats.Format{}, fmt.Errorf("%s: the file is UTF-16; convert it to UTF-8 first", name)
	case strings.EqualFold(filepath.Ext(name), ".spacy") && !IsText(head):
		found = "docbin"
	default:
		text := string(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")))
		drawn := sketchOf(text)
		if drawn.isOwn() {
			return formats.Format{}, fmt.Errorf("%s: this is a dataset of tippani already; open or export it as it is", name)
		}
		keys = drawn.outerKeys()
		if found = detectJSON(drawn); found == "" {
			found = detectLines(strings.ToLower(filepath.Ext(name)), text, len(head) < DetectBytes)
		}
	}
	if found == "" {
		return formats.Format{}, fmt.Errorf("%s: the format can't be told from the content%s; say it with --from", name, keys)
	}
	return ByName(found)
}

// Binary is the format of a file that begins with these bytes, a thousand or more of them, if it is one of those that are no text; else "".
func Binary(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte("PAR1")) && !IsText(head): // an article may begin so
		return "parquet"
	case docbin.Is(head):
		return "docbin"
	}
	return ""
}

// IsText tells text in UTF-8 by its first bytes, which may end inside a letter.
func IsText(head []byte) bool {
	return bytes.IndexByte(head, 0) < 0 && utf8.Valid(wholeLetters(head))
}

// wholeLetters is text without a letter at its end that was cut.
func wholeLetters(text []byte) []byte {
	for i := 1; i < utf8.UTFMax && i <= len(text); i++ {
		if end := len(text) - i; utf8.RuneStart(text[end]) {
			if !utf8.FullRune(text[end:]) {
				return text[:end]
			}
			break
		}
	}
	return text
}

func detectDirectory(files []string) string {
	has := func(ext string) bool {
		return slices.ContainsFunc(files, func(f string) bool { return filepath.Ext(f) == ext })
	}
	if has(".parquet") {
		return "hf"
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
