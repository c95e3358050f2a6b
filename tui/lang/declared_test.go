package lang

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"tippani/model/message"

	_ "tippani/annotations/lint"  // what says messages
	_ "tippani/annotations/store" // what says messages
	_ "tippani/annotations/suggest/command"
	_ "tippani/model/source"
	_ "tippani/tui/keymap"
)

// sources are the parsed files of each package below the screen, tests left out, by directory.
func sources(t *testing.T) (*token.FileSet, map[string][]*ast.File) {
	t.Helper()
	files, all := token.NewFileSet(), make(map[string][]*ast.File)
	for _, top := range []string{"../../model", "../../annotations", "../keymap"} {
		err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
			all[filepath.Dir(path)] = append(all[filepath.Dir(path)], f)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files, all
}

// form is a declaration as it stands in the source.
type form struct {
	id, english string
	uses        int
}

// declarations are the forms that a package declares, by the name of the variable.
func declarations(t *testing.T, files *token.FileSet, pkg []*ast.File) map[string]*form {
	t.Helper()
	forms := make(map[string]*form)
	for _, file := range pkg {
		declared := make(map[ast.Expr]bool)
		for _, d := range file.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR {
				continue
			}
			for _, spec := range g.Specs {
				for i, value := range spec.(*ast.ValueSpec).Values {
					if call, ok := value.(*ast.CallExpr); ok && isNew(call.Fun, file) {
						declared[value] = true
						forms[spec.(*ast.ValueSpec).Names[i].Name] = &form{id: constant(t, call.Args[0]),
							english: constant(t, call.Args[1])}
					}
				}
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && isNew(call.Fun, file) && !declared[call] {
				t.Errorf("%s: forms are declared as variables of the package", files.Position(call.Pos()))
			}
			return true
		})
	}
	return forms
}

// constant is the value of a string, which may be written in pieces.
func constant(t *testing.T, e ast.Expr) string {
	t.Helper()
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		if err != nil {
			t.Fatal(err)
		}
		return s
	case *ast.BinaryExpr:
		return constant(t, e.X) + constant(t, e.Y)
	}
	t.Fatalf("%T is no constant", e)
	return ""
}

// isNew reports whether a function is message.New.
func isNew(f ast.Expr, in *ast.File) bool {
	if name, ok := f.(*ast.Ident); ok && in.Name.Name == "message" {
		return name.Name == "New"
	}
	s, ok := f.(*ast.SelectorExpr)
	if !ok || s.Sel.Name != "New" {
		return false
	}
	pkg, ok := s.X.(*ast.Ident)
	return ok && pkg.Name == "message"
}

func TestMessagesAreDeclaredOnceUsedAndGivenTheirParts(t *testing.T) {
	linked := make(map[string]bool)
	for _, f := range message.All() {
		linked[f.ID()] = true
	}
	files, packages := sources(t)
	for dir, pkg := range packages {
		forms := declarations(t, files, pkg)
		for name, f := range forms {
			if prefix, _, ok := strings.Cut(f.id, "."); !ok || prefix != filepath.Base(dir) {
				t.Errorf("%s: the id of %s is %q, and has to begin with the name of the package", dir, name, f.id)
			}
			if !linked[f.id] {
				t.Errorf("%s says messages, and this test does not import it", dir)
			}
		}
		for _, file := range pkg {
			ast.Inspect(file, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok && forms[id.Name] != nil {
					forms[id.Name].uses++
				}
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				said, ok := call.Fun.(*ast.SelectorExpr)
				if !ok || said.Sel.Name != "With" && said.Sel.Name != "Error" {
					return true
				}
				if id, ok := said.X.(*ast.Ident); ok && forms[id.Name] != nil && !call.Ellipsis.IsValid() {
					if want := len(gaps(forms[id.Name].english)); len(call.Args) != want {
						t.Errorf("%s: %s has %d parts, and is given %d", files.Position(call.Pos()), id.Name, want, len(call.Args))
					}
				}
				return true
			})
		}
		for name, f := range forms {
			if f.uses < 2 {
				t.Errorf("%s: nothing says %s", dir, name)
			}
		}
	}
}
