package epub

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

type entry struct{ name, text string }

const (
	containerXML = `<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" ` +
		`version="1.0"><rootfiles><rootfile full-path="OEBPS/book.opf" ` +
		`media-type="application/oebps-package+xml"/></rootfiles></container>`
	packageXML = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title> 📰 পথের
পাঁচালী </dc:title><dc:creator>বিভূতিভূষণ</dc:creator><dc:creator>অন্য জন</dc:creator><dc:language>bn</dc:language></metadata>
<manifest><item id="b" href="dir/two%20x.xhtml#top" media-type="application/xhtml+xml"/><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/><item id="p" href="p.png" media-type="image/png"/></manifest>
<spine><itemref idref="a"/><itemref idref="p"/><itemref idref="b" linear="no"/><itemref idref="a"/></spine></package>`
)

func archive(t testing.TB, entries ...entry) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, e := range entries {
		f, err := w.Create(e.name)
		if err == nil {
			_, err = f.Write([]byte(e.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func whole(more ...entry) []entry {
	return append([]entry{{"mimetype", "application/epub+zip"}, {"META-INF/container.xml", containerXML}, {"OEBPS/book.opf", packageXML},
		{"OEBPS/one.xhtml", "<html>এক"}, {"OEBPS/dir/two x.xhtml", "<html>দুই"}}, more...)
}

func open(data []byte) (*Book, error) { return Open(bytes.NewReader(data), int64(len(data))) }

func TestABookHasItsChaptersInTheOrderOfReading(t *testing.T) {
	b, err := open(archive(t, whole()...))
	if err != nil {
		t.Fatal(err)
	}
	if b.Title != "📰 পথের পাঁচালী" || b.Creator != "বিভূতিভূষণ, অন্য জন" || b.Language != "bn" {
		t.Errorf("%q %q %q", b.Title, b.Creator, b.Language)
	}
	if got := strings.Join(b.Chapters, "|"); got != "OEBPS/one.xhtml|OEBPS/dir/two x.xhtml" {
		t.Error(got)
	}
	for i, want := range []string{"<html>এক", "<html>দুই"} {
		if data, err := b.Read(i); err != nil || string(data) != want || b.Size(i) != int64(len(want)) {
			t.Errorf("%q, error %v, want %q", data, err, want)
		}
	}
}

func TestWhatIsNoBookIsRefusedInOneSentence(t *testing.T) {
	swap := func(name, text string) []entry {
		all := whole()
		for i := range all {
			if all[i].name == name {
				all[i].text = text
			}
		}
		return all
	}
	drm := func(algorithm, uri string) entry {
		return entry{"META-INF/encryption.xml",
			fmt.Sprintf(`<encryption><EncryptedData><EncryptionMethod Algorithm=%q/><CipherData><CipherReference `+
				`URI=%q/></CipherData></EncryptedData></encryption>`, algorithm, uri)}
	}
	const adept = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
	var laughs strings.Builder
	laughs.WriteString(`<?xml version="1.0"?><!DOCTYPE container [<!ENTITY a0 "ha">`)
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&laughs, `<!ENTITY a%d "&a%d;&a%d;">`, i, i-1, i-1)
	}
	laughs.WriteString(`]><container><rootfiles><rootfile full-path="&a29;"/></rootfiles></container>`)
	many := whole()
	for i := range maxEntries {
		many = append(many, entry{fmt.Sprint("x", i), ""})
	}
	for _, c := range []struct {
		name    string
		entries []entry
		want    string
	}{
		{"no container", []entry{{"a", "b"}}, `does not have "META-INF/container.xml"`},
		{"a container without package", swap("META-INF/container.xml", "<container/>"), "names no package"},
		{"broken XML", swap("OEBPS/book.opf", "<package"), `has a faulty "OEBPS/book.opf"`},
		{"a spine that names nothing", swap("OEBPS/book.opf", `<package><spine><itemref idref="q"/></spine></package>`), `names "q"`},
		{"only pictures", swap("OEBPS/book.opf",
			`<package><manifest><item id="a" href="a" media-type="image/png"/></manifest><spine><itemref idref="a"/></spine></package>`),
			"no chapters"},
		{"entities that multiply", swap("META-INF/container.xml", laughs.String()), "faulty"},
		{"an entity of another file", swap("META-INF/container.xml",
			`<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]><container>&x;</container>`), "faulty"},
		{"nested a hundred thousand deep", swap("OEBPS/book.opf", strings.Repeat("<a>", 100_000)), "faulty"},
		{"an encrypted chapter", whole(drm(adept, "OEBPS/one.xhtml")), "DRM"},
		{"a Readium licence", whole(entry{"META-INF/license.lcpl", "{}"}), "DRM"},
		{"an entry that comes twice", whole(entry{"OEBPS/one.xhtml", "x"}), "twice"},
		{"too many entries", many, "entries"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := open(archive(t, c.entries...))
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.ContainsAny(err.Error(), "\n") {
				t.Errorf("error %v, want … %s", err, c.want)
			}
		})
	}
	t.Run("obfuscated fonts are no hindrance", func(t *testing.T) {
		if _, err := open(archive(t, whole(drm("http://www.idpf.org/2008/embedding", "OEBPS/f.otf"))...)); err != nil {
			t.Error(err)
		}
	})
	for _, data := range []string{"", "PK\x03\x04", "PK\x05\x06" + strings.Repeat("\x00", 18), "কিছু না"} {
		if _, err := open([]byte(data)); err == nil {
			t.Errorf("%q is a book", data)
		}
	}
}

func TestBombsAreNotUnpacked(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"ten million zeros", strings.Repeat("\x00", 10<<20), "packed more than"},
		{"a chapter larger than is read", strings.Repeat("\x00", MaxChapter+1), "MiB"},
	} {
		all := whole()
		all[3].text = c.text
		b, err := open(archive(t, all...))
		if err != nil {
			t.Fatal(err)
		}
		if data, err := b.Read(0); err == nil || !strings.Contains(err.Error(), c.want) || data != nil {
			t.Errorf("%s: %d bytes, error %v", c.name, len(data), err)
		}
	}
}

func TestNamesThatLeadOutOfTheArchiveWriteNothing(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	evil := strings.NewReplacer("one.xhtml", "../../../escaped.xhtml").Replace(packageXML)
	all := whole(entry{"../../escaped.xhtml", "<html>বাইরে"}, entry{"/tmp/absolute", "x"}, entry{`C:\windows`, "x"},
		entry{"../escaped.xhtml", "x"})
	all[2].text = evil
	b, err := open(archive(t, all...))
	if err != nil {
		t.Fatal(err)
	}
	if data, err := b.Read(0); err != nil || string(data) != "<html>বাইরে" {
		t.Errorf("%q %v", data, err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("the directory has %v now", left)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(archive(f, whole()...))
	f.Add(archive(f, entry{"META-INF/container.xml", containerXML}))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := open(data)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\x00") {
				t.Fatalf("%q is no sentence", err)
			}
			return
		}
		for i := range b.Chapters {
			if data, err := b.Read(i); err == nil && len(data) > MaxChapter {
				t.Fatal("a chapter is larger than may be")
			}
		}
	})
}
