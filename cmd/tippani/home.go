package main

import (
	"os"
	"os/user"

	"github.com/adrg/xdg"
)

// takeHome finds the user's home where the environment does not name it, as in a service or a bare container. Without one the
// directories of settings and state would be taken to lie at the root of the file system.
func takeHome() {
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
