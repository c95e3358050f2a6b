package source

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func ids(t *testing.T, q Queue) []string {
	t.Helper()
	var all []string
	n, _ := q.Len()
	for i := range n {
		item, err := q.At(i)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, item.Article.ID())
	}
	return all
}

func TestArgumentsMakeAQueueWithStableIDs(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{
		"a.txt": "ক", "b.md": "# খ", "c.pdf": "x", ".hidden.txt": "x", "sub/a.txt": "গ", ".git/a.txt": "x",
		"a.annotations.jsonl": "{}", "other/a.txt": "ঘ", "other/sub/a.txt": "ঙ", "q.jsonl": "{\"id\":\"j\",\"text\":\"চ\"}\n",
	}
	all := "a.txt b.md other/a.txt other/sub/a.txt sub/a.txt"
	if runtime.GOOS != "windows" { // where every name is Unicode
		files["odd\xff.txt"] = "ছ"
		all = "a.txt b.md odd%FF.txt other/a.txt other/sub/a.txt sub/a.txt"
	}
	write(t, dir, files)
	t.Chdir(dir)
	for _, c := range []struct {
		name string
		args []string
		want string
	}{
		{"a file is its base name", []string{"sub/a.txt"}, "a.txt"},
		{"from another directory it is the same", []string{filepath.Join(dir, "sub", "a.txt")}, "a.txt"},
		{"a directory gives paths from there, sorted, hidden files and datasets left out", []string{"."}, all},
		{"the same by its full name", []string{dir + "/"}, all},
		{"files of one name are told apart", []string{"sub/a.txt", "other/a.txt", "b.md"}, "sub/a.txt other/a.txt b.md"},
		{"as far up as it takes", []string{"sub/a.txt", "other/sub/a.txt"}, filepath.Base(dir) + "/sub/a.txt other/sub/a.txt"},
		{"directories of one content too", []string{"sub", "other/sub"}, filepath.Base(dir) + "/sub/a.txt other/sub/a.txt"},
		{"a file comes once", []string{"sub/a.txt", "./sub/../sub/a.txt", "sub"}, "a.txt"},
		{"JSONL joins in", []string{"b.md", "q.jsonl", "sub"}, "b.md j a.txt"},
		{"nothing is the bundled article", nil, "bundled"},
	} {
		t.Run(c.name, func(t *testing.T) {
			q, err := Open(c.args, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer q.Close()
			if got := strings.Join(ids(t, q), " "); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
			n, _ := q.Len()
			for _, i := range []int{-1, n} {
				if _, err := q.At(i); err == nil {
					t.Errorf("article %d is no error", i)
				}
			}
		})
	}
}

func TestAnUnreadableFileIsASentence(t *testing.T) {
	if os.Getuid() <= 0 { // -1 on Windows, which has no such bits
		t.Skip("root may read everything")
	}
	dir := t.TempDir()
	write(t, dir, map[string]string{"a.txt": "ক"})
	if err := os.Chmod(filepath.Join(dir, "a.txt"), 0); err != nil {
		t.Fatal(err)
	}
	q, err := Open([]string{dir}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := q.At(0); err == nil || !strings.Contains(err.Error(), "may not be read by you") {
		t.Error(err)
	}
}

func TestFilesOfTheKernelThatSayTheyAreEmptyAreRead(t *testing.T) {
	if _, err := os.Stat("/proc/version"); err != nil {
		t.Skip("no /proc")
	}
	q, err := Open([]string{"/proc/version"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := q.At(0); err != nil {
		t.Error(err)
	}
}

func TestStandardInput(t *testing.T) {
	for _, c := range []struct{ name, input, ids, err string }{
		{"is one article with an id of its text", bengali, "stdin-", ""},
		{"is a queue when it is JSONL", "\ufeff\n{\"text\":\"ক\",\"id\":1}\n{\"text\":\"খ\",\"id\":2}\n", "1 2", ""},
		{"is an article when it only begins with a bracket", "{ক}\n", "stdin-", ""},
		{"may not be empty", "", "", "standard input: is empty"},
		{"is checked", "ক\xff", "", "standard input: is not valid UTF-8 at byte 3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			q, err := Open([]string{"-"}, Options{Stdin: strings.NewReader(c.input)})
			if c.err != "" {
				if err == nil || !strings.HasPrefix(err.Error(), c.err) {
					t.Errorf("%v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(ids(t, q), " "); !strings.HasPrefix(got, c.ids) {
				t.Errorf("%s, want %s", got, c.ids)
			}
		})
	}
}

func TestTheFileIsNeverChanged(t *testing.T) {
	dir := t.TempDir()
	const text = bomUTF8 + "ক\r\nখ\xff"
	write(t, dir, map[string]string{"a.txt": text})
	q, err := Open([]string{filepath.Join(dir, "a.txt")}, Options{ReplaceInvalid: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := q.At(0); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "a.txt")); string(got) != text {
		t.Errorf("the file holds %q now", got)
	}
}

func TestADirectoryMayBeWrittenInAnyWay(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.MkdirAll("d/sub", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"d/a.txt", "d/sub/b.txt"} {
		if err := os.WriteFile(name, []byte("এক"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, dir := range []string{"d", "./d", "d/", "./d/", "d//", "../" + filepath.Base(mustGetwd(t)) + "/d",
		filepath.Join(mustGetwd(t), "d")} {
		q, err := Open([]string{dir}, Options{})
		if err != nil {
			t.Fatalf("%s: %v", dir, err)
		}
		first, err := q.ID(0)
		second, err2 := q.ID(1)
		if err != nil || err2 != nil || first != "a.txt" || second != "sub/b.txt" {
			t.Errorf("%s: the ids are %q, %q (%v, %v)", dir, first, second, err, err2)
		}
		q.Close()
	}
}

func mustGetwd(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}
