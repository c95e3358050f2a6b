package main

import (
	"os"
	"os/user"
	"path/filepath"
	"runtime"

	"github.com/adrg/xdg"
)

// directories are where the program keeps what is its own, after the XDG Base Directory Specification. Nothing below this package
// looks for them.
type directories struct {
	config string
	state  string // holds nothing that can't be lost
	cache  string

	systemFonts []string // directories with fonts
}

// ownDirectories is $XDG_CONFIG_HOME/tippani and its like.
func ownDirectories() directories {
	return directories{
		config: filepath.Join(xdg.ConfigHome, "tippani"),
		state:  filepath.Join(xdg.StateHome, "tippani"),
		cache:  filepath.Join(xdg.CacheHome, "tippani"),

		systemFonts: xdg.FontDirs,
	}
}

// widths is the directory of measured widths, a file for each terminal.
func (d directories) widths() string { return filepath.Join(d.cache, "widths") }

// fonts is the directory of what fonts were found.
func (d directories) fonts() string { return filepath.Join(d.cache, "fonts") }

// pages is the directory of the pages that tippani view shows, a file for each dataset.
func (d directories) pages() string { return filepath.Join(d.cache, "pages") }

// drawing is the directory of what was chosen in tippani doctor, a file for each terminal.
func (d directories) drawing() string { return filepath.Join(d.state, "drawing") }

// places is the directory of where reading stopped, a file for each dataset.
func (d directories) places() string { return filepath.Join(d.state, "places") }

// keyboardLayout is the file with the layout that the user named.
func (d directories) keyboardLayout() string { return filepath.Join(d.state, "keyboard-layout") }

// bundledDataset is the dataset of the bundled article. Its directory is made.
func bundledDataset() (string, error) {
	return xdg.DataFile(filepath.Join("tippani", "bundled"+datasetEnding))
}

// takeHome finds the user's home where the environment does not name it, as in a service or a bare container. Without one the
// directories of settings and state would be taken to lie at the root of the file system. Windows has other variables for it, and os/user
// asks a domain's server there.
func takeHome() {
	if runtime.GOOS == "windows" {
		return
	}
	if home := missingHome(os.Getenv("HOME"), user.Current); home != "" && os.Setenv("HOME", home) == nil {
		xdg.Reload()
	}
}

// missingHome is the home that the system's list of users has, when the environment has none; else "".
func missingHome(named string, current func() (*user.User, error)) string {
	if named != "" {
		return ""
	}
	u, err := current()
	if err != nil {
		return ""
	}
	return u.HomeDir
}
