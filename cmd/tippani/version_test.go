package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
)

func buildInfo(version string, settings ...debug.BuildSetting) *debug.BuildInfo {
	return &debug.BuildInfo{Main: debug.Module{Path: "tippani", Version: version}, Settings: settings}
}

func TestTheVersionIsTheReleasesWhateverTheBuildKnows(t *testing.T) {
	for given, want := range map[string]string{
		"":                                   release,
		"(devel)":                            release,
		"v0.0.0-20261125160000-a9034470d1c2": release,
		"v0.0.0-20261125160000-a9034470d1c2+dirty": release,
		"v1.2.4-0.20261125160000-a9034470d1c2":     release,
		"v1.2.3+dirty":                             release,
		"v1.2.3":                                   "1.2.3",
		"v1.2.3-rc.1":                              "1.2.3-rc.1",
	} {
		if got := versionOf(buildInfo(given)); got != want {
			t.Errorf("%s is told as %s, want %s", given, got, want)
		}
	}
	if other := (&debug.BuildInfo{Main: debug.Module{Path: "example.org/other", Version: "v9.9.9"}}); versionOf(other) != release {
		t.Error("the version of a program that contains this one is told as its own")
	}
}

func TestTheCommitIsToldWhereTheBuildKnowsIt(t *testing.T) {
	var out bytes.Buffer
	_ = printVersion(&out, buildInfo("(devel)", debug.BuildSetting{Key: "vcs.revision", Value: "a9034470d1c2ffffffff"},
		debug.BuildSetting{Key: "vcs.time", Value: "2026-11-25T16:00:00Z"}, debug.BuildSetting{Key: "vcs.modified", Value: "true"}))
	if !strings.Contains(out.String(), "\ncommit a9034470d1c2 of 2026-11-25T16:00:00Z, with changes\n") {
		t.Error(out.String())
	}
	out.Reset()
	_ = printVersion(&out, nil)
	if !strings.HasPrefix(out.String(), "tippani "+release+"\ncommit unknown to this build\ngo1.") {
		t.Error(out.String())
	}
}

// TestBuildsOfEveryKindTellTheSameVersion builds as people do: without version control data, trimmed, by go install, and with a
// packager's own number.
func TestBuildsOfEveryKindTellTheSameVersion(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program three times")
	}
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"trimmed, no data": {[]string{"build", "-trimpath", "-buildvcs=false"}, release},
		"a packager's own": {[]string{"build", "-ldflags=-X main.release=1.2.3"}, "1.2.3"},
		"installed":        {[]string{"install"}, release},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			cmd := exec.Command("go", append(c.args, ".")...)
			if c.args[0] == "build" {
				cmd.Args = append(cmd.Args[:len(cmd.Args)-1], "-o", filepath.Join(dir, "tippani"), ".")
			}
			cmd.Env = append(os.Environ(), "GOBIN="+dir)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			for _, arg := range []string{"version", "--version"} {
				out, err := exec.Command(filepath.Join(dir, "tippani"), arg).Output()
				first, _, _ := strings.Cut(string(out), "\n")
				if err != nil || first != "tippani "+c.want {
					t.Errorf("%s: %q, %v", arg, out, err)
				}
			}
		})
	}
}
