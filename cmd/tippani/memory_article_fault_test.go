//go:build linux

package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tippani/model"
)

// TestArticlesTakeBoundedMemory gives the reader of each kind of article what takes the most for its bytes, near the limits and beyond.
// Reanchor reads an article without a terminal; on a record of another text it does nothing more with it.
func TestArticlesTakeBoundedMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("writes large files")
	}
	const (
		most      = 31 << 20
		converted = 23 << 20
		sentence  = "বাংলাদেশের সংবাদপত্র আজ। "
	)
	paragraph := "<p>" + strings.Repeat(sentence, 10) + "</p>"
	packed := base64.StdEncoding.EncodeToString([]byte(strings.Repeat(paragraph, 57)))
	for _, c := range []struct {
		name, head, piece, tail string
		size                    int
		flags                   string
		says                    string // "" for an article that is read
	}{
		{"long.txt", "", sentence, "", model.MaxText - 1, "", ""},
		{"longer.txt", "", sentence, "", model.MaxText + 1<<20, "", "128 at most"},
		{"lines.txt", "", "a\r\n", "", model.MaxText - 1, "", ""},
		{"wide.txt", "\xff\xfe", "\x95\x09\x20\x00", "", converted, "", ""},
		{"wider.txt", "\xff\xfe", "\x95\x09\x20\x00", "", 64 << 20, "", "24 at most can be converted"},
		{"invalid.txt", "", "\xff", "", converted, "--replace-invalid", ""},
		{"more-invalid.txt", "", "\xff", "", 64 << 20, "--replace-invalid", "24 at most can be converted"},
		{"coded.txt", "", "\x80", "", converted, "--encoding windows-1252", ""},
		{"more-coded.txt", "", "\x80", "", 64 << 20, "--encoding windows-1252", "24 at most can be converted"},
		{"bijoy.txt", "", "Avwg evsjvq Mvb MvB| ", "", 120 << 20, "", "24 at most can be converted"},
		{"long.md", "# ক\n", sentence + "\n\n", "", model.MaxText - 1, "", ""},
		{"marks.md", "", "[![> ", "", 8 << 20, "", ""},
		{"text.html", "<html>", paragraph, "", most, "", ""},
		{"more-text.html", "<html>", paragraph, "", 60 << 20, "", "32 at most"},
		{"large.html", "<html>", paragraph, "", 127 << 20, "", "64 at most"},
		{"elements.html", "<html>", "<div>a</div>", "", 330_000 * 12, "", ""},
		{"more-elements.html", "<html>", "<p>a", "", most, "", "more elements than are read"},
		{"attributes.html", "<html>", "<p a b c d e f g h i j k l m n o p q r s t u v w x y z>a", "", 43_000 * 56, "", ""},
		{"more-attributes.html", "<html>", "<p a b c d e f g h i j k l m n o p q r s t u v w x y z>a", "", most, "",
			"more elements than are read"},
		{"invalid.html", "<html>", "<p>" + strings.Repeat("\xff", 200), "", converted, "--replace-invalid", "64 at most"},
		{"pictures.html", "<html><p>" + sentence, `<img src="data:image/png;base64,` + strings.Repeat("iVBORw0K", 100_000) + `">`, "",
			63 << 20, "", ""},
		{"cdata.xhtml", `<?xml version="1.0"?><html><p><![CDATA[`, "&", "]]>", most, "", "in CDATA"},
		{"packed.mht", "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n", packed + "\r\n", "", 42 << 20, "", ""},
		{"quoted.mht", "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", "<p>=E0=A6=95 a=\r\n", "",
			127 << 20, "", "32 at most"},
		{"header.mht", "", "A: b\r\n", "\r\n\r\nx", 127 << 20, "", "header is too long"},
		{"part.mht", "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", "A: bc\r\n", "", 127 << 20, "", "damaged web archive"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			filled(t, filepath.Join(dir, c.name), c.head, c.piece, c.tail, c.size)
			readInBounds(t, dir, c.name, c.flags, c.says)
		})
	}
}

