package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

// release is the version that this source is or is on the way to. It is true in every build, whether or not the build knows of a
// version control system; `-ldflags "-X main.release=1.2.3"` gives a packager's own.
var release = "0.1.0-dev"

// origin is the commit of a release, as commitOf words it: releases are built from the bare files, so that two builds are one.
var origin = ""

// version is what records and reports are signed with: the version of a module that was installed by it, else release.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return versionOf(info)
	}
	return release
}

// versionOf is the version in a build's information. Go makes a pseudo-version (v0.0.0-DATE-COMMIT) of a commit without a tag,
// which is no version that somebody has given; the commit is told apart from it.
func versionOf(info *debug.BuildInfo) string {
	v := info.Main.Version
	if info.Main.Path != "tippani" || v == "" || v == "(devel)" || strings.HasPrefix(v, "v0.0.0-") || strings.Contains(v, "-0.") ||
		strings.HasSuffix(v, "+dirty") {
		return release
	}
	return strings.TrimPrefix(v, "v")
}

// commitOf says which commit a build is of: its first twelve digits, its time, and whether the files were changed. "" when the
// build does not know.
func commitOf(info *debug.BuildInfo) string {
	var commit, when, changed string
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value[:min(12, len(s.Value))]
		case "vcs.time":
			when = " of " + s.Value
		case "vcs.modified":
			if s.Value == "true" {
				changed = ", with changes"
			}
		}
	}
	if commit == "" {
		return ""
	}
	return commit + when + changed
}

// printVersion tells what a report of a fault should say of the program.
func printVersion(w io.Writer, info *debug.BuildInfo) error {
	v, commit, goVersion := release, "", runtime.Version()
	if info != nil {
		v, commit = versionOf(info), commitOf(info)
	}
	if commit == "" {
		commit = origin
	}
	if commit == "" {
		commit = "unknown to this build"
	}
	_, err := fmt.Fprintf(w, "tippani %s\ncommit %s\n%s %s/%s\n", v, commit, goVersion, runtime.GOOS, runtime.GOARCH)
	return err
}

// versionFlag gives the program its --version. Cobra's own flag words it by a template of text/template, which calls methods by
// name: the linker then keeps every method of every type, and the program is a third larger.
func versionFlag(root *cobra.Command) {
	asked := root.Flags().BoolP("version", "v", false, "version for tippani")
	root.RunE = func(cmd *cobra.Command, _ []string) error {
		if !*asked {
			return cmd.Help()
		}
		_, err := fmt.Fprintf(cmd.OutOrStdout(), "tippani %s\n", version())
		return err
	}
	root.Args = cobra.ArbitraryArgs
	root.DisableFlagsInUseLine = true
}

// versionJSON is printVersion for programs. What the build does not know is "".
type versionJSON struct {
	Version string `json:"version"`
	Commit  string `json:"commit"`
	Time    string `json:"commit_time"`
	Changed bool   `json:"changed"` // the files were, since the commit
	Go      string `json:"go"`
	OS      string `json:"os"`
	Arch    string `json:"arch"`
}

func versionFor(info *debug.BuildInfo) versionJSON {
	v := versionJSON{Version: release, Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH}
	if info == nil {
		return v
	}
	v.Version = versionOf(info)
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			v.Commit = s.Value
		case "vcs.time":
			v.Time = s.Value
		case "vcs.modified":
			v.Changed = s.Value == "true"
		}
	}
	if v.Commit == "" {
		v.Commit, v.Time, _ = strings.Cut(origin, " of ")
	}
	return v
}

func newVersion(env environment) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version, the commit and what the program was built with",
		Long: "Print the version, the commit it was built from if the build knows it, and the version of Go. tippani --version prints " +
			"the first line.",
		Example: "  tippani version          # for a report of a fault\n" +
			"  tippani --version        # the first line alone",
		Args: none,
		RunE: func(*cobra.Command, []string) error {
			info, _ := debug.ReadBuildInfo()
			if asJSON {
				return printJSON(env.stdout, versionFor(info))
			}
			return printVersion(env.stdout, info)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print them as one JSON object")
	return cmd
}
