package source

import (
	"archive/zip"
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

func bookFile(t testing.TB, chapters ...string) string {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	add := func(name, text string) {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name})
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	add("mimetype", "application/epub+zip")
	add("META-INF/container.xml", `<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>`)
	manifest, spine := "", ""
	for i, text := range chapters {
		name := string(rune('a'+i)) + ".xhtml"
		manifest += `<item id="` + name + `" href="` + name + `" media-type="application/xhtml+xml"/>`
		spine = `<itemref idref="` + name + `"/>` + spine
		add(name, text)
	}
	add("b.opf", `<package><metadata><title>পথের পাঁচালী</title><creator>বিভূতিভূষণ</creator><language>bn</language></metadata><manifest>`+
		manifest+`</manifest><spine>`+spine+`</spine></package>`)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestABookIsAQueueOfItsChapters(t *testing.T) {
	dir := t.TempDir()
	data := bookFile(t, "<html><head><title/></head><h1>এক\n নম্বর</h1><p>"+sentence+"</p></html>",
		"<html><body><img src='cover.png'/></body></html>",
		"<?xml version='1.0'?><html><p>পাঠ<a id='1'/>।</p></html>")
	write(t, dir, map[string]string{"book.epub": data, "noending": data, "dir/1.txt": "ক", "dir/2.epub": data, "dir/3.epub": "PK",
		"dir/4.txt": "খ"})
	t.Chdir(dir)
	q, err := Open([]string{"book.epub", "noending", "book.epub"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	if got := strings.Join(ids(t, q), " "); got != "book.epub/c.xhtml book.epub/a.xhtml noending/c.xhtml noending/a.xhtml" {
		t.Error(got)
	}
	first, err := q.At(0)
	if err != nil {
		t.Fatal(err)
	}
	if first.Article.Text() != "পাঠ।" || first.Article.Meta().Title != "পথের পাঁচালী" || first.Source != "book.epub#c.xhtml" ||
		len(first.Notices) != 2 ||
		!strings.Contains(first.Notices[1].String(), "1 chapter") {
		t.Errorf("%q %+v", first.Article.Text(), first.Article.Meta())
	}
	second, err := q.At(1)
	if err != nil {
		t.Fatal(err)
	}
	if second.Article.Text() != "এক নম্বর\n"+sentence || second.Article.Meta().Title != "এক নম্বর" ||
		string(second.Article.Meta().Extra) != `{"book":"পথের পাঁচালী","byline":"বিভূতিভূষণ","language":"bn","chapter":"3"}` {
		t.Errorf("%q %s", second.Article.Text(), second.Article.Meta().Extra)
	}
	if id, err := q.ID(1); err != nil || id != second.Article.ID() {
		t.Errorf("%q %v", id, err)
	}

	q, err = Open([]string{"dir"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	n, _ := q.Len()
	for i := range n {
		id, err := q.ID(i)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := q.At(i); err != nil {
			id += " (" + err.Error() + ")"
		}
		all = append(all, id)
	}
	want := "1.txt|2.epub/c.xhtml|2.epub/a.xhtml|3.epub (" + filepath.Join("dir", "3.epub") +
		": is not an EPUB book (zip: not a valid zip file); export it again)|4.txt"
	if got := strings.Join(all, "|"); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if _, err := Open([]string{"dir/3.epub"}, Options{}); err == nil {
		t.Error("a broken book can be opened")
	}
}
