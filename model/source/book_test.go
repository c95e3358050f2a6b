package source

import (
	"path/filepath"
	"sync"
	"testing"
)

func TestChaptersAreReadFromSeveralGoroutines(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"b.epub": bookFile(t, "<p>"+sentence, "<p>দুই", "<p>তিন")})
	q, err := Open([]string{filepath.Join(dir, "b.epub")}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	var all sync.WaitGroup
	for g := range 4 {
		all.Go(func() {
			for i := range 30 {
				if _, err := q.At((g + i) % 3); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if f := q.(*distinct).parts[0].(*bookQueue).file; f.users != 0 || f.file != nil {
		t.Error("the file is open still")
	}
}
