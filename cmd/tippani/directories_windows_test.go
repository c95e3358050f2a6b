package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/adrg/xdg"
	"golang.org/x/sys/windows"

	"tippani/tui/fonts"
)

// withoutXDG takes the variables away that tests set, for the length of a test.
func withoutXDG(t *testing.T) {
	t.Helper()
	for _, name := range []string{"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"} {
		t.Setenv(name, "")
	}
	t.Cleanup(xdg.Reload)
	xdg.Reload()
}

func known(t *testing.T, folder *windows.KNOWNFOLDERID) string {
	t.Helper()
	path, err := windows.KnownFolderPath(folder, windows.KF_FLAG_DEFAULT)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDirectoriesAreThoseOfWindowsWhateverIsInTheEnvironment(t *testing.T) {
	t.Setenv("LOCALAPPDATA", `C:\elsewhere`)
	withoutXDG(t)
	local := known(t, windows.FOLDERID_LocalAppData)
	got := ownDirectories()
	for _, c := range [][2]string{
		{got.config, filepath.Join(local, "tippani")}, {got.state, filepath.Join(local, "tippani")},
		{got.cache, filepath.Join(local, "cache", "tippani")}, {xdg.DataHome, local},
	} {
		if c[0] != c[1] {
			t.Errorf("%s, want %s", c[0], c[1])
		}
	}
	want := []string{known(t, windows.FOLDERID_Fonts), filepath.Join(local, `Microsoft\Windows\Fonts`)}
	if !slices.Equal(got.systemFonts, want) {
		t.Errorf("fonts are looked for in %q, not in %q", got.systemFonts, want)
	}
}

func TestVariablesOfXDGAreObeyed(t *testing.T) {
	withoutXDG(t)
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	xdg.Reload()
	if got := ownDirectories().config; got != filepath.Join(dir, "tippani") {
		t.Errorf("%s", got)
	}
}

func TestAFontOfWindowsWithBengaliIsFound(t *testing.T) {
	dirs := ownDirectories().systemFonts
	var there []string
	for _, dir := range dirs {
		for _, name := range []string{"Nirmala.tt?", "NotoSansBengali*.ttf"} {
			files, _ := filepath.Glob(filepath.Join(dir, name))
			there = append(there, files...)
		}
	}
	set, err := fonts.Find(fonts.Options{Dirs: dirs})
	switch {
	case len(there) == 0 && errors.Is(err, fonts.ErrNone):
		t.Skipf("no font with Bengali is in %q", dirs)
	case err != nil:
		t.Fatalf("%v, and there is %q", err, there)
	}
	t.Log(set.Names())
	if _, err := os.Stat(dirs[0]); err != nil {
		t.Error(err)
	}
}
