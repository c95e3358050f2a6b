package source

import (
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
//   - standard input: "stdin-" and the start of the text's SHA-256.
//
// Bytes of a file name that are not UTF-8 are written %XX.

// identify names files so that all names differ. Paths must be absolute, clean and distinct; parts is how many of the
// last parts of each path the name has at least.
func identify(paths []string, parts []int) []string {
	names := make([]string, len(paths))
	depth := append([]int(nil), parts...)
	for i := range paths {
		names[i] = lastParts(paths[i], depth[i])
	}
	for {
		users := map[string][]int{}
		for i, name := range names {
			users[name] = append(users[name], i)
		}
		longer := false
		for _, same := range users {
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
			return names
		}
	}
}

// lastParts is the last n parts of a path, joined by slashes; all of it when it has fewer.
func lastParts(path string, n int) string {
	path = filepath.ToSlash(path)
	at := len(path)
	for ; n > 0 && at > 0; n-- {
		at = strings.LastIndexByte(path[:at], '/')
	}
	return validName(path[max(at+1, 0):])
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
