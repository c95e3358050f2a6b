package filename

import (
	"slices"
	"testing"
)

func TestTheLastPartOfPathsOfAnySystem(t *testing.T) {
	for path, want := range map[string]string{
		"a.txt": "a.txt", "d/a.txt": "a.txt", `d\a.txt`: "a.txt", `C:\d\খবর.txt`: "খবর.txt", `C:/d\a.txt`: "a.txt", `\\server\share\a.txt`: "a.txt",
		"file:///C:/d/a%20b.txt": "a%20b.txt", "/": "", "": "", `C:\d\`: "d", `C:\data\a.jsonl:12`: "a.jsonl:12",
	} {
		if got := Base(path); got != want {
			t.Errorf("%q: %q", path, got)
		}
	}
}

func TestWhereAFileIsThatAnotherSystemNamed(t *testing.T) {
	for _, c := range []struct {
		source         string
		windows, linux []string
	}{
		{"a.txt", []string{"a.txt"}, []string{"a.txt"}},
		{"", nil, nil},
		{`d\a.txt`, []string{`d\a.txt`}, []string{`d\a.txt`, "d/a.txt"}},
		{`C:\d\a.txt`, []string{`C:\d\a.txt`}, []string{`C:\d\a.txt`}},
		{`\\server\share\a.txt`, []string{`\\server\share\a.txt`}, []string{`\\server\share\a.txt`}},
		{"/home/m/a.txt", []string{"/home/m/a.txt"}, []string{"/home/m/a.txt"}},
		{"file:///C:/d/a%20b.txt", []string{`C:\d\a b.txt`}, []string{"/C:/d/a b.txt"}},
		{"file:///home/m/%E0%A6%95.txt", []string{`\home\m\ক.txt`}, []string{"/home/m/ক.txt"}},
		{"file://localhost/home/a", []string{`\home\a`}, []string{"/home/a"}},
		{"file://server/share/a.txt", []string{`\\server\share\a.txt`}, nil},
		{"file://", nil, nil},
		{"https://example.com/a.txt", nil, nil},
		{"a:b.txt", []string{"a:b.txt"}, []string{"a:b.txt"}},
		{"100%.txt", []string{"100%.txt"}, []string{"100%.txt"}},
	} {
		if got := Local(c.source, "windows"); !slices.Equal(got, c.windows) {
			t.Errorf("%q on Windows: %q", c.source, got)
		}
		if got := Local(c.source, "linux"); !slices.Equal(got, c.linux) {
			t.Errorf("%q on Linux: %q", c.source, got)
		}
	}
}
