package source

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tippani/model/message"
)

// articleExtensions are the files that are articles when a directory is named. JSONL is not among them: the datasets that
// the program writes lie beside the articles.
var articleExtensions = []string{".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".epub"}

// found is a file for the queue.
type found struct {
	path  string // as it can be opened
	parts int    // how many of the last parts of the path its id has at least
	err   error  // it can not be read, known already
}

var sayNoArticlesHere = message.New("source.no-articles-here", "has no articles (%s); name a file itself to read another kind")

// articlesIn finds the articles in a directory and those below it, in the order of their names. Hidden files and
// directories are left out, links to files are followed, links to directories are not (they may lead round in circles).
// A directory below that can not be read stands in the queue as an article with that error.
func articlesIn(root string) ([]found, error) {
	var all []found
	root = filepath.Clean(root)
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if path == root {
			return err
		}
		below, relErr := filepath.Rel(root, path)
		if relErr != nil {
			return relErr
		}
		parts := 1 + strings.Count(filepath.ToSlash(below), "/")
		hidden := strings.HasPrefix(entry.Name(), ".")
		switch {
		case hidden && entry.IsDir():
			return filepath.SkipDir
		case hidden:
		case err != nil:
			all = append(all, found{path, parts, err})
		case entry.IsDir() || !isArticle(path):
		case entry.Type()&fs.ModeSymlink != 0:
			if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
				return nil
			}
			all = append(all, found{path, parts, nil})
		case entry.Type().IsRegular():
			all = append(all, found{path, parts, nil})
		}
		return nil
	})
	if err != nil {
		return nil, cannotRead(root, err)
	}
	if len(all) == 0 {
		return nil, refuse(root, sayNoArticlesHere.With(strings.Join(articleExtensions, ", ")))
	}
	return all, nil
}

func isArticle(path string) bool {
	return slices.Contains(articleExtensions, strings.ToLower(filepath.Ext(path)))
}
