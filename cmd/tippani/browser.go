package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"tippani/tui/environ"
)

// browser is the command that shows a page.
type browser struct {
	name string
	args []string // %s in one of them is the page; else it comes last
}

// textBrowsers are browsers that need the terminal for as long as they run.
var textBrowsers = []string{"w3m", "lynx", "links", "elinks", "links2", "browsh", "www-browser"}

// openers are the system's own ways to open a page, by operating system.
var openers = map[string][]browser{
	"darwin":  {{"open", nil}},
	"windows": {{"rundll32", []string{"url.dll,FileProtocolHandler"}}},
	"":        {{"xdg-open", nil}, {"wslview", nil}, {"x-www-browser", nil}},
}

// findBrowser is the browser of the environment, or why there is none.
func findBrowser(vars environ.Variables) (b browser, why string) {
	for name := range strings.SplitSeq(vars.Get("BROWSER"), string(os.PathListSeparator)) {
		if words := strings.Fields(name); len(words) > 0 {
			if _, err := exec.LookPath(words[0]); err == nil {
				return browser{words[0], words[1:]}, ""
			}
		}
	}
	screen := vars.Get("DISPLAY") != "" || vars.Get("WAYLAND_DISPLAY") != ""
	own, known := openers[runtime.GOOS]
	switch {
	case vars.Get("SSH_CONNECTION") != "" && !screen:
		return b, "This is a session over SSH"
	case !known && !screen && vars.Get("WSL_DISTRO_NAME") == "":
		return b, "There is no graphical session here"
	case !known:
		own = openers[""]
	}
	for _, b := range own {
		if _, err := exec.LookPath(b.name); err == nil {
			return b, ""
		}
	}
	return b, "No browser was found"
}

// settled is how long a browser may take to fail. One that runs on is left alone.
const settled = 2 * time.Second

// open shows a page. A browser in the terminal is waited for; of another only whether it could be started.
func (b browser) open(page string) error {
	args := slices.Clone(b.args)
	placed := false
	for i, a := range args {
		if strings.Contains(a, "%s") {
			args[i], placed = strings.ReplaceAll(a, "%s", page), true
		}
	}
	if !placed {
		args = append(args, page)
	}
	cmd := exec.CommandContext(context.Background(), b.name, args...)
	if slices.Contains(textBrowsers, filepath.Base(b.name)) {
		cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
		return cmd.Run()
	}
	inOwnGroup(cmd) // ctrl+c at the prompt that is back soon is not for the browser
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-time.After(settled):
		return nil
	}
}
