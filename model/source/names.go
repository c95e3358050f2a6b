package source

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// IDs. The id of an article has to be the same on every run, on every machine, and from whatever directory the program
// is started, or its annotations are not found again; and it must not depend on the text, or correcting a letter would
// lose them. So it is made of the name:
//
//   - the bundled article: "bundled";
//   - a file that is named: its base name, "article.txt";
//   - a file in a directory that is named: its path from there, with slashes, "2026/article.txt";
//   - two files in one queue that would have the same id: as many of the directories above as tell them apart,
//     "prothom-alo/article.txt" and "ittefaq/article.txt";
//   - a chapter of an EPUB book: the book's id, a slash, and the chapter's name in the book, "book.epub/OEBPS/one.xhtml";
//   - a record of a JSONL queue: its "id" (a number as it is written), else "text-" and the start of the text's SHA-256;
//   - an element of a JSON array: the same;
//   - a record whose id an article before it in the queue has, with another text or other annotations: its id, "~" and the start of
//     the text's SHA-256 ("7~3fa2b1c4"), or of the record's where that is taken too. 7 and "7" are one id. Records that are the same byte
//     for byte, or hold one text by two annotators, are one article and share their id;
//   - standard input: "stdin-" and the start of the text's SHA-256.
//
// Bytes of a file name that are not UTF-8 are written %XX; where that gives two files one name, "~" and the start of the SHA-256 of
// the name's bytes are put behind it.

// identify names files so that all names differ. Paths must be absolute, clean and distinct; parts is how many of the
// last parts of each path the name has at least.
func identify(paths []string, parts []int) []string {
	names := make([]string, len(paths))
	depth := append([]int(nil), parts...)
	for i := range paths {
		names[i] = lastParts(paths[i], depth[i])
	}
	for {
		longer := false
		for _, same := range users(names) {
			if len(same) < 2 {
				continue
			}
			for _, i := range same {
				depth[i]++
				name := lastParts(paths[i], depth[i])
				longer = longer || name != names[i]
				names[i] = name
			}
		}
		if !longer {
			return written(names)
		}
	}
}

// users are the files that have each name.
func users(names []string) map[string][]int {
	all := map[string][]int{}
	for i, name := range names {
		all[name] = append(all[name], i)
	}
	return all
}

// written is how names are written that may not be UTF-8.
func written(names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = validName(name)
	}
	for _, same := range users(out) {
		for _, i := range same {
			if len(same) > 1 && out[i] != names[i] {
				sum := sha256.Sum256([]byte(names[i]))
				out[i] += "~" + hex.EncodeToString(sum[:4])
			}
		}
	}
	return out
}

// lastParts is the last n parts of a path, joined by slashes; all of it when it has fewer.
func lastParts(path string, n int) string {
	path = filepath.ToSlash(path)
	at := len(path)
	for ; n > 0 && at > 0; n-- {
		at = strings.LastIndexByte(path[:at], '/')
	}
	return path[max(at+1, 0):]
}

func validName(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	var out strings.Builder
	for i := 0; i < len(name); {
		r, size := utf8.DecodeRuneInString(name[i:])
		if r == utf8.RuneError && size == 1 {
			fmt.Fprintf(&out, "%%%02X", name[i])
		} else {
			out.WriteString(name[i : i+size])
		}
		i += size
	}
	return out.String()
}
