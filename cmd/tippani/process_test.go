package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// ofTheProcess is what a process has one of: signals, its end, its environment, the user's directories, the standard files. What
// is below cmd serves several sessions of one process, and is handed all of that. A name without a function is a package.
var ofTheProcess = map[string][]string{
	"os/signal": nil, "github.com/adrg/xdg": nil, "os/user": nil,
	"os": {
		"Args", "Chdir", "Clearenv", "Environ", "Exit", "ExpandEnv", "Getenv", "LookupEnv", "Setenv", "Stderr", "Stdin", "Stdout",
		"TempDir",
		"Unsetenv", "UserCacheDir", "UserConfigDir", "UserHomeDir",
	},
	"syscall":               {"Environ", "Exit", "Getenv", "Kill", "Setenv", "Unsetenv"},
	"golang.org/x/sys/unix": {"Environ", "Exit", "Getenv", "Kill", "Setenv", "Unsetenv"},
	"log":                   {"Fatal", "Fatalf", "Fatalln"},
}

// excepted are files that may: both keep Bubble Tea's initialisation quiet, which comes before main.
var excepted = []string{
	"tui/terminal/noquery/noquery.go",
	"tui/terminal/noquery/testdata/silent/main.go",
}

// usesOfTheProcess are the places in a file that use what a process has one of.
func usesOfTheProcess(t *testing.T, path string, src any) (found []string) {
	t.Helper()
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, path, src, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{} // what an import is called here, and its path
	for _, i := range f.Imports {
		imported, _ := strconv.Unquote(i.Path.Value)
		forbidden, listed := ofTheProcess[imported]
		if listed && forbidden == nil {
			found = append(found, imported)
		}
		name := imported[strings.LastIndexByte(imported, '/')+1:]
		if i.Name != nil {
			name = i.Name.Name
		}
		names[name] = imported
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && slices.Contains(ofTheProcess[names[x.Name]], s.Sel.Name) {
				found = append(found, x.Name+"."+s.Sel.Name)
			}
		}
		return true
	})
	return found
}

func TestWhatAProcessHasOneOfIsDecidedInCmd(t *testing.T) {
	const root = "../.."
	looked := 0
	for _, below := range []string{"model", "annotations", "tui"} {
		err := filepath.WalkDir(filepath.Join(root, below), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			looked++
			name, _ := filepath.Rel(root, path)
			if uses := usesOfTheProcess(t, path, nil); len(uses) > 0 && !slices.Contains(excepted, filepath.ToSlash(name)) {
				t.Errorf("%s uses %s: a process has one of it, so cmd decides and hands it in", name, strings.Join(uses, ", "))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if looked < 200 {
		t.Errorf("only %d files were found", looked)
	}
}

func TestUsesOfTheProcessAreFound(t *testing.T) {
	const src = `package x
import (
	"os"
	sys "syscall"
	_ "os/signal"
)
func f() { os.Exit(1); get := os.Getenv; sys.Kill(0, 1); os.ReadFile(get("HOME")) }`
	got := usesOfTheProcess(t, "x.go", src)
	if want := []string{"os/signal", "os.Exit", "os.Getenv", "sys.Kill"}; !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
}