// readInBounds has an article read, and looks what is said about it.
func readInBounds(t *testing.T, dir, name, flags, says string) {
	t.Helper()
	write(t, filepath.Join(dir, "d.jsonl"), `{"id":"q","text":"ক","spans":[],"schema":1}`+"\n")
	said, code := weighed(t, dir, append([]string{"reanchor", "d.jsonl", name}, strings.Fields(flags)...)...)
	if strings.Contains(said, "goroutine ") || says != "" && (code == 0 || !strings.Contains(said, says)) || says == "" &&
		strings.Contains(said, name+":") {
		t.Errorf("exit status %d: %.300s", code, said)
	}
}

// TestTwoLongStatesOfAnArticleAreNotCompared gives reanchor more words than it compares.
func TestTwoLongStatesOfAnArticleAreNotCompared(t *testing.T) {
	if testing.Short() {
		t.Skip("writes large files")
	}
	dir := t.TempDir()
	filled(t, filepath.Join(dir, "a.txt"), "", "খ গ ", "", 20<<20)
	filled(t, filepath.Join(dir, "d.jsonl"), `{"id":"a.txt","text":"ঘ`, "ক খ ",
		`","spans":[{"start":0,"end":1,"label":"PER"}],"schema":1}`+"\n", 20<<20)
	said, code := weighed(t, dir, "reanchor", "d.jsonl", "a.txt")
	if code != 1 || !strings.Contains(said, "more than 1000000 words") {
		t.Errorf("exit status %d: %.300s", code, said)
	}
}

// TestBooksTakeBoundedMemory packs chapters that are large, many and hostile into books.
func TestBooksTakeBoundedMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("packs large books")
	}
	item := func(n int) (manifest, spine string) {
		var m, s strings.Builder
		for i := range n {
			fmt.Fprintf(&m, `<item id="c%d" href="c%d" media-type="application/xhtml+xml"/>`, i, i)
			fmt.Fprintf(&s, `<itemref idref="c%d"/>`, i)
		}
		return m.String(), s.String()
	}
	var varied bytes.Buffer
	for i := 0; varied.Len() < 31<<20; i++ {
		fmt.Fprintf(&varied, "<p>বাংলাদেশের সংবাদপত্র %d আজ %x এবং আরও অনেক কিছু লেখা আছে এখানে, %o।</p>", i*7919, i*104729, i*31)
	}
	for name, c := range map[string]struct {
		chapters int
		chapter  string
		more     int // items of the list of files that stand for nothing
		says     string
	}{
		"a chapter of 31 MiB": {1, "<html>" + varied.String()[:31<<20-40], 0, ""},
		"a bomb":              {1, strings.Repeat("<p>a", 8<<20), 0, "packed more than"},
		"15,000 chapters":     {15_000, "<html><p>ক", 0, ""},
		"a long list":         {1, "<html><p>ক", 200_000, ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			f, err := os.Create(filepath.Join(dir, "b.epub"))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			z := zip.NewWriter(f)
			put := func(name, text string) {
				w, err := z.Create(name)
				if err == nil {
					_, err = w.Write([]byte(text))
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			manifest, spine := item(c.chapters)
			put("mimetype", "application/epub+zip")
			put("META-INF/container.xml", `<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>`)
			var nothing strings.Builder
			for i := range c.more {
				fmt.Fprintf(&nothing, `<item id="n%d" href="%x"/>`, i, i*7919)
			}
			put("b.opf", "<package><manifest>"+manifest+nothing.String()+"</manifest><spine>"+spine+"</spine></package>")
			for i := range c.chapters {
				put(fmt.Sprint("c", i), c.chapter)
			}
			if err := z.Close(); err != nil {
				t.Fatal(err)
			}
			readInBounds(t, dir, "b.epub", "", c.says)
		})
	}
}
