package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"tippani": main, "standin": standin})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE_GOLDEN") != "",
		Cmds:          scriptCommands,
		Setup: func(e *testscript.Env) error {
			home := filepath.Join(e.WorkDir, "home")
			for _, v := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"} {
				e.Setenv(v, home)
			}
			e.Setenv("LC_ALL", "C.UTF-8")
			return nil
		},
	})
}

var build struct {
	once sync.Once
	path string
	err  error
}

// needs skips a test on a system that lacks a program which the test starts: Windows has no sh, and wine no go command either.
func needs(t testing.TB, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skip(err)
	}
}

// built is the path of the program, built once for all tests, or the one that TIPPANI_PROGRAM names: a released one can be tried so.
func built(t testing.TB) string {
	t.Helper()
	if os.Getenv("TIPPANI_PROGRAM") == "" {
		needs(t, "go")
	}
	build.once.Do(func() {
		if path := os.Getenv("TIPPANI_PROGRAM"); path != "" {
			build.path, build.err = filepath.Abs(path)
			return
		}
		dir, err := os.MkdirTemp("", "tippani-test")
		if err != nil {
			build.err = err
			return
		}
		build.path = filepath.Join(dir, "tippani")
		// As a release is built: where there is a C compiler, its library would take address space for each thread besides.
		command := exec.Command("go", "build", "-o", build.path, ".")
		command.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := command.CombinedOutput(); err != nil {
			build.err = err
			t.Log(string(out))
		}
	})
	if build.err != nil {
		t.Fatal(build.err)
	}
	return build.path
}
